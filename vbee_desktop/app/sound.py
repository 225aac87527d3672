"""The sound card and the libraries behind it, loaded off the GUI thread and before anybody waits for them."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.audio.portaudio import SoundCard

LATE_MODULES = (
    "vbee_desktop.core.sent_text",
    "vbee_desktop.core.diacritics",
    "vbee_desktop.jobs.script",
    "vbee_desktop.jobs.paragraphs",
    "vbee_desktop.jobs.synthesize",
    "vbee_desktop.audio.clip",
    "vbee_desktop.audio.decode",
    "vbee_desktop.audio.arriving",
    "vbee_desktop.audio.resample",
    "vbee_desktop.audio.peaks",
    "vbee_desktop.jobs.clips",
    "vbee_desktop.audio.player_clip",
    "vbee_desktop.audio.straight_sound",
    "vbee_desktop.audio.player",
    "vbee_desktop.audio.recorder",
    "vbee_desktop.jobs.recognise",
)
LATE_PAUSE_S = 0.05


class Sound:
    """The one way to PortAudio, for player and recorder alike."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._card: SoundCard | None = None

    async def card(self) -> SoundCard:
        """The card; the first who asks has its module imported."""
        return await asyncio.to_thread(self._get)

    async def warm_up(self) -> None:
        """Import what the first text, take and recording need while nobody waits for anything.

        Whoever imports keeps the interpreter for tens of milliseconds at a time: while a take is made, the
        window would stutter. One at a time, with room between them.
        """
        for name in LATE_MODULES:
            await asyncio.sleep(LATE_PAUSE_S)
            with suppress(ImportError, OSError):  # told when somebody needs it
                await asyncio.to_thread(import_module, name)
        await asyncio.to_thread((await self.card()).warm_up)

    def _get(self) -> SoundCard:
        with self._lock:
            if self._card is None:
                from vbee_desktop.audio.portaudio import SoundCard

                self._card = SoundCard()
            return self._card
