"""Finds controls as a screen reader does: by role and accessible name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def named(root: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of that kind with that accessible name (a button's words count as its name)."""
    found = [each for each in root.findChildren(kind) if each.isVisible() and name_of(each) == name]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} {name!r}: {sorted(names_in(root, kind))}"
    return found[0]


def is_there(root: QWidget, kind: type[QWidget], name: str) -> bool:
    return name in names_in(root, kind)


def names_in(root: QWidget, kind: type[QWidget]) -> set[str]:
    return {name_of(each) for each in root.findChildren(kind) if each.isVisible()}


def name_of(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def click(root: QWidget, name: str) -> None:
    QTest.mouseClick(named(root, QAbstractButton, name), Qt.MouseButton.LeftButton)


def words_in(root: QWidget) -> str:
    """All visible words of labels and buttons, one a line."""
    texts = [each.text() for each in root.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in root.findChildren(QAbstractButton) if each.isVisible()]
    return "\n".join(text for text in texts if text)
