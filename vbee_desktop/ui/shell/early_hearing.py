"""Sound that is heard while it is still being downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.sound_player import Snapshot, SoundPlayer


class EarlyHearing:
    """``sound`` is an `audio.arriving.ArrivingClip`, or nothing."""

    def __init__(self) -> None:
        self.sound: object = None
        self._is_heard = False
        self._generation = 0

    def begin(self, player: SoundPlayer) -> None:
        """Let it be heard."""
        self._generation = player.play_arriving(self.sound)
        self._is_heard = True

    def forget(self) -> None:
        """Another clip is wanted."""
        self.sound = None
        self._is_heard = False

    def take_sound(self) -> object:
        """What arrived is whole now: there is nothing early about it any more."""
        sound, self.sound = self.sound, None
        return sound

    def goes_on(self, player: SoundPlayer | None) -> bool:
        """Whether what is to be played is heard already, or was; not what broke off. Asked once."""
        was_heard, self._is_heard = self._is_heard, False
        if not was_heard or player is None:
            return False
        now = player.snapshot()
        return self.is_awaited(now) or now.state != "empty"

    def is_awaited(self, now: Snapshot) -> bool:
        """Whether the player has not yet come to the sound that it was given last."""
        return self.sound is not None and now.generation < self._generation
