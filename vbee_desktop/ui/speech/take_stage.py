"""Takes as they are heard and shown: in the strip, under their voice's name, and in the shared transport."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.core.models import Arriving, Take
    from vbee_desktop.ui.ports import Playback
    from vbee_desktop.ui.speech.takes_strip import TakesStrip
    from vbee_desktop.ui.speech.voice_model import VoiceModel


class TakeStage:
    """Knows no take of its own."""

    def __init__(self, strip: TakesStrip, playback: Playback, voices: VoiceModel) -> None:
        self._strip = strip
        self._playback = playback
        self._voices = voices

    def add(self, take: Take, *, is_current: bool = True) -> None:
        """Put a take into the strip, unless it is there."""
        self._strip.add_take(take, self._name_of(take), is_current=is_current)

    def add_all(self, takes: Iterable[Take]) -> None:
        """Put takes into the strip; the current one stays."""
        self._strip.add_takes([(take, self._name_of(take)) for take in takes])

    def rename(self) -> None:
        """Voices are known now that were not, or have other names."""
        self._strip.rename(self._name_of)

    def play(self, take: Take) -> None:
        """Play a take of the strip."""
        from vbee_desktop.ui.ports import Playable

        self._playback.play(Playable(take.path, self._name_of(take)))

    def play_arriving(self, arriving: Arriving) -> None:
        """Play a take whose file is still on its way."""
        from vbee_desktop.ui.ports import Playable

        name = self._voices.name_of(arriving.voice_code)
        self._playback.play_arriving(Playable(arriving.path, name), arriving.clip)

    def offer(self, take: Take) -> None:
        """Show a take of the strip in the transport, without playing it."""
        from vbee_desktop.ui.ports import Playable

        self._playback.show(Playable(take.path, self._name_of(take)))

    def _name_of(self, take: Take) -> str:
        return self._voices.name_of(take.request.voice_code)
