"""Any clip to what the recognition service likes best: mono, 16-bit PCM, 16000 Hz WAV."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.level import DIGITAL_SILENCE_DBFS, peak_dbfs
from vbee_desktop.audio.preflight import CheckState, limit_error, preflight
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.audio.wav_writer import to_int16, wav_bytes
from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_FRAMES = round(limits.MAX_SYNC_AUDIO_S * limits.BEST_RECOGNITION_RATE_HZ) - 1


@dataclass(frozen=True, slots=True)
class PreparedClip:
    """What is sent: a whole WAV. ``notes`` names what was changed (``rate``,
    ``channels``, ``depth``, ``container``, ``level``); it is empty when the file
    goes byte for byte. ``is_silent`` means digital silence, which must not be sent.
    """

    wav: bytes = field(repr=False)
    duration_s: float
    sample_rate_hz: int
    notes: tuple[str, ...] = ()
    is_silent: bool = False


def to_recognition_wav(source: Path | Clip) -> PreparedClip:
    """Prepare a file or a clip for a ``sync`` recognition.

    Raises `BadInput`: the gates' refusals, ``AUDIO_TOO_LONG`` (``duration_s``, ``limit_s``) and
    ``AUDIO_TOO_LARGE`` (``size_bytes``, ``limit_bytes``). Silence is not refused here but told.
    """
    if isinstance(source, Clip):
        return _converted(source, _changes(source))
    with SoundReader(source) as reader:
        card = preflight(reader.info)
        _refuse(card.error)
        if not card.is_converted:
            return _unchanged(reader.file_bytes())
        clip = Clip(np.concatenate(list(reader.blocks())), reader.sample_rate_hz)
    changes = tuple(check.name for check in card.checks if check.state is CheckState.CONVERT)
    return _rewritten(clip, changes) if changes == ("container",) else _converted(clip, changes)


def is_silent(clip: Clip) -> bool:
    """Whether the clip is digital silence: no swing above −90 dBFS (one 16-bit step)."""
    return peak_dbfs(clip.samples) < DIGITAL_SILENCE_DBFS


def refuse_silence(prepared: PreparedClip) -> PreparedClip:
    """The same clip. Raises `BadInput(SILENT_INPUT)` when it is digital silence: it would be billed."""
    if prepared.is_silent:
        raise BadInput(Code.SILENT_INPUT, duration_s=prepared.duration_s)
    return prepared


def _unchanged(data: bytes) -> PreparedClip:
    """Just these bytes, looked at once more: the file may have changed since."""
    with SoundReader(data) as reader:
        card = preflight(reader.info)
        _refuse(card.error)
        if card.is_converted:
            raise BadInput(Code.BAD_FILE, "changed while it was read", reason="damaged")
    clip = decode_bytes(data)
    return PreparedClip(data, clip.duration_s, clip.sample_rate_hz, (), is_silent(clip))


def _rewritten(clip: Clip, changes: tuple[str, ...]) -> PreparedClip:
    """The same samples under a clean header."""
    wav = wav_bytes(to_int16(clip.samples), clip.sample_rate_hz)
    return PreparedClip(wav, clip.duration_s, clip.sample_rate_hz, changes, is_silent(clip))


def _changes(clip: Clip) -> tuple[str, ...]:
    is_mono = clip.channels == 1
    has_best_rate = clip.sample_rate_hz == limits.BEST_RECOGNITION_RATE_HZ
    return (*(() if has_best_rate else ("rate",)), *(() if is_mono else ("channels",)))


def _converted(clip: Clip, changes: tuple[str, ...]) -> PreparedClip:
    _refuse(limit_error(clip.duration_s, 0))
    best = _trimmed(
        resampled(Clip(to_mono(clip.samples), clip.sample_rate_hz), limits.BEST_RECOGNITION_RATE_HZ)
    )
    peak = float(np.abs(clip.samples).max(initial=0.0))
    notes = (*changes, "level") if peak > 1.0 else changes
    fitted = best.samples / np.float32(peak) if peak > 1.0 else best.samples
    wav = wav_bytes(to_int16(fitted), best.sample_rate_hz)
    _refuse(limit_error(best.duration_s, len(wav)))
    return PreparedClip(wav, best.duration_s, best.sample_rate_hz, notes, is_silent(clip))


def _trimmed(clip: Clip) -> Clip:
    """A source just under the limit may round up to the
    limit itself: one frame (1/16 ms) is left out then.
    """
    if clip.frames <= LONGEST_FRAMES:
        return clip
    return Clip(clip.samples[:LONGEST_FRAMES], clip.sample_rate_hz)


def _refuse(error: BadInput | None) -> None:
    if error:
        raise error
