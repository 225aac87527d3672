"""The **Points** dialog: what was spent, by time and by voice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDir, QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vbee_desktop.core.ledger import Period
from vbee_desktop.ui.look import CAPTION, HEADING
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.points.period_figure import PeriodFigure
from vbee_desktop.ui.points.point_words import perhaps_text
from vbee_desktop.ui.points.voice_sums_table import VoiceSumsTable
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.segment_switch import SegmentSwitch

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.ledger import LedgerSums
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.points.ledger_port import LedgerDesk

PERIODS = tuple(Period)
TABLE_EM = 8
SIZE_EM = (46, 38)


class PointsDialog(QDialog):
    """Stays open beside the work; `show_sums` keeps it up to date."""

    def __init__(self, look: Look, desk: LedgerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._sums: LedgerSums | None = None
        self.setWindowTitle(self.tr("Points"))
        titles = (self.tr("Today"), self.tr("This week"), self.tr("This month"))
        self.figures = tuple(PeriodFigure(look, title, self) for title in titles)
        self.period_switch = SegmentSwitch(look, [("", title) for title in titles], self)
        self.period_switch.setAccessibleName(self.tr("Time"))
        self.table = VoiceSumsTable(look, self)
        self._nothing = Label(look, self, role="text2", wrap=True)
        self._nothing.setText(self.tr("No speech was created in this time."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self.perhaps = FieldNote(look, self)
        self.message = InlineMessage(look, self)
        self.export_button = PlainButton(look, self, text=self.tr("Export CSV…"), icon="export")
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self._lay_out()
        self._connect()

    def show_sums(self, sums: LedgerSums) -> None:
        """Tell what was spent."""
        self._sums = sums
        for period, figure in zip(PERIODS, self.figures, strict=True):
            figure.show_sums(sums[period].charged)
        self._show_period()

    def export_to(self, destination: Path) -> None:
        """Write the whole ledger there; the dialog tells how it went."""
        handle = self._desk.export(destination)
        handle.succeeded.connect(self._tell_exported)
        handle.failed.connect(self._tell_failure)

    def _lay_out(self) -> None:
        self._pages.addWidget(FieldFrame(self._look, self.table, self))
        self._pages.addWidget(self._nothing)
        self._pages.setMinimumHeight(self._look.em(TABLE_EM))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        column.addLayout(self._figure_row())
        column.addWidget(Line(self._look, self))
        column.addLayout(self._table_head())
        column.addWidget(self._pages, 1)
        column.addWidget(self.perhaps)
        column.addWidget(self.message)
        column.addLayout(self._button_row())
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def _figure_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_EDGE)
        for figure in self.figures:
            row.addWidget(figure, 1)
        return row

    def _table_head(self) -> QHBoxLayout:
        heading = Label(self._look, self, text=self.tr("By voice"), scale=HEADING, demibold=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_GROUP)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self.period_switch)
        return row

    def _button_row(self) -> QHBoxLayout:
        whose = self.tr("Counted on this computer; Vbee's own count decides.")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(Label(self._look, self, text=whose, scale=CAPTION, role="text3", wrap=True), 1)
        row.addWidget(self.export_button)
        row.addWidget(self.close_button)
        return row

    def _connect(self) -> None:
        self.period_switch.current_changed.connect(self._show_period)
        self.export_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.close)

    def _show_period(self, _index: object = None) -> None:
        if self._sums is None:
            return
        sums = self._sums[PERIODS[self.period_switch.current()]]
        self.table.show_voices(sums.by_voice)
        self._pages.setCurrentIndex(0 if sums.by_voice else 1)
        self.perhaps.say("warning", perhaps_text(sums.perhaps))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Export points"), QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tables (*.csv)")])
        dialog.setDefaultSuffix("csv")
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        dialog.selectFile(f"vbee-points-{today}.csv")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _tell_exported(self, path: object) -> None:
        self.message.show_message("done", self.tr("Saved as %1.").replace("%1", str(path)))

    def _tell_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]
