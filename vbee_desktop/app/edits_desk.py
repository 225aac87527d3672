"""The desk's acts on a person's corrections of transcripts. What they need is imported when it is needed."""

from __future__ import annotations

import logging
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.core.utterance_rows import EditsSnapshot
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.edits import EditsStore
    from vbee_desktop.store.home import Home

_log = logging.getLogger(__name__)


class EditsDesk:
    """One store for all accounts: a job has the same number whoever asks."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._turns = count(1)
        self._opened: EditsStore | None = None
        self._opening = Lock()

    def turn(self) -> int:
        """To be drawn in the moment of which the rows are: of two writes the later rows stay."""
        return next(self._turns)

    async def open(
        self,
        services: Services,
        report: Report,
        job_id: str,
        recognised: Sequence[Utterance],
        duration_s: float,
    ) -> UtteranceEdits:
        """The rows as a person left them."""
        from vbee_desktop.jobs.edits import open_edits

        return await open_edits(services, report, self._store(), job_id, recognised, duration_s)

    async def keep(
        self, services: Services, report: Report, job_id: str, edits: EditsSnapshot, turn: int
    ) -> bool:
        """Write the rows down."""
        from vbee_desktop.jobs.edits import keep_edits

        return await keep_edits(services, report, self._store(), job_id, edits, turn)

    def keep_at_once(self, job_id: str, edits: UtteranceEdits) -> None:
        """Write the rows down in this thread; what fails is logged, there is nobody left to tell."""
        from vbee_desktop.jobs.edits import keep_now

        try:
            keep_now(self._store(), job_id, edits.snapshot(), self.turn())
        except StorageError as error:
            _log.warning("the corrections could not be kept: %s", error.detail)

    def _store(self) -> EditsStore:
        """The one store, asked for by this thread and by the worker's."""
        from vbee_desktop.store.edits import EditsStore

        with self._opening:
            if self._opened is None:
                self._opened = EditsStore(self._home.journal_file)
            return self._opened
