"""The voices to choose from, as an item model: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap

from vbee_desktop.ui.speech.voice_words import factor_text, place_words
from vbee_desktop.ui.widgets.paint import ICON_INLINE

if TYPE_CHECKING:
    from vbee_desktop.ui.compare.known_voices import Choice, KnownVoices
    from vbee_desktop.ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT = 32
_ICONS = {"favourite": ("star-filled", "accent_text"), "recent": ("history", "text2")}


class VoiceChoices(QAbstractListModel):
    """Favourites carry a star, those used last a clock; both in words too for the screen reader."""

    def __init__(self, look: Look, voices: KnownVoices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._voices = voices
        self._shown: list[Choice] = []
        clear = QImage(ICON_INLINE, ICON_INLINE, QImage.Format.Format_ARGB32_Premultiplied)
        clear.fill(0)
        self._nothing = QPixmap.fromImage(clear)  # all names begin at one line

    def show(self, typed: str) -> None:
        """What fits the words that were typed."""
        self.beginResetModel()
        self._shown = self._voices.choices(typed)
        self.endResetModel()

    def code_at(self, row: int) -> str:
        """The voice in a row; empty where there is none."""
        return self._shown[row].row.voice.code if 0 <= row < len(self._shown) else ""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        choice = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(choice)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (self._words(choice), self._why(choice)) if part)
            case Qt.ItemDataRole.DecorationRole:
                return self._look.icon(*_ICONS[choice.why]) if choice.why else self._nothing
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, self._look.height(_ROW_HEIGHT))
            case _:
                return None

    def _words(self, choice: Choice) -> str:
        voice = choice.row.voice
        factor = factor_text(voice.credit_factor, QLocale())
        refused = self.tr("Not in your plan") if self._voices.is_refused(voice.code) else ""
        return " · ".join(part for part in (choice.row.name, place_words(voice), factor, refused) if part)

    def _why(self, choice: Choice) -> str:
        return {"favourite": self.tr("favourite"), "recent": self.tr("used before")}.get(choice.why, "")
