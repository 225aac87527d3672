"""The course of a create: its start, how far it is, and what it ends in, told where a person looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from vbee_desktop.ui.speech.short_takes import tell_of_short_takes
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress, SpeechRequest, Take
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.act_panel import ActPanel
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.script_run import ScriptRun
    from vbee_desktop.ui.speech.speech_controller import SpeechController
    from vbee_desktop.ui.speech.takes_desk import TakesDesk

translate = QCoreApplication.translate


class SpeechCourse(QObject):
    """Follows a text that is made as one; what becomes of each of several paragraphs `ScriptRun` tells."""

    badge_changed = Signal(object)
    """What the tab's pill shows (str), or None."""
    jobs_changed = Signal(object)
    """How many paid jobs run (int)."""
    announcement = Signal(object)
    """Words for the screen reader."""
    ended = Signal()
    """Nothing runs any more, and something else may be paid now."""
    failed = Signal(object, object)
    """`core.errors.VbeeError` and the `core.models.SpeechRequest` that it befell."""

    def __init__(
        self,
        desk: Desk,
        controller: SpeechController,
        run: ScriptRun,
        script: ScriptPanel,
        act: ActPanel,
        takes: TakesDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = run
        self._script = script
        self._act = act
        self._takes = takes
        controller.started.connect(self._take_start)
        controller.progressed.connect(self._take_progress)
        controller.made.connect(self._take_take)
        controller.failed.connect(self._take_failure)
        controller.stopped.connect(self._take_stop)
        run.taken.connect(self._take_parts)
        run.ready.connect(self._announce_ready)

    def _take_start(self) -> None:
        self._script.dismiss_message()
        self._act.show_busy()
        self._takes.show_marks()
        self.jobs_changed.emit(1)
        self.badge_changed.emit("…")
        self.announcement.emit(translate("SpeechTab", "Creating speech"))

    def _take_progress(self, progress: Progress) -> None:
        if progress.arriving is not None:
            self._takes.stage.play_arriving(progress.arriving)
        self._act.show_progress(progress)
        if len(progress.parts) > 1:
            self.badge_changed.emit(self._run.follow(progress))
            self._takes.show_marks()
            return
        percent = f"{progress.percent:.0f} %" if progress.percent is not None else "…"
        self.badge_changed.emit(percent)

    def _take_take(self, take: Take) -> None:
        """In three turns, each with its own drawing: in one, the window would miss a frame."""
        self._takes.add(take)
        in_next_turn(self, partial(self._end_take, take))

    def _end_take(self, take: Take) -> None:
        self._end()
        in_next_turn(self, partial(self._present, take))

    def _present(self, take: Take) -> None:
        self._takes.stage.play(take)
        if not tell_of_short_takes(self._script, [take], self._takes.play) and not take.is_new:
            in_next_turn(self, self._tell_handed_over)
        self._announce_ready(take.duration_s)

    def _announce_ready(self, duration_s: float) -> None:
        seconds = QLocale().toString(duration_s, "f", 1)
        self.announcement.emit(translate("SpeechTab", "Speech ready, %1 seconds").replace("%1", seconds))

    def _tell_handed_over(self) -> None:
        words = translate("SpeechTab", "You have this already; nothing was charged.")
        self._script.show_message("info", words)

    def _take_parts(self, takes: tuple[Take, ...]) -> None:
        self._takes.add_found(takes)
        self._end()

    def _take_failure(self, error: VbeeError, request: SpeechRequest) -> None:
        self._end()
        self.failed.emit(error, request)

    def _take_stop(self, accepted: object) -> None:
        self._end()
        self.announcement.emit(translate("SpeechTab", "Cancelled"))
        if accepted and not self._desk.is_demo:
            self._script.show_message(
                "info",
                translate("SpeechTab", "You stopped waiting."),
                translate(
                    "SpeechTab",
                    "The text was on its way, so it may be charged. What comes back is still kept.",
                ),
            )

    def _end(self) -> None:
        self.jobs_changed.emit(0)
        self.badge_changed.emit(None)
        self.ended.emit()
