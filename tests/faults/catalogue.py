"""The catalogue: every fault, what it means, and where it means something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.faults import deeds
from tests.faults.doors import Trouble
from tests.faults.hostile import Deed
from tests.faults.oracle import AFTER_ACCEPTANCE, PAID, Meaning, Stage

DAY_S = 86_400.0
JSON_STAGES = frozenset(Stage) - {Stage.DOWNLOAD}
READS = JSON_STAGES - PAID


@dataclass(frozen=True)
class Fault:
    """Done by a ``deed`` to each request of the stage, or a ``trouble`` on the way to it, or a clock that is
    ``clock_s`` off. ``stages`` are those where it makes sense, ``at`` where it means something else.
    """

    meaning: Meaning
    deed: Deed | None = None
    trouble: Trouble | None = None
    clock_s: float = 0.0
    stages: frozenset[Stage] = frozenset(Stage)
    at: Mapping[Stage, Meaning] = field(default_factory=dict)

    def meaning_at(self, stage: Stage) -> Meaning:
        return self.at.get(stage, self.meaning)


M = Meaning
_ERROR = "INTERNAL_SERVER_ERROR"
_SOUND_CUT_OFF = {Stage.DOWNLOAD: M.CUT_OFF}
_SOUND_HARMLESS = {Stage.DOWNLOAD: M.HARMLESS}

CONNECTING: dict[str, Fault] = {
    "refused": Fault(M.NEVER_SENT, trouble=Trouble.REFUSES),
    "connect black hole": Fault(M.NEVER_SENT, trouble=Trouble.BLACK_HOLE),
    "accept and close": Fault(M.BROKEN, trouble=Trouble.CLOSES),
    "DNS fails": Fault(M.NEVER_SENT, trouble=Trouble.NO_NAME),
    "DNS slow": Fault(M.NEVER_SENT, trouble=Trouble.SLOW_NAME),
}
SECURING: dict[str, Fault] = {
    "TLS expired": Fault(M.NEVER_SENT, trouble=Trouble.EXPIRED),
    "TLS not valid yet (clock -1 day)": Fault(M.NEVER_SENT, trouble=Trouble.NOT_YET),
    "TLS wrong host": Fault(M.NEVER_SENT, trouble=Trouble.WRONG_HOST),
    "TLS unknown root": Fault(M.NEVER_SENT, trouble=Trouble.UNKNOWN_ROOT),
}
BREAKING: dict[str, Fault] = {
    "reset before headers": Fault(M.BROKEN, deeds.reset_before_headers),
    "reset before headers, done": Fault(M.BROKEN, deeds.reset_before_headers_done),
    "reset after headers": Fault(M.BROKEN, deeds.reset_after_headers),
    "black hole": Fault(M.BROKEN, deeds.black_hole),
    "black hole, done": Fault(M.BROKEN, deeds.black_hole_done, stages=PAID),
    "close without an answer": Fault(M.BROKEN, deeds.close_without_answer),
    "close after 10 bytes": Fault(M.BROKEN, deeds.close_after_some),
    "drip": Fault(M.BROKEN, deeds.drip),
    "slow close": Fault(M.HARMLESS, deeds.slow_close),
    "never closes": Fault(M.BROKEN, deeds.never_closes),
    "length too long": Fault(M.BROKEN, deeds.length_too_long),
    "length too short": Fault(M.GARBAGE, deeds.length_too_short, at=_SOUND_CUT_OFF),
    "no length": Fault(M.HARMLESS, deeds.no_length),
    "broken chunks": Fault(M.BROKEN, deeds.broken_chunks),
    "stale keep-alive": Fault(M.HARMLESS, deeds.stale_connection),
}
SPOILING: dict[str, Fault] = {
    "truncated": Fault(M.GARBAGE, deeds.truncated, at=_SOUND_CUT_OFF),
    "keys twice": Fault(M.HARMLESS, deeds.same_keys_twice, stages=JSON_STAGES),
    "keys that contradict": Fault(M.GARBAGE, deeds.contradiction, stages=JSON_STAGES),
    "huge numbers": Fault(M.HARMLESS, deeds.huge_numbers, stages=JSON_STAGES),
    "deep nesting": Fault(M.GARBAGE, deeds.deep_nesting, stages=JSON_STAGES),
    "invalid UTF-8": Fault(M.HARMLESS, deeds.invalid_utf8, stages=JSON_STAGES),
    "gzip bomb": Fault(M.GARBAGE, deeds.gzip_bomb),
    "wrong type": Fault(M.HARMLESS, deeds.wrong_type),
    "type of a page": Fault(M.PAGE, deeds.type_of_a_page, at=_SOUND_HARMLESS),
    "right type, wrong bytes": Fault(M.GARBAGE, deeds.wrong_bytes),
    "right type, damaged": Fault(M.GARBAGE, deeds.damaged),
    "HTML 200": Fault(M.PAGE, deeds.page("200 OK")),
    "204": Fault(M.GARBAGE, deeds.empty("204 No Content")),
    "empty 200": Fault(M.GARBAGE, deeds.empty("200 OK")),
}
LEADING_AWAY: dict[str, Fault] = {
    "redirect to another host": Fault(M.ELSEWHERE, deeds.to_another_host, at=_SOUND_HARMLESS),
    "redirect to http": Fault(M.SIGN_IN, deeds.to_plain_http, at={Stage.DOWNLOAD: M.ELSEWHERE}),
    "redirect in a loop": Fault(M.ELSEWHERE, deeds.in_a_loop),
    "redirect to a private address": Fault(
        M.SIGN_IN, deeds.to_a_private_address, at={Stage.DOWNLOAD: M.ELSEWHERE}
    ),
}
REFUSING: dict[str, Fault] = {
    "401": Fault(M.TOKEN, deeds.error("401 Unauthorized", "UNAUTHORIZED", "Invalid token")),
    "403": Fault(M.TOKEN, deeds.error("403 Forbidden", "FORBIDDEN", "Forbidden")),
    "404": Fault(M.MISSING, deeds.error("404 Not Found", "NOT_FOUND", "Request is not found")),
    "408": Fault(M.ONCE_MORE, deeds.error("408 Request Timeout", "TIMEOUT", "Too slow")),
    "425": Fault(M.ONCE_MORE, deeds.error("425 Too Early", "TOO_EARLY", "Too early")),
    "429 in seconds": Fault(M.THROTTLE, deeds.throttle("2")),
    "429 at a date": Fault(M.THROTTLE, deeds.throttle_until_a_date),
    "429 absurd": Fault(M.LONG_THROTTLE, deeds.throttle("1000000000")),
    "429 negative": Fault(M.THROTTLE, deeds.throttle("-5")),
    "500": Fault(M.SERVER_FAULT, deeds.error("500 Internal Server Error", _ERROR, "It broke")),
    "500 out of points": Fault(
        M.NO_POINTS,
        deeds.error("500 Internal Server Error", "TTS_SPEND_CREDITS_FAILED", "spend"),
        stages=frozenset({Stage.CREATE, Stage.STT_SYNC, Stage.STT_SUBMIT}),
    ),
    "502 page": Fault(M.SERVER_PAGE, deeds.page("502 Bad Gateway")),
    "503": Fault(M.SERVER_FAULT, deeds.error("503 Service Unavailable", "DOWN", "Maintenance")),
    "503 with Retry-After": Fault(
        M.THROTTLE,
        deeds.error("503 Service Unavailable", "DOWN", "Maintenance", "retry-after: 2"),
    ),
    "504 without a word": Fault(M.SERVER_PAGE, deeds.empty("504 Gateway Timeout")),
}
CLOCKS: dict[str, Fault] = {
    "clock +1 day": Fault(M.HARMLESS, clock_s=DAY_S, stages=PAID | AFTER_ACCEPTANCE | {Stage.VOICES}),
    "clock -1 day": Fault(M.HARMLESS, clock_s=-DAY_S, stages=PAID | AFTER_ACCEPTANCE | {Stage.VOICES}),
}
FAULTS = CONNECTING | SECURING | BREAKING | SPOILING | LEADING_AWAY | REFUSING | CLOCKS
"""By name. What happens to the computer itself is in tests of its own: to its disk and folders in
`tests.faults.test_computer`, to its sound devices in `tests.faults.test_devices`.
"""
