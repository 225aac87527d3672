"""The error tree. Errors speak in codes; ``ui.messages`` turns a code into a sentence.

Two branches matter most when a paid request fails, so they are two branches here: `NothingCameBack` (no
answer that could be read) and `SomethingBadCameBack` (an answer, but not the hoped-for one).
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """One entry of the message catalogue (ux.md section 4)."""

    NO_CREDENTIALS = "no_credentials"
    UNAUTHORIZED = "unauthorized"
    NOT_IN_PLAN = "not_in_plan"
    AUDIO_TOO_LONG = "audio_too_long"
    AUDIO_TOO_LARGE = "audio_too_large"
    BAD_RATE = "bad_rate"
    BAD_FORMAT = "bad_format"
    OUT_OF_POINTS = "out_of_points"
    BUSY = "busy"
    NOT_SENT = "not_sent"
    OUTCOME_UNKNOWN = "outcome_unknown"
    LINK_EXPIRED = "link_expired"
    AUDIO_GONE = "audio_gone"
    BAD_ANSWER = "bad_answer"
    NO_CONNECTION = "no_connection"
    NO_INPUT = "no_input"
    SILENT_INPUT = "silent_input"
    DEVICE_LOST = "device_lost"
    NO_OUTPUT = "no_output"
    DISK = "disk"
    BAD_TEXT = "bad_text"
    BAD_VOICE = "bad_voice"
    BAD_SETTING = "bad_setting"
    BAD_FILE = "bad_file"
    SERVICE_FAILED = "service_failed"
    INTERNAL = "internal"


class VbeeError(Exception):
    """Base of every error that a person may be told about.

    ``detail`` is technical text for the Details panel and the log: no token, no address with a query, no
    user text.
    ``facts`` are the values that the message of ``code`` needs, by name with unit (``limit_s``,
    ``retry_after_s``, ``reason`` …).
    """

    default_code = Code.INTERNAL

    def __init__(self, code: Code | None = None, detail: str = "", **facts: object) -> None:
        self.code = code or self.default_code
        self.detail = detail
        self.facts = facts
        super().__init__(f"{self.code}: {detail}" if detail else str(self.code))


class BadInput(VbeeError):
    """What the user gave cannot be used: text, voice, setting or file. Nothing was sent."""

    default_code = Code.BAD_SETTING


class MissingCredentials(VbeeError):
    """No App ID or token is known for this server."""

    default_code = Code.NO_CREDENTIALS


class DeviceError(VbeeError):
    """A microphone or a loudspeaker is missing, silent or lost."""

    default_code = Code.NO_OUTPUT


class StorageError(VbeeError):
    """A file or the store cannot be read or written (full, read-only, gone, locked)."""

    default_code = Code.DISK


class NothingCameBack(VbeeError):
    """No answer that could be read at all."""


class NotSent(NothingCameBack):
    """No byte of the request reached the server: nothing was charged, so it may be sent again.

    The code is ``NO_CONNECTION`` when the connection could not be made, ``NOT_SENT`` otherwise.
    """

    default_code = Code.NO_CONNECTION


class NoAnswer(NothingCameBack):
    """The request went out, and then nothing whole came back (time-out, reset, truncated body)."""

    default_code = Code.OUTCOME_UNKNOWN


class SomethingBadCameBack(VbeeError):
    """The server answered, and the answer is not what was asked for. ``http_status`` is its HTTP code."""

    default_code = Code.BAD_ANSWER

    def __init__(
        self, code: Code | None = None, detail: str = "", *, http_status: int = 0, **facts: object
    ) -> None:
        super().__init__(code, detail, **facts)
        self.http_status = http_status


class Refused(SomethingBadCameBack):
    """A refusal that could be read, in any envelope and under any HTTP code: nothing was charged."""

    default_code = Code.SERVICE_FAILED


class Throttled(SomethingBadCameBack):
    """Too many requests (429, 503 with Retry-After, an HTML throttle page). ``retry_after_s`` is None when
    not told; ``is_page`` when nothing but a page told it.
    """

    default_code = Code.BUSY

    def __init__(
        self,
        detail: str = "",
        *,
        http_status: int = 0,
        retry_after_s: float | None = None,
        is_page: bool = False,
    ) -> None:
        super().__init__(Code.BUSY, detail, http_status=http_status, retry_after_s=retry_after_s)
        self.retry_after_s = retry_after_s
        self.is_page = is_page


class UnreadableAnswer(SomethingBadCameBack):
    """HTML, truncated or non-JSON text, a wrong type, a redirect, or a success without its id."""


class JobFailed(VbeeError):
    """The service accepted the job and ended it as failed, or no longer keeps its audio."""

    default_code = Code.SERVICE_FAILED


FOR_SUPPORT = frozenset({Code.BAD_ANSWER, Code.SERVICE_FAILED})
"""What a person cannot mend: the diagnostics help whoever is asked about it."""


def can_be_fetched(error: VbeeError) -> bool:
    """Whether an error is of a job that the service took and that may still be had for nothing. That a call
    about it was refused is not its end: only the service's own word is.
    """
    is_over = isinstance(error, JobFailed) and error.code in {Code.SERVICE_FAILED, Code.AUDIO_GONE}
    return bool(error.facts.get("accepted")) and not is_over
