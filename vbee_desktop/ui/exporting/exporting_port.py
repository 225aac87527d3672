"""What exporting asks of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from vbee_desktop.core.save_order import FilesOrder
    from vbee_desktop.core.transcript_order import TranscriptOrder
    from vbee_desktop.worker.job_handle import JobHandle


class ExportingDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        """Which files of an order are there already -> tuple of names."""
        ...

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        """Write a transcript in the form that was chosen -> ``Path``."""
        ...
