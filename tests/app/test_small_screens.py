"""Every view and dialog fits on a screen of 1366x768, also at 200 %, and on the smallest there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QWidget
from pytestqt.exceptions import TimeoutError as PytestQtTimeoutError
from pytestqt.qtbot import QtBot

from tests.app.everywhere import fill, settled, views
from tests.app.started import Start
from tests.app.test_keyboard_paths import controls_of
from tests.ui.transcription.finding import name_of

SCREENS = [("en", 1366, 768), ("vi", 683, 384), ("en", 640, 384)]
"""Vietnamese words are longer."""
FRAME_PX = 24
"""The title of a window above its contents, on a screen that it fills."""

pytestmark = pytest.mark.allowed_logs(
    "PortAudio", "ALSA", "does not support raise", "does not support grabbing"
)


@pytest.mark.parametrize(("language", "width", "screen_height"), SCREENS)
def test_nothing_is_cut_off(
    qtbot: QtBot, start: Start, tmp_path: Path, language: str, width: int, screen_height: int
) -> None:
    program = start(language=language)
    fill(program, qtbot, "Xin chào các bạn.", tmp_path / "sound.wav")
    height = screen_height - FRAME_PX
    faults: list[str] = []
    program.look.set_reduced_motion(True)  # messages open at once
    program.window.resize(width, height)
    for name, view in views(program, qtbot):
        if not isinstance(view, QMainWindow):
            view.resize(min(view.width(), width), min(view.height(), height))
        settled()
        with suppress(PytestQtTimeoutError):  # layouts and lists take a few turns of the event loop
            qtbot.waitUntil(partial(is_whole, view), timeout=2_000)
        if view.width() > width or view.height() > height:
            faults.append(f"{name} needs {view.width()} x {view.height()}")
        faults += [f"{name}: {fault}" for fault in cut_off(view)]
    assert not faults, "\n".join(faults)


def is_whole(view: QWidget) -> bool:
    return not any(cut_off(view))


def cut_off(view: QWidget) -> Iterator[str]:
    """Controls of which a part can neither be seen nor be brought into sight by scrolling."""
    for control in controls_of(view):
        what = f"{type(control).__name__} {name_of(control)!r}"
        least = control.minimumSizeHint()
        if control.width() < least.width() or control.height() < least.height():
            yield f"{what} is {control.width()} x {control.height()}, not {least.width()} x {least.height()}"
        yield from (f"{what} stands out of {pane}" for pane in panes_left(control))


def panes_left(control: QWidget) -> Iterator[str]:
    """The panes that cut a control off; of what is scrolled, the place where it is scrolled counts."""
    inside, pane = control, control.parentWidget()
    while pane is not None and not inside.isWindow():
        area = pane.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is pane:
            if pane.width() < inside.width() and not area.horizontalScrollBar().maximum():
                yield f"{type(area).__name__} ({inside.width()} in {pane.width()})"
            inside, pane = area, area.parentWidget()
            continue
        if not pane.rect().contains(QRect(inside.mapTo(pane, QPoint(0, 0)), inside.size())):
            yield f"{type(pane).__name__} {pane.accessibleName()!r}"
            return
        if pane.isWindow():
            return
        pane = area
