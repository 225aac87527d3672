"""From ready-made peaks to the bars of a waveform as wide as the window happens to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

PeakLevel = tuple[int, Any, Any]
"""(samples per bin, lowest, highest values); each a sequence or array of integers of full scale 127, or of
floats of full scale 1.0."""

BAR_PITCH = 3
"""A bar of 2 pixels and a gap of 1."""


def bars_for_width(
    levels: Sequence[PeakLevel], width: int, part: tuple[float, float] = (0.0, 1.0)
) -> list[tuple[float, float]]:
    """(lowest, highest) from −1.0 to 1.0 for each bar of ``width`` pixels; the levels go from fine to coarse.
    ``part`` is what is shown of the clip, as shares of its length.

    The coarsest level that still has a bin for every bar is read, so the work does not grow with the clip.
    """
    count = width // BAR_PITCH
    if count <= 0 or not levels:
        return []
    samples = levels[0][0] * len(levels[0][1])
    per_bar = samples * (part[1] - part[0]) / count
    fitting = [level for level in levels if level[0] <= per_bar]
    samples_per_bin, lows, highs = fitting[-1] if fitting else levels[0]
    unit = 1.0 / _full_scale(lows)
    bins_per_bar = per_bar / samples_per_bin
    first = part[0] * samples / samples_per_bin
    return [_bar(lows, highs, first + index * bins_per_bar, bins_per_bar, unit) for index in range(count)]


def _bar(
    lows: Sequence[Any], highs: Sequence[Any], start: float, length: float, unit: float
) -> tuple[float, float]:
    first = min(int(start), len(lows) - 1)
    last = max(min(int(start + length), len(lows)), first + 1)
    low = min(float(value) for value in lows[first:last])
    high = max(float(value) for value in highs[first:last])
    return max(low * unit, -1.0), min(high * unit, 1.0)


def _full_scale(values: Any) -> float:
    """127 for whole numbers (array, memoryview, list of int or NumPy int8), 1 for floats."""
    kind = str(
        getattr(values, "typecode", "") or getattr(values, "format", "") or getattr(values, "dtype", "")
    )
    if kind:
        return 127.0 if kind in ("b", "int8") else 1.0
    return 127.0 if len(values) and isinstance(values[0], int) else 1.0
