"""How long an act takes."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def taken_ms(act: Callable[[], object]) -> float:
    """Milliseconds until it returns."""
    begun_s = time.perf_counter()
    act()
    return (time.perf_counter() - begun_s) * 1000


def medians_ms(bare: Callable[[], object], ours: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Both by turns, so that they meet the same machine; the first pair warms up."""
    pairs = [(taken_ms(bare), taken_ms(ours)) for _ in range(rounds + 1)][1:]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
