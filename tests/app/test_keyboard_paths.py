"""Every control of every view and dialog has a name, and is reached by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.app.everywhere import fill, views
from tests.app.started import Start
from tests.ui.transcription.finding import name_of
from vbee_desktop.ui.widgets.segment_switch import SegmentSwitch

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
)
MOST_TABS = 150

pytestmark = pytest.mark.allowed_logs(
    "PortAudio", "ALSA", "does not support raise", "does not support grabbing"
)


def test_each_control_has_a_name_and_is_reached_by_tab(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    fill(program, qtbot, "Xin chào các bạn.", tmp_path / "sound.wav")
    faults: list[str] = []
    for name, view in views(program, qtbot):
        reached = reached_by_tab(view)
        for control in controls_of(view):
            what = f"{name}: {type(control).__name__} {name_of(control)!r}"
            interface = QAccessible.queryAccessibleInterface(control)
            if not interface.text(QAccessible.Text.Name):
                faults.append(f"{what} has no name")
            if interface.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
                faults.append(f"{what} has no role")
            if not is_reached(control, reached):
                faults.append(f"{what} is not reached by Tab")
    assert not faults, "\n".join(faults)


def controls_of(view: QWidget) -> Iterator[QWidget]:
    """All that can be used now; parts of a control are used by it."""
    for control in view.findChildren(QWidget):
        is_usable = control.isVisible() and control.isEnabled() and control.window() is view
        if is_usable and isinstance(control, CONTROLS) and not is_part(control):
            yield control


def is_part(control: QWidget) -> bool:
    """The field of a spin box, the sign in a field, the arrow of a button (whose menu the Down key opens)."""
    parent = control.parentWidget()
    return isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractButton | QAbstractItemView)


def is_reached(control: QWidget, reached: set[QWidget]) -> bool:
    """Itself, or another segment of the same switch: the arrow keys move among them."""
    switch = control.parentWidget()
    return control in reached or (
        isinstance(switch, SegmentSwitch) and any(map(switch.isAncestorOf, reached))
    )


def reached_by_tab(view: QWidget) -> set[QWidget]:
    """All that have the focus, one after the other, until it comes round."""
    view.activateWindow()
    QApplication.processEvents()
    reached: set[QWidget] = set()
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or view, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or (now in reached and now is not focused):  # the links of a page come one by one
            break
        reached.add(now)
    return reached
