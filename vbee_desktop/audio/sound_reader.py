"""A sound file read block by block: memory stays small, however long the file is.

Uncompressed sound is read by ourselves, compressed sound by libsndfile, which is given nothing but the bytes
that a gate has passed.
"""

from __future__ import annotations

import io
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO, Self

import numpy as np

from vbee_desktop.audio.downmix import channel_products, mix_weights, mixed
from vbee_desktop.audio.gate import open_regular_file, read_at, refusal
from vbee_desktop.audio.pcm import float_samples
from vbee_desktop.audio.sound_gate import inspect_sound_stream
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from soundfile import SoundFile

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.gate import SoundInfo

BLOCK_FRAMES = 1 << 16
LONGEST_S = 24 * 3600.0
"""Nothing that a person wants written down is longer; a bomb is."""
LOUDEST = 16.0
"""Float files may go over full scale; 24 dB over is kept, the rest is a fault of the file and is cut."""
SLACK_S = 1.0
"""By so much the sound may be longer or shorter than its headers say, where these count in packets."""
EXACT_CODECS = frozenset({"pcm", "float", "flac"})
LIBRARY_FORMATS = {"mp3": "MP3", "flac": "FLAC", "ogg": "OGG"}


class SoundReader:
    """One open sound file: WAV, AIFF, MP3, FLAC or OGG. A context manager; `blocks` begins anew each time.

    Raises `BadInput`: what the gates refuse (see `audio.gate`), and ``AUDIO_TOO_LONG`` with ``duration_s``,
    ``limit_s`` and the reason ``cap`` above `LONGEST_S`.
    """

    def __init__(self, source: Path | bytes) -> None:
        with ExitStack() as stack:
            self._stream: BinaryIO = stack.enter_context(
                io.BytesIO(source) if isinstance(source, bytes) else open_regular_file(source)
            )
            self.info: SoundInfo = inspect_sound_stream(self._stream)
            self._refuse_longer(self.info.frames)
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    @property
    def sample_rate_hz(self) -> int:
        """Frames a second."""
        return self.info.sample_rate_hz

    @property
    def channels(self) -> int:
        """Channels of each block."""
        return self.info.channels

    @property
    def duration_s(self) -> float:
        """Length in seconds, as the headers tell it."""
        return self.info.duration_s

    @property
    def most_frames(self) -> int:
        """More frames than these never come: what headers tell may be a little less than what is decoded."""
        return self.info.frames + (0 if self._is_exact else self._slack_frames)

    def file_bytes(self) -> bytes:
        """The file as it is."""
        return read_at(self._stream, 0, self.info.size_bytes)

    def check_numbers(self) -> None:
        """Raises `BadInput` as `blocks` does where a file of floats holds something else; reads all of it."""
        if self.info.is_float:
            for _block in self.blocks():
                pass

    def blocks(self, frames: int = BLOCK_FRAMES) -> Iterator[Samples]:
        """The sound as float32 of shape (up to ``frames``, channels), full scale ±1.0, from its beginning.

        Raises `BadInput` (``BAD_FILE``): ``not_numbers`` for samples that are none (NaN, infinite),
        ``damaged`` when it does not decode or holds something else than its headers say, ``truncated``,
        ``empty``.
        """
        for block in self._raw_blocks(frames):
            if self.info.is_float and not np.isfinite(block).all():
                raise refusal("not_numbers", "samples that are no numbers")
            yield _tamed(block) if self.info.codec != "pcm" else block

    def mono_blocks(self, frames: int = BLOCK_FRAMES) -> Iterator[Samples]:
        """As `blocks`, mixed to (up to ``frames``, 1) by the rule of `downmix.to_mono` for the whole file.

        Of several channels the levels are measured first: the file is read twice then.
        """
        if self.channels == 1:
            yield from self.blocks(frames)
            return
        products = np.zeros((self.channels, self.channels))
        for block in self.blocks(frames):
            products += channel_products(block)
        weights = mix_weights(products)
        for block in self.blocks(frames):
            yield mixed(block, weights)

    def tamed_blocks(self, frames: int = BLOCK_FRAMES) -> Iterator[Samples]:
        """As `blocks`, for playing: not-a-number becomes silence, infinite values are cut, and of sound that
        breaks off there is as much as there is.
        """
        for block in self._raw_blocks(frames, may_break_off=True):
            yield _tamed(block) if self.info.codec != "pcm" else block

    def _raw_blocks(self, frames: int, *, may_break_off: bool = False) -> Iterator[Samples]:
        is_plain = self.info.codec in ("pcm", "float")
        count = 0
        for block in self._plain_blocks(frames) if is_plain else self._library_blocks(frames):
            count += len(block)
            if count > self.most_frames:  # a bomb whose headers promise little
                raise refusal("damaged", "more sound than its headers say")
            yield block
        if not count:
            raise refusal("empty", "no sound in it")
        if not may_break_off:
            self._check_end(count)

    def _plain_blocks(self, frames: int) -> Iterator[Samples]:
        info = self.info
        frame_bytes = info.channels * info.bits // 8
        end = info.data_offset + info.data_bytes
        for offset in range(info.data_offset, end, frames * frame_bytes):
            wanted = min(frames * frame_bytes, end - offset)
            raw = read_at(self._stream, offset, wanted)
            if len(raw) < wanted:
                raise refusal("truncated", "the file shrank while it was read")
            yield float_samples(raw, info)

    def _library_blocks(self, frames: int) -> Iterator[Samples]:
        import soundfile

        from vbee_desktop.audio.straight_sound import StraightSound

        window = _Window(self._stream, self.info)
        try:
            with StraightSound(window) as sound:
                self._check_library(sound)
                while len(block := sound.read(frames, dtype="float32", always_2d=True)):
                    yield block
        except soundfile.LibsndfileError as error:
            raise window.error or BadInput(Code.BAD_FILE, str(error), reason="damaged") from error
        if window.error is not None:
            raise window.error

    def _check_library(self, sound: SoundFile) -> None:
        """The library must see the same as the gate did."""
        seen = (sound.format, sound.channels, sound.samplerate)
        if seen != (LIBRARY_FORMATS[self.info.container], self.channels, self.sample_rate_hz):
            raise refusal("damaged", f"decoded as {seen}")

    def _check_end(self, frames: int) -> None:
        if frames < self.info.frames - (0 if self._is_exact else self._slack_frames):
            raise refusal("truncated" if self._is_exact else "damaged", "less sound than its headers say")

    @property
    def _is_exact(self) -> bool:
        """Whether headers of this kind tell the length to the frame."""
        return self.info.codec in EXACT_CODECS

    @property
    def _slack_frames(self) -> int:
        return round(SLACK_S * self.sample_rate_hz)

    def _refuse_longer(self, frames: int) -> None:
        duration_s = frames / self.sample_rate_hz
        if duration_s > LONGEST_S:
            raise BadInput(Code.AUDIO_TOO_LONG, duration_s=duration_s, limit_s=LONGEST_S, reason="cap")


class _Window(io.RawIOBase):
    """A part of a file behind its preface, as a file of its own for the library."""

    def __init__(self, stream: BinaryIO, info: SoundInfo) -> None:
        self._stream = stream
        self._preface = info.preface
        self._start = info.data_offset - len(info.preface)
        self._size = len(info.preface) + info.data_bytes
        self._place = 0
        self.error: BadInput | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = min(len(buffer), max(0, self._size - self._place))
        data = self._preface[self._place : self._place + wanted]
        if len(data) < wanted:
            data += self._read(self._start + self._place + len(data), wanted - len(data))
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def _read(self, offset: int, count: int) -> bytes:
        """An error must not go through the library's own frames: it is kept, and the file ends here."""
        try:
            return read_at(self._stream, offset, count)
        except BadInput as error:
            self.error = error
            return b""


def _tamed(samples: Samples) -> Samples:
    """Not-a-number becomes silence; infinite and absurd values are cut. Works in place."""
    np.nan_to_num(samples, copy=False, nan=0.0, posinf=LOUDEST, neginf=-LOUDEST)
    return np.clip(samples, -LOUDEST, LOUDEST, out=samples)
