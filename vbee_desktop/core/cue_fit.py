"""Speech placed on the times of subtitles: at which speed each part fits its cue, and where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import SpeechApi

COMFORTABLE_SPEEDS = (0.9, 1.3)
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class FitRules:
    """The speeds that may be used, in steps of ``step`` from 0; made by `fit_rules`.

    ``stretches`` also slows short parts down, so that they fill their cues.
    """

    slowest: float
    fastest: float
    step: float
    stretches: bool = False

    @property
    def usual(self) -> float:
        """The allowed speed that is nearest to the voice's own."""
        return min(max(1.0, self.slowest), self.fastest)


@dataclass(frozen=True, slots=True)
class Placed:
    """One part in time. All in seconds but ``speed``.

    ``silence_s`` goes before it; ``late_s`` is how long after its cue it begins, since the one before ran
    over; ``overrun_s`` is by how much it ends after its cue.
    """

    speed: float
    silence_s: float
    start_s: float
    end_s: float
    late_s: float
    overrun_s: float


@dataclass(frozen=True, slots=True)
class FitReport:
    """All parts in order, and what to tell: how many run over or begin late, and the worst of each."""

    parts: tuple[Placed, ...]
    overruns: int
    worst_overrun_s: float
    late: int
    worst_late_s: float

    @property
    def duration_s(self) -> float:
        """Where the last part ends."""
        return self.parts[-1].end_s if self.parts else 0.0


def fit_rules(
    api: SpeechApi, comfortable: tuple[float, float] = COMFORTABLE_SPEEDS, *, stretches: bool = False
) -> FitRules:
    """The rules for a service: the comfortable range within what it takes.

    Raises `BadInput` (``BAD_SETTING``, ``field`` speed) when nothing of the range is.
    """
    is_legacy = api is SpeechApi.LEGACY
    lowest, highest = limits.LEGACY_SPEED_RANGE if is_legacy else limits.CURRENT_SPEED_RANGE
    step = limits.SPEED_STEP if is_legacy else 0.01
    if comfortable[0] <= comfortable[1]:
        slowest = _ceil(max(comfortable[0], lowest), step)
        fastest = _floor(min(comfortable[1], highest), step)
        if slowest <= fastest:
            return FitRules(slowest, fastest, step, stretches)
    raise BadInput(Code.BAD_SETTING, "speed", field="speed", lowest=lowest, highest=highest)


def fitted(cues: Sequence[Cue], natural_lengths_s: Sequence[float], rules: FitRules) -> FitReport:
    """Parts whose lengths at speed 1.0 are known or estimated, each at the slowest speed that fits its cue.

    A part at the voice's own speed that fits stays at it. One that fits at no allowed speed is spoken as fast
    as allowed and runs over, into the gap behind its cue first. Parts never overlap and keep the cues' order.
    """
    parts: list[Placed] = []
    for cue, natural_s in zip(cues, natural_lengths_s, strict=True):
        start_s = max(cue.start_s, parts[-1].end_s if parts else 0.0)
        speed = _speed(natural_s, cue.end_s - start_s, rules)
        parts.append(_place(cue, parts, natural_s / speed, speed))
    return _report(parts)


def placed(cues: Sequence[Cue], lengths_s: Sequence[float], speeds: Iterable[float]) -> FitReport:
    """Parts whose real lengths are known, at the cues' times: what `fitted` foretold, measured."""
    parts: list[Placed] = []
    for cue, length_s, speed in zip(cues, lengths_s, speeds, strict=True):
        parts.append(_place(cue, parts, length_s, speed))
    return _report(parts)


def _speed(natural_s: float, room_s: float, rules: FitRules) -> float:
    if room_s <= 0:
        return rules.fastest
    needed = natural_s / room_s
    if needed <= rules.usual and not rules.stretches:
        return rules.usual
    return min(max(_ceil(needed, rules.step), rules.slowest), rules.fastest)


def _place(cue: Cue, before: Sequence[Placed], length_s: float, speed: float) -> Placed:
    free_s = before[-1].end_s if before else 0.0
    start_s = max(cue.start_s, free_s)
    end_s = start_s + length_s
    return Placed(
        speed=speed,
        silence_s=start_s - free_s,
        start_s=start_s,
        end_s=end_s,
        late_s=start_s - cue.start_s,
        overrun_s=_over(end_s, cue.end_s),
    )


def _over(end_s: float, limit_s: float) -> float:
    return end_s - limit_s if end_s - limit_s > _ROUNDING * max(1.0, end_s) else 0.0


def _report(parts: Sequence[Placed]) -> FitReport:
    overruns = [part.overrun_s for part in parts if part.overrun_s]
    late = [part.late_s for part in parts if part.late_s]
    return FitReport(
        tuple(parts), len(overruns), max(overruns, default=0.0), len(late), max(late, default=0.0)
    )


def _ceil(speed: float, step: float) -> float:
    return round(math.ceil(speed / step - 1e-6) * step, 6)


def _floor(speed: float, step: float) -> float:
    return round(math.floor(speed / step + 1e-6) * step, 6)
