"""Choose one voice of hundreds: a field that opens a list with a search above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.compare.voice_choices import VoiceChoices
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.paint import ICON_INLINE
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from vbee_desktop.ui.compare.known_voices import KnownVoices
    from vbee_desktop.ui.look import Look

_LIST_EM = (26, 24)


class VoicePicker(ComboBox):
    """Shows the chosen voice."""

    picked = Signal(object)
    """Code of the voice, a str."""

    def __init__(self, look: Look, voices: KnownVoices, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._voices = voices
        self._list: VoiceList | None = None
        self.setPlaceholderText(self.tr("Choose a voice"))

    def show_voice(self, code: str) -> None:
        """The voice that is chosen; empty for none."""
        if self.count() and self.itemData(0) == code:
            return
        self.clear()
        if code:
            self.addItem(shown(self._voices.name_of(code)), code)
            self.setCurrentIndex(0)  # with a placeholder none is chosen by itself
            self.setToolTip(plain_tip(code))

    def open_list(self) -> VoiceList:
        """Show the list, and put the cursor into its search."""
        if self._list is None:
            self._list = VoiceList(self._look, self._voices, self)
            self._list.picked.connect(self.picked)
        self._list.open_at(self.mapToGlobal(QPoint(0, self.height())), self.width())
        return self._list

    def showPopup(self) -> None:
        self.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_F4}:
            self.open_list()
        else:
            event.ignore()  # the digits and letters are the dialog's


class VoiceList(QFrame):
    """Closes with a choice, with Escape, or with a click beside it."""

    picked = Signal(object)
    """Code of the voice, a str."""

    def __init__(self, look: Look, voices: KnownVoices, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search voices"))
        self.field.setAccessibleName(self.tr("Search voices"))
        self.choices = VoiceChoices(look, voices, self)
        self.view = QListView(self)
        self.view.setAccessibleName(self.tr("Voices"))
        self.view.setModel(self.choices)
        self.view.setUniformItemSizes(True)
        self.view.setIconSize(QSize(ICON_INLINE, ICON_INLINE))
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.field)
        column.addWidget(FieldFrame(look, self.view, self), 1)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._pick)
        self.view.activated.connect(self._pick)

    def open_at(self, where: QPoint, least_width: int) -> None:
        """Show all voices, under the field that opens it and inside of the screen."""
        self.field.clear()
        self._search("")
        self.resize(max(least_width, self._look.em(_LIST_EM[0])), self._look.em(_LIST_EM[1]))
        room = self.screen().availableGeometry()
        left = min(where.x(), room.right() + 1 - self.width())
        top = min(where.y(), room.bottom() + 1 - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        from PySide6.QtGui import QKeyEvent

        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.view.currentIndex())
            return True
        return False

    def _search(self, typed: str) -> None:
        self.choices.show(typed)
        self.view.setCurrentIndex(self.choices.index(0))

    def _pick(self, index: QModelIndex) -> None:
        code = self.choices.code_at(index.row())
        if code and self.isVisible():  # a click is told twice where one click activates
            self.close()
            self.picked.emit(code)
