"""Plays the samples in turn: one is heard, and another one goes on at the same place of the sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from vbee_desktop.core.audition import same_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vbee_desktop.core.audition import Audition, Sample
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.compare.ports import CompareDesk, Lender, LentPlayer

_TICK_MS = 33
_SOUND_COMES_WITHIN_MS = 3000
_SOUNDING = frozenset({"opening", "playing"})


class AuditionPlayer(QObject):
    """Samples are known by the paths of their files. Everything else of the window is silent between `begin`
    and `end`.
    """

    moved = Signal()
    """The position, the voice that is heard, or whether there is sound."""
    prepared = Signal()
    """Other samples can be heard."""
    failed = Signal(object)
    """`VbeeError`"""

    def __init__(self, desk: CompareDesk, lender: Lender, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lender = lender
        self._player: LentPlayer | None = None
        self._is_open = False
        self._question = 0
        self._paths: tuple[Path, ...] = ()
        self._audition: Audition | None = None
        self._samples: dict[Path, Sample] = {}
        self._current: Path | None = None
        self._parked_s = 0.0
        self._generation = -1
        self._wants_sound = False
        self._is_matched = True
        self._told_error: VbeeError | None = None
        self._asked_for_sound = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def current(self) -> Path | None:
        """The sample that is heard, or would be."""
        return self._current

    @property
    def is_playing(self) -> bool:
        """Whether there is sound, or will be in a moment."""
        return self._wants_sound or self._state() in _SOUNDING

    @property
    def position_s(self) -> float:
        """Where the current sample is."""
        return self._place()[1]

    def sample(self, path: Path | None) -> Sample | None:
        """What is known of a sample; None until it is decoded."""
        return self._samples.get(path) if path is not None else None

    def place_in(self, path: Path, *, next_: bool = False) -> float:
        """Where another sample is in the sentence now, in seconds of its own; or ``next_``, behind what is on
        its way to the loudspeaker already.
        """
        now, position_s = self._place(next_=next_)
        one, other = self.sample(now), self.sample(path)
        return same_place(one, other, position_s) if one is not None and other is not None else 0.0

    def begin(self) -> None:
        """The player is ours."""
        self._is_open = True
        self._lender.lend(self._take_player, self._take_refusal)

    def end(self) -> None:
        """Give it back."""
        if self._is_open:
            self._is_open = False
            self._question += 1
            self._timer.stop()
            self._player = None
            self._lender.take_back()

    def set_paths(self, paths: Mapping[Path, object]) -> None:
        """The samples that can be heard from now on; what plays goes on when it is still among them."""
        wanted = tuple(paths)
        if wanted == self._paths:
            return
        self._paths = wanted
        self._question += 1
        if not wanted:
            self._take_audition(self._question, wanted, None)
            return
        preparing = self._desk.prepare_audition(wanted)
        preparing.succeeded.connect(partial(self._take_audition, self._question, wanted))
        preparing.failed.connect(self.failed)

    def set_matched(self, matched: bool) -> None:
        """All equally loud, or as they are."""
        if matched != self._is_matched:
            path, position_s = self._place(next_=True)
            self._is_matched = matched
            self._go(path, position_s, plays=self.is_playing)

    def play(self, path: Path) -> None:
        """Hear a sample, at the place of the sentence where the one before was."""
        if path in self._samples:
            self._go(path, self.place_in(path, next_=True), plays=True)
        elif path in self._paths:  # it is being decoded
            self._parked_s = self.place_in(path, next_=True)
            self._current, self._wants_sound = path, True

    def choose(self, path: Path | None) -> None:
        """Another one is current; no sound begins, and sound that is there goes on with it."""
        if path is not None and path != self._current and path in self._samples:
            self._go(path, self.place_in(path, next_=True), plays=self.is_playing)

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        elif self._current is not None:
            self.play(self._current)

    def pause(self) -> None:
        """Keep the place."""
        self._wants_sound = False
        if self._player is not None:
            self._player.pause()
        self.moved.emit()

    def seek(self, path: Path, position_s: float) -> None:
        """Go to a place of a sample, which is the current one then."""
        self._go(path, position_s, plays=self.is_playing)

    def _go(self, path: Path | None, position_s: float, *, plays: bool) -> None:
        """The jump first: a range that does not hold the position would move it to the range's start."""
        sample = self.sample(path)
        self._current, self._parked_s, self._wants_sound = path, position_s, plays
        if sample is None or not self._is_loaded():
            self.moved.emit()
            return
        player = self._player
        if player is None:
            return
        start_s = sample.start_s(matched=self._is_matched)
        player.seek(start_s + position_s)
        player.set_range(start_s, start_s + sample.duration_s, False)
        if plays:
            self._told_error = None
            self._asked_for_sound.start()
            player.play()
            self._timer.start()
        self.moved.emit()

    def _take_player(self, player: LentPlayer) -> None:
        self._player = player
        self._load()

    def _take_refusal(self, error: VbeeError) -> None:
        self._wants_sound = False
        self.failed.emit(error)

    def _take_audition(self, question: int, paths: tuple[Path, ...], audition: Audition | None) -> None:
        if question != self._question:
            return
        path, position_s = self._place(next_=True)
        plays = self.is_playing
        self._audition = audition
        samples = audition.samples if audition is not None else ()
        self._samples = dict(zip(paths, samples, strict=True))
        if path not in self._samples:
            path, position_s, plays = next(iter(paths), None), 0.0, False
        self._current, self._parked_s, self._wants_sound = path, position_s, plays
        self._load()
        self.prepared.emit()

    def _load(self) -> None:
        if self._player is not None:
            self._generation = self._player.load(self._audition.clip if self._audition is not None else None)
            self._go(self._current, self._parked_s, plays=self._wants_sound)

    def _is_loaded(self) -> bool:
        return self._player is not None and self._generation >= 0 and self._audition is not None

    def _state(self) -> str:
        return self._player.snapshot().state if self._player is not None else ""

    def _place(self, *, next_: bool = False) -> tuple[Path | None, float]:
        """The sample that is heard, and where. What was asked of the player a moment ago is not done yet: so
        the position itself tells of which sample it is.
        """
        if self._player is None or self._audition is None or self._state() in {"", "empty", "stopped"}:
            return self._current, self._parked_s
        now = self._player.snapshot()
        if now.generation != self._generation:
            return self._current, self._parked_s
        index, position_s = self._audition.sample_at(now.next_s if next_ else now.position_s)
        path = list(self._samples)[index]
        return (path, position_s) if path == self._current else (self._current, self._parked_s)

    def _tick(self) -> None:
        if self._player is None:
            return
        now = self._player.snapshot()
        if now.error is not None and now.error is not self._told_error:
            self._told_error = now.error
            self._wants_sound = False
            self.failed.emit(now.error)
        if now.state in _SOUNDING or self._asked_for_sound.hasExpired(_SOUND_COMES_WITHIN_MS):
            self._wants_sound = False
        if now.state not in _SOUNDING and not self._wants_sound:
            self._timer.stop()
            if now.state == "stopped":
                self._parked_s = 0.0
        self.moved.emit()
