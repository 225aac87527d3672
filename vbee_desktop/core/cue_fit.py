"""Speech placed on the times of subtitles: which parts run over, and at which speed they would fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vbee_desktop.core import limits
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import SpeechApi

_ROUNDING = 1e-9
_SPARE = 0.03
"""Share of a cue that is left free: speech becomes not quite as short as its speed promises."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How long a part is at the speed it was made in; one that is ``fixed`` is not to be made again."""

    length_s: float
    speed: float = 1.0
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """One part in time, all in seconds.

    ``silence_s`` goes before it; ``late_s`` is how long after its cue it begins, since the one before ran
    over; ``overrun_s`` is by how much it ends after its cue.
    """

    silence_s: float
    start_s: float
    end_s: float
    late_s: float
    overrun_s: float


@dataclass(frozen=True, slots=True)
class FitReport:
    """All parts in order, and what to tell: how many run over, and the worst of them."""

    parts: tuple[Placed, ...]
    overruns: int
    worst_overrun_s: float


@dataclass(frozen=True, slots=True)
class FitPlan:
    """``speeds`` are those at which parts fit that do not fit now, None where a part stays as it is;
    ``now`` is where all parts are, ``then`` where they would be. So many are ``impossible`` to fit, even at
    the ``fastest`` speed.
    """

    speeds: tuple[float | None, ...]
    now: FitReport
    then: FitReport
    impossible: int
    fastest: float

    @property
    def faster(self) -> int:
        """How many parts would be made again."""
        return sum(speed is not None for speed in self.speeds)


def placed(cues: Sequence[Cue], lengths_s: Sequence[float]) -> FitReport:
    """Parts of these lengths at the cues' times. They never overlap and keep the cues' order."""
    parts: list[Placed] = []
    for cue, length_s in zip(cues, lengths_s, strict=True):
        parts.append(_place(cue, parts, length_s))
    return _report(parts)


def fit_plan(cues: Sequence[Cue], spoken: Sequence[Spoken], api: SpeechApi) -> FitPlan:
    """Each part that would run over its cue at the slowest speed at which it fits, within the service's
    limits. Whatever fits at none of them, and whatever is fixed, stays as it is and may make the next late.
    """
    is_legacy = api is SpeechApi.LEGACY
    fastest = (limits.LEGACY_SPEED_RANGE if is_legacy else limits.CURRENT_SPEED_RANGE)[1]
    step = limits.SPEED_STEP if is_legacy else limits.CURRENT_SPEED_STEP
    parts: list[Placed] = []
    speeds: list[float | None] = []
    for cue, part in zip(cues, spoken, strict=True):
        speed = None
        if _place(cue, parts, part.length_s).overrun_s and not part.fixed:
            room_s = cue.end_s - max(cue.start_s, _end_of(parts))
            speed = _faster(part, room_s, fastest, step)
        length_s = part.length_s if speed is None else part.length_s * part.speed / speed
        parts.append(_place(cue, parts, length_s))
        speeds.append(speed)
    now = placed(cues, [part.length_s for part in spoken])
    impossible = sum(bool(at.overrun_s) and not part.fixed for at, part in zip(parts, spoken, strict=True))
    return FitPlan(tuple(speeds), now, _report(parts), impossible, fastest)


def _faster(part: Spoken, room_s: float, fastest: float, step: float) -> float | None:
    """None when no speed is fast enough."""
    natural_s = part.length_s * part.speed
    if room_s <= 0 or natural_s / room_s > fastest:
        return None
    wished = natural_s / (room_s * (1 - _SPARE))
    return min(round(math.ceil(wished / step - 1e-6) * step, 6), fastest)


def _place(cue: Cue, before: Sequence[Placed], length_s: float) -> Placed:
    free_s = _end_of(before)
    start_s = max(cue.start_s, free_s)
    end_s = start_s + length_s
    return Placed(
        silence_s=start_s - free_s,
        start_s=start_s,
        end_s=end_s,
        late_s=start_s - cue.start_s,
        overrun_s=_over(end_s, cue.end_s),
    )


def _end_of(parts: Sequence[Placed]) -> float:
    return parts[-1].end_s if parts else 0.0


def _over(end_s: float, limit_s: float) -> float:
    return end_s - limit_s if end_s - limit_s > _ROUNDING * max(1.0, end_s) else 0.0


def _report(parts: Sequence[Placed]) -> FitReport:
    overruns = [part.overrun_s for part in parts if part.overrun_s]
    return FitReport(tuple(parts), len(overruns), max(overruns, default=0.0))
