"""The waveform of an hour that was never seen: from its samples to all zoom steps, beside the plain search
for the lowest and the highest sample; and from its file, beside BBC's audiowaveform where that is installed.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.bench.stopwatch import medians_ms
from tests.bench.table import Count, Row
from tests.bench.waveform import HOUR_S, noise
from tests.support.services import ignore
from vbee_desktop.audio.encode import write_wav
from vbee_desktop.audio.peaks import BASE_BIN_FRAMES, peak_levels
from vbee_desktop.jobs.clips import load_clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.jobs.services import Services

ROUNDS = 7
MOST_MS = 120.0
MOST_OF_AUDIOWAVEFORM = 0.2
NAME = "waveform of 1 h, never seen"


def measure() -> Iterator[Row | Count]:
    """Two rows, in milliseconds."""
    clip = noise(HOUR_S)

    def plain() -> None:
        clip.samples.min()
        clip.samples.max()

    floor, figure = medians_ms(plain, lambda: peak_levels(clip), ROUNDS)
    yield Row(NAME, floor, figure, "ms", MOST_MS, is_absolute=True)
    other = shutil.which("audiowaveform")
    if other is None:
        yield Count(f"{NAME}, beside audiowaveform", "not installed: neither Debian, PyPI nor npm has it")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hour.wav"
        write_wav(path, clip)
        places = ("-i", str(path), "-o", str(path.with_suffix(".dat")))
        command = [other, "-q", *places, "-z", str(BASE_BIN_FRAMES)]
        floor, figure = medians_ms(lambda: subprocess.run(command, check=True), lambda: _load(path), ROUNDS)
    yield Row(f"{NAME}, beside audiowaveform", floor, figure, "ms", MOST_OF_AUDIOWAVEFORM)


def _load(path: Path) -> None:
    asyncio.run(load_clip(cast("Services", None), ignore, path))
