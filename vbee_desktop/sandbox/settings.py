"""What the control door can change (``POST /sandbox/settings``)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields

Check = Callable[[object], bool]
LOOK_S = 0.1
"""A job that waits looks so often whether it is to last less long."""


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def _number_or_none(value: object) -> bool:
    return value is None or _number(value)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _codes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


@dataclass
class Settings:
    """The account and the service that the sandbox plays."""

    link_lifetime_s: float = 180
    """An audio link dies after this (Vbee: 3 minutes)."""
    audio_kept_s: float = 3 * 86_400
    """After this the audio is gone and a read says ``audio_expired`` (Vbee: 3 days)."""
    points_balance: float | None = None
    """Points left for speech; None is without end. Every create lowers it; too little refuses."""
    job_duration_s: float = 0
    """A job takes at least this long; 0 is as long as the real work. A change counts at once."""
    direct_wait_s: float = 10
    """A legacy ``direct`` create that is not done by then answers IN_PROGRESS."""
    stt_sync_wait_s: float = 50
    """A sync transcription that is not done by then answers PROCESSING."""
    tts_sync_allowed: bool = True
    """False: "This feature is not supported in user package"."""
    stt_sync_allowed: bool = True
    """False: 403 "Missing feature: stt-sync"."""
    stt_poll_under_api: bool = False
    """True: transcripts are read under ``/api/v1/stt/transcripts`` instead, as one documentation sample has
    it.
    """
    stt_fails: bool = False
    """True: transcriptions are accepted, charged, and end in FAILED."""
    max_concurrent_jobs: float | None = None
    """More speech jobs at once than this: 429 ``TTS_CCR_MAX_LIMIT_REACHED``."""
    refused_voices: list[str] = field(default_factory=list)
    """Voice codes not open to this account (1045)."""
    failing_voices: list[str] = field(default_factory=list)
    """Voice codes whose jobs are accepted, charged, and end in FAILURE."""

    async def last(self, began_s: float) -> None:
        """Wait until a job that began then (on the monotonic clock) has lasted `job_duration_s`."""
        while (rest_s := began_s + self.job_duration_s - time.monotonic()) > 0:  # noqa: ASYNC110  # time, too, ends it
            await asyncio.sleep(min(rest_s, LOOK_S))

    def change(self, changes: dict[str, object]) -> None:
        """Takes all changes or, with ValueError, none."""
        for name, value in changes.items():
            if name not in CHECKS:
                raise ValueError(f"unknown setting {name!r}; known: {', '.join(CHECKS)}")
            if not CHECKS[name](value):
                raise ValueError(f"bad value for {name}: {value!r}")
        for name, value in changes.items():
            setattr(self, name, value)


_CHECK_OF_TYPE: dict[str, Check] = {
    "float": _number,
    "float | None": _number_or_none,
    "bool": _flag,
    "list[str]": _codes,
}
CHECKS: dict[str, Check] = {entry.name: _CHECK_OF_TYPE[str(entry.type)] for entry in fields(Settings)}
