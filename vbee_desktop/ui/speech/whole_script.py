"""The whole script as it is heard: the takes that count, joined, with a region for each paragraph."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from vbee_desktop.ui.message_values import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import JoinedTakes, Take
    from vbee_desktop.ui.ports import Desk, Playable, Playback


class SpokenParagraph(NamedTuple):
    """A paragraph, counted from 0, and the take in which it is heard; ``is_stale`` when it would be made
    otherwise now.
    """

    place: int
    take: Take
    is_stale: bool


class WholeScript(QObject):
    """Joins when it is asked to play or to offer, and once for the same takes."""

    failed = Signal(object)
    """`VbeeError`: the takes cannot be joined."""
    reached = Signal(object)
    """The paragraph that is heard (int), or None."""

    def __init__(self, desk: Desk, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._playback = playback
        self._parts: tuple[SpokenParagraph, ...] = ()
        self._joined: JoinedTakes | None = None
        self._joined_ids: tuple[str, ...] = ()
        self._joining: tuple[str, ...] = ()
        self._wish: int | None = None
        self._reached: int | None = None
        playback.on_position(self._take_position)

    @property
    def parts(self) -> tuple[SpokenParagraph, ...]:
        """What is heard, in order."""
        return self._parts

    def set_parts(self, parts: Sequence[SpokenParagraph]) -> bool:
        """The script is heard so from now on; whether other takes count than before."""
        before, self._parts = self._ids(), tuple(parts)
        return self._ids() != before

    def play(self, place: int) -> None:
        """Play on from a paragraph."""
        self._wish = place
        self._present()

    def offer(self) -> None:
        """Show it in the transport, without playing it unless that is asked for."""
        self._present()

    def _present(self) -> None:
        ids = self._ids()
        if not ids:
            self._wish = None
        elif len(ids) == 1:
            self._hand_over(self._playable_alone(self._parts[0]), [0.0])
        elif ids == self._joined_ids and self._joined is not None and self._joined.path.is_file():
            starts_s = self._starts_s(self._joined)
            self._hand_over(self._playable(self._joined), starts_s)
        elif ids != self._joining:
            self._joining = ids
            before = self._joined.path if self._joined is not None else None
            handle = self._desk.join_takes(tuple(part.take for part in self._parts), before)
            handle.succeeded.connect(partial(self._take_joined, ids))
            handle.failed.connect(self._take_failure)

    def _take_joined(self, ids: tuple[str, ...], joined: JoinedTakes) -> None:
        if ids == self._joining:
            self._joining = ()
        self._joined, self._joined_ids = joined, ids
        if ids == self._ids():
            self._present()

    def _take_failure(self, error: object) -> None:
        self._joining = ()
        self.failed.emit(error)

    def _hand_over(self, playable: Playable, starts_s: Sequence[float]) -> None:
        if self._wish is None:
            self._playback.show(playable)
            return
        places = [part.place for part in self._parts]
        index = min(bisect_right(places, self._wish - 1), len(places) - 1)
        self._wish = None
        self._playback.play(playable, starts_s[index])

    def _playable_alone(self, part: SpokenParagraph) -> Playable:
        from vbee_desktop.ui.ports import Playable

        return Playable(part.take.path, filled(self.tr("Paragraph %1"), part.place + 1))

    def _playable(self, joined: JoinedTakes) -> Playable:
        from vbee_desktop.ui.ports import Playable

        bounds = zip(self._starts_s(joined), joined.ends_s, self._parts, strict=True)
        regions = tuple(
            (start_s, end_s, str(part.place + 1), part.is_stale) for start_s, end_s, part in bounds
        )
        return Playable(joined.path, self.tr("The whole script"), regions)

    def _starts_s(self, joined: JoinedTakes) -> list[float]:
        return [0.0, *joined.ends_s[:-1]]

    def _ids(self) -> tuple[str, ...]:
        return tuple(part.take.job_id for part in self._parts)

    def _take_position(self, path: object, position_s: float) -> None:
        joined = self._joined
        place = None
        is_ours = joined is not None and path == joined.path and self._joined_ids == self._ids()
        if joined is not None and is_ours and position_s >= 0:
            index = min(bisect_right(joined.ends_s, position_s), len(self._parts) - 1)
            place = self._parts[index].place
        if place != self._reached:
            self._reached = place
            self.reached.emit(place)
