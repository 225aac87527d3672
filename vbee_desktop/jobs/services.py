"""What a job works with. One of these is made for each run of the worker's loop, or of a command."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbee_desktop.jobs.underway import Underway
from vbee_desktop.jobs.voice_book import VoiceBook

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.api.downloads import AudioDownloads
    from vbee_desktop.api.recognition import Recognition
    from vbee_desktop.api.speech import SpeechService
    from vbee_desktop.api.voices import Voices
    from vbee_desktop.core.models import Account, SpeechApi
    from vbee_desktop.jobs.pace import Pace
    from vbee_desktop.store.files import AudioFiles
    from vbee_desktop.store.journal import Journal

Report = Callable[[object], None]
"""Where a job tells its progress (`core.models.Progress`)."""


@dataclass(frozen=True, slots=True)
class Services:
    """The wire, the store and the pace of one account. ``sleep`` takes seconds, ``jitter`` gives numbers in
    [0, 1).
    """

    account: Account
    api: SpeechApi
    speech: SpeechService
    recognition: Recognition
    voices: Voices
    downloads: AudioDownloads
    journal: Journal
    audio_files: AudioFiles
    demo_clips_folder: Path
    pace: Pace
    voice_book: VoiceBook = field(default_factory=VoiceBook)
    underway: Underway = field(default_factory=Underway)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random
