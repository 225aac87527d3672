"""Parts of a script to one file: joined sample by sample in PCM, and encoded once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

import numpy as np
import soxr

from vbee_desktop.audio.clip import Clip, Samples
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.encode import mp3_rate_hz, open_mp3
from vbee_desktop.audio.resample import QUALITY, resampled
from vbee_desktop.audio.wav_writer import HEADER_BYTES, MAX_DATA_BYTES, SAMPLE_BYTES, to_int16, wav_header
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.safe_file import appearing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Joined:
    """What was joined: ``ends`` are the frames at which each part ends, at ``sample_rate_hz``, in order."""

    sample_rate_hz: int
    ends: tuple[int, ...]

    @property
    def duration_s(self) -> float:
        """Length of the whole in seconds."""
        return self.ends[-1] / self.sample_rate_hz


def join_wav(parts: Sequence[Path], destination: Path, leads_s: Sequence[float] = ()) -> Joined:
    """Join one or more files into a 16-bit mono WAV at the first one's rate; it appears when it is whole.

    Not a sample of 16-bit mono parts changes; others are made so. ``leads_s`` is the silence before each
    part, which counts as the part's own. Raises `BadInput` when a part cannot be
    decoded or the whole is over 4 GB, `StorageError` when the disk refuses.
    """
    with appearing(destination) as stream:
        stream.write(bytes(HEADER_BYTES))
        rate, ends = 0, [0]
        for clip in _clips(parts, leads_s):
            rate = clip.sample_rate_hz
            ends.append(ends[-1] + clip.frames)
            if ends[-1] * SAMPLE_BYTES > MAX_DATA_BYTES:
                size_bytes = ends[-1] * SAMPLE_BYTES
                raise BadInput(Code.AUDIO_TOO_LARGE, size_bytes=size_bytes, limit_bytes=MAX_DATA_BYTES)
            stream.write(to_int16(clip.samples).astype("<i2", copy=False).tobytes())
        stream.seek(0)
        stream.write(wav_header(ends[-1] * SAMPLE_BYTES, 1, rate))
    return Joined(rate, tuple(ends[1:]))


def join_mp3(
    parts: Sequence[Path], destination: Path, bitrate_kbps: int, leads_s: Sequence[float] = ()
) -> Joined:
    """The same as an MP3 of constant bitrate, through one encoder from the first sample to the last.

    `Joined` tells of the sound before it was encoded. Raises as `join_wav`.
    """
    clips = _clips(parts, leads_s)
    first = next(clips)
    rate = first.sample_rate_hz
    mp3_rate = mp3_rate_hz(rate, bitrate_kbps)
    with appearing(destination) as stream, _Mp3Stream(stream, rate, mp3_rate, bitrate_kbps) as encoder:
        ends = [encoder.add(first), *(encoder.add(clip) for clip in clips)]
    return Joined(rate, tuple(ends))


class _Mp3Stream:
    """One encoder, and one resampler before it where MP3 does not know the rate: no seam between parts."""

    def __init__(self, stream: BinaryIO, rate: int, mp3_rate: int, bitrate_kbps: int) -> None:
        self._resampler = (
            None if rate == mp3_rate else soxr.ResampleStream(rate, mp3_rate, 1, quality=QUALITY)
        )
        self._sound = open_mp3(stream, mp3_rate, 1, bitrate_kbps)
        self._frames = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write what the resampler still holds, unless something went wrong. In any case end before the file
        closes: the encoder writes its last frame then.
        """
        with self._sound:
            if kind is None:
                self._write(np.zeros((0, 1), np.float32), is_last=True)

    def add(self, clip: Clip) -> int:
        """Append a mono clip; how many frames went in so far."""
        self._write(clip.samples, is_last=False)
        self._frames += clip.frames
        return self._frames

    def _write(self, samples: Samples, *, is_last: bool) -> None:
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples, last=is_last)
        self._sound.write(samples)


def _clips(parts: Sequence[Path], leads_s: Sequence[float]) -> Iterator[Clip]:
    """The parts as mono clips at the first one's rate, one at a time: a long script is too
    large for memory.
    """
    rate = 0
    for path, lead_s in zip(parts, leads_s or [0.0] * len(parts), strict=True):
        clip = decode_file(path)
        rate = rate or clip.sample_rate_hz
        mono = clip if clip.channels == 1 else Clip(to_mono(clip.samples), clip.sample_rate_hz)
        yield _led(resampled(mono, rate), lead_s)


def _led(clip: Clip, lead_s: float) -> Clip:
    """The clip behind so much silence."""
    silence = np.zeros((round(lead_s * clip.sample_rate_hz), 1), np.float32)
    return Clip(np.concatenate([silence, clip.samples]), clip.sample_rate_hz) if len(silence) else clip
