"""Takes to files where the person wants them: one for all or one each, with subtitles beside."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError, VbeeError
from vbee_desktop.core.models import JobStage, Progress, Utterance
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.save_order import Extra, Saved
from vbee_desktop.core.script_times import (
    PartTimes,
    chapters,
    part_times,
    sentence_cues,
    to_chapter_list,
    to_ffmetadata,
)
from vbee_desktop.core.subtitles import WRITERS
from vbee_desktop.jobs.clips import save_as

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.join import Joined
    from vbee_desktop.core.save_order import FilesOrder, SaveOrder
    from vbee_desktop.jobs.services import Report, Services


async def names_in_use(services: Services, report: Report, order: FilesOrder) -> tuple[str, ...]:
    """Which files of an order are there already. Raises `StorageError` when its folder is not there."""
    del services, report
    return await asyncio.to_thread(_names_in_use, order)


async def save_speech(services: Services, report: Report, order: SaveOrder) -> Saved:
    """Write all files of an order, each whole or not at all, in the place of what has their names.

    Raises `BadInput` and `StorageError`, with the facts ``files`` and ``files_done``: what is written stays.
    """
    del services
    written: list[Path] = []
    try:
        if order.is_one_file:
            await asyncio.to_thread(_save_whole, order, written)
        else:
            await _save_each(report, order, written)
    except VbeeError as error:
        error.facts.update(files=len(order.paths()), files_done=len(written))
        raise
    return Saved(tuple(written))


async def _save_each(report: Report, order: SaveOrder, written: list[Path]) -> None:
    for piece, path in zip(order.pieces, order.sound_paths(), strict=True):
        report(Progress(JobStage.RUNNING, 100.0 * len(written) / len(order.pieces)))
        await asyncio.to_thread(save_as, piece.take, path, order.bitrate_kbps)
        written.append(path)


def _save_whole(order: SaveOrder, written: list[Path]) -> None:
    """The sound first: the times beside it follow from its real lengths."""
    path = order.sound_paths()[0]
    parts = _save_sound(order, path)
    written.append(path)
    for extra, beside in order.extra_paths().items():
        write_whole(beside, _TEXTS[extra](parts).encode())
        written.append(beside)


def _save_sound(order: SaveOrder, path: Path) -> list[PartTimes]:
    """Write the whole; where each piece is heard in it."""
    texts = [piece.text for piece in order.pieces]
    if len(order.pieces) == 1 and not any(order.leads_s):
        take = order.pieces[0].take
        save_as(take, path, order.bitrate_kbps)
        return part_times(texts, [round(take.duration_s * take.sample_rate_hz)], take.sample_rate_hz)
    joined = _join(order, path)
    leads = [round(lead_s * joined.sample_rate_hz) for lead_s in order.leads_s] or [0] * len(texts)
    lengths = [end - begin for begin, end in pairwise((0, *joined.ends))]
    frames = [length - lead for length, lead in zip(lengths, leads, strict=True)]
    return part_times(texts, frames, joined.sample_rate_hz, leads)


def _join(order: SaveOrder, path: Path) -> Joined:
    from vbee_desktop.audio.join import join_mp3, join_wav

    parts = [piece.take.path for piece in order.pieces]
    if path.suffix == ".wav":
        return join_wav(parts, path, order.leads_s)
    return join_mp3(parts, path, order.bitrate_kbps, order.leads_s)


def _subtitles(ending: str, parts: Sequence[PartTimes]) -> str:
    return WRITERS[ending]([Utterance(cue.text, cue.start_s, cue.end_s) for cue in sentence_cues(parts)])


_TEXTS: dict[Extra, Callable[[Sequence[PartTimes]], str]] = {
    Extra.SRT: partial(_subtitles, "srt"),
    Extra.VTT: partial(_subtitles, "vtt"),
    Extra.CHAPTERS: lambda parts: to_chapter_list(chapters(parts)),
    Extra.FFMETADATA: lambda parts: to_ffmetadata(chapters(parts)),
}


def _names_in_use(order: FilesOrder) -> tuple[str, ...]:
    if not order.folder.is_dir():
        reason = os.strerror(errno.ENOENT)
        raise StorageError(detail=reason, path=str(order.folder), reason="no_folder")
    return tuple(path.name for path in order.paths() if path.exists())
