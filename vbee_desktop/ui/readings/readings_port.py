"""What the readings ask of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.readings import Dictionaries, Reading
    from vbee_desktop.worker.job_handle import JobHandle


class ReadingsDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def load_readings(self) -> JobHandle:
        """What was kept -> `core.readings.Dictionaries`."""
        ...

    def save_readings(self, readings: Dictionaries) -> JobHandle:
        """Keep both dictionaries -> None."""
        ...

    def import_readings(self, path: Path) -> JobHandle:
        """Read a table of readings -> `core.readings_csv.ReadTable`."""
        ...

    def export_readings(self, readings: Sequence[Reading], path: Path) -> JobHandle:
        """Write a table of readings -> ``Path``."""
        ...
