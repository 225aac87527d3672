"""What the demo can hear, and a sample to try it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class DemoLine(QWidget):
    """A quiet line; the button is there only when the sample is."""

    sample_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        words.setText(self.tr("Demo: this recogniser hears English only. Vbee's own hears Vietnamese."))
        self._button = PlainButton(look, self, text=self.tr("Try the English sample"), icon="flask")
        self._button.clicked.connect(self.sample_clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(
            IconView(look, self, icon="info", role="info", size=18), 0, 0, Qt.AlignmentFlag.AlignTop
        )
        grid.addWidget(words, 0, 1)
        grid.addWidget(self._button, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)

    def offer_sample(self, is_wanted: bool) -> None:
        """Show the button, or not."""
        self._button.setVisible(is_wanted and resource_path("samples", "english.wav").is_file())
