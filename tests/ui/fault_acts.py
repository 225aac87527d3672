"""What a person is offered for each code of the catalogue of messages, in the words of each tab.

Written from the catalogue, not from the program. What it calls *Retry (price)* is ``Try again (35 points)``
in the first tab and ``Send again (8 s billed)`` in the second; a job that the service took is fetched for
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from vbee_desktop.core.errors import (
    BadInput,
    Code,
    DeviceError,
    JobFailed,
    MissingCredentials,
    NoAnswer,
    NotSent,
    Refused,
    StorageError,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)

ENTER, VOICE, ANOTHER = "Enter App ID and token", "Choose another voice", "Choose another"
FETCH, CHECK, DIAGNOSTICS = "Fetch again (free)", "Check connection", "Copy diagnostics"
AGAIN, SEND_AGAIN, WAIT = "Try again (35 points)", "Send again (35 points)", "Keep waiting"
RETRY, SEND_SOUND_AGAIN = "Retry", "Send again (8 s billed)"
JOB = "0123456789abcdef0123456789abcdef"


@dataclass(frozen=True)
class Case:
    """An error, and the acts that each tab offers for it; None where it cannot come to a message there."""

    make: Callable[[], VbeeError]
    speech: frozenset[str] | None
    recognition: frozenset[str] | None
    is_accepted: bool = False

    @property
    def error(self) -> VbeeError:
        """A fresh one."""
        error = self.make()
        if self.is_accepted:
            error.facts.update(accepted=True, job_id=JOB)
        return error

    @property
    def name(self) -> str:
        """For the test's report."""
        error = self.error
        told = [str(error.code), str(getattr(error, "http_status", 0) or ""), "taken" * self.is_accepted]
        return "-".join(filter(None, told))


def _case(make: Callable[[], VbeeError], speech: set[str] | None, recognition: set[str] | None) -> Case:
    return Case(make, _frozen(speech), _frozen(recognition))


def _taken(make: Callable[[], VbeeError], speech: set[str] | None, recognition: set[str] | None) -> Case:
    return Case(make, _frozen(speech), _frozen(recognition), is_accepted=True)


def _frozen(acts: set[str] | None) -> frozenset[str] | None:
    return None if acts is None else frozenset(acts)


_BEFORE = [
    _case(MissingCredentials, {ENTER}, {ENTER, RETRY}),
    _case(partial(Refused, Code.UNAUTHORIZED, http_status=401), {ENTER}, {ENTER, RETRY}),
    _case(partial(Refused, Code.NOT_IN_PLAN, http_status=400), {VOICE}, {RETRY}),
    _case(partial(BadInput, Code.AUDIO_TOO_LONG, duration_s=10.4, limit_s=10.0), None, {ANOTHER}),
    _case(partial(BadInput, Code.AUDIO_TOO_LARGE, size_bytes=9, limit_bytes=8), None, {ANOTHER}),
    _case(partial(BadInput, Code.BAD_RATE, rate_hz=7), None, {ANOTHER}),
    _case(partial(BadInput, Code.BAD_FORMAT), None, {ANOTHER}),
    _case(partial(BadInput, Code.BAD_FILE, reason="changed"), None, {ANOTHER}),
    _case(partial(DeviceError, Code.SILENT_INPUT), None, {ANOTHER}),
    _case(partial(Refused, Code.OUT_OF_POINTS, http_status=500), {AGAIN}, {RETRY}),
    _case(partial(Throttled, retry_after_s=3.0), {AGAIN}, {RETRY}),
    _case(partial(NotSent, Code.NOT_SENT), {AGAIN}, {RETRY}),
    _case(partial(NoAnswer, job_id=JOB), {SEND_AGAIN, WAIT}, {SEND_SOUND_AGAIN, WAIT}),
    _case(NotSent, {AGAIN, CHECK}, {RETRY, CHECK}),
    _case(partial(StorageError, path="/home"), {AGAIN}, {RETRY}),
    _case(partial(Refused, http_status=404), {AGAIN, DIAGNOSTICS}, {SEND_SOUND_AGAIN, DIAGNOSTICS}),
]
_AFTER = [
    _taken(NotSent, {FETCH, CHECK}, {FETCH, CHECK}),
    _taken(partial(NoAnswer, Code.NO_CONNECTION), {FETCH, CHECK}, {FETCH, CHECK}),
    _taken(Throttled, {FETCH}, {FETCH}),
    _taken(UnreadableAnswer, {FETCH, DIAGNOSTICS}, {FETCH, DIAGNOSTICS}),
    _taken(partial(VbeeError, Code.LINK_EXPIRED), {FETCH}, None),
    _taken(partial(Refused, Code.UNAUTHORIZED, http_status=401), {FETCH}, {FETCH}),
    _taken(partial(Refused, http_status=404, not_found=True), {FETCH, DIAGNOSTICS}, {FETCH, DIAGNOSTICS}),
    _taken(partial(Refused, http_status=408), {FETCH, DIAGNOSTICS}, {FETCH, DIAGNOSTICS}),
    _taken(partial(Refused, http_status=500), {FETCH, DIAGNOSTICS}, {FETCH, DIAGNOSTICS}),
    _taken(partial(StorageError, path="/home"), {FETCH}, {FETCH}),
    _taken(JobFailed, {AGAIN, DIAGNOSTICS}, {SEND_SOUND_AGAIN, DIAGNOSTICS}),
    _taken(partial(JobFailed, Code.AUDIO_GONE), {AGAIN}, {SEND_SOUND_AGAIN}),
]
CASES = (*_BEFORE, *_AFTER)

BESIDE_ITS_CAUSE = frozenset({Code.BAD_TEXT, Code.BAD_VOICE, Code.BAD_SETTING})
"""The field is shown."""

OF_DEVICES = frozenset({Code.NO_INPUT, Code.DEVICE_LOST, Code.NO_OUTPUT})
"""They concern what is heard in the window, or the microphone, and no job."""

OF_THE_PROGRAM = frozenset({Code.INTERNAL})
"""A mistake of ours: the catalogue has no act for it."""
