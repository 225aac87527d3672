"""A walk through the real window by itself: each step waits for what a person would wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from vbee_desktop.core.errors import Code, VbeeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.worker.job_handle import JobHandle

T = TypeVar("T")

STEP_TIMEOUT_MS = 60_000
LOOK_MS = 20
SETTLE_MS = 300
SIZE = (1280, 800)


class Walk:
    """Takes pictures on its way into ``folder``, in both themes; ``made`` are the files, in order."""

    def __init__(self, program: WindowProgram, folder: Path) -> None:
        self.program = program
        self.window = program.window
        self.folder = folder
        self.made: list[Path] = []

    def begin(self) -> None:
        """Show the window, in which nothing moves, and wait until all of it is there."""
        self.program.look.set_reduced_motion(True)
        self.window.resize(*SIZE)
        self.window.show()
        self.until("the window to answer", lambda: self.program.is_complete)

    def show_in_both_themes(self, name: str, widget: QWidget | None = None) -> None:
        """Pictures of the window, or of a dialog over it."""
        for mode in ("dark", "light"):
            self.program.look.set_mode(mode)
            self.settle()
            path = self.folder / f"{name}-{mode}.png"
            if not (widget or self.window).grab().save(str(path)):
                raise VbeeError(Code.DISK, "the picture could not be written", path=str(path))
            self.made.append(path)

    def settle(self, milliseconds: int = SETTLE_MS) -> None:
        """Let the window lay itself out and draw."""
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
