"""What of a script is to be saved, as what and where: what the window orders of `jobs.save_speech`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from vbee_desktop.core.models import Take


class FilesOrder(Protocol):
    """Files that are to be written into one folder."""

    @property
    def folder(self) -> Path:
        """Where they go."""
        ...

    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        ...


class Extra(StrEnum):
    """A file beside the sound; its value is its ending."""

    SRT = "srt"
    VTT = "vtt"
    CHAPTERS = "chapters.txt"
    """``00:00 Title``, a line each."""
    FFMETADATA = "ffmetadata.txt"
    """Chapters with exact times, for FFmpeg."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph and the take in which it is heard."""

    text: str = field(repr=False)
    take: Take


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """``names`` are those of the files with their ending, ``mp3`` or ``wav``: one for the whole, or one for
    each piece.

    ``leads_s`` is the silence before each piece of a whole, in seconds; empty when there is none.
    """

    pieces: tuple[Piece, ...]
    folder: Path
    names: tuple[str, ...]
    bitrate_kbps: int
    extras: frozenset[Extra] = frozenset()
    leads_s: tuple[float, ...] = ()

    @property
    def is_one_file(self) -> bool:
        """Whether all pieces go into one file."""
        return len(self.names) == 1

    def sound_paths(self) -> tuple[Path, ...]:
        """The files of sound, in order."""
        return tuple(self.folder / name for name in self.names)

    def extra_paths(self) -> dict[Extra, Path]:
        """The files beside the sound."""
        stem = self.names[0].rpartition(".")[0]
        return {extra: self.folder / f"{stem}.{extra}" for extra in Extra if extra in self.extras}

    def paths(self) -> tuple[Path, ...]:
        """All files."""
        return (*self.sound_paths(), *self.extra_paths().values())


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written, sound first."""

    paths: tuple[Path, ...]
