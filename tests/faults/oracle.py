"""What a person is to be told of each fault, and what becomes of the job: written from the law for paid
requests and the catalogue of messages, not from the program.

A fault means the same wherever it happens (`Meaning`); what follows from it depends on the stage, that is on
whether the call is paid, asks about a job that is paid already, fetches its sound, or costs nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """Where a fault happens."""

    CREATE = "create"
    READ = "status poll"
    RECEIPT = "callback result"
    DOWNLOAD = "download"
    STT_SYNC = "stt sync"
    STT_SUBMIT = "stt submit"
    STT_READ = "stt poll"
    VOICES = "voices"
    CHECK = "connection check"
    TOKEN = "token check"


PAID = frozenset({Stage.CREATE, Stage.STT_SYNC, Stage.STT_SUBMIT})
AFTER_ACCEPTANCE = frozenset({Stage.READ, Stage.DOWNLOAD, Stage.STT_READ})
"""The service has taken and charged the job: it stays where it is, and is fetched for nothing later."""
TRIED_ONCE = frozenset({Stage.CHECK, Stage.TOKEN})
"""A person waits in a dialog and sees the first answer."""


class Meaning(StrEnum):
    """What a fault tells about the request, by the table of the law."""

    HARMLESS = "the whole answer comes all the same"
    NEVER_SENT = "no header byte of it was sent"
    BROKEN = "it was sent, and nothing whole came back"
    PAGE = "HTML, as a gateway sends"
    GARBAGE = "an answer that says nothing that can be used"
    CUT_OFF = "sound that decodes, though it seems to have been longer"
    SIGN_IN = "the network wants a sign-in first"
    ELSEWHERE = "a redirect that is not followed"
    TOKEN = "the token is refused"
    MISSING = "no such thing"
    ONCE_MORE = "refused, and may be tried once more"
    THROTTLE = "too quick; a short wait"
    LONG_THROTTLE = "too quick; a wait beyond two minutes"
    SERVER_FAULT = "the server's own fault, in words"
    SERVER_PAGE = "the server's own fault, in HTML or without a word"
    NO_POINTS = "not enough points"


@dataclass(frozen=True)
class Expected:
    """``code`` of the message, empty where there is none. Of a paid call also the journal's ``state``, how
    many ``creates`` come through, and whether it is ``charged`` (None: nobody can know).
    """

    code: str
    state: str = ""
    creates: int = 0
    charged: bool | None = field(default=None)


FILED = Expected("", "filed", 1, charged=True)
UNKNOWN = Expected("outcome_unknown", "unknown", 1, charged=None)

_OF_PAID = {
    Meaning.HARMLESS: FILED,
    Meaning.NEVER_SENT: Expected("no_connection", "not_sent", 0, charged=False),
    Meaning.BROKEN: UNKNOWN,
    Meaning.PAGE: UNKNOWN,
    Meaning.GARBAGE: UNKNOWN,
    Meaning.SIGN_IN: UNKNOWN,
    Meaning.ELSEWHERE: UNKNOWN,
    Meaning.TOKEN: Expected("unauthorized", "waiting", 1, charged=False),
    Meaning.MISSING: Expected("service_failed", "refused", 1, charged=False),
    Meaning.ONCE_MORE: Expected("service_failed", "refused", 2, charged=False),
    Meaning.THROTTLE: Expected("busy", "refused", 5, charged=False),
    Meaning.LONG_THROTTLE: Expected("busy", "waiting", 1, charged=False),
    Meaning.SERVER_FAULT: UNKNOWN,
    Meaning.SERVER_PAGE: UNKNOWN,
    Meaning.NO_POINTS: Expected("out_of_points", "refused", 1, charged=False),
}
_OF_FREE = {
    Meaning.HARMLESS: "",
    Meaning.NEVER_SENT: "no_connection",
    Meaning.BROKEN: "no_connection",
    Meaning.PAGE: "bad_answer",
    Meaning.GARBAGE: "bad_answer",
    Meaning.CUT_OFF: "",
    Meaning.SIGN_IN: "no_connection",
    Meaning.ELSEWHERE: "bad_answer",
    Meaning.TOKEN: "unauthorized",
    Meaning.MISSING: "service_failed",
    Meaning.ONCE_MORE: "service_failed",
    Meaning.THROTTLE: "busy",
    Meaning.LONG_THROTTLE: "busy",
    Meaning.SERVER_FAULT: "service_failed",
    Meaning.SERVER_PAGE: "bad_answer",
    Meaning.NO_POINTS: "out_of_points",
}
_DEAD_LINK = frozenset({Meaning.PAGE, Meaning.TOKEN, Meaning.MISSING})
"""What an audio host says of a link that is too old."""

_NO_WORDS = frozenset({Meaning.SERVER_FAULT, Meaning.NO_POINTS})
"""An audio host is no service: what it says in words is not read."""

_SAYS_NOTHING = frozenset(
    {Meaning.MISSING, Meaning.ONCE_MORE, Meaning.THROTTLE, Meaning.LONG_THROTTLE, Meaning.SERVER_FAULT}
    | {Meaning.NO_POINTS, Meaning.PAGE}
)
"""Of a connection or of an account: the server was reached, and that is all that the check can tell."""


MAY_PASS = frozenset(
    {Meaning.NEVER_SENT, Meaning.BROKEN, Meaning.PAGE, Meaning.GARBAGE, Meaning.ONCE_MORE}
) | {
    Meaning.THROTTLE,
    Meaning.SERVER_FAULT,
    Meaning.SERVER_PAGE,
}
"""What a free call is tried again after."""

QUICK_TRIES = 5
LINKS_TRIED = 3


def fewest_calls(stage: Stage, meaning: Meaning) -> int:
    """How often a free call is made at least before anybody is told; 0 where that is not said."""
    if stage in PAID | TRIED_ONCE or meaning is Meaning.NEVER_SENT:
        return 0
    if meaning is Meaning.CUT_OFF:
        return LINKS_TRIED
    if stage is Stage.DOWNLOAD and expected(stage, meaning).code in {"link_expired", "bad_answer"}:
        return LINKS_TRIED
    return QUICK_TRIES if meaning in MAY_PASS else 1


def expected(stage: Stage, meaning: Meaning) -> Expected:
    """What is to come of a fault with this meaning at a stage."""
    if stage in PAID:
        return _OF_PAID[meaning]
    code = _OF_FREE[meaning]
    if stage is Stage.DOWNLOAD and meaning in _DEAD_LINK:
        code = "link_expired"
    elif stage is Stage.DOWNLOAD and meaning in _NO_WORDS:
        code = "bad_answer"
    elif stage is Stage.CHECK and meaning in _SAYS_NOTHING:
        code = ""
    elif stage in TRIED_ONCE and meaning is Meaning.PAGE:
        code = "busy"  # it is bad_answer only when it stays
    return Expected(code)
