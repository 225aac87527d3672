"""What of a script is to be saved, as what and where: what the window orders of `jobs.save_speech`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vbee_desktop.core.models import AudioFormat, Take


class Extra(StrEnum):
    """A file beside the sound; its value is its ending."""

    SRT = "srt"
    VTT = "vtt"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph and the take in which it is heard."""

    text: str = field(repr=False)
    take: Take


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """``names`` are those of the files without their ending: one for the whole, or one for each piece.

    ``leads_s`` is the silence before each piece of a whole, in seconds; empty when there is none.
    """

    pieces: tuple[Piece, ...]
    folder: Path
    names: tuple[str, ...]
    audio_format: AudioFormat
    bitrate_kbps: int
    extras: frozenset[Extra] = frozenset()
    leads_s: tuple[float, ...] = ()

    @property
    def is_one_file(self) -> bool:
        """Whether all pieces go into one file."""
        return len(self.names) == 1

    def sound_paths(self) -> tuple[Path, ...]:
        """The files of sound, in order."""
        return tuple(self.folder / f"{name}.{self.audio_format}" for name in self.names)

    def extra_paths(self) -> dict[Extra, Path]:
        """The files beside the sound."""
        return {extra: self.folder / f"{self.names[0]}.{extra}" for extra in Extra if extra in self.extras}

    def paths(self) -> tuple[Path, ...]:
        """All files."""
        return (*self.sound_paths(), *self.extra_paths().values())


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written, sound first."""

    paths: tuple[Path, ...]
