"""Where a long sound is cut so that its parts cost least: a pure rule over the places where it may be cut."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Numbers = NDArray[np.int64]

_HARM = 1 << 42
_SECOND = 1 << 24
_PART = 1 << 7
"""First the harm counts, then the billed seconds, then the parts with their unease: each in bits of its own,
which even two days of sound do not fill.
"""
MOST_HARM = 31
MOST_UNEASE = 31
_NEVER = 1 << 62


class CutPoint(NamedTuple):
    """A place where a sound may be cut, in frames.

    ``harm`` tells how likely a word is hurt (0: a pause), ``unease`` (0 to 31) which of two equal ones is the
    worse, ``lap_frames`` how far the parts reach beyond the cut on either side. ``sounding`` counts whatever
    is not silence before it: a part without any is not sent, so it costs nothing.
    """

    frame: int
    harm: int = 0
    unease: int = 0
    lap_frames: int = 0
    sounding: int = 0


class Stretch(NamedTuple):
    """One part of a sound: frames from ``start`` to before ``end``, and how many of its first ones the part
    before has as well.
    """

    start: int
    end: int
    lapped_frames: int = 0

    @property
    def frames(self) -> int:
        """Its length."""
        return self.end - self.start


def best_cuts(points: Sequence[CutPoint], end: CutPoint, longest_frames: int, rate_hz: int) -> list[Stretch]:
    """The parts of a sound of ``end.frame`` frames, cut at some of ``points`` (in order, inside the sound).

    Of all ways to cut it into parts of at most ``longest_frames`` it is one with the least harm; of those one
    with the fewest seconds when each part is rounded up, then with few parts at easy places. Raises
    `ValueError` when there is no way.
    """
    table = _Table.of([CutPoint(0), *points, end])
    before = np.zeros(len(table.frames), np.int64)
    costs = np.zeros(len(table.frames), np.int64)
    firsts = np.searchsorted(table.frames, table.frames - longest_frames)
    for place in range(1, len(costs)):
        first = int(firsts[place])
        ways = np.minimum(
            table.costs_of_parts(first, place, longest_frames, rate_hz), _NEVER - costs[first:place]
        )
        ways += costs[first:place]
        best = int(ways.argmin()) if ways.size else 0
        before[place] = first + best
        costs[place] = min(int(ways[best]) + int(table.toll[place]), _NEVER) if ways.size else _NEVER
    if costs[-1] >= _NEVER:
        raise ValueError("the places to cut at are too far apart")
    return table.stretches(_way_back(before))


def _way_back(before: Numbers) -> list[int]:
    places = [len(before) - 1]
    while places[-1]:
        places.append(int(before[places[-1]]))
    return places[::-1]


@dataclass(frozen=True, slots=True)
class _Table:
    """The places as columns."""

    frames: Numbers
    starts: Numbers
    ends: Numbers
    toll: Numbers
    sounding: Numbers

    @classmethod
    def of(cls, points: Sequence[CutPoint]) -> _Table:
        rows = np.array(points, np.int64).reshape(-1, len(CutPoint._fields))
        frames, harm, unease, lap, sounding = rows.T
        toll = np.minimum(harm, MOST_HARM) * _HARM + np.minimum(unease, MOST_UNEASE)
        last = frames[-1]
        return cls(frames, np.maximum(frames - lap, 0), np.minimum(frames + lap, last), toll, sounding)

    def costs_of_parts(self, first: int, place: int, longest_frames: int, rate_hz: int) -> Numbers:
        """What each part that ends at ``place`` and begins at one from ``first`` on costs."""
        frames = self.ends[place] - self.starts[first:place]
        costs: Numbers = -(-frames // rate_hz) * _SECOND + _PART
        costs[self.sounding[first:place] == self.sounding[place]] = _PART
        return np.where(frames > longest_frames, _NEVER, costs)

    def stretches(self, places: list[int]) -> list[Stretch]:
        made = []
        reached = 0
        for first, last in pairwise(places):
            start, end = int(self.starts[first]), int(self.ends[last])
            made.append(Stretch(start, end, max(0, reached - start)))
            reached = end
        return made
