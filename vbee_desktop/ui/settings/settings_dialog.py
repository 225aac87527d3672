"""The **Settings** dialog: pages at the left, and one **Save** for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.provision import ALL_FEATURES, Feature
from vbee_desktop.core.text import fold
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.settings.callbacks_page import CallbacksPage
from vbee_desktop.ui.settings.choices import CallbackState, Choices
from vbee_desktop.ui.settings.general_page import GeneralPage
from vbee_desktop.ui.settings.history_page import HistoryPage
from vbee_desktop.ui.settings.network_page import NetworkPage
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.settings.page_list import PageList
from vbee_desktop.ui.settings.recording_page import RecordingPage
from vbee_desktop.ui.settings.speech_page import SpeechPage
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Collection

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look

SIZE_EM = (56, 42)


class SettingsDialog(QDialog):
    """Checks what was entered; its user applies it and then closes the dialog, or tells what went wrong."""

    save_wanted = Signal(object)
    """`Choices` that can be applied."""
    delete_everything_wanted = Signal()
    connection_check_wanted = Signal()

    def __init__(
        self,
        look: Look,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        locked: Collection[str] = (),
        features: frozenset[Feature] = ALL_FEATURES,
    ) -> None:
        """``locked`` are names of settings that only the machine's administrator can change, ``features``
        what that lets be used.
        """
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Settings"))
        self.search = QLineEdit(self)
        self.pages = PageList(look, self)
        self.general = GeneralPage(look, self)
        self.speech = SpeechPage(look, self)
        self.recording = RecordingPage(look, self)
        self.network = NetworkPage(look, self)
        self.history = HistoryPage(look, self)
        self.callbacks = CallbacksPage(look, self)
        self._features = features
        self._nothing = Label(look, self, text=self.tr("Nothing is called so."), role="text2", wrap=True)
        self._stack = QStackedWidget(self)
        self._panes: list[_Pane] = []
        self.message = InlineMessage(look, self)
        self.cancel_button = PlainButton(look, self, text=self.tr("Cancel"))
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self._lay_out()
        self._connect()
        self._show_choices(choices)
        self._lock(locked)
        self._find("")
        self.pages.setCurrentRow(0)
        self.pages.setFocus()

    def choices(self) -> Choices:
        """What the fields say, unchecked."""
        language, theme = self.general.choices()
        return Choices(
            language,
            theme,
            self.history.keep.isChecked(),
            self.callbacks.choices(),
            self.recording.choices(),
            self.network.choices(),
            self.speech.template.text().strip(),
        )

    def show_callback_state(self, state: CallbackState) -> None:
        """Tell whether callbacks are received now."""
        self.save_button.setEnabled(True)
        self.callbacks.show_state(state)
        if state.error is not None:
            self._show_callbacks_complaint()

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
        for icon, page in self._in_order().items():
            self.pages.add_page(icon, page.title)
            self._stack.addWidget(pane := _Pane(page, self))
            self._panes.append(pane)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self._side())
        above.addWidget(Line(self._look, self, vertical=True))
        above.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(Line(self._look, self))
        column.addLayout(self._foot())
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _side(self) -> QWidget:
        """The search above the pages."""
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(self._look.height(32))
        framed = QVBoxLayout()
        framed.setContentsMargins(SPACE_GROUP, SPACE_GROUP, SPACE_GROUP, 0)
        framed.setSpacing(SPACE)
        framed.addWidget(self.search)
        framed.addWidget(self._nothing)
        side = QWidget(self)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(framed)
        column.addWidget(self.pages, 1)
        return side

    def _in_order(self) -> dict[str, SettingsPage]:
        """The pages from top to bottom, by their icons."""
        return {
            "settings": self.general,
            "text-speech": self.speech,
            "microphone": self.recording,
            "globe": self.network,
            "history": self.history,
            "link": self.callbacks,
        }

    def _is_allowed(self, page: SettingsPage) -> bool:
        needed = {
            self.speech: Feature.SPEECH,
            self.recording: Feature.TRANSCRIPTION,
            self.callbacks: Feature.CALLBACKS,
        }
        return page not in needed or needed[page] in self._features

    def _find(self, text: str) -> None:
        """Show what is called so, without regard to case and diacritics; nothing typed shows everything."""
        wanted, found = fold(text.strip()), []
        for row, page in enumerate(self._in_order().values()):
            has_any = page.show_matching(wanted) and self._is_allowed(page)
            self.pages.item(row).setHidden(not has_any)
            if has_any:
                found.append(row)
        self._nothing.setVisible(not found)
        self._stack.setVisible(bool(found))
        if found and self.pages.currentRow() not in found:
            self.pages.setCurrentRow(found[0])

    def _lock(self, locked: Collection[str]) -> None:
        if "history.keep" in locked:
            self.history.lock(self.history.keep)
        if "network.proxy" in locked:
            self.network.lock_proxy()

    def _show_complaint(self, page: SettingsPage, note: QWidget) -> None:
        """What is wrong is in sight."""
        self.search.clear()
        row = list(self._in_order().values()).index(page)
        self.pages.setCurrentRow(row)
        self._panes[row].show_part(note)

    def _show_callbacks_complaint(self) -> None:
        """What is wrong with the callbacks is in sight, and the cursor where it can be corrected."""
        self._show_complaint(self.callbacks, self.callbacks.complaint)
        self.callbacks.focus_complaint()

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
        self.network.check_wanted.connect(self.connection_check_wanted)
        self.search.textChanged.connect(self._find)

    def _show_choices(self, choices: Choices) -> None:
        self.general.show_choices(choices.language, choices.theme)
        self.history.keep.setChecked(choices.keeps_history)
        self.callbacks.show_choices(choices.callbacks)
        self.speech.template.setText(choices.template)
        self.recording.show_choices(choices.recording)
        self.network.show_choices(choices.proxy)

    def _save(self) -> None:
        choices = self.choices()
        if not (self._check_names() and self._check_proxy(choices) and self._check_callbacks(choices)):
            return
        self.message.dismiss()
        self.save_wanted.emit(choices)

    def _check_names(self) -> bool:
        is_fit = self.speech.is_fit()
        if not is_fit:
            self._show_complaint(self.speech, self.speech.template_note)
            self.speech.template.setFocus()
        return is_fit

    def _check_proxy(self, choices: Choices) -> bool:
        try:
            choices.proxy.check()
        except BadInput as error:
            self.network.complain(error)
            self._show_complaint(self.network, self.network.address_note)
            self.network.address.setFocus()
            return False
        return True

    def _check_callbacks(self, choices: Choices) -> bool:
        try:
            choices.callbacks.check()
        except BadInput as error:
            self.callbacks.complain(error)
            self._show_callbacks_complaint()
            return False
        return True


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
