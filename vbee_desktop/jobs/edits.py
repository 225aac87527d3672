"""A person's corrections of a transcript: brought back, and kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vbee_desktop.core.kept_edits import edits_from_json, edits_to_json
from vbee_desktop.core.utterance_edits import UtteranceEdits
from vbee_desktop.core.utterance_rows import put_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_rows import EditsSnapshot
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.edits import EditsStore


async def open_edits(
    _services: Services,
    _report: Report,
    store: EditsStore,
    job_id: str,
    recognised: Sequence[Utterance],
    duration_s: float,
) -> UtteranceEdits:
    """The rows as a person left them. Raises `StorageError`."""
    return await asyncio.to_thread(edits_of, store, job_id, recognised, duration_s)


async def keep_edits(
    _services: Services, _report: Report, store: EditsStore, job_id: str, edits: EditsSnapshot, turn: int
) -> bool:
    """Write the rows down; False when it is too late for that (`EditsStore.keep`). Raises `StorageError`."""
    return await asyncio.to_thread(keep_now, store, job_id, edits, turn)


def edits_of(
    store: EditsStore, job_id: str, recognised: Sequence[Utterance], duration_s: float = 0.0
) -> UtteranceEdits:
    """As `open_edits`, in the thread of the caller."""
    originals = put_in_order(recognised)
    return UtteranceEdits(originals, duration_s, edits_from_json(originals, store.load(job_id)))


def keep_now(store: EditsStore, job_id: str, edits: EditsSnapshot, turn: int) -> bool:
    """As `keep_edits`, in the thread of the caller."""
    return store.keep(job_id, edits_to_json(edits), turn)
