"""What the points ask of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.worker.job_handle import JobHandle


class LedgerDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def sums(self) -> JobHandle:
        """What was spent today, this week and this month -> `core.ledger.LedgerSums`."""
        ...

    def export(self, destination: Path) -> JobHandle:
        """Write every create as CSV -> ``Path``."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        ...
