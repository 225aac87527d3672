"""What the transport draws of a clip; the last ones are kept, and drawn at once when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.widgets.waveform import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.ui.ports import Playable
    from vbee_desktop.ui.widgets.transport_bar import TransportBar
    from vbee_desktop.ui.widgets.waveform import PeakLevel

PICTURES_KEPT = 20
MOST_BINS_KEPT = 1 << 15
"""More of a waveform than any screen shows."""


class ClipPictures:
    """Peaks and length in seconds by the path of the clip, and the bar that shows one of them."""

    def __init__(self, bar: TransportBar) -> None:
        self._bar = bar
        self._pictures: dict[Path, tuple[Sequence[PeakLevel], float]] = {}

    def show_again(self, path: Path) -> None:
        """A clip that was shown before is drawn at once; it is heard when it is decoded."""
        picture = self._pictures.get(path)
        if picture is not None:
            self._draw(*picture)

    def show(self, path: Path, levels: Sequence[PeakLevel], duration_s: float) -> None:
        """Draw a clip, and keep its picture in the place of the oldest."""
        self._draw(levels, duration_s)
        self._pictures.pop(path, None)
        while len(self._pictures) >= PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[path] = [each for each in levels if len(each[1]) <= MOST_BINS_KEPT], duration_s

    def show_regions(self, playable: Playable | None) -> None:
        """The paragraphs or utterances of a clip."""
        shown = [Region(*region) for region in playable.regions] if playable is not None else []
        if playable is not None and playable.current is not None:
            shown[playable.current] = shown[playable.current]._replace(current=True)
        self._bar.set_regions(shown)

    def clear(self) -> None:
        """There is no clip."""
        self._bar.set_peaks(())
        self._bar.set_regions(())
        self._bar.set_length(0.0)

    def _draw(self, levels: Sequence[PeakLevel], duration_s: float) -> None:
        self._bar.set_length(duration_s)
        self._bar.set_peaks(levels)
