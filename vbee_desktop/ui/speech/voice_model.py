"""The voices as an item model: filtered, with favourites, refusals and the sample that plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from vbee_desktop.ui.speech.voice_filter import VoiceFilter, VoiceRow, matching, rows_of
from vbee_desktop.ui.speech.voice_words import VIETNAMESE, factor_text, place_words
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.core.models import Voice

ROW_ROLE = Qt.ItemDataRole.UserRole
FAVOURITE_ROLE = Qt.ItemDataRole.UserRole + 1
REFUSED_ROLE = Qt.ItemDataRole.UserRole + 2
DEMO_ROLE = Qt.ItemDataRole.UserRole + 3
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 4

MOST_RECENTS = 8

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class VoiceModel(QAbstractListModel):
    """Shows the voices that fit a `VoiceFilter`.

    ``ROW_ROLE`` gives the `VoiceRow`, ``FAVOURITE_ROLE``, ``REFUSED_ROLE`` and ``CHOSEN_ROLE`` a bool, and
    ``DEMO_ROLE`` what its sample does: ``""``, ``loading`` or ``playing``.
    """

    favourites_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: tuple[Voice, ...] = ()
        self._all: list[VoiceRow] = []
        self._by_code: dict[str, VoiceRow] = {}
        self._shown: list[VoiceRow] = []
        self._filter = VoiceFilter()
        self._favourites: set[str] = set()
        self._recents: list[str] = []
        self._refused: set[str] = set()
        self._chosen = ""
        self._demo = ("", "")

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        code = row.voice.code
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return code
            case _:
                return self._state(row, role)

    def set_voices(self, voices: Iterable[Voice]) -> None:
        """Other voices, Vietnamese ones first. The same again change nothing, so that nothing jumps."""
        listed = tuple(voices)
        if listed == self._listed:
            return
        self._listed = listed
        rows = rows_of(listed)
        self._all = sorted(rows, key=lambda row: row.voice.language != VIETNAMESE)
        self._by_code = {row.voice.code: row for row in rows}
        self._refilter()

    def set_filter(self, wanted: VoiceFilter) -> None:
        """Show what fits."""
        if wanted != self._filter:
            self._filter = wanted
            self._refilter()

    def set_favourites(self, codes: Iterable[str]) -> None:
        """The favourites, known voices or not."""
        self._favourites = set(codes)
        self._refilter()

    def toggle_favourite(self, code: str) -> None:
        """Make a voice a favourite, or no longer."""
        self._favourites ^= {code}
        if self._filter.starred:
            self._refilter()
        else:
            self._repaint(code)
        self.favourites_changed.emit()

    def is_favourite(self, code: str) -> bool:
        """Whether a voice is one."""
        return code in self._favourites

    def favourites(self) -> list[str]:
        """Their codes, sorted."""
        return sorted(self._favourites)

    def set_recents(self, codes: Iterable[str]) -> None:
        """The voices used of late, the last one first."""
        self._recents = list(codes)[:MOST_RECENTS]
        if self._filter.recent:
            self._refilter()

    def note_used(self, code: str) -> None:
        """A voice is used now."""
        if self._recents[:1] != [code]:
            self.set_recents([code, *(each for each in self._recents if each != code)])

    def recents(self) -> list[str]:
        """The voices used of late, the last one first."""
        return list(self._recents)

    def set_refused(self, codes: Iterable[str]) -> None:
        """The voices that the account may not use."""
        before, self._refused = self._refused, set(codes)
        for code in before ^ self._refused:
            self._repaint(code)

    def mark_refused(self, code: str) -> None:
        """The account may not use this voice."""
        self.set_refused(self._refused | {code})

    def mark_open(self, code: str) -> None:
        """This voice has spoken for the account."""
        self.set_refused(self._refused - {code})

    def set_chosen(self, code: str) -> None:
        """The voice that the next act uses."""
        before, self._chosen = self._chosen, code
        self._repaint(before)
        self._repaint(code)

    def set_demo(self, code: str, state: str) -> None:
        """What the sample of one voice does; that of every other one is at rest."""
        before, self._demo = self._demo[0], (code, state)
        self._repaint(before)
        self._repaint(code)

    def refused(self) -> frozenset[str]:
        """Codes of the voices that the account may not use, as far as it is known."""
        return frozenset(self._refused)

    def rows(self) -> list[VoiceRow]:
        """All of them, shown or not."""
        return list(self._all)

    def voice_at(self, row: int) -> Voice | None:
        """The voice shown in a row."""
        return self._shown[row].voice if 0 <= row < len(self._shown) else None

    def voice_of(self, code: str) -> Voice | None:
        """A known voice, shown or not."""
        row = self._by_code.get(code)
        return row.voice if row is not None else None

    def name_of(self, code: str) -> str:
        """The name of a known voice, else its code."""
        row = self._by_code.get(code)
        return row.name if row is not None else code

    def index_of(self, code: str) -> QModelIndex:
        """Where a voice is shown; invalid when it is not."""
        for number, row in enumerate(self._shown):
            if row.voice.code == code:
                return self.index(number)
        return QModelIndex()

    def known_count(self) -> int:
        """How many voices there are, shown or not."""
        return len(self._all)

    def languages(self) -> set[str]:
        """The language codes of all voices."""
        return {row.voice.language for row in self._all}

    def _refilter(self) -> None:
        self.beginResetModel()
        self._shown = matching(self._all, self._filter, self._favourites, self._recents)
        self.endResetModel()

    def _repaint(self, code: str) -> None:
        index = self.index_of(code) if code else QModelIndex()
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _state(self, row: VoiceRow, role: int) -> object:
        code = row.voice.code
        if role == ROW_ROLE:
            return row
        if role == FAVOURITE_ROLE:
            return code in self._favourites
        if role == REFUSED_ROLE:
            return code in self._refused
        if role == CHOSEN_ROLE:
            return code == self._chosen
        if role == DEMO_ROLE:
            return self._demo[1] if self._demo[0] == code else ""
        return None

    def _tip(self, row: VoiceRow) -> str:
        code = plain_tip(row.voice.code)
        if row.voice.code in self._refused:
            return f"{code}\n{self.tr('Not in your plan')}"
        return code

    def _spoken(self, row: VoiceRow) -> str:
        """What a screen reader says of a row: all that the eye sees."""
        code = row.voice.code
        factor = factor_text(row.voice.credit_factor, QLocale())
        said = [row.name, place_words(row.voice), factor]
        if code in self._favourites:
            said.append(self.tr("favourite"))
        if code in self._refused:
            said.append(self.tr("Not in your plan"))
        return ", ".join(part for part in said if part)
