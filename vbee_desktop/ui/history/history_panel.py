"""The history: what is looked for, the list, and what there is to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vbee_desktop.ui.history.history_acts import HistoryActs
from vbee_desktop.ui.history.history_filter import HistoryFilter
from vbee_desktop.ui.history.history_menu import history_menu
from vbee_desktop.ui.history.history_model import HistoryModel
from vbee_desktop.ui.history.history_view import HistoryView
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.empty_state import EmptyState
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.history import HistoryQuery, JobSummary, StateGroup
    from vbee_desktop.ui.history.history_words import NameOf
    from vbee_desktop.ui.history.ports import HistoryDesk
    from vbee_desktop.ui.look import Look


class HistoryPanel(QWidget):
    """Follows the journal while it is seen."""

    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(self, look: Look, desk: HistoryDesk, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_seen = False
        self._told: HistoryQuery | None = None
        self.filter = HistoryFilter(look, self)
        self.message = InlineMessage(look, self)
        self.rows = HistoryModel(desk, name_of, self)
        self.view = HistoryView(look, self.rows, name_of, self)
        self.acts = HistoryActs(look, desk, self.message, self)
        self.empty = EmptyState(look, self, icon="history")
        self.show_all = self.empty.add_action(self.tr("Show everything"), "undo", self.filter.clear)
        self._list = FieldFrame(look, self.view, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect(desk)

    def focus(self) -> None:
        """Put the cursor into the search field."""
        self.filter.focus()

    def show_state(self, group: StateGroup) -> None:
        """Show only the jobs of one state, of both kinds, whatever their words."""
        self.filter.clear()
        self.filter.choose_state(group)

    def voices_changed(self) -> None:
        """Voices have other names now."""
        self.rows.repaint_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._is_seen = True
        self.rows.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_seen = False

    def _lay_out(self) -> None:
        self._pages.addWidget(self._list)
        self._emptiness = ScrollPane(self.empty, self)
        self._pages.addWidget(self._emptiness)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_GROUP, SPACE, SPACE_GROUP, SPACE_GROUP)
        column.setSpacing(SPACE)
        column.addWidget(self.filter)
        column.addWidget(self.message)
        column.addWidget(self._pages, 1)

    def _connect(self, desk: HistoryDesk) -> None:
        desk.changed.connect(self._take_change)
        self.filter.query_changed.connect(self.rows.set_query)
        self.filter.entered.connect(self._enter_list)
        self.rows.listed.connect(self._take_list)
        self.rows.failed.connect(self._tell_failure)
        self.view.open_wanted.connect(lambda row: self._with_summary(row, self.acts.open))
        self.view.copy_wanted.connect(lambda row: self._with_summary(row, self.acts.copy_text))
        self.view.delete_wanted.connect(lambda row: self._with_summary(row, self._ask_to_forget))
        self.view.menu_wanted.connect(self._show_menu)

    def _take_change(self) -> None:
        if self._is_seen:
            self.rows.refresh()

    def _take_list(self) -> None:
        query = self.rows.listed_query
        is_empty, is_open = self.rows.job_count == 0, query is None or query.is_open
        if is_empty:
            self._show_emptiness(is_open=is_open)
        self._pages.setCurrentWidget(self._emptiness if is_empty else self._list)
        if query != self._told:
            self._told = query
            if not is_open:
                self.announcement.emit(self.tr("%Ln found", "", self.rows.job_count))

    def _show_emptiness(self, *, is_open: bool) -> None:
        self.show_all.setVisible(not is_open)
        if is_open:
            self.empty.set_words(
                self.tr("Nothing yet"),
                self.tr("What you create and transcribe stands here, to be used again."),
            )
        else:
            self.empty.set_words(
                self.tr("Nothing found"),
                self.tr("Nothing that was made fits the words and the choice above."),
            )

    def _enter_list(self) -> None:
        if self.rows.job_count:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            if self.view.current_row() is None:
                self.view.go_to_first()

    def _show_menu(self, row: int, where: QPoint) -> None:
        self._with_summary(row, lambda summary: history_menu(summary, self.acts, self).popup(where))

    def _ask_to_forget(self, summary: JobSummary) -> None:
        if not summary.is_worked_on:
            self.acts.ask_to_forget(summary)

    def _with_summary(self, row: int, then: Callable[[JobSummary], object]) -> None:
        summary = self.rows.summary_at(row)
        if summary is not None:
            then(summary)

    def _tell_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]
