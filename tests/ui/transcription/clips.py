"""Real WAV files of every kind that the tab meets."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

RATE_HZ = 16000


def write_clip(
    path: Path, seconds: float = 7.2, *, rate_hz: int = RATE_HZ, channels: int = 1, bytes_each: int = 2
) -> Path:
    """A tone that rises and falls, as PCM."""
    frames = round(seconds * rate_hz)
    times = np.arange(frames) / rate_hz
    tone = np.sin(2 * np.pi * 220 * times) * np.abs(np.sin(2 * np.pi * 0.7 * times)) * 0.5
    scale = 2 ** (8 * bytes_each - 1) - 1
    samples = (np.repeat(tone[:, None], channels, axis=1) * scale).astype("<i4")
    data = samples.reshape(-1, 1).view(np.uint8).reshape(-1, 4)[:, :bytes_each].tobytes()
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(bytes_each)
        writer.setframerate(rate_hz)
        writer.writeframes(data)
    return path


def spoken(seconds: float, level: float = 0.3) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """What a microphone gives, (frames, 1)."""
    noise = np.random.default_rng(7).standard_normal((round(seconds * RATE_HZ), 1)) * level
    return np.clip(noise * 32767 / 3, -32000, 32000).astype(np.int16)
