"""The takes of what is written: kept with their paragraphs, in the strip, and as the marks of the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.speech.take_recall import TakeRecall
from vbee_desktop.ui.speech.take_stage import TakeStage
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Desk, Playback
    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork
    from vbee_desktop.ui.speech.playing_watch import PlayingWatch
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.takes_strip import TakesStrip
    from vbee_desktop.ui.speech.voice_model import VoiceModel

translate = QCoreApplication.translate


class TakesDesk(QObject):
    """Between the strip, the paragraphs and the transport."""

    def __init__(
        self,
        desk: Desk,
        playback: Playback,
        watch: PlayingWatch,
        script: ScriptPanel,
        strip: TakesStrip,
        work: ParagraphWork,
        voices: VoiceModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._script = script
        self._strip = strip
        self._work = work
        self.stage = TakeStage(strip, playback, voices)
        self._recall = TakeRecall(desk, self)
        self._recall.recalled.connect(self.add_earlier)
        voices.modelReset.connect(self._rename_takes)
        strip.play_wanted.connect(self.stage.play)
        strip.stop_wanted.connect(playback.stop)
        strip.chosen.connect(self.stage.offer)
        strip.removed.connect(self._take_removed)
        strip.starred.connect(self._take_star)
        watch.changed.connect(strip.show_playing)
        script.editor.current_paragraph_changed.connect(self._show_takes)
        work.found.connect(self.add_found)

    def add(self, take: Take, *, is_current: bool = True) -> None:
        """Put a take into the strip and to its paragraph."""
        self._recall.leave(take.job_id)
        self._work.add([take])
        self.stage.add(take, is_current=is_current)

    def add_earlier(self, take: Take) -> None:
        """Put a take from before into the strip, quietly; it is shown when nothing else is. In turns, as one
        that was made now.
        """
        is_first = self._strip.current is None
        self.add(take, is_current=is_first)
        in_next_turn(self, self.show_marks)
        if is_first:
            in_next_turn(self, partial(self.stage.offer, take))

    def add_found(self, takes: tuple[Take, ...]) -> None:
        """Paragraphs that were made before are made again, quietly."""
        self._work.add(takes)
        self.stage.add_all(takes)
        self.show_marks()

    def take_over(self, takes: Sequence[Take], current: Take | None) -> None:
        """Put takes (from left to right) into the strip as they stood."""
        for take in takes:
            self._recall.leave(take.job_id)
        self.add_found(tuple(reversed(takes)))
        self._strip.set_current(current)

    def bring_back(self, standing: JobSummary | None) -> None:
        """Bring the take of what is written, if its job is finished, unless a person took it away."""
        self._recall.bring(standing)

    def show(self, take: Take) -> None:
        """Make a take the current one."""
        self.add(take)
        self.stage.offer(take)

    def play(self, take: Take) -> None:
        """Make a take the current one and play it."""
        self.add(take)
        self.stage.play(take)

    def show_marks(self) -> None:
        """Also which takes stand in the strip, and what the transport offers."""
        is_heard_otherwise = self._work.follow()
        self._show_takes()
        if is_heard_otherwise and self._work.is_several and self._watch.path is None:
            in_next_turn(self, self._work.whole.offer)

    def _show_takes(self) -> None:
        place = self._script.editor.current_paragraph()
        title, shown = translate("SpeechTab", "Takes"), self._work.shown_takes()
        if shown is not None and place is not None and not shown & self._work.book.loose():
            title = filled(translate("SpeechTab", "Takes of paragraph %1"), place + 1)
        self._strip.show_only(shown, title)

    def _rename_takes(self) -> None:
        """An earlier take may be here before the voices are."""
        self.stage.rename()

    def _take_removed(self, take: Take) -> None:
        self._recall.leave(take.job_id)
        self._work.book.remove(take)
        self.show_marks()

    def _take_star(self, take: Take, starred: object) -> None:
        before = self._work.book.star(take, starred=bool(starred))
        if before is not None:
            self._strip.set_starred(before, starred=False)
        self.show_marks()
