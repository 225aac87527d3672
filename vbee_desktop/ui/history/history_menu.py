"""The menu of one job: only what can be done with it as it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMenu

from vbee_desktop.core.history import StateGroup, group_of
from vbee_desktop.core.job_state import FETCHABLE, UNSENT, JobState
from vbee_desktop.ui.history.history_words import SPEECH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.history.history_acts import HistoryActs

translate = QCoreApplication.translate
Act = Callable[["JobSummary"], None]


def history_menu(summary: JobSummary, acts: HistoryActs, parent: QWidget) -> QMenu:
    """The menu, which goes when it is closed; **Open** stands first and is what Enter does."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(words: str, act: Act) -> None:
        menu.addAction(words, partial(act, summary))

    add(translate("History", "Open"), acts.open)
    menu.setDefaultAction(menu.actions()[0])
    _add_questions(add, summary, acts)
    menu.addSeparator()
    _add_sound(add, summary, acts)
    menu.addSeparator()
    _add_words(add, summary, acts)
    menu.addSeparator()
    if not summary.is_worked_on:
        add(translate("History", "Delete…"), acts.ask_to_forget)
    return menu


class PricedActs(QObject):
    """The words of acts that cost something; their plurals are only collected of a class of its own."""

    def send_again(self, summary: JobSummary, *, is_demo: bool) -> str:
        """**Send again** with its price."""
        if is_demo:
            return self.tr("Send again")
        if summary.kind == SPEECH:
            return self.tr("Send again (%Ln points)", "", round(summary.points))
        return self.tr("Send again (%Ln s billed)", "", summary.seconds)

    def send_now(self, summary: JobSummary, *, is_demo: bool) -> str:
        """**Send now** with its price."""
        if is_demo:
            return self.tr("Send now")
        if summary.kind == SPEECH:
            return self.tr("Send now (%Ln points)", "", round(summary.points))
        return self.tr("Send now (%Ln s billed)", "", summary.seconds)


def _add_questions(add: Callable[[str, Act], None], summary: JobSummary, acts: HistoryActs) -> None:
    """What goes on with a job that has not ended."""
    if summary.is_worked_on:
        return
    if summary.state is JobState.UNKNOWN:
        add(PricedActs().send_again(summary, is_demo=acts.is_demo), acts.send_again)
        add(translate("History", "Stop waiting"), acts.drop)
    elif summary.state in UNSENT:
        add(PricedActs().send_now(summary, is_demo=acts.is_demo), acts.fetch)
    elif summary.state in FETCHABLE and summary.state is not JobState.FILED:
        add(translate("History", "Fetch again (free)"), acts.fetch)


def _add_sound(add: Callable[[str, Act], None], summary: JobSummary, acts: HistoryActs) -> None:
    """Of a recognition the sound is there before its words, of speech it is the result."""
    is_done, is_speech = group_of(summary.state) is StateGroup.DONE, summary.kind == SPEECH
    if is_done or not is_speech:
        add(translate("History", "Play"), acts.play)
        add(translate("History", "Show in folder"), acts.show_in_folder)
    if is_done:
        add(
            translate("History", "Save audio…") if is_speech else translate("History", "Export transcript…"),
            acts.save,
        )


def _add_words(add: Callable[[str, Act], None], summary: JobSummary, acts: HistoryActs) -> None:
    is_done, is_speech = group_of(summary.state) is StateGroup.DONE, summary.kind == SPEECH
    if is_speech or is_done:
        add(translate("History", "Copy text"), acts.copy_text)
    if is_speech:
        add(translate("History", "Use these settings"), acts.use_settings)
    if is_speech and summary.has_remote_id:
        add(translate("History", "Callback…"), acts.ask_callback)
