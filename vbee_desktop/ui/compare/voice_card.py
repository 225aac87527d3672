"""One voice of the comparison: its number, its name, its sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vbee_desktop.ui.compare.number_button import NumberButton
from vbee_desktop.ui.compare.voice_picker import VoicePicker
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CARD, SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import rounded
from vbee_desktop.ui.widgets.plain_buttons import PlainButton, ToolButton
from vbee_desktop.ui.widgets.spinner import Spinner
from vbee_desktop.ui.widgets.waveform import Waveform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from vbee_desktop.core.audition import Sample
    from vbee_desktop.ui.compare.card_face import Face
    from vbee_desktop.ui.compare.known_voices import KnownVoices
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.peak_bars import PeakLevel

LEAST_EM = 14
_WAVE_HEIGHT = 56


class VoiceCard(QFrame):
    """Shows what it is told; a click beside its controls is `chosen`."""

    chosen = Signal()
    number_clicked = Signal()
    act_clicked = Signal()
    """Create, retry, or cancel while it is being made."""
    remove_clicked = Signal()
    voice_picked = Signal(object)
    """Code of the voice, a str."""
    seek_wanted = Signal(object)
    """Seconds of its own sample."""

    def __init__(self, look: Look, voices: KnownVoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_current = False
        self._sample: Sample | None = None
        self._rest_status = ""
        self.number = NumberButton(look, self)
        self._status_icon = IconView(look, self, icon="bars", role="accent_text", size=16)
        self._status = Label(look, self, scale=CAPTION, role="text2")
        self.remove = ToolButton(look, self, icon="close")
        self.remove.set_name(self.tr("Remove this voice"))
        self.picker = VoicePicker(look, voices, self)
        self._hidden_name = Label(look, self, text=self.tr("Name hidden"), role="text3")
        self._place = Label(look, self, scale=CAPTION, role="text2")
        self.waveform = Waveform(look, self)
        self._spinner = Spinner(look, self)
        self._note_icon = IconView(look, self, size=16)
        self.words = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        self.act = PlainButton(look, self)
        self._price = Label(look, self, scale=CAPTION, demibold=True, tabular=True)
        self._rest = Label(look, self, scale=CAPTION, role="text2", tabular=True)
        self._body = QStackedWidget(self)
        self._work = QWidget(self)
        self._lay_out()
        self._connect()

    def show_number(self, number: int, *, is_current: bool, is_playing: bool) -> None:
        """Its number from 1, and whether it is the current one and heard."""
        self._is_current = is_current
        self.number.setText(str(number))
        self.number.setChecked(is_current)
        words = self.tr("Voice %1").replace("%1", str(number))
        self.number.setAccessibleName(words)
        self.picker.setAccessibleName(words)
        self.waveform.setAccessibleName(self.tr("Waveform of voice %1").replace("%1", str(number)))
        self.remove.setAccessibleName(self.tr("Remove voice %1").replace("%1", str(number)))
        self.act.setAccessibleName(f"{words}: {self.act.text()}")
        self._status_icon.setVisible(is_playing)
        self._status.setText(self.tr("Playing") if is_playing else self._rest_status)
        self._status.set_role("accent_text" if is_playing else "text2")
        self._status.set_demibold(is_playing)
        self.update()

    def show_voice(self, code: str, *, is_blind: bool, can_remove: bool) -> None:
        """Whose card it is; blind, nobody can tell."""
        self.picker.show_voice(code)
        self.picker.setVisible(not is_blind)
        self._hidden_name.setVisible(is_blind)
        self.remove.setVisible(can_remove)

    def show_face(self, face: Face, sample: Sample | None) -> None:
        """What is to be said of its sample, or the sample itself."""
        self._place.setText(face.place)
        self._place.setVisible(bool(face.place))
        has_act = bool(face.act or face.words)
        is_missing = bool(face.act) and not face.is_busy and not face.words
        self._rest_status = self.tr("Not made yet") if is_missing else ""
        self._body.setCurrentIndex(1 if has_act else 0)
        self._show_words(face)
        self.act.setText(face.act)
        self.act.setVisible(bool(face.act))
        self.act.set_icon_name("" if face.is_busy or face.words else "plus")
        self._price.setText(face.price)
        self._rest.setText(face.rest)
        self._show_sample(sample)

    def show_position(self, position_s: float) -> None:
        """Where its sample is."""
        self.waveform.set_position(position_s)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in this order."""
        return self.number, self.remove, self.picker, self.waveform, self.act

    def boxes(self) -> tuple[QWidget, ...]:
        """What lays its parts out."""
        return self, self._work

    def status(self) -> str:
        """The word at the top of the card."""
        return self._status.text()

    def place(self) -> str:
        """The line under its name: where the voice comes from, or that it is not open."""
        return self._place.text()

    def foot(self) -> str:
        """The line under its sample: price, or length and what was paid."""
        return self._price.text() + self._rest.text()

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(LEAST_EM + 2), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(LEAST_EM), super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        ground, edge, width = (
            ("accent_soft", "accent_edge", 2.0) if self._is_current else ("surface", "border", 1.0)
        )
        rounded(
            painter,
            QRectF(self.rect()),
            RADIUS_CARD,
            fill=look.color(ground),
            edge=look.color(edge),
            width=width,
        )

    def _show_words(self, face: Face) -> None:
        self.words.setText(face.words)
        self.words.setVisible(bool(face.words))
        self._spinner.setVisible(face.is_busy)
        if face.is_busy:
            self._spinner.start()
        else:
            self._spinner.stop()
        is_trouble = bool(face.words) and face.kind in {"warning", "error"}
        self._note_icon.setVisible(is_trouble)
        if is_trouble:
            self._note_icon.set_icon(face.kind, "warn" if face.kind == "warning" else "err")

    def _show_sample(self, sample: Sample | None) -> None:
        if sample is self._sample:
            return
        self._sample = sample
        if sample is None:
            self.waveform.clear()
            return
        levels: Sequence[PeakLevel] = sample.levels  # type: ignore[assignment]  # ui knows no numpy types
        self.waveform.set_duration(sample.duration_s)
        self.waveform.set_peaks(levels)

    def _lay_out(self) -> None:
        self.waveform.setMinimumHeight(_WAVE_HEIGHT)
        self.waveform.set_empty_text("")
        self._body.addWidget(self.waveform)
        self._body.addWidget(self._work_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_GROUP, SPACE_GROUP, SPACE_GROUP, SPACE_GROUP)
        column.setSpacing(SPACE)
        column.addLayout(self._head())
        column.addWidget(self.picker)
        column.addWidget(self._hidden_name)
        column.addWidget(self._place)
        column.addWidget(self._body, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_TIGHT)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self._status_icon)
        head.addWidget(self._status)
        head.addWidget(self.remove)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self._price)
        foot.addWidget(self._rest, 1)
        return foot

    def _work_page(self) -> QWidget:
        page = self._work
        line = QHBoxLayout()
        line.setSpacing(SPACE_TIGHT)
        line.addWidget(self._spinner)
        line.addWidget(self._note_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_TIGHT, 0, SPACE_TIGHT)
        column.setSpacing(SPACE_TIGHT)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.number.clicked.connect(self.number_clicked)
        self.act.clicked.connect(self.act_clicked)
        self.remove.clicked.connect(self.remove_clicked)
        self.picker.picked.connect(self.voice_picked)
        self.waveform.seek_requested.connect(self.seek_wanted)
        self.waveform.range_changed.connect(self._drop_range)
        self._look.changed.connect(self.update)

    def _drop_range(self, _marked: object) -> None:
        """A stretch cannot be marked here: all voices share one place."""
        self.waveform.set_range(None)
