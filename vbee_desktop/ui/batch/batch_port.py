"""What a batch asks of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.batch import BatchOrder
    from vbee_desktop.core.models import Pauses, SpeechApi
    from vbee_desktop.worker.job_handle import JobHandle


class BatchDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def read_batch(self, path: Path, api: SpeechApi, pauses: Pauses | None) -> JobHandle:
        """The texts in a folder or a table, as this service gets them -> `core.batch.BatchTexts`."""
        ...

    def forecast_batch(self, order: BatchOrder) -> JobHandle:
        """What is still to be paid -> `core.batch.BatchForecast`."""
        ...

    def run_batch(self, order: BatchOrder) -> JobHandle:
        """Make all of it -> `core.batch.BatchState`, which ``progress`` carries too. Cancelling pauses it."""
        ...

    def continue_batch(self, output: Path, limit_points: int | None) -> JobHandle:
        """Go on with the batch that was left -> as `run_batch`."""
        ...

    def kept_batch(self) -> JobHandle:
        """The batch that was left -> (`core.batch.BatchOrder`, `core.batch.BatchState`) or None."""
        ...

    def forget_batch(self) -> JobHandle:
        """Do not go on with the batch that was left -> None."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        ...

    @property
    def has_credentials(self) -> bool:
        """Whether somebody is known who can be charged."""
        ...
