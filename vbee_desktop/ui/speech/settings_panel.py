"""Speed, format and bitrate, and behind a fold what few people need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.core import limits
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.speech.hidden_settings import Abilities, Hidden, rate_text
from vbee_desktop.ui.speech.preset_bar import PresetBar
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.ui.speech.speed_slider import SpeedSlider
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.spin_box import SpinBox

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechWay, Voice
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.advanced_settings import AdvancedSettings


class SettingsPanel(QWidget):
    """How the text is to be spoken; ``changed`` when any value is another."""

    changed = Signal()
    way_changed = Signal(object)
    """`core.models.SpeechWay`: who is asked from now on; comes before ``changed``."""
    unfolded = Signal()
    """The advanced settings are shown from now on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._abilities = Abilities()
        self._hidden = Hidden()
        self._told_way = self._hidden.way
        self._service_lock = ""
        self.presets = PresetBar(look, self)
        self._slider = SpeedSlider(self)
        self._spin = self._speed_field()
        self._format = ComboBox(look, self)
        self._bitrate = ComboBox(look, self)
        self._note = FieldNote(look, self)
        self._fold = ToolButton(look, self, text=self.tr("Advanced"), icon="chevron-right")
        self._summary = ElidedLabel(look, self, scale=CAPTION, role="text3", mode=Qt.TextElideMode.ElideRight)
        self._advanced: AdvancedSettings | None = None
        self._fill()
        self._fit_speed()
        self._lay_out()
        self._connect()
        self._show_bitrate_state()
        self._show_summary()

    def values(self) -> SpeechSettings:
        """The values as they stand."""
        heeded = self._abilities.heeded(self._hidden)
        return SpeechSettings(
            round(self._spin.value(), self._spin.decimals()),
            str(self._format.currentData()),
            int(self._bitrate.currentData()),
            heeded.sample_rate_hz,
            heeded.emphasis,
            heeded.pauses,
        )

    def way(self) -> SpeechWay:
        """Who is asked, and how."""
        return self._hidden.way

    def set_way(self, way: SpeechWay) -> None:
        """Ask another service, or the same in another way; a locked service stays."""
        if self._service_lock:
            way = replace(way, api=self._hidden.way.api)
        self._show_hidden(self._hidden._replace(way=way))
        self._tell()

    def lock_service(self, why: str) -> None:
        """Let nobody choose another service; no words let them again."""
        self._service_lock = why
        if self._advanced is not None:
            self._advanced.lock_service(why)

    def set_values(self, values: SpeechSettings) -> None:
        """Show other values."""
        self._spin.setValue(values.speed)
        self._format.setCurrentIndex(self._format.findData(values.audio_format))
        self._bitrate.setCurrentIndex(self._bitrate.findData(values.bitrate_kbps))
        self._show_hidden(Hidden(self._hidden.way, values.sample_rate_hz, values.emphasis, values.pauses))
        self._show_summary()

    def set_voice(self, code: str, voice: Voice | None) -> None:
        """The chosen voice, None when only its code is known."""
        from vbee_desktop.core.voices import takes_emphasis

        before = self.values()
        self._abilities = Abilities(voice.sample_rate_hz if voice else None, takes_emphasis(code))
        if self._advanced:
            self._advanced.show_abilities(self._abilities)
        self._show_summary()
        if self.values() != before:
            self.changed.emit()

    def show_instant_note(self, words: str) -> None:
        """Say why there is no answer at once."""
        if self._advanced is None or self._advanced.isHidden():
            self._note.say("info", words)
        else:
            self._advanced.show_instant_note(words)

    def show_note(self, words: str) -> None:
        """Say what is wrong with a setting; nothing takes it away."""
        self._note.say("error", words)

    def note(self) -> str:
        """What is said to be wrong."""
        return self._note.text()

    def _speed_field(self) -> SpinBox:
        spin = SpinBox(self._look, self)
        spin.setLocale(QLocale())  # the window may be older than the choice of its language
        spin.setSuffix("×")
        spin.setValue(1.0)
        spin.setAccessibleName(self.tr("Speed value"))
        return spin

    def _fill(self) -> None:
        for value in limits.AUDIO_FORMATS:
            self._format.addItem(value.upper(), value)
        for kbps in limits.BITRATES_KBPS:
            self._bitrate.addItem(self.tr("%1 kbps").replace("%1", str(kbps)), kbps)
        self._bitrate.setCurrentIndex(self._bitrate.count() - 1)
        self._slider.setAccessibleName(self.tr("Speed"))
        self._slider.setToolTip(self.tr("Double-click for 1.0"))
        self._format.setAccessibleName(self.tr("Format"))
        self._bitrate.setAccessibleName(self.tr("Bitrate"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_GROUP)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        preset = self._caption(self.tr("Preset"), self.presets.combo)
        preset.setMinimumHeight(self._look.height(32))
        grid.addWidget(preset, 0, 0, Qt.AlignmentFlag.AlignTop)  # a note may stand under the combo
        grid.addWidget(self.presets, 0, 1)
        grid.addWidget(self._caption(self.tr("Speed"), self._slider), 1, 0)
        speed = QHBoxLayout()
        speed.setSpacing(SPACE)
        speed.addWidget(self._slider, 1)
        speed.addWidget(self._spin)
        grid.addLayout(speed, 1, 1)
        grid.addWidget(self._caption(self.tr("Format"), self._format), 2, 0)
        coding = FlowLayout(gap=SPACE_GROUP)
        coding.addWidget(self._format)
        coding.addWidget(self._bitrate_group())
        grid.addLayout(coding, 2, 1)
        fold = QHBoxLayout()
        fold.setSpacing(SPACE)
        fold.addWidget(self._fold)
        fold.addWidget(self._summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addLayout(grid)
        self._column.addWidget(self._note)
        self._column.addLayout(fold)

    def _bitrate_group(self) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._caption(self.tr("Bitrate"), self._bitrate))
        row.addWidget(self._bitrate)
        return group

    def _caption(self, text: str, field: QWidget) -> Label:
        label = Label(self._look, self, text=text, role="text2")
        label.setBuddy(field)
        return label

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._take_slider)
        self._spin.valueChanged.connect(self._take_spin)
        self._format.currentIndexChanged.connect(self._show_bitrate_state)
        for signal in (
            self._spin.valueChanged,
            self._format.currentIndexChanged,
            self._bitrate.currentIndexChanged,
        ):
            signal.connect(self._tell)
        self._fold.clicked.connect(self._toggle_fold)

    def _take_slider(self) -> None:
        self._spin.setValue(self._slider.speed())

    def _take_spin(self, speed: float) -> None:
        self._slider.set_speed(speed)

    def _take_hidden(self) -> None:
        if self._advanced is not None:
            self._hidden = self._advanced.values()
            self._tell()

    def _show_hidden(self, hidden: Hidden) -> None:
        self._hidden = hidden
        if self._advanced is not None:
            self._advanced.blockSignals(True)
            self._advanced.show_values(hidden)
            self._advanced.blockSignals(False)

    def _tell(self) -> None:
        self.show_note("")
        self._fit_speed()
        self._show_summary()
        if self._hidden.way != self._told_way:
            self._told_way = self._hidden.way
            self.way_changed.emit(self._told_way)
        self.changed.emit()

    def _fit_speed(self) -> None:
        """Each service has its own range and its own steps."""
        is_current = self._hidden.way.api is SpeechApi.CURRENT
        lowest, highest = limits.CURRENT_SPEED_RANGE if is_current else limits.LEGACY_SPEED_RANGE
        step = limits.CURRENT_SPEED_STEP if is_current else limits.SPEED_STEP
        self._spin.setDecimals(2 if is_current else 1)
        self._spin.setSingleStep(step)
        self._spin.setRange(lowest, highest)
        self._slider.set_speeds(lowest, highest, step)

    def _show_bitrate_state(self) -> None:
        is_mp3 = self._format.currentData() == "mp3"
        why = "" if is_mp3 else self.tr("WAV is not compressed, so it has no bitrate.")
        self._bitrate.setEnabled(is_mp3)
        self._bitrate.setToolTip(why)
        self._bitrate.setAccessibleDescription(why)

    def _toggle_fold(self) -> None:
        """The fields behind the fold are made when they are first asked for."""
        unfolded = self._advanced is None or self._advanced.isHidden()
        if self._advanced is None:
            from vbee_desktop.ui.speech.advanced_settings import AdvancedSettings

            self._advanced = AdvancedSettings(self._look, self)
            self._advanced.show_abilities(self._abilities)
            self._advanced.show_values(self._hidden)
            self._advanced.lock_service(self._service_lock)
            self._advanced.changed.connect(self._take_hidden)
            self._advanced.pauses.unfolded.connect(self.unfolded)
            self._column.addWidget(self._advanced)
        self._advanced.setVisible(unfolded)
        self._fold.set_icon_name("chevron-down" if unfolded else "chevron-right")
        self._fold.setAccessibleDescription(self.tr("Unfolded") if unfolded else "")
        self._show_summary()
        if unfolded:
            self.unfolded.emit()

    def _show_summary(self) -> None:
        values = self.values()
        rate_hz = values.sample_rate_hz or self._abilities.own_rate_hz
        rate = rate_text(rate_hz) if rate_hz else self.tr("the voice's own rate")
        stress = (
            self.tr("emphasis %1").replace("%1", str(values.emphasis)) if values.emphasis is not None else ""
        )
        pauses = self.tr("own pauses") if values.pauses is not None else ""
        service = self.tr("current service") if self._hidden.way.api is SpeechApi.CURRENT else ""
        words = " · ".join(part for part in (rate, stress, pauses, service) if part)
        unfolded = self._advanced is not None and not self._advanced.isHidden()
        self._summary.setText("" if unfolded else words)
