"""What a person is told about jobs from before: what came back, what failed, what they must decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from vbee_desktop.core.errors import Code, NoAnswer, VbeeError, can_be_fetched
from vbee_desktop.core.job_state import UNSENT
from vbee_desktop.core.models import Take
from vbee_desktop.core.text import first_words
from vbee_desktop.ui.shell.resumption import Resumption
from vbee_desktop.ui.widgets.inline_message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.widgets.inline_message import MessageAction, MessageKind

_TELL_AFTER_MS = 250
"""What comes together is told together."""
_ACCOUNT = frozenset({Code.UNAUTHORIZED, Code.NO_CREDENTIALS})


class Arrival(NamedTuple):
    """A result from before; ``is_again`` when a person had it sent anew."""

    result: Take | Transcript
    job: JobSummary
    is_again: bool


class Failure(NamedTuple):
    """A job from before that could not be gone on with; ``is_again`` when a person had it sent anew."""

    error: VbeeError
    job: JobSummary
    is_again: bool


class EarlierJobs(QObject):
    """Three inline messages at most, each counting what it stands for: never one a job."""

    take_arrived = Signal(object)
    """`core.models.Take`"""
    words_arrived = Signal(object, object)
    """`core.models.Transcript` and its `JobSummary`."""
    show_wanted = Signal(object, object)
    """A `Take` or `Transcript` and its `JobSummary`."""
    play_wanted = Signal(object)
    """`core.models.Take`"""
    running_changed = Signal(object)
    """How many of them run (int)."""
    announcement = Signal(object)
    """Words for the screen reader (str)."""
    history_wanted = Signal()
    credentials_wanted = Signal()
    broken = Signal(object)
    """A `VbeeError`: they cannot be looked up."""

    def __init__(self, look: Look, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Resumption(desk, self)
        self._question = InlineMessage(look, parent)
        self._failure = InlineMessage(look, parent)
        self._arrival = InlineMessage(look, parent)
        self._asked: tuple[JobSummary, ...] = ()
        self._arrived: list[Arrival] = []
        self._failed: list[Failure] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TELL_AFTER_MS)
        self._connect()

    @property
    def messages(self) -> tuple[InlineMessage, InlineMessage, InlineMessage]:
        """What is asked, what failed, what arrived: the weightiest first."""
        return self._question, self._failure, self._arrival

    def begin(self) -> None:
        """The account is known, or another one."""
        self._forget_failures()
        self._jobs.begin()

    def journal_changed(self) -> None:
        """Some job has moved, here or in another program."""
        self._jobs.look_again()

    def shutdown(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._jobs.stop()

    def _connect(self) -> None:
        self._jobs.running_changed.connect(self.running_changed)
        self._jobs.went_on.connect(self._tell_going_on)
        self._jobs.arrived.connect(self._take_arrival)
        self._jobs.failed.connect(self._take_failure)
        self._jobs.questions_changed.connect(self._ask)
        self._jobs.broken.connect(self.broken)
        self._timer.timeout.connect(self._tell)
        self._question.closed.connect(self._jobs.keep_waiting)
        self._failure.closed.connect(self._failed.clear)
        self._arrival.closed.connect(self._arrived.clear)

    def _tell_going_on(self, count: int) -> None:
        self.announcement.emit(self.tr("%n job(s) from before go on", "", count))

    def _take_arrival(self, result: Take | Transcript, job: JobSummary, is_again: bool) -> None:
        self._arrived.append(Arrival(result, job, is_again))
        self._timer.start()
        if isinstance(result, Take):
            self.take_arrived.emit(result)
        else:
            self.words_arrived.emit(result, job)

    def _take_failure(self, error: VbeeError, job: JobSummary, is_again: bool) -> None:
        self._failed.append(Failure(error, job, is_again))
        self._timer.start()

    def _tell(self) -> None:
        if self._arrived:
            self._tell_arrivals()
        if self._failed:
            self._tell_failures()

    def _tell_arrivals(self) -> None:
        (result, job, _is_again), count = self._arrived[-1], len(self._arrived)
        is_any_bought_now = any(each.is_again or each.job.state in UNSENT for each in self._arrived)
        kept = "" if is_any_bought_now else self.tr("Nothing was charged for it again.")
        if count > 1:
            title = self.tr("%n result(s) from before have arrived.", "", count)
            self._arrival.show_message("done", title, kept, [self._open_history(self._dismiss_arrivals)])
            return
        show = (self.tr("Show"), partial(self._show, result, job))
        if isinstance(result, Take):
            title = self.tr("Speech from before has arrived: “%1”.")
            acts = [(self.tr("Play"), partial(self.play_wanted.emit, result)), show]
        else:
            title = self.tr("Words from before have arrived: “%1”.")
            acts = [show]
        words = job.title if isinstance(result, Take) else result.text or job.title
        self._arrival.show_message("done", title.replace("%1", first_words(words)), kept, acts)

    def _show(self, result: Take | Transcript, job: JobSummary) -> None:
        self._dismiss_arrivals()
        self.show_wanted.emit(result, job)

    def _dismiss_arrivals(self) -> None:
        self._arrived.clear()
        self._arrival.dismiss()

    def _tell_failures(self) -> None:
        from vbee_desktop.ui.messages import message_for

        error, job, _is_again = last = self._failed[-1]
        said = message_for(error)
        if error.code in _ACCOUNT:
            said = message_for(VbeeError(error.code))
            title, text, acts = said.title, said.text, [self._enter_credentials()]
        elif len(self._failed) > 1:
            title = self.tr("%n request(s) from before could not be finished.", "", len(self._failed))
            text, acts = f"{said.title} {said.text}", [*self._fetch_all(), self._open_history()]
        else:
            title, acts = said.title, self._acts_after(last)
            text = self.tr("From before: “%1”.").replace("%1", first_words(job.title)) + " " + said.text
        self._failure.show_message(cast("MessageKind", said.kind), title, text, acts, said.details)

    def _acts_after(self, failure: Failure) -> list[MessageAction]:
        if not failure.is_again or failure.error.facts.get("accepted"):
            return self._fetch_all()
        words = self._priced(failure.job, self.tr("Try again"), self.tr("Try again (%1)"))
        return [(words, partial(self._send_again, failure.job))]

    def _fetch_all(self) -> list[MessageAction]:
        paid = [failure.job for failure in self._failed if can_be_fetched(failure.error)]
        return [(self.tr("Fetch again (free)"), partial(self._fetch, paid))] if paid else []

    def _fetch(self, jobs: list[JobSummary]) -> None:
        self._forget_failures()
        for job in jobs:
            self._jobs.fetch(job)

    def _forget_failures(self) -> None:
        self._failed.clear()
        self._failure.dismiss()

    def _ask(self) -> None:
        questions = self._jobs.questions
        if questions == self._asked:
            return
        self._asked = questions
        if not questions:
            self._question.dismiss()
        elif len(questions) == 1:
            self._ask_about(questions[0])
        else:
            title = self.tr("We cannot know whether %n request(s) were charged.", "", len(questions))
            text = self.tr("Decide about each of them in the history, or keep waiting.")
            self._question.show_message("warning", title, text, [self._open_history()])

    def _ask_about(self, job: JobSummary) -> None:
        from vbee_desktop.ui.messages import message_for

        said = message_for(NoAnswer(job_id=job.job_id))
        title = self.tr("We cannot know whether this was charged: “%1”.")
        words = self._priced(job, self.tr("Send again"), self.tr("Send again (%1)"))
        acts = [
            (words, partial(self._send_again, job)),
            (self.tr("Stop waiting"), partial(self._jobs.drop, job)),
        ]
        title = title.replace("%1", first_words(job.title))
        self._question.show_message("warning", title, said.text, acts, said.details)

    def _send_again(self, job: JobSummary) -> None:
        self._forget_failures()
        self._jobs.send_again(job)

    def _priced(self, job: JobSummary, plain: str, priced: str) -> str:
        """The words of an act that sends a job anew; the demo has no price."""
        if self._desk.is_demo:
            return plain
        if job.kind == "speech":
            return priced.replace("%1", self.tr("%Ln points", "", round(job.points)))
        return priced.replace("%1", self.tr("%1 s billed").replace("%1", QLocale().toString(job.seconds)))

    def _open_history(self, first: object = None) -> MessageAction:
        def act() -> None:
            if callable(first):
                first()
            self.history_wanted.emit()

        return self.tr("Open history"), act

    def _enter_credentials(self) -> MessageAction:
        return self.tr("Enter App ID and token"), self.credentials_wanted.emit
