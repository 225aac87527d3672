"""The **Settings** dialog: pages at the left, and one **Save** for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vbee_desktop.core.errors import BadInput
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.settings.callbacks_page import CallbacksPage
from vbee_desktop.ui.settings.choices import CallbackState, Choices
from vbee_desktop.ui.settings.general_page import GeneralPage
from vbee_desktop.ui.settings.history_page import HistoryPage
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.settings.page_list import PageList
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look

SIZE_EM = (54, 36)
ICONS = ("settings", "history", "link")
"""Of the pages, from top to bottom."""


class SettingsDialog(QDialog):
    """Checks what was entered; its user applies it and then closes the dialog, or tells what went wrong."""

    save_wanted = Signal(object)
    """`Choices` that can be applied."""
    delete_everything_wanted = Signal()

    def __init__(self, look: Look, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Settings"))
        self.pages = PageList(look, self)
        self.general = GeneralPage(look, self)
        self.history = HistoryPage(look, self)
        self.callbacks = CallbacksPage(look, self)
        self._stack = QStackedWidget(self)
        self._panes: list[_Pane] = []
        self.message = InlineMessage(look, self)
        self.cancel_button = PlainButton(look, self, text=self.tr("Cancel"))
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self._lay_out()
        self._connect()
        self._show_choices(choices)
        self.pages.setCurrentRow(0)
        self.pages.setFocus()

    def choices(self) -> Choices:
        """What the fields say, unchecked."""
        language, theme = self.general.choices()
        return Choices(language, theme, self.history.keep.isChecked(), self.callbacks.choices())

    def show_callback_state(self, state: CallbackState) -> None:
        """Tell whether callbacks are received now."""
        self.save_button.setEnabled(True)
        self.callbacks.show_state(state)
        if state.error is not None:
            self._show_complaint()

    def show_opening(self) -> None:
        """What was saved is being applied; `show_callback_state` tells how that ended."""
        self.save_button.setEnabled(False)
        self.callbacks.show_opening()

    def show_failure(self, error: VbeeError) -> None:
        """The choices could not be kept."""
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

    def sizeHint(self) -> QSize:
        return QSize(*(self._look.em(each) for each in SIZE_EM))

    def _lay_out(self) -> None:
        for icon, page in zip(ICONS, self._in_order(), strict=True):
            self.pages.add_page(icon, page.title)
            self._stack.addWidget(pane := _Pane(page, self))
            self._panes.append(pane)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.pages)
        above.addWidget(Line(self._look, self, vertical=True))
        above.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(Line(self._look, self))
        column.addLayout(self._foot())
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _in_order(self) -> tuple[SettingsPage, ...]:
        return self.general, self.history, self.callbacks

    def _show_page(self, page: SettingsPage) -> None:
        self.pages.setCurrentRow(self._in_order().index(page))

    def _show_complaint(self) -> None:
        """What is wrong with the callbacks is in sight, and the cursor where it can be corrected."""
        self._show_page(self.callbacks)
        self.callbacks.focus_complaint()
        self._panes[self._in_order().index(self.callbacks)].show_part(self.callbacks.complaint)

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_EDGE, SPACE_GROUP, SPACE_EDGE, SPACE_GROUP)
        foot.setSpacing(SPACE)
        foot.addWidget(self.message)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.history.delete_everything_wanted.connect(self.delete_everything_wanted)

    def _show_choices(self, choices: Choices) -> None:
        self.general.show_choices(choices.language, choices.theme)
        self.history.keep.setChecked(choices.keeps_history)
        self.callbacks.show_choices(choices.callbacks)

    def _save(self) -> None:
        choices = self.choices()
        try:
            choices.callbacks.check()
        except BadInput as error:
            self.callbacks.complain(error)
            self._show_complaint()
            return
        self.message.dismiss()
        self.save_wanted.emit(choices)


class _Pane(QScrollArea):
    """A page that scrolls when the dialog is too low for it, and is never cut at its side."""

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = page
        self.setWidget(page)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the page that has only just been shown."""
        layout = self._page.layout()
        if layout is not None:
            layout.activate()
            self._page.resize(self._page.width(), max(layout.heightForWidth(self._page.width()), 0))
        self.ensureWidgetVisible(part)

    def minimumSizeHint(self) -> QSize:
        beside = self.verticalScrollBar().sizeHint().width()
        return QSize(self._page.minimumSizeHint().width() + beside, super().minimumSizeHint().height())
