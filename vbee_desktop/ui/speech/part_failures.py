"""Tells which paragraphs of a script could not be made, with the acts that help."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.errors import Code, VbeeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vbee_desktop.core.models import SpeechRequest, Take
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.widgets.inline_message import MessageAction, MessageKind

Failure = tuple["SpeechRequest", VbeeError]


class PartFailures(QObject):
    """What is done is kept whatever else failed."""

    retry_wanted = Signal(object)
    """Tuple of `core.models.SpeechRequest`: they were not charged, or fetching them is free."""
    send_again_wanted = Signal(object, object)
    """Ids of jobs of unknown outcome, and their requests: they may be charged twice."""
    credentials_wanted = Signal()

    def __init__(self, script: ScriptPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script = script
        self._last: dict[str, Failure] = {}

    def show_running(self, count: int) -> None:
        """So many have failed, and the others are still being made."""
        words = self.tr("%Ln parts failed, the other parts go on.", "", count)
        self._script.show_message("error", words)

    def show(
        self,
        requests: Sequence[SpeechRequest],
        outcomes: Sequence[Take | VbeeError],
        price_of: Callable[[Sequence[SpeechRequest]], str],
    ) -> None:
        """Tell of what failed; ``price_of`` says in words what requests cost, empty when nothing."""
        from vbee_desktop.ui.messages import message_for

        pairs = zip(requests, outcomes, strict=True)
        failures = [(request, outcome) for request, outcome in pairs if isinstance(outcome, VbeeError)]
        if not failures:
            return
        self._last.update({failure[0].text: failure for failure in failures})
        said = message_for(failures[0][1])
        texts = [said.title, said.text]
        if done := len(outcomes) - len(failures):
            texts.append(self.tr("%Ln parts are done and kept.", "", done))
        self._script.show_message(
            cast("MessageKind", said.kind),
            self.tr("%Ln parts failed.", "", len(failures)),
            " ".join(text for text in texts if text),
            self._actions(failures, price_of),
            said.details,
        )

    def show_last(self, text: str, price_of: Callable[[Sequence[SpeechRequest]], str]) -> None:
        """Tell why one paragraph could not be made."""
        if text in self._last:
            request, error = self._last[text]
            self.show([request], [error], price_of)

    def _actions(
        self, failures: list[Failure], price_of: Callable[[Sequence[SpeechRequest]], str]
    ) -> list[MessageAction]:
        if all(error.code in {Code.UNAUTHORIZED, Code.NO_CREDENTIALS} for _, error in failures):
            return [(self.tr("Enter App ID and token"), self.credentials_wanted.emit)]
        others = [failure for failure in failures if failure[1].code is not Code.OUTCOME_UNKNOWN]
        if not others:
            return self._choices(failures, price_of)
        requests = tuple(request for request, _ in others)
        price = price_of([request for request, error in others if not error.facts.get("accepted")])
        words = _priced(self.tr("Retry %Ln parts", "", len(others)), price)
        return [(words, lambda: self.retry_wanted.emit(requests))]

    def _choices(
        self, unknown: list[Failure], price_of: Callable[[Sequence[SpeechRequest]], str]
    ) -> list[MessageAction]:
        """Of those whose outcome is not known; offered when nothing else has failed."""
        requests = tuple(request for request, _ in unknown)
        job_ids = tuple(str(error.facts.get("job_id", "")) for _, error in unknown)
        words = self.tr("Send %Ln parts again", "", len(unknown))
        return [
            (_priced(words, price_of(requests)), lambda: self.send_again_wanted.emit(job_ids, requests)),
            (self.tr("Keep waiting"), self._script.dismiss_message),
        ]


def _priced(words: str, price: str) -> str:
    return f"{words} ({price})" if price else words
