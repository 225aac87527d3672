"""All parts of one sandbox, put together."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from vbee_desktop.sandbox.auth import Doorkeeper
from vbee_desktop.sandbox.callbacks import CallbackSender
from vbee_desktop.sandbox.clock import Clock
from vbee_desktop.sandbox.espeak import Espeak
from vbee_desktop.sandbox.faults import FaultPlan
from vbee_desktop.sandbox.ledger import Ledger
from vbee_desktop.sandbox.links import LinkSigner
from vbee_desktop.sandbox.recognition import Recognizer
from vbee_desktop.sandbox.request_log import RequestLog
from vbee_desktop.sandbox.settings import Settings
from vbee_desktop.sandbox.stt_jobs import TranscriptJobs
from vbee_desktop.sandbox.tts_jobs import SpeechJobs
from vbee_desktop.sandbox.voices import load_catalogue

_FOLDER_PREFIX = "vbee-sandbox-"
_LEFT_OVER_AFTER_S = 3 * 86_400


class Sandbox:
    """A service with its account: jobs, ledger, faults. ``reset`` makes it new but for voices and engines."""

    def __init__(self, recognizer_command: Sequence[str]) -> None:
        _remove_left_overs()
        self.folder = Path(tempfile.mkdtemp(prefix=_FOLDER_PREFIX))
        self.voices = load_catalogue()
        self._short, self._long = Recognizer(recognizer_command), Recognizer(recognizer_command)
        self._engine = Espeak()
        self.demo_lock = asyncio.Lock()
        self._make_new()

    def _make_new(self) -> None:
        self.clock = Clock()
        self.settings = Settings()
        self.faults = FaultPlan()
        self.ledger = Ledger()
        self.requests = RequestLog()
        self.doorkeeper = Doorkeeper(self.clock)
        self.links = LinkSigner(self.clock)
        self.sender = CallbackSender(self.clock)
        self.speech = SpeechJobs(
            clock=self.clock,
            settings=self.settings,
            ledger=self.ledger,
            links=self.links,
            sender=self.sender,
            engine=self._engine,
            folder=self.folder,
        )
        self.transcripts = TranscriptJobs(
            clock=self.clock,
            settings=self.settings,
            ledger=self.ledger,
            sender=self.sender,
            folder=self.folder,
            short=self._short,
            long=self._long,
        )

    def bytes_of_connection(self) -> int | None:
        """How many bytes of a new connection arrive before it is refused; None when it is not."""
        return self.faults.bytes_of_connection()

    async def reset(self) -> None:
        """Ends all jobs and forgets everything."""
        await self._close_parts()
        self._make_new()

    async def close(self) -> None:
        await self._close_parts()
        self._engine.close()
        await self._short.close()
        await self._long.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def _close_parts(self) -> None:
        await self.speech.close()
        await self.transcripts.close()
        await self.sender.close()


def _remove_left_overs() -> None:
    """Folders of sandboxes that were killed. One that nothing was added to for as long as audio is kept holds
    nothing that could still be asked for.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER_PREFIX}*"):
        try:
            if time.time() - folder.stat().st_mtime > _LEFT_OVER_AFTER_S:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
