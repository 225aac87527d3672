"""The services' limits, each in one place (source: vbee-api in the developer pages, and the service's
public documentation).
"""

from __future__ import annotations

MAX_TEXT_CHARACTERS = 100_000
"""Longest text of one asynchronous create of the current service; the legacy one publishes none, so it
shares this."""

LEGACY_PART_CHARACTERS = 2_000
"""Longest part of a script sent to the legacy service, which publishes no limit: what public clients keep
to."""

MAX_SYNC_TEXT_CHARACTERS = 300
"""Longest text that the current service speaks in its ``sync`` mode."""

LEGACY_SPEED_RANGE = (0.1, 1.9)
CURRENT_SPEED_RANGE = (0.25, 1.9)
SPEED_STEP = 0.1
"""The legacy service takes speeds with one decimal."""
CURRENT_SPEED_STEP = 0.05
"""Ours: the current service names no step."""

BITRATES_KBPS = (8, 16, 32, 64, 128)
AUDIO_FORMATS = ("mp3", "wav")
SPEECH_SAMPLE_RATES_HZ = (8000, 16000, 22050, 24000, 32000, 44100, 48000)
EMPHASIS_VALUES = tuple(range(0, 101, 10))

MAX_SYNC_AUDIO_S = 10.0
"""A clip sent to ``mode=sync`` must be shorter than this."""

MAX_SYNC_AUDIO_BYTES = 10_000_000
"""A clip sent to ``mode=sync`` must be smaller than this (10 MB read as decimal, the stricter reading)."""

MAX_ASYNC_AUDIO_BYTES = 100_000_000
LONGEST_ASYNC_PIECE_S = 50 * 60.0
"""Ours: so much mono sound of 16 bits at 16000 Hz is under 100 MB."""

RECOGNITION_SAMPLE_RATES_HZ = (8000, 16000, 22050, 32000, 44100, 48000)
BEST_RECOGNITION_RATE_HZ = 16000
MAX_RECORDING_S = 9.8
"""A recording stops by itself here, so that it stays under the service's 10 s whatever the device's block
size."""

VOICE_PAGE_SIZE = 100
