"""**Copy diagnostics**: what it contains is shown first, and leaves the computer by the person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

SIZE_EM = (52, 38)


class DiagnosticsDialog(QDialog):
    """Empty and without a button to copy until `show_text`."""

    logs_wanted = Signal()
    """The folder of the log is to be shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Copy diagnostics"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What will be copied"))
        self.text.setPlaceholderText(self.tr("Looking at this computer…"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.logs_button = PlainButton(look, self, text=self.tr("Open the log's folder"), icon="folder")
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self.copy_button = PrimaryButton(look, self, text=self.tr("Copy"))
        self.copy_button.setEnabled(False)
        self.logs_button.clicked.connect(self.logs_wanted)
        self.close_button.clicked.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)
        self._lay_out()

    def show_text(self, text: str) -> None:
        """Show what may be copied."""
        self.text.setPlainText(text)
        self.copy_button.setEnabled(True)
        self.copy_button.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(*(self._look.em(each) for each in SIZE_EM))

    def _lay_out(self) -> None:
        about = self.tr(
            "For the help desk: versions, devices, which settings count, and the last lines of the log. "
            "None of your texts, recordings, App ID or token is in it. Read it before you send it."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.logs_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(Label(self._look, self, text=self.tr("Diagnostics"), scale=TITLE, demibold=True))
        column.addWidget(Label(self._look, self, text=about, role="text2", wrap=True))
        column.addWidget(FieldFrame(self._look, self.text, self), 1)
        column.addLayout(buttons)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.accept()
