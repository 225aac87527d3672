"""A sound over the limit: its samples, and the parts that it is sent in, as the journal keeps them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.models import RecognitionWay
from vbee_desktop.jobs.clip_job import hash_of_clip

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.audio.cut_rule import Stretch
    from vbee_desktop.audio.split import LongSound
    from vbee_desktop.store.job_row import JobRow


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part, in frames of the sound as it is sent; the first ``lapped_frames`` are the part before's as
    well. ``content_hash`` is empty for silence, which is not sent.
    """

    start: int
    end: int
    lapped_frames: int
    content_hash: str

    @property
    def offset_s(self) -> float:
        """Where it begins."""
        return self.start / BEST_RECOGNITION_RATE_HZ

    @property
    def duration_s(self) -> float:
        """Its length."""
        return (self.end - self.start) / BEST_RECOGNITION_RATE_HZ

    @property
    def lapped_s(self) -> float:
        """How much of it the part before has as well."""
        return self.lapped_frames / BEST_RECOGNITION_RATE_HZ

    @property
    def billed_s(self) -> int:
        """What sending it costs."""
        return billed_s(self.duration_s) if self.content_hash else 0


@dataclass(frozen=True, slots=True)
class WholePlan:
    """How a whole sound is sent. ``again`` is a person's word that all of it is paid anew."""

    way: RecognitionWay
    again: bool
    notes: tuple[str, ...]
    parts: tuple[PartPlan, ...]

    @property
    def sent(self) -> dict[str, PartPlan]:
        """The parts that are sent, by their content: what sounds the same is sent once."""
        return {part.content_hash: part for part in self.parts if part.content_hash}

    def request(self) -> dict[str, object]:
        """As the journal keeps it."""
        rows = [[part.start, part.end, part.lapped_frames, part.content_hash] for part in self.parts]
        return {"way": self.way, "again": self.again, "notes": list(self.notes), "parts": rows}


def billed_of(parts: Collection[PartPlan]) -> int:
    """What sending these parts costs, in seconds."""
    return sum(part.billed_s for part in parts)


def plan_of(row: JobRow) -> WholePlan:
    """The plan of a whole that was written down."""
    kept = row.request
    parts, notes = kept.get("parts"), kept.get("notes")
    return WholePlan(
        RecognitionWay(str(kept.get("way", RecognitionWay.SPLIT))),
        bool(kept.get("again")),
        tuple(map(str, notes)) if isinstance(notes, list) else (),
        tuple(PartPlan(*each) for each in parts) if isinstance(parts, list) else (),
    )


class WholeSound:
    """The samples of a sound, converted when they are first needed, and once. ``digest`` is what they must be
    then; an empty one is whatever they are.
    """

    def __init__(self, path: Path, folder: Path, digest: str = "") -> None:
        self._path = path
        self._folder = folder
        self._digest = digest
        self._lock = asyncio.Lock()
        self._sound: LongSound | None = None
        self._parts: dict[RecognitionWay, tuple[PartPlan, ...]] = {}

    async def opened(self) -> LongSound:
        """The converted sound. Raises `BadInput`, also when the file is another one by now, and
        `StorageError`.
        """
        async with self._lock:
            if self._sound is None:
                self._sound = await asyncio.to_thread(self._open)
        return self._sound

    async def plan(self, way: RecognitionWay, *, again: bool = False) -> WholePlan:
        """How it is sent. Raises as `opened`."""
        sound = await self.opened()
        if way not in self._parts:
            self._parts[way] = await asyncio.to_thread(_parts_of, sound, way)
        return WholePlan(way, again, sound.notes, self._parts[way])

    async def clip(self, part: PartPlan) -> PreparedClip:
        """One part as it is sent. Raises as `opened`."""
        sound = await self.opened()
        return await asyncio.to_thread(sound.clip, _stretch(part))

    def close(self) -> None:
        """Let the converted sound go."""
        if self._sound is not None:
            self._sound.close()

    def _open(self) -> LongSound:
        from vbee_desktop.audio.split import open_long_sound

        sound = open_long_sound(self._path, self._folder)
        if self._digest and sound.digest != self._digest:
            sound.close()
            raise BadInput(Code.BAD_FILE, "changed since", path=str(self._path), reason="missing")
        return sound


def _parts_of(sound: LongSound, way: RecognitionWay) -> tuple[PartPlan, ...]:
    stretches = sound.parts() if way is RecognitionWay.SPLIT else sound.pieces()
    return tuple(map(partial(_part, sound), stretches))


def _part(sound: LongSound, stretch: Stretch) -> PartPlan:
    clip = sound.clip(stretch)
    content_hash = "" if clip.is_silent else hash_of_clip(clip.wav)
    return PartPlan(stretch.start, stretch.end, stretch.lapped_frames, content_hash)


def _stretch(part: PartPlan) -> Stretch:
    from vbee_desktop.audio.cut_rule import Stretch

    return Stretch(part.start, part.end, part.lapped_frames)
