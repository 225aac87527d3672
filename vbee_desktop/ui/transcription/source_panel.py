"""The left side: where the sound comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE_GROUP
from vbee_desktop.ui.transcription.act_panel import ActPanel
from vbee_desktop.ui.transcription.demo_line import DemoLine
from vbee_desktop.ui.transcription.file_panel import FilePanel
from vbee_desktop.ui.transcription.record_panel import RecordPanel
from vbee_desktop.ui.widgets.segment_switch import SegmentSwitch

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.recorder_controller import RecorderController

RECORD, FILE = 0, 1


class SourcePanel(QWidget):
    """**Record** | **WAV file** and the chosen one; ``acts`` holds its buttons, for a place of their own."""

    source_changed = Signal(object)
    """`RECORD` or `FILE`."""

    def __init__(
        self, look: Look, desk: Desk, recorder: RecorderController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        segments = [("microphone", self.tr("Record")), ("wav-file", self.tr("WAV file"))]
        self._switch = SegmentSwitch(look, segments, self)
        self._switch.setAccessibleName(self.tr("Source"))
        self.record = RecordPanel(look, recorder, self)
        self.file = FilePanel(look, desk, self)
        self.act = ActPanel(look, self)
        self.demo = DemoLine(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        for part in (self._switch, self.record, self.file, self.demo):
            column.addWidget(part)
        self.acts = self._acts()
        self._switch.current_changed.connect(self._on_switched)
        self._show_source(RECORD)

    @property
    def source(self) -> int:
        """`RECORD` or `FILE`."""
        return self._switch.current()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """The main acts of both sources."""
        return self.record.button, self.act.button

    def set_source(self, source: int) -> None:
        """Switch to a source."""
        self._switch.set_current(source)

    def _acts(self) -> QWidget:
        """The buttons that must stay in sight however small the window is."""
        acts = QWidget(self)
        column = QVBoxLayout(acts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(self.record.button)
        column.addWidget(self.act)
        return acts

    def _on_switched(self, source: int) -> None:
        self._show_source(source)
        self.source_changed.emit(source)

    def _show_source(self, source: int) -> None:
        self.record.set_shown(source == RECORD)
        self.file.setVisible(source == FILE)
