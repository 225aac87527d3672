"""What was spent: which jobs were charged, and the sums that a person asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from vbee_desktop.core.errors import Code
from vbee_desktop.core.job_state import JobState


class Charge(StrEnum):
    """Whether a create was charged, as far as this program can know."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


class Period(StrEnum):
    """Calendar time up to now, where the person lives; a week begins on Monday."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_CHARGED = frozenset(
    {
        JobState.ACCEPTED,
        JobState.RUNNING,
        JobState.READY,
        JobState.DOWNLOADING,
        JobState.FILED,
        JobState.EXPIRED,
    }
)
_PERHAPS = frozenset({JobState.SENDING, JobState.UNKNOWN, JobState.FAILED})


def charge_of(state: JobState, error: str) -> Charge:
    """Whether a job in this state, with this error code, was charged.

    One that was given up (``cancelled``) with an unknown outcome still has it.
    """
    if state in _CHARGED:
        return Charge.YES
    is_given_up = state is JobState.CANCELLED and error == Code.OUTCOME_UNKNOWN
    return Charge.PERHAPS if state in _PERHAPS or is_given_up else Charge.NO


@dataclass(frozen=True, slots=True)
class Sums:
    """``seconds`` are billed ones of recognition; ``points`` may be fractions as the server counts them."""

    creates: int = 0
    characters: int = 0
    points: float = 0
    seconds: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.creates + other.creates,
            self.characters + other.characters,
            self.points + other.points,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class VoiceSums:
    """What was charged for one voice; ``name`` is empty while only its code is known."""

    voice_code: str
    name: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class PeriodSums:
    """One period: what was charged, what perhaps was, and the first by voice, the dearest voice first.

    Jobs without a voice (recognition) are in the sums only.
    """

    charged: Sums
    perhaps: Sums
    by_voice: tuple[VoiceSums, ...]


LedgerSums = Mapping[Period, PeriodSums]


def period_starts(now_s: float, zone: tzinfo | None = None) -> dict[Period, float]:
    """When each period began, in seconds since 1970; ``zone`` None is this computer's own.

    Counted by the calendar, so that a day with 23 or 25 hours begins at its midnight too (or, where the
    clock skips midnight, at the first moment after it).
    """
    today = datetime.fromtimestamp(now_s, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    starts = {
        Period.TODAY: today,
        Period.WEEK: today - timedelta(days=today.weekday()),
        Period.MONTH: today.replace(day=1),
    }
    return {period: start.timestamp() for period, start in starts.items()}
