"""What a person reads in a widget, and whether all of it can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.widgets.elided_label import ElidedLabel

PLACEHOLDER = re.compile(r"%(L?\d|L?n)\b")


def words_of(widget: QWidget) -> Iterator[str]:
    """All words of one widget: what stands on it, what it tells under the mouse and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        columns = range(widget.horizontalHeader().count())
        yield from (str(model.headerData(each, Qt.Orientation.Horizontal) or "") for each in columns)


def widgets_of(window: QWidget) -> Iterator[QWidget]:
    """The window and everything in it that can be seen now, and its menus."""
    yield window
    for widget in window.findChildren(QWidget):
        if widget.window() is window and (widget.isVisible() or isinstance(widget, QMenu)):
            yield widget


@cache
def english_only() -> frozenset[str]:
    """What is said otherwise in Vietnamese, so that it is a defect in a Vietnamese window."""
    root = ET.parse(resource_path("translations", "vbee_vi.ts")).getroot()
    pairs = [
        (message.findtext("source", ""), "".join(message.find("translation").itertext()).strip())  # type: ignore[union-attr]
        for message in root.iter("message")
    ]
    vietnamese = {words for _, words in pairs}
    return frozenset(source for source, _ in pairs if source not in vietnamese and re.search("[a-z]", source))


def cut_off(widget: QWidget) -> str:
    """The words that cannot be read to their end, and by how many pixels; empty when all can."""
    is_sign = isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QLineEdit)
    if isinstance(widget, ElidedLabel) or is_sign:  # shortened on purpose, or an icon
        return ""
    if isinstance(widget, QLabel) and widget.text():
        return _cut_off_label(widget)
    if isinstance(widget, QCheckBox | QAbstractButton) and widget.text():
        lacking = widget.minimumSizeHint().width() - widget.width()
        return f"{widget.text()!r} lacks {lacking} px" if lacking > 0 else ""
    return ""


def _cut_off_label(label: QLabel) -> str:
    if label.wordWrap():
        lacking = label.heightForWidth(label.width()) - label.height()
        return f"{label.text()!r} lacks {lacking} px below" if lacking > 1 else ""
    lacking = max(label.fontMetrics().horizontalAdvance(each) for each in label.text().split("\n"))
    lacking -= label.contentsRect().width()
    return f"{label.text()!r} lacks {lacking} px" if lacking > 0 else ""
