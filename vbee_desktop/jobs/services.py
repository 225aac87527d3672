"""What a job works with. One of these is made for each run of the worker's loop, or of a command."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vbee_desktop.core.access import Access
from vbee_desktop.core.network import Network
from vbee_desktop.core.retry import COMMAND_PATIENCE_S
from vbee_desktop.jobs.hearing import Hearing
from vbee_desktop.jobs.hints import Hints
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.jobs.underway import Underway
from vbee_desktop.jobs.voice_book import VoiceBook

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.api.callback_receiver import CallbackReceiver
    from vbee_desktop.api.connection_check import ConnectionCheck
    from vbee_desktop.api.downloads import AudioDownloads
    from vbee_desktop.api.recognition import Recognition
    from vbee_desktop.api.speech import SpeechService
    from vbee_desktop.api.voices import Voices
    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Account, SpeechApi, SpeechWay
    from vbee_desktop.jobs.instant_speech import InstantSpeech
    from vbee_desktop.jobs.pace import Pace
    from vbee_desktop.store.clip_cache import ClipCache
    from vbee_desktop.store.files import AudioFiles
    from vbee_desktop.store.job_row import JobRow
    from vbee_desktop.store.journal import Journal
    from vbee_desktop.store.linked_sounds import LinkedSounds
    from vbee_desktop.store.voice_cache import VoiceCache

Report = Callable[[object], None]
"""Where a job tells its progress (`core.models.Progress`)."""


def tell_nobody(_progress: object) -> None:
    """The `Report` of what is done in passing."""


DEMO_SERVER = "demo"
"""Who is asked in the journal's words when the program has started a sandbox of its own. It ends with the
program, and knows nothing of an earlier one's jobs.
"""


@dataclass(frozen=True, slots=True)
class Services:
    """The wire, the store and the pace of one account. ``sleep`` takes seconds, ``jitter`` gives numbers in
    [0, 1), ``wall_clock`` seconds since 1970, ``clock`` monotonic ones. ``server`` names in the journal who
    is asked: ``demo``, or an address. ``patience_s`` is how long a job that the service took is gone on with
    while its calls fail; ``retry_budget`` belongs to the whole program, ``access`` and ``network`` to these
    services alone.
    ``speeches`` are both speech services, ``quick_speeches`` the same asked for the sound at once, and
    ``speech`` is the one that is asked for what is new; ``instant`` knows what is not answered at once.
    ``daily_points`` is what the person lets the account spend a day, 0 without a bound.
    ``connection`` tries the way to the servers, where there is one.
    ``callback_error`` says why there is no ``receiver`` of callbacks although there should be.
    """

    account: Account
    server: str
    api: SpeechApi
    speech: SpeechService
    recognition: Recognition
    voices: Voices
    downloads: AudioDownloads
    journal: Journal
    audio_files: AudioFiles
    demo_clips: ClipCache
    voice_cache: VoiceCache
    linked_sounds: LinkedSounds
    pace: Pace
    voice_book: VoiceBook = field(default_factory=VoiceBook)
    underway: Underway = field(default_factory=Underway)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random
    wall_clock: Callable[[], float] = time.time
    clock: Callable[[], float] = time.monotonic
    patience_s: float = COMMAND_PATIENCE_S
    daily_points: int = 0
    retry_budget: RetryBudget = field(default_factory=RetryBudget)
    access: Access = field(default_factory=Access)
    network: Network = field(default_factory=Network)
    hearing: Hearing = field(default_factory=Hearing)
    hints: Hints = field(default_factory=Hints)
    speeches: Mapping[SpeechApi, SpeechService] = field(default_factory=dict)
    quick_speeches: Mapping[SpeechApi, SpeechService] = field(default_factory=dict)
    instant: InstantSpeech | None = None
    connection: ConnectionCheck | None = None
    receiver: CallbackReceiver | None = None
    callback_error: VbeeError | None = None

    def knows(self, row: JobRow) -> bool:
        """Whether a job is one of the server and the account that are asked here."""
        return row.server == self.server and row.account in {"", self.account.key}

    def speaking_by(self, api: SpeechApi) -> Services:
        """The same with the other speech service: a job goes on at the one that it was written down for."""
        return self if api is self.api else replace(self, api=api, speech=self.speeches[api])

    def speaking(self, way: SpeechWay) -> Services:
        """The same, asking for what is new in this way."""
        speeches = self.quick_speeches if way.at_once else self.speeches
        return replace(self, api=way.api, speech=speeches[way.api])

    @property
    def scratch_folder(self) -> Path:
        """Where files may lie for a while that have no name."""
        return self.journal.path.parent

    @property
    def callback_address(self) -> CallbackAddress | None:
        """Where the service may call back, while that is received."""
        return None if self.receiver is None else self.receiver.open_address
