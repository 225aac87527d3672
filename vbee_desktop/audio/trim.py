"""A stretch of a recording, as a file beside it; the recording itself stays as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.audio.recording_file import describe, int16_blocks_of
from vbee_desktop.audio.recording_tally import Tally
from vbee_desktop.audio.wav_writer import SAMPLE_BYTES, wav_header
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.safe_file import appearing, remove, storage_error
from vbee_desktop.core.stretch_name import stretch_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.audio.wav_writer import Int16


def trim_recording(path: Path, start_s: float, end_s: float, instead_of: Path | None = None) -> Recording:
    """Keep ``start_s`` up to ``end_s`` of a `Recording`'s file, which must hold that stretch.

    The same stretch gives the same bytes under the same name. ``instead_of`` is the file of an earlier
    stretch, which is deleted. Raises `StorageError`.
    """
    start, end = (round(seconds * BEST_RECOGNITION_RATE_HZ) for seconds in (start_s, end_s))
    part = stretch_of(path, start_s, end_s)
    tally = Tally(BEST_RECOGNITION_RATE_HZ, 1)
    try:
        with appearing(part) as stream:
            stream.write(wav_header((end - start) * SAMPLE_BYTES, 1, BEST_RECOGNITION_RATE_HZ))
            for block in _stretch(path, start, end):
                tally.add(block)
                stream.write(block.tobytes())
    except OSError as error:
        raise storage_error(part, error) from error
    if instead_of is not None and instead_of != part:
        with suppress(OSError):
            remove(instead_of)
    return describe(part, tally)


def _stretch(path: Path, start: int, end: int) -> Iterator[Int16]:
    at = 0
    for block in int16_blocks_of(path, 1):
        kept = block[max(0, start - at) : max(0, end - at)]
        at += len(block)
        if len(kept):
            yield kept
