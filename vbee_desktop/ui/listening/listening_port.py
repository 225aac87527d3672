"""What the listen-back check asks of the program beyond `ui.ports.Desk`; ``app`` provides the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from vbee_desktop.ui.ports import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.worker.job_handle import JobHandle


class ListeningDesk(Desk, Protocol):
    """The object behind the arrow is what ``succeeded`` carries."""

    def compare_words(self, sent: str, heard: Sequence[Utterance], duration_s: float) -> JobHandle:
        """Where a recogniser heard something else -> `core.listen_back.ListenBack`."""
        ...
