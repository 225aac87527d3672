"""What saving asks of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from vbee_desktop.core.save_order import SaveOrder
    from vbee_desktop.worker.job_handle import JobHandle


class SavingDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def names_in_use(self, order: SaveOrder) -> JobHandle:
        """Which files of an order are there already -> tuple of names."""
        ...

    def save_speech(self, order: SaveOrder) -> JobHandle:
        """Write the files of an order -> `core.save_order.Saved`; ``progress`` carries
        `core.models.Progress`.
        """
        ...
