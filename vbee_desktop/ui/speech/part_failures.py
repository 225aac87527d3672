"""Tells which paragraphs of a script could not be made, with the acts that help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vbee_desktop.core.errors import FOR_SUPPORT, Code, VbeeError
from vbee_desktop.ui.speech.act_offer import priced

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechRequest, Take
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.widgets.inline_message import MessageAction, MessageKind

_ENDS = (".", "!", "?", "…")
Failure = tuple["SpeechRequest", VbeeError]
Prices = Callable[[Sequence["SpeechRequest"]], str]
"""What requests cost, in words; empty when nothing."""


class PartFailures(QObject):
    """What is done is kept whatever else failed."""

    retry_wanted = Signal(object)
    """Tuple of `core.models.SpeechRequest`: they were not charged, or fetching them is free."""
    send_again_wanted = Signal(object, object)
    """Ids of jobs of unknown outcome, and their requests: they may be charged twice."""
    credentials_wanted = Signal()
    voice_wanted = Signal()
    """This one is not open to the account: another is to be chosen."""
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(self, script: ScriptPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script = script
        self._last: dict[str, Failure] = {}
        self._shown: frozenset[str] = frozenset()
        self._waited: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Something else is made: nothing is told any more."""
        self._shown = self._waited = frozenset()
        self._script.dismiss_question()

    def show_running(self, failures: Sequence[Failure], price_of: Prices) -> None:
        """Tell of those that have failed while others are made, once: when they are others than before."""
        texts = frozenset(request.text for request, _ in failures)
        if texts == self._shown:
            return
        self._shown = texts
        others, unknown = self._sorted(failures)
        if not others:
            self._script.dismiss_message()
        else:
            title = self.tr("%Ln parts failed, the other parts go on.", "", len(others))
            self._tell(title, others, self._actions(others, price_of))
        if unknown:
            self._ask(unknown, price_of)
        else:
            self._script.dismiss_question()

    def show(
        self, requests: Sequence[SpeechRequest], outcomes: Sequence[Take | VbeeError], price_of: Prices
    ) -> None:
        """Tell of what failed; ``price_of`` says in words what requests cost, empty when nothing."""
        pairs = zip(requests, outcomes, strict=True)
        failures = [(request, outcome) for request, outcome in pairs if isinstance(outcome, VbeeError)]
        self._last.update({failure[0].text: failure for failure in failures})
        others, unknown = self._sorted(failures)
        done = len(outcomes) - len(failures)
        kept = self.tr("%Ln parts are done and kept.", "", done) if done else ""
        if others:
            title = self.tr("%Ln parts failed.", "", len(others))
            self._tell(title, others, self._actions(others, price_of), kept)
        if unknown:
            self._ask(unknown, price_of, "" if others else kept)
        else:
            self._script.dismiss_question()

    def show_last(self, text: str, price_of: Prices) -> None:
        """Tell why one paragraph could not be made."""
        self.forget()
        if text in self._last:
            request, error = self._last[text]
            self.show([request], [error], price_of)

    def _sorted(self, failures: Sequence[Failure]) -> tuple[list[Failure], list[Failure]]:
        """Those that failed for sure, and those of unknown outcome that a person does not wait for."""
        others = [each for each in failures if each[1].code is not Code.OUTCOME_UNKNOWN]
        unknown = [each for each in failures if each[1].code is Code.OUTCOME_UNKNOWN]
        return others, [each for each in unknown if each[0].text not in self._waited]

    def _tell(self, title: str, failures: list[Failure], acts: list[MessageAction], kept: str = "") -> None:
        kind, text, details = _words_of(failures)
        ended = text if text.endswith(_ENDS) else f"{text}."  # it may end with the service's own words
        self._script.show_message(kind, title, f"{ended} {kept}".strip(), acts, details)

    def _ask(self, unknown: list[Failure], price_of: Prices, kept: str = "") -> None:
        """What may be charged has a message of its own: its acts are others."""
        title = self.tr("Of %Ln parts we cannot know whether they were charged.", "", len(unknown))
        _, text, details = _words_of(unknown, with_title=False)
        acts = self._choices(unknown, price_of)
        self._script.question.show_message("warning", title, f"{text} {kept}".strip(), acts, details)

    def _actions(self, failures: list[Failure], price_of: Prices) -> list[MessageAction]:
        if all(error.code in {Code.UNAUTHORIZED, Code.NO_CREDENTIALS} for _, error in failures):
            return [(self.tr("Enter App ID and token"), self.credentials_wanted.emit)]
        if all(error.code is Code.NOT_IN_PLAN for _, error in failures):
            words = QCoreApplication.translate("FailureView", "Choose another voice")
            return [(words, self.voice_wanted.emit)]
        requests = tuple(request for request, _ in failures)
        price = price_of([request for request, error in failures if not error.facts.get("accepted")])
        words = priced(self.tr("Retry %Ln parts (%1)", "", len(failures)), price)
        acts: list[MessageAction] = [(words, lambda: self.retry_wanted.emit(requests))]
        if any(error.code is Code.NO_CONNECTION for _, error in failures):
            acts.append((self.tr("Check connection"), self.connection_check_wanted.emit))
        elif any(error.code in FOR_SUPPORT for _, error in failures):
            acts.append((self.tr("Copy diagnostics"), self.diagnostics_wanted.emit))
        return acts

    def _choices(self, unknown: list[Failure], price_of: Prices) -> list[MessageAction]:
        requests = tuple(request for request, _ in unknown)
        job_ids = tuple(str(error.facts.get("job_id", "")) for _, error in unknown)
        words = priced(self.tr("Send %Ln parts again (%1)", "", len(unknown)), price_of(requests))
        return [
            (words, lambda: self.send_again_wanted.emit(job_ids, requests)),
            (self.tr("Keep waiting"), lambda: self._wait_for(unknown)),
        ]

    def _wait_for(self, unknown: list[Failure]) -> None:
        """They are not asked about any more while the others are made."""
        self._waited |= {request.text for request, _ in unknown}
        self._script.dismiss_question()


def _words_of(failures: list[Failure], *, with_title: bool = True) -> tuple[MessageKind, str, str]:
    """Kind, text and details of the first one: the others are mostly alike."""
    from vbee_desktop.ui.messages import message_for

    said = message_for(failures[0][1])
    text = f"{said.title} {said.text}".strip() if with_title else said.text
    return cast("MessageKind", said.kind), text, said.details
