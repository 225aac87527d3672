"""The waveforms of the clips that were shown last, so that each is drawn at once when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.ui.widgets.waveform import PeakLevel

PICTURES_KEPT = 20
MOST_BINS_KEPT = 1 << 15
"""More of a waveform than any screen shows."""


class ClipPictures:
    """Peaks and length in seconds by the path of the clip."""

    def __init__(self) -> None:
        self._pictures: dict[Path, tuple[Sequence[PeakLevel], float]] = {}

    def find(self, path: Path) -> tuple[Sequence[PeakLevel], float] | None:
        """The picture of a clip, if it is kept."""
        return self._pictures.get(path)

    def keep(self, path: Path, levels: Sequence[PeakLevel], duration_s: float) -> None:
        """Keep a picture in the place of the oldest."""
        self._pictures.pop(path, None)
        while len(self._pictures) >= PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[path] = [each for each in levels if len(each[1]) <= MOST_BINS_KEPT], duration_s
