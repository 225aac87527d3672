"""What can be done with a job of the history. Each act first asks the store for what is left of the job."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from vbee_desktop.core.history import PastJob
from vbee_desktop.core.text import first_words
from vbee_desktop.ui.history.history_words import title_words
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.ports import Playable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.history.ports import HistoryDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.inline_message import InlineMessage, MessageAction
    from vbee_desktop.worker.job_handle import JobHandle


class HistoryActs(QObject):
    """Tells in ``message`` how an act went; what happens outside the history is asked for by signals."""

    open_wanted = Signal(object)
    """`core.history.PastJob`: show it as it was, in its tab."""
    settings_wanted = Signal(object)
    """`core.history.PastJob`: speak the next text like this one."""
    save_wanted = Signal(object)
    """`core.models.Take`: ask where it is to be saved."""
    export_wanted = Signal(object)
    """`core.history.PastJob`: ask where its transcript is to be saved."""
    play_wanted = Signal(object)
    """`ui.ports.Playable`"""
    running_changed = Signal(object)
    """How many jobs are gone on with from here (int)."""

    def __init__(self, look: Look, desk: HistoryDesk, message: InlineMessage, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._message = message
        self._window = parent
        self._running = 0

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        return self._desk.is_demo

    def open(self, summary: JobSummary) -> None:
        """Show a job as it was."""
        self._recall(summary, self._open)

    def play(self, summary: JobSummary) -> None:
        """Play its sound."""
        self._recall(summary, self._play)

    def show_in_folder(self, summary: JobSummary) -> None:
        """Show its sound in the system's file manager."""
        self._recall(summary, self._show_in_folder)

    def save(self, summary: JobSummary) -> None:
        """Ask where the audio, or the transcript, is to be saved."""
        self._recall(summary, self._save)

    def copy_text(self, summary: JobSummary) -> None:
        """Its text, or the recognised words, to the clipboard."""
        self._recall(summary, self._copy)

    def use_settings(self, summary: JobSummary) -> None:
        """Its voice and settings for the next text."""
        self._recall(summary, self._use_settings)

    def fetch(self, summary: JobSummary) -> None:
        """Go on with it, for nothing."""
        self._follow(self._desk.resume(summary.job_id))

    def send_again(self, summary: JobSummary) -> None:
        """Buy it once more."""
        self._follow(self._desk.send_again(summary.job_id))

    def drop(self, summary: JobSummary) -> None:
        """Wait no longer for what has become of it."""
        self._desk.drop(summary.job_id).failed.connect(self._tell_failure)

    def ask_callback(self, summary: JobSummary) -> None:
        """Show what the service says about its callback."""
        from vbee_desktop.ui.history.callback_panel import CallbackPanel

        panel = CallbackPanel(self._look, title_words(summary), self._window)
        handle = self._desk.ask_callback_receipt(summary.job_id)
        handle.succeeded.connect(panel.show_receipt)
        handle.failed.connect(panel.show_failure)
        panel.show()

    def ask_to_forget(self, summary: JobSummary) -> None:
        """Ask before it is deleted: that cannot be undone."""
        words = self.tr("Delete “%1”?").replace("%1", first_words(title_words(summary)))
        what = self.tr("Its text and its sound go for good. What it cost stays in the points.")
        actions: list[MessageAction] = [
            (self.tr("Delete"), partial(self._forget, summary)),
            (self.tr("Keep"), self._message.dismiss),
        ]
        self._message.show_message("warning", words, what, actions)
        self._message.action_buttons()[0].setFocus()

    def _recall(self, summary: JobSummary, then: Callable[[PastJob], object]) -> None:
        handle = self._desk.recall(summary.job_id)
        handle.succeeded.connect(then)
        handle.failed.connect(self._tell_failure)

    def _open(self, past: PastJob) -> None:
        if past.request is None and past.transcript is None and past.audio_path is None:
            self._tell_missing(past)
        else:
            self.open_wanted.emit(past)

    def _play(self, past: PastJob) -> None:
        path = _sound_of(past)
        if path is None:
            self._tell_missing(past)
        else:
            self.play_wanted.emit(Playable(path, title_words(past.summary)))

    def _show_in_folder(self, past: PastJob) -> None:
        from vbee_desktop.ui.speech.take_files import show_in_folder

        path = _sound_of(past)
        if path is None:
            self._tell_missing(past)
        else:
            show_in_folder(path)

    def _save(self, past: PastJob) -> None:
        if past.transcript is not None:
            self.export_wanted.emit(past)
        elif past.take is None:
            self._tell_missing(past)
        else:
            self.save_wanted.emit(past.take)

    def show_saved(self, path: Path) -> None:
        """Say that something is saved, and where."""
        from vbee_desktop.ui.speech.take_files import show_in_folder

        actions: list[MessageAction] = [(self.tr("Show in folder"), partial(show_in_folder, path))]
        self._message.show_message("done", self.tr("Saved."), path.name, actions)

    def _copy(self, past: PastJob) -> None:
        text = past.request.text if past.request is not None else ""
        if past.transcript is not None:
            text = (
                past.transcript.text if past.edited is None else " ".join(each.text for each in past.edited)
            )
        if text:
            QGuiApplication.clipboard().setText(text)

    def _use_settings(self, past: PastJob) -> None:
        if past.request is not None:
            self.settings_wanted.emit(past)

    def _follow(self, handle: JobHandle) -> None:
        self._count(1)
        handle.succeeded.connect(self._tell_arrival)
        handle.failed.connect(self._tell_end)
        handle.cancelled.connect(lambda: self._count(-1))

    def _tell_arrival(self, result: object) -> None:
        """The job that is here may be another one than was asked for: one that was bought anew."""
        self._count(-1)
        if result is None:
            self._message.show_message(
                "info",
                self.tr("It was made with another account."),
                self.tr("Go back to that account, or to the demo, to go on with it."),
            )
            return
        recall = partial(self._recall_by_id, str(getattr(result, "job_id", "")))
        actions: list[MessageAction] = [(self.tr("Open"), recall)]
        self._message.show_message("done", self.tr("It has arrived."), "", actions)

    def _recall_by_id(self, job_id: str) -> None:
        self._message.dismiss()
        handle = self._desk.recall(job_id)
        handle.succeeded.connect(self._open)
        handle.failed.connect(self._tell_failure)

    def _tell_end(self, error: VbeeError) -> None:
        self._count(-1)
        self._tell_failure(error)

    def _tell_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self._message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

    def _tell_missing(self, past: PastJob) -> None:
        """The sound is not on this computer; what was made can be fetched as long as the service keeps it."""
        actions: list[MessageAction] = []
        if past.summary.has_remote_id and past.request is not None:
            actions.append((self.tr("Fetch again (free)"), partial(self.fetch, past.summary)))
        self._message.show_message("info", self.tr("Its sound is not on this computer."), "", actions)

    def _forget(self, summary: JobSummary) -> None:
        self._message.dismiss()
        handle = self._desk.forget(summary.job_id)
        handle.succeeded.connect(self._tell_forgotten)
        handle.failed.connect(self._tell_failure)

    def _tell_forgotten(self, is_forgotten: object) -> None:
        if not is_forgotten:
            self._message.show_message(
                "info", self.tr("It is being worked on."), self.tr("Delete it when that has ended.")
            )

    def _count(self, more: int) -> None:
        self._running += more
        self.running_changed.emit(self._running)


def _sound_of(past: PastJob) -> Path | None:
    return past.take.path if past.take is not None else past.audio_path
