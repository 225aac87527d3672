"""Whether what a process has in hand grows from cycle to cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.soak.census import Census

FLAT = 0.02
"""One thing more in fifty cycles is chance: what is on its way while it is counted."""
LOST_REFS = -1.0
"""The fault loses one for each call; what is in hand comes and goes."""


class Soaked(NamedTuple):
    """Each census behind its number of cycles, and all that was said or went wrong meanwhile."""

    taken: list[tuple[int, Census]]
    complaints: list[str]

    @property
    def slopes(self) -> dict[str, float]:
        """What a cycle adds to each field of a census."""
        cycles = [cycle for cycle, _ in self.taken]
        counts = [census._asdict() for _, census in self.taken]
        return {name: slope(cycles, [each[name] for each in counts]) for name in counts[0]}


def slope(cycles: Sequence[int], counts: Sequence[float]) -> float:
    """What a cycle adds, by least squares over the second half: by then what is made once has been made."""
    half = len(cycles) // 2
    return float(np.polyfit(cycles[half:], counts[half:], 1)[0])


def is_kept(name: str, slope: float, memory_bytes: float) -> bool:
    """Whether a field of a census is as flat as it must be; memory may grow by so much in each cycle."""
    if name.endswith("_refs"):
        return slope >= LOST_REFS
    return slope <= (memory_bytes if name == "memory_bytes" else FLAT)
