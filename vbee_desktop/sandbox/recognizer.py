"""The recogniser's own process: 16 kHz samples in, English utterances with their times out.

It is a process because decoding holds Python's interpreter lock for a tenth of a second and more at a time.
It reads one JSON line for each job, ``{"path": "..."}`` (a file of mono 16-bit samples at 16 kHz), and
answers lines: ``{"utterance": {"text", "startTime", "endTime"}}`` and ``{"progress": 0..1}`` as the work goes
on, then ``{"done": true}`` or ``{"error": "..."}``. It ends when its standard input does, so it never
outlives the sandbox.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
_FRAMES_PER_S = 100
_PAD_SAMPLES = RATE_HZ * 15 // 100
_MARGIN_SAMPLES = RATE_HZ // 5
_LONGEST_SAMPLES = RATE_HZ * 30
_PEAK = 16_000
_FILLER = re.compile(r"^[<\[].*[>\]]$")
_VARIANT = re.compile(r"\(\d+\)$")


@dataclass(frozen=True)
class Stretch:
    """A part of the sound in which somebody seems to speak, in samples."""

    start: int
    end: int


def serve() -> int:
    """Works through the jobs on standard input until it ends."""
    from pocketsphinx import Decoder

    decoder = Decoder(loglevel="FATAL", cmn="batch")
    for line in sys.stdin:
        try:
            for answer in recognize(decoder, Path(json.loads(line)["path"])):
                _say(answer)
            _say({"done": True})
        except (OSError, ValueError, RuntimeError) as problem:
            _say({"error": str(problem)})
    return 0


def recognize(decoder: Any, path: Path) -> Iterator[dict[str, object]]:
    """The answers for one file, as soon as each is known."""
    sound = np.memmap(path, "<i2", "r")
    for stretch in _stretches(sound):
        utterance = _decode(decoder, sound, stretch)
        if utterance:
            yield {"utterance": utterance}
        yield {"progress": round(stretch.end / len(sound), 4)}


def _stretches(sound: NDArray[np.int16]) -> Iterator[Stretch]:
    """Speech between pauses, by pocketsphinx's endpointer; one that never pauses is cut at 30 s."""
    from pocketsphinx import Endpointer

    endpointer = Endpointer(sample_rate=RATE_HZ)
    frame_samples = endpointer.frame_bytes // 2
    start: int | None = None
    for at in range(0, len(sound), frame_samples):
        frame, is_last = sound[at : at + frame_samples].tobytes(), at + frame_samples >= len(sound)
        speech = endpointer.end_stream(frame) if is_last else endpointer.process(frame)
        if speech and start is None:
            start = round(endpointer.speech_start * RATE_HZ)
        if start is None:
            continue
        if is_last or not endpointer.in_speech:
            yield Stretch(start, len(sound) if is_last else round(endpointer.speech_end * RATE_HZ))
            start = None
        elif at - start > _LONGEST_SAMPLES:
            yield Stretch(start, at)
            start = at


def _decode(decoder: Any, sound: NDArray[np.int16], stretch: Stretch) -> dict[str, object] | None:
    """The words of one stretch; its times are those of the first and the last word."""
    first = max(0, stretch.start - _MARGIN_SAMPLES)
    last = min(len(sound), stretch.end + _MARGIN_SAMPLES)
    decoder.reinit_feat()  # else what was heard before weighs on the noise taken off this stretch
    decoder.start_utt()
    decoder.process_raw(_levelled(sound[first:last]), full_utt=True)
    decoder.end_utt()
    words = [segment for segment in decoder.seg() or () if not _FILLER.match(segment.word)]
    if not words:
        return None
    length_s = (last - first) / RATE_HZ
    start_s, end_s = _inside(words[0].start_frame, length_s), _inside(words[-1].end_frame + 1, length_s)
    return {
        "text": " ".join(_VARIANT.sub("", word.word) for word in words),
        "startTime": round(first / RATE_HZ + start_s, 2),
        "endTime": round(first / RATE_HZ + end_s, 2),
    }


def _levelled(samples: NDArray[np.int16]) -> bytes:
    """At one loudness, between short silences: the model knows sentences that begin and end with one."""
    level = samples.astype(np.float32)
    level *= _PEAK / max(1.0, float(np.abs(level).max(initial=1.0)))
    return np.pad(level, _PAD_SAMPLES).astype("<i2").tobytes()


def _inside(frame: int, length_s: float) -> float:
    """Seconds from the start of the stretch, the padding taken off."""
    return min(max(0.0, frame / _FRAMES_PER_S - _PAD_SAMPLES / RATE_HZ), length_s)


def _say(answer: dict[str, object]) -> None:
    print(json.dumps(answer), flush=True)
