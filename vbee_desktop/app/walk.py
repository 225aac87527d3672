"""A walk through the real window by itself: each step waits for what a person would wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from vbee_desktop.core.errors import Code, VbeeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.look import Mode
    from vbee_desktop.worker.job_handle import JobHandle

T = TypeVar("T")

STEP_TIMEOUT_MS = 240_000
"""A step that takes so long never ends; on a machine with much else to do, words take more than a minute."""
LOOK_MS = 20
REST_MS = 80
"""A picture that is the same after this time is at rest."""
UNREST_MS = 3000
"""Something moves for good: it is drawn as it is."""


class Pictures(NamedTuple):
    """How pictures are taken: the size of the window in pixels, and the themes, in order."""

    size: tuple[int, int] = (1280, 800)
    themes: tuple[Mode, ...] = ("dark", "light")


class Walk:
    """Takes pictures on its way into ``folder``; ``made`` are the files, in order."""

    def __init__(self, program: WindowProgram, folder: Path, pictures: Pictures) -> None:
        self.program = program
        self.window = program.window
        self.folder = folder
        self.pictures = pictures
        self.made: list[Path] = []

    def begin(self) -> None:
        """Show the window, in which nothing moves, and wait until all of it is there."""
        self.program.look.set_reduced_motion(True)
        self.window.resize(*self.pictures.size)
        self.window.show()
        self.until("the window to answer", lambda: self.program.is_complete)

    def show(self, name: str, widget: QWidget | None = None, *, is_moving: bool = False) -> None:
        """Pictures of the window, or of a dialog over it, one for each theme; of what moves for good, as it
        is.
        """
        for mode in self.pictures.themes:
            if self.program.look.mode != mode:
                self.program.look.set_mode(mode)
            path = self.folder / f"{name}-{mode}.png"
            picture = (widget or self.window).grab().toImage() if is_moving else self.settled(widget)
            if not picture.save(str(path)):
                raise VbeeError(Code.DISK, "the picture could not be written", path=str(path))
            self.made.append(path)

    def settled(self, widget: QWidget | None = None) -> QImage:
        """The window, or a dialog over it, once it has laid itself out and nothing moves any more."""
        target, clock = widget or self.window, QElapsedTimer()
        clock.start()
        before, now = None, target.grab().toImage()
        while now != before and not clock.hasExpired(UNREST_MS):
            self.pause(REST_MS)
            before, now = now, target.grab().toImage()
        return now

    def pause(self, milliseconds: int) -> None:
        """Let the window run."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def result(self, handle: JobHandle) -> object:
        """What a job hands over. Raises the `VbeeError` that it failed with."""
        results: list[object] = []
        handle.succeeded.connect(results.append)
        handle.failed.connect(results.append)
        self.until("a job to end", lambda: bool(results))
        if isinstance(results[0], VbeeError):
            raise results[0]
        return results[0]

    def there(self, part: T | None) -> T:
        """A part of the window that stands in it by now."""
        if part is None:
            raise VbeeError(Code.INTERNAL, "a part of the window is missing")
        return part

    def until(self, what: str, condition: Callable[[], bool]) -> None:
        """Run the window until the condition holds. Raises `VbeeError` with ``what`` when it never does."""
        loop, watch, clock = QEventLoop(), QTimer(), QElapsedTimer()

        def look() -> None:
            if condition() or clock.hasExpired(STEP_TIMEOUT_MS):
                loop.quit()

        clock.start()
        watch.timeout.connect(look)
        watch.start(LOOK_MS)
        loop.exec()
        watch.stop()
        if not condition():
            raise VbeeError(Code.INTERNAL, f"the tour waited in vain for {what}")
