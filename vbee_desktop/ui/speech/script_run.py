"""The paragraphs of a script being made, what became of them, and the whole being heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import Take
from vbee_desktop.ui.part_counts import counts_of
from vbee_desktop.ui.speech.paragraph_work import AGAIN_KEYS
from vbee_desktop.ui.speech.short_takes import tell_of_short_takes
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress, SpeechRequest
    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork
    from vbee_desktop.ui.speech.part_failures import PartFailures
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.speech_controller import SpeechController


class ScriptRun(QObject):
    """Parts that are done are kept and heard, whatever became of the others."""

    taken = Signal(object)
    """Tuple of `core.models.Take` that were made just now."""
    ready = Signal(object)
    """All is made: the length of what is new in seconds (float)."""
    play_wanted = Signal(object)
    """`core.models.Take`, of the only paragraph."""
    credentials_wanted = Signal()
    voice_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(
        self,
        script: ScriptPanel,
        work: ParagraphWork,
        controller: SpeechController,
        price: Callable[[int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._script = script
        self._work = work
        self._controller = controller
        self._price = price
        self._failures: PartFailures | None = None
        controller.parts_ended.connect(self._take_end)
        controller.stopped.connect(self._take_stop)

    def make(self, key: str) -> None:
        """Do an act of the menu; where nothing is to be made, the whole is heard."""
        if requests := self._work.requests(key):
            self._controller.create_parts(requests, again=key in AGAIN_KEYS)
        else:
            self._work.whole.play(0)

    def follow(self, progress: Progress) -> str:
        """Tell how far it is; what the pill of the tab shows."""
        counts = counts_of(progress.parts)
        if (
            self._controller.failures or self._failures is not None
        ) and counts.done + counts.failed < counts.total:
            self._told().show_running(self._controller.failures, self._price_of)
        return f"{counts.at}/{counts.total}"

    def hear(self, place: int) -> None:
        """Play on from a paragraph, or tell why that cannot be."""
        paragraphs = self._work.book.paragraphs
        text = paragraphs[place].text if place < len(paragraphs) else ""
        take = self._work.book.heard(place, self._work.manner()) if text else None
        if take is not None and self._work.is_several:
            self._work.whole.play(place)
        elif take is not None:
            self.play_wanted.emit(take)
        elif text in self._controller.states and not self._controller.busy:
            self._told().show_last(text, self._price_of)
        else:
            self._script.show_message("info", self.tr("Create speech first."))

    def hear_current(self) -> None:
        """Play on from the cursor's paragraph."""
        place = self._script.editor.current_paragraph()
        if place is not None:
            self.hear(place)

    def _take_end(self, requests: tuple[SpeechRequest, ...], outcomes: tuple[Take | VbeeError, ...]) -> None:
        takes = tuple(outcome for outcome in outcomes if isinstance(outcome, Take))
        self._script.dismiss_message()
        self.taken.emit(takes)
        if len(takes) < len(outcomes):
            self._told().show(requests, outcomes, self._price_of)
        else:
            tell_of_short_takes(self._script, takes, self.play_wanted.emit)
            in_next_turn(self, lambda: self._present(takes))

    def _take_stop(self) -> None:
        """The others do not go on."""
        if self._failures is not None:
            self._failures.forget()
            self._script.dismiss_message()

    def _present(self, takes: tuple[Take, ...]) -> None:
        made = {take.request.text for take in takes}
        places = (place for place, each in enumerate(self._work.book.paragraphs) if each.text in made)
        self._work.whole.play(next(places, 0))
        self.ready.emit(sum(take.duration_s for take in takes))

    def _price_of(self, requests: Sequence[SpeechRequest]) -> str:
        return self._price(self._work.points_of(requests))

    def _told(self) -> PartFailures:
        """Made with the first failure."""
        if self._failures is None:
            from vbee_desktop.ui.speech.part_failures import PartFailures

            self._failures = PartFailures(self._script, self)
            self._failures.retry_wanted.connect(self._controller.create_parts)
            self._failures.send_again_wanted.connect(self._controller.send_parts_again)
            self._failures.credentials_wanted.connect(self.credentials_wanted)
            self._failures.voice_wanted.connect(self.voice_wanted)
            self._failures.connection_check_wanted.connect(self.connection_check_wanted)
            self._failures.diagnostics_wanted.connect(self.diagnostics_wanted)
            self._controller.started.connect(self._failures.forget)
        return self._failures
