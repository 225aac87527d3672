"""The recogniser's own process: 16 kHz samples in, English utterances with their times out.

It is a process because decoding holds Python's interpreter lock for a tenth of a second and more at a time. It reads
one JSON line for each job, ``{"path": "..."}`` (a file of mono 16-bit samples at 16 kHz), and answers lines:
``{"utterance": {"text", "startTime", "endTime"}}`` and ``{"progress": 0..1}`` as the work goes on, then
``{"done": true}`` or ``{"error": "..."}``. It ends when its standard input does, so it never outlives the sandbox.
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

RATE_HZ = 16_000
_FRAMES_PER_S = 100
_PAD_SAMPLES = RATE_HZ // 10
_LONGEST_UTTERANCE_BYTES = 2 * RATE_HZ * 30
_PEAK = 16_000
_FILLER = re.compile(r"^[<\[].*[>\]]$")
_VARIANT = re.compile(r"\(\d+\)$")
# Found best among a few dozen settings on the eight spoken clips of Debian's alsa-utils ("front center", ...): the
# default model expects a longer vocal tract than theirs, and a second pass over words alone gains nothing.
_SETTINGS: dict[str, Any] = {"cmn": "batch", "warp_type": "inverse_linear", "warp_params": "1.1"}


@dataclass(frozen=True)
class Stretch:
    """A part of the sound in which somebody seems to speak."""

    start_s: float
    samples: bytes
    heard_until: float


def serve() -> int:
    """Works through the jobs on standard input until it ends."""
    from pocketsphinx import Decoder

    decoder = Decoder(loglevel="FATAL", **_SETTINGS)
    for line in sys.stdin:
        try:
            for answer in recognize(decoder, Path(json.loads(line)["path"])):
                _say(answer)
            _say({"done": True})
        except (OSError, ValueError, RuntimeError) as problem:
            _say({"error": str(problem)})
    return 0


def recognize(decoder: Any, path: Path) -> Iterator[dict[str, object]]:
    for stretch in _stretches(path):
        utterance = _decode(decoder, stretch)
        if utterance:
            yield {"utterance": utterance}
        yield {"progress": round(stretch.heard_until, 4)}


def _stretches(path: Path) -> Iterator[Stretch]:
    """Speech between pauses, by pocketsphinx's endpointer; one that never pauses is cut at 30 s."""
    from pocketsphinx import Endpointer

    endpointer = Endpointer(sample_rate=RATE_HZ)
    total_bytes = max(1, path.stat().st_size)
    held, start_s = bytearray(), 0.0
    with path.open("rb") as file:
        while frame := file.read(endpointer.frame_bytes):
            heard_until = file.tell() / total_bytes
            speech = endpointer.end_stream(frame) if heard_until >= 1 else endpointer.process(frame)
            if speech:
                start_s = start_s if held else endpointer.speech_start
                held += speech
            ended = not endpointer.in_speech or heard_until >= 1
            if held and (ended or len(held) > _LONGEST_UTTERANCE_BYTES):
                yield Stretch(start_s, bytes(held), heard_until)
                start_s += len(held) / 2 / RATE_HZ
                held = bytearray()


def _decode(decoder: Any, stretch: Stretch) -> dict[str, object] | None:
    """The words of one stretch; its times are those of the first and the last word."""
    decoder.start_utt()
    decoder.process_raw(_levelled(stretch.samples), full_utt=True)
    decoder.end_utt()
    words = [segment for segment in decoder.seg() or () if not _FILLER.match(segment.word)]
    if not words:
        return None
    length_s = len(stretch.samples) / 2 / RATE_HZ
    start_s, end_s = _inside(words[0].start_frame, length_s), _inside(words[-1].end_frame + 1, length_s)
    return {
        "text": " ".join(_VARIANT.sub("", word.word) for word in words),
        "startTime": round(stretch.start_s + start_s, 2),
        "endTime": round(stretch.start_s + end_s, 2),
    }


def _levelled(samples: bytes) -> bytes:
    """At one loudness, between two tenths of silence."""
    sound = np.frombuffer(samples, "<i2").astype(np.float32)
    sound *= _PEAK / max(1.0, float(np.abs(sound).max(initial=1.0)))
    return np.pad(sound, _PAD_SAMPLES).astype("<i2").tobytes()


def _inside(frame: int, length_s: float) -> float:
    """Seconds from the start of the stretch, the padding taken off."""
    return min(max(0.0, frame / _FRAMES_PER_S - _PAD_SAMPLES / RATE_HZ), length_s)


def _say(answer: dict[str, object]) -> None:
    print(json.dumps(answer), flush=True)
