"""What the history asks of the rest of the program; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from vbee_desktop.core.history import HistoryQuery
    from vbee_desktop.worker.job_handle import JobHandle


class HistoryDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    @property
    def changed(self) -> SignalInstance:
        """Jobs came, moved or went, by whichever process."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        ...

    def find_rows(self, query: HistoryQuery) -> JobHandle:
        """The rows that fit -> `core.history.HistoryRows`."""
        ...

    def fetch_page(self, numbers: Sequence[int]) -> JobHandle:
        """What is shown of these jobs -> tuple of `core.history.JobSummary`."""
        ...

    def recall(self, job_id: str) -> JobHandle:
        """All that is left of a job -> `core.history.PastJob`."""
        ...

    def resume(self, job_id: str) -> JobHandle:
        """Go on with a job without paying again -> `core.models.Take` or `core.models.Transcript`; None when
        another account's server knows it.
        """
        ...

    def send_again(self, job_id: str) -> JobHandle:
        """Buy once more what has an unknown outcome -> as `resume`."""
        ...

    def drop(self, job_id: str) -> JobHandle:
        """Wait no longer for a job of unknown outcome -> None."""
        ...

    def forget(self, job_id: str) -> JobHandle:
        """Forget a job with its sound -> ``bool``: False when it is being worked on."""
        ...

    def forget_everything(self) -> JobHandle:
        """Forget all jobs, and delete audio, recordings and drafts -> ``int``, how many jobs those were."""
        ...

    def ask_callback_receipt(self, job_id: str) -> JobHandle:
        """What the service says about its callback -> `core.models.CallbackReceipt`, or None when it does
        not tell.
        """
        ...
