"""Where somebody who speaks pauses, and where else a long sound may be cut if it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vbee_desktop.audio.cut_rule import MOST_UNEASE, CutPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

Levels = NDArray[np.float32]
Flags = NDArray[np.bool_]

STEP_S = 0.01
"""The loudness is known in steps of this length."""

PAUSE_STEPS = 20
"""Quiet for so long is a pause between words; shorter, it may be a stop within a word."""
GAP_STEPS = 6
EDGE_STEPS = 5
"""So far from what is heard a cut stays."""
GRID_STEPS = 5
WIDE_GRID_STEPS = 50
LONG_PAUSE_STEPS = 400
HARD_EVERY_STEPS = 50
HARD_HARM = 20
HARD_LAP_S = 0.5
"""Where nobody pauses, the parts overlap by a long word, so that one of the two has it whole."""
HARD_FROM_STEPS = 400
"""No two places to cut at are further apart."""

WINDOW_STEPS = 3_000
SMOOTH_STEPS = 3
QUIET_SHARE = 0.25
"""A pause is nearer to the quietest of a minute than to its speech, on the scale of decibels."""
QUIET_BELOW_SPEECH_DB = 35.0
"""So far below speech all is quiet, whatever is quieter still: between sounds that were cut, say, zeros."""
LEAST_RISE_DB = 10.0
"""Speech and the quietest around it are further apart than this."""
FLOOR_DB = -100.0


class _Run(NamedTuple):
    first: int
    last: int  # the step after it


def cut_points(powers: Levels, is_silent: Flags, step_frames: int) -> list[CutPoint]:
    """The places where a sound may be cut, in order.

    ``powers`` is the mean square (full scale 1.0) of each `STEP_S`, ``is_silent`` tells of each whether there
    is no signal at all in it, ``step_frames`` is how many frames a step has.
    """
    levels_db = _smooth(10 * np.log10(np.maximum(powers, 10 ** (FLOOR_DB / 10))))
    soft = [
        point for run in _runs(levels_db < _thresholds_db(levels_db)) for point in _places_in(run, levels_db)
    ]
    steps = [*soft, *_hard_places(soft, levels_db)]
    steps.sort()
    sounding = np.concatenate([[0], np.cumsum(~is_silent)])
    lap = round(HARD_LAP_S / STEP_S) * step_frames
    return [
        CutPoint(step * step_frames, harm, unease, lap if harm >= HARD_HARM else 0, int(sounding[step]))
        for step, harm, unease in steps
    ]


_Place = tuple[int, int, int]
"""Step, harm and unease."""


def _smooth(levels_db: Levels) -> Levels:
    kernel = np.full(SMOOTH_STEPS, 1 / SMOOTH_STEPS, np.float32)
    half = SMOOTH_STEPS // 2
    return np.convolve(np.pad(levels_db, half, mode="edge"), kernel, mode="valid").astype(np.float32)


def _thresholds_db(levels_db: Levels) -> Levels:
    """Below what each step counts as quiet, by what is heard around it; a stretch that is all alike (noise,
    or one long pause) is judged by the whole sound.
    """
    thresholds = np.empty_like(levels_db)
    of_all = _threshold_db(levels_db)
    for first in range(0, len(levels_db), WINDOW_STEPS):
        around = levels_db[max(0, first - WINDOW_STEPS // 2) : first + WINDOW_STEPS * 3 // 2]
        threshold = _threshold_db(around)
        thresholds[first : first + WINDOW_STEPS] = of_all if threshold <= FLOOR_DB else threshold
    return thresholds


def _threshold_db(levels_db: Levels) -> float:
    """`FLOOR_DB`, below which there is nothing, where all is alike."""
    quiet_db, speech_db = (float(each) for each in np.percentile(levels_db, (1, 95)))
    rise_db = speech_db - quiet_db
    if rise_db < LEAST_RISE_DB:
        return FLOOR_DB
    return max(quiet_db + QUIET_SHARE * rise_db, speech_db - QUIET_BELOW_SPEECH_DB)


def _runs(is_quiet: Flags) -> Iterator[_Run]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_quiet, [False]]).astype(np.int8)))
    for first, last in edges.reshape(-1, 2).tolist():
        if last - first >= GAP_STEPS:
            yield _Run(first, last)


def _places_in(run: _Run, levels_db: Levels) -> Iterator[_Place]:
    """Of a pause, places all over it, since a whole second may end in any; of a short gap the quietest."""
    length = run.last - run.first
    if length < PAUSE_STEPS:
        quietest = run.first + int(levels_db[run.first : run.last].argmin())
        if quietest:
            yield quietest, 1 + (PAUSE_STEPS - length) // EDGE_STEPS, 0
        return
    grid = WIDE_GRID_STEPS if length > LONG_PAUSE_STEPS else GRID_STEPS
    inside = {*range(run.first + EDGE_STEPS, run.last - EDGE_STEPS, grid), run.last - EDGE_STEPS}
    for step in sorted(inside):
        from_edge = min(step - run.first, run.last - step)
        if 0 < step < len(levels_db):
            yield step, 0, max(0, MOST_UNEASE - from_edge)


def _hard_places(soft: list[_Place], levels_db: Levels) -> Iterator[_Place]:
    """The quietest step of each half second where no gap is near."""
    last_step = len(levels_db)
    reached = 0
    for step, _, _ in [*soft, (last_step, 0, 0)]:
        if step - reached > HARD_FROM_STEPS:
            for first in range(reached + HARD_EVERY_STEPS, step - HARD_EVERY_STEPS, HARD_EVERY_STEPS):
                quietest = first + int(levels_db[first : first + HARD_EVERY_STEPS].argmin())
                yield quietest, HARD_HARM, 0
        reached = step
