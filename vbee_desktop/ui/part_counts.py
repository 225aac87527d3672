"""How far something is that is made in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.models import PartState

if TYPE_CHECKING:
    from collections.abc import Sequence


class PartTally(NamedTuple):
    """How many parts are done, failed and under way, and of how many."""

    done: int
    failed: int
    running: int
    total: int

    @property
    def at(self) -> int:
        """The part that is made now, counted from 1."""
        return min(self.done + self.failed + 1, self.total)


def counts_of(parts: Sequence[PartState]) -> PartTally:
    """Count the parts of a whole."""
    count = parts.count
    return PartTally(count(PartState.DONE), count(PartState.FAILED), count(PartState.RUNNING), len(parts))
