"""What a pill that counts costs the window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vbee_desktop.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vbee_desktop.ui.look import Look


class Seen(QObject):
    """The events of some widgets."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._types: list[QEvent.Type] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._types.append(event.type())
        return False

    def after(self, tabs: TabBar, text: str) -> set[QEvent.Type]:
        """What another pill on the first tab brings about, of painting and laying out."""
        QApplication.processEvents()
        self._types.clear()
        tabs.set_pill(0, text)
        QApplication.processEvents()
        return {QEvent.Type.Paint, QEvent.Type.LayoutRequest} & set(self._types)


def test_a_pill_that_counts_lays_out_nothing_anew(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tabs = TabBar(look, window)
    QVBoxLayout(window).addWidget(tabs)
    tabs.add_tab("text-speech", "Text to speech")
    window.show()
    seen = Seen(window, tabs)
    assert QEvent.Type.LayoutRequest in seen.after(tabs, "12 %")
    assert seen.after(tabs, "13 %") == {QEvent.Type.Paint}
    assert seen.after(tabs, "13 %") == set()
    assert QEvent.Type.LayoutRequest in seen.after(tabs, "")
    assert seen.after(tabs, "") == set()
