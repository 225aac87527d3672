"""The shared playback: one player, one transport bar, offered to both tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.ui.shell.clip_pictures import ClipPictures
from vbee_desktop.ui.shell.early_hearing import EarlyHearing
from vbee_desktop.ui.shell.heard_range import HeardRange
from vbee_desktop.ui.shell.output import Output
from vbee_desktop.ui.widgets.waveform import PeakLevel

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import LoadedClip
    from vbee_desktop.ui.ports import Desk, Playable, Settings
    from vbee_desktop.ui.shell.heard_range import Marked
    from vbee_desktop.ui.shell.sound_player import SoundPlayer
    from vbee_desktop.ui.widgets.transport_bar import TransportBar
    from vbee_desktop.worker.job_handle import JobHandle

TICK_MS = 33
AT_END = -1.0

Taker = Callable[["SoundPlayer"], None]
Refuser = Callable[["VbeeError"], None]


class Playback(QObject):
    """Shows and plays one clip at a time. The player and the samples are loaded off the GUI thread, when
    first needed.
    """

    failed = Signal(object)
    """A `VbeeError` for the message area: the file does not decode, or no loudspeaker answers."""

    def __init__(
        self, desk: Desk, bar: TransportBar, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self.output = Output(desk, bar, settings, self)
        self._player: SoundPlayer | None = None
        self._opening: JobHandle | None = None
        self._playable: Playable | None = None
        self._early = EarlyHearing()
        self._loaded: LoadedClip | None = None
        self._loading: JobHandle | None = None
        self._wish: tuple[float, float | None] | None = None
        self._range = HeardRange(bar)
        self._is_stretch_looping = False
        self._is_closed = False
        self._pictures = ClipPictures(bar)
        self._lent: SoundPlayer | None = None
        self._borrower: tuple[Taker, Refuser] | None = None
        self._slots: list[Callable[[object, float], None]] = []
        self._was_playing = False
        self._told_error: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._connect_bar()

    @property
    def playable(self) -> Playable | None:
        """What is shown."""
        return self._playable

    @property
    def is_at_rest(self) -> bool:
        """Whether the player is ours, if there is one."""
        return self._opening is None and self._borrower is None and self._early.sound is None

    def show(self, playable: Playable | None) -> None:
        """Offer a clip without playing it."""
        if playable is None:
            self._forget_clip()
            return
        if self._playable is not None and self._playable.path == playable.path:
            self._playable = playable
            self._pictures.show_regions(self._playable)
            if self._early.sound is None or self._loading is not None:
                return
        else:
            self._forget_clip()
            self._playable = playable
            self._pictures.show_again(playable.path)
        handle = self._desk.load_clip(playable.path)
        self._loading = handle
        handle.succeeded.connect(self._take_clip)
        handle.failed.connect(self._take_load_failure)

    def mark(self, playable: Playable) -> None:
        """The stretches of the clip that is shown are these; nothing happens while another one is shown."""
        if self._playable is not None and self._playable.path == playable.path:
            self._playable = playable
            self._pictures.show_regions(self._playable)

    def play(
        self, playable: Playable, start_s: float = 0.0, end_s: float | None = None, *, loop: bool = False
    ) -> None:
        """Play a clip, or a stretch of it, from ``start_s``; stops at ``end_s``, or begins again."""
        self.show(playable)
        if self._early.goes_on(self._player):
            return
        self._is_stretch_looping = loop
        self._wish = (start_s, end_s)
        self._fulfil()

    def play_arriving(self, playable: Playable, clip: object) -> None:
        """Play sound that is being downloaded to the path of ``playable`` (`audio.arriving.ArrivingClip`).
        When `play` is asked for the same path next, what is heard just goes on.
        """
        self._forget_clip()
        self._playable = playable
        self._early.sound = clip
        self._begin_arriving()

    def stop(self) -> None:
        """Stop playing."""
        self._wish = None
        if self._player is not None:
            self._player.stop()

    def toggle(self) -> None:
        """Play or pause what is shown."""
        if self._is_playing():
            self._pause()
        else:
            self._resume()

    def toggle_loop(self) -> None:
        """Loop, or no longer loop, what is shown."""
        self._set_loop(looping=not self._range.looping)
        self._bar.set_loop(self._range.looping)

    def skip(self, seconds: float) -> None:
        """Move by so many seconds, back when negative."""
        if self._player is not None and self._loaded is not None:
            position_s = self._player.snapshot().position_s + seconds
            self._seek(min(max(position_s, 0.0), self._loaded.duration_s))

    def on_position(self, slot: Callable[[object, float], None]) -> None:
        """Tell ``slot(path, position_s)`` while sound plays, and once with -1.0 at its end."""
        self._slots.append(slot)

    def look_at(self, path: Path, window: tuple[float, float] | None) -> None:
        """Let the waveform show this part of a clip, in seconds, or the whole; nothing happens while another
        one is shown.
        """
        if self._playable is not None and self._playable.path == path:
            self._bar.waveform.look_at(window)

    def position_in(self, path: Path) -> float | None:
        """Where the playhead stands, in seconds; None while another clip is shown."""
        is_shown = self._playable is not None and self._playable.path == path
        return self._bar.waveform.position_s if is_shown else None

    def on_stretch_moved(self, slot: Callable[[Path, float, float], None]) -> None:
        """Tell ``slot(path, start_s, end_s)`` when an end of the current stretch was dragged."""
        self._bar.waveform.region_moved.connect(
            lambda start_s, end_s: slot(self._playable.path, start_s, end_s) if self._playable else None
        )

    def lend(self, take: Taker, refuse: Refuser) -> None:
        """Fall silent, and let somebody else play until `take_back`: ``take`` gets the player as soon as
        there is one, else ``refuse`` the `VbeeError`. What is asked of this meanwhile is shown and not
        played.
        """
        self._fall_silent()
        self._borrower = (take, refuse)
        if self._player is not None:
            self._hand_over(self._player)
        else:
            self._open_player()

    def take_back(self) -> None:
        """The player is ours again; what is shown stands at its start."""
        self._borrower = self._wish = None
        player, self._lent = self._lent, None
        if player is not None and not self._is_closed:
            self._take_player(player)
        self._bar.set_state("stopped" if self._loaded is not None else "empty")

    def shutdown(self) -> None:
        """Close the player, also one that is only now being opened."""
        self._is_closed = True
        self._timer.stop()
        for player in (self._player, self._lent):
            if player is not None:
                player.close()
        self._player = self._lent = None
        self.output.equip(None)

    def _fall_silent(self) -> None:
        self._wish = None
        self._timer.stop()
        self._was_playing = False
        if self._player is not None:
            self._player.stop()
        self._tell(AT_END)
        self._bar.set_position(0.0)

    def _hand_over(self, player: SoundPlayer) -> None:
        if self._borrower is not None:
            self._player, self._lent = None, player
            self.output.equip(None)
            self._borrower[0](player)

    def _connect_bar(self) -> None:
        bar = self._bar
        bar.play_clicked.connect(self._resume)
        bar.pause_clicked.connect(self._pause)
        bar.stop_clicked.connect(self.stop)
        bar.loop_toggled.connect(self._take_loop)
        bar.seek_requested.connect(self._seek)
        bar.range_changed.connect(self._take_range)
        bar.set_state("empty")

    def _is_playing(self) -> bool:
        return self._player is not None and self._player.snapshot().state in {"playing", "opening"}

    def _resume(self) -> None:
        if self._early.sound is not None and self._player is not None:
            self._player.play()
            self._was_playing = True
            self._timer.start()
        elif self._playable is not None:
            position_s = self._player.snapshot().position_s if self._player is not None else 0.0
            self._wish = (position_s, None)
            self._fulfil()

    def _pause(self) -> None:
        self._wish = None
        if self._player is not None:
            self._player.pause()

    def _fulfil(self) -> None:
        """Play as wished as soon as both the player and the clip are there."""
        if self._wish is None or self._loaded is None:
            return
        if self._player is None:
            self._open_player()
            return
        (start_s, end_s), self._wish = self._wish, None
        self._told_error = None
        if end_s is not None:
            self._range.mark(None)
            self._player.set_range(start_s, end_s, self._range.looping or self._is_stretch_looping)
        else:
            start_s = self._range.start_from(start_s)
            self._range.confine(self._player, self._loaded.duration_s)
        self._player.seek(start_s)
        self._player.play()
        self._was_playing = True
        self._timer.start()

    def _begin_arriving(self) -> None:
        if self._early.sound is None:
            return
        if self._player is None:
            self._open_player()
            return
        self._early.begin(self._player)
        self._was_playing = True
        self._told_error = None
        self._bar.set_state("opening")
        self._timer.start()

    def _open_player(self) -> None:
        if self._opening is None and self._lent is None:
            if self._borrower is None:
                self._bar.set_state("opening")
            self._opening = self._desk.open_player()
            self._opening.succeeded.connect(self._take_player)
            self._opening.failed.connect(self._take_player_failure)

    def _take_player(self, player: SoundPlayer) -> None:
        self._opening = None
        if self._is_closed:
            player.close()
            return
        self._player = player
        self.output.equip(player)
        if self._borrower is not None:
            self._hand_over(player)
            return
        player.load(self._loaded.clip if self._loaded is not None else None)
        self._begin_arriving()
        self._fulfil()

    def _take_player_failure(self, error: VbeeError) -> None:
        self._opening = None
        self._wish = None
        if self._borrower is not None:
            self._borrower[1](error)
            return
        self._bar.set_state("stopped")
        self.failed.emit(error)

    def _take_clip(self, loaded: LoadedClip) -> None:
        if self._playable is None or loaded.path != self._playable.path:
            return  # another clip was chosen meanwhile
        self._loading = None
        self._loaded = loaded
        arriving = self._early.take_sound()
        levels: Sequence[PeakLevel] = loaded.levels  # type: ignore[assignment]  # numpy's types stay out of ui
        self._pictures.show(loaded.path, levels, loaded.duration_s)
        self._pictures.show_regions(self._playable)
        if arriving is not None and self._player is not None:
            self._player.complete(loaded.clip)
            self._tick()
        else:
            self._bar.set_position(0.0)
            self._bar.set_state("stopped")
            if self._player is not None:
                self._player.load(loaded.clip)
        self._fulfil()

    def _take_load_failure(self, error: object) -> None:
        self._forget_clip()
        self.failed.emit(error)

    def _forget_clip(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        self._playable = self._loaded = self._wish = None
        self._early.forget()
        self._timer.stop()
        if self._player is not None:
            self._player.stop()
            self._player.load(None)
        self._tell(AT_END)
        self._range.marked = None
        self._pictures.clear()
        self._bar.set_state("empty")

    def _tick(self) -> None:
        if self._player is None:
            return
        now = self._player.snapshot()
        if self._early.is_awaited(now):
            return
        is_behind = now.state == "empty" and self._loaded is not None  # it was given the clip just now
        self._bar.set_state("stopped" if is_behind else now.state)  # type: ignore[arg-type]  # the bar's words
        if self._loaded is None:
            self._bar.set_length(now.length_s)
        self._bar.set_position(now.position_s)
        if now.error is not None and now.error is not self._told_error:
            self._told_error = now.error
            self.failed.emit(now.error)
            self.output.load_devices()
        if now.state in {"playing", "opening"}:
            self._tell(now.position_s)
        elif self._was_playing:
            self._timer.stop()
            self._was_playing = False
            if now.state != "paused":
                self._tell(AT_END)

    def _tell(self, position_s: float) -> None:
        path: Path | None = self._playable.path if self._playable is not None else None
        for slot in self._slots:
            slot(path, position_s)

    def _seek(self, seconds: float) -> None:
        self._range.leave_for(seconds)
        if self._player is None or not self._is_playing():
            self._bar.set_position(seconds)
        if self._player is not None:
            self._player.seek(seconds)
        elif self._loaded is not None:
            self._wish_position(seconds)

    def _wish_position(self, seconds: float) -> None:
        """A click into the waveform before the player exists: open it, so that Play starts there."""
        self._wish = (seconds, None)
        self._fulfil()

    def _take_loop(self, looping: object) -> None:
        self._set_loop(looping=bool(looping))

    def _set_loop(self, *, looping: bool) -> None:
        self._range.looping = looping
        self._confine()

    def _take_range(self, marked: Marked | None) -> None:
        self._range.marked = marked
        self._confine()

    def _confine(self) -> None:
        if self._player is not None and self._loaded is not None:
            self._range.confine(self._player, self._loaded.duration_s)
