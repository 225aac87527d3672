"""Speaking an order: from its text to a sound file, piece by piece, so that progress is that of the real
work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import numpy as np
import soxr
from numpy.typing import NDArray

from vbee_desktop.sandbox.encode import Writer, open_writer
from vbee_desktop.sandbox.espeak import ESPEAK_RATE_HZ, Espeak
from vbee_desktop.sandbox.orders import SpeechOrder
from vbee_desktop.sandbox.script import ClientPause, split_script
from vbee_desktop.sandbox.speech_plan import SLOWEST_WPM, SpeechPlan, plan_for
from vbee_desktop.sandbox.stretch import stretch

SHORTEST_SOUND_S = 0.1
MOST_SAMPLES = 2**30
"""A WAV file of 2 GB; a longer sound is a failure of the job."""


class Stopped(Exception):
    """The job was told to stop between two pieces."""


def speak_order(
    order: SpeechOrder,
    engine: Espeak,
    file: BinaryIO,
    progress: Callable[[float], None],
    stopped: Callable[[], bool],
) -> None:
    """Writes the sound of the order into ``file``. ``progress`` gets the share of the text done, 0..1.

    Blocking work for a thread; a text with nothing to say becomes a moment of silence.
    """
    rate_hz = order.written_rate_hz
    writer = open_writer(file, order.audio_type, rate_hz, order.bitrate_kbps)
    plan = plan_for(order.voice)
    pauses = order.pauses or ClientPause().scaled(1 / order.speed)
    spoken_samples = 0
    for piece in split_script(order.text, pauses):
        if stopped():
            raise Stopped
        if spoken_samples > MOST_SAMPLES:
            raise RuntimeError("the sound is too long")
        sound = _at_rate(_say(engine, piece.text, plan, order.speed), rate_hz)
        writer.write(sound)
        spoken_samples += len(sound) + _write_silence(writer, piece.silence_s, rate_hz)
        progress(piece.end_character / len(order.text))
    _write_silence(writer, SHORTEST_SOUND_S - spoken_samples / rate_hz, rate_hz)
    writer.finish()


def _say(engine: Espeak, text: str, plan: SpeechPlan, speed: float) -> NDArray[np.int16]:
    """Speed is obeyed by espeak-ng itself down to its floor; the rest of the slowness is stretched."""
    if not text:
        return np.zeros(0, np.int16)
    wanted_wpm = plan.rate_wpm * speed
    samples = engine.speak(text, plan, max(wanted_wpm, SLOWEST_WPM))
    return stretch(samples, SLOWEST_WPM / wanted_wpm)


def _at_rate(samples: NDArray[np.int16], rate_hz: int) -> NDArray[np.int16]:
    if rate_hz == ESPEAK_RATE_HZ or not len(samples):
        return samples
    resampled: NDArray[np.int16] = soxr.resample(samples, ESPEAK_RATE_HZ, rate_hz)
    return resampled


def _write_silence(writer: Writer, seconds: float, rate_hz: int) -> int:
    count = max(0, round(seconds * rate_hz))
    writer.write(np.zeros(count, np.int16))
    return count
