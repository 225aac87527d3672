"""Search field, language and chips above the voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.voice_filter import ALL_LANGUAGES, VoiceFilter, search_words
from vbee_desktop.ui.speech.voice_words import VIETNAMESE, language_name, region_word
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import Chip
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.ui.look import Look


class VoiceFilterBar(QWidget):
    """Tells the `VoiceFilter` whenever it changes."""

    filter_changed = Signal(object)
    """`VoiceFilter`"""
    entered = Signal()
    """Down or Enter in the search field: on to the list."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = VoiceFilter()
        self._search = self._search_field()
        self._language = ComboBox(look, self)
        self._language.setAccessibleName(self.tr("Language"))
        self._language.setToolTip(self.tr("Language"))
        self._count = Label(look, self, scale=CAPTION, role="text3", tabular=True)
        self._regions = self._region_chips()
        self._genders = self._gender_chips()
        self._owners = self._owner_chips()
        self._star = Chip(look, self, icon="star")
        self._star.set_name(self.tr("Favourites only"))
        self._recent = Chip(look, self, icon="history")
        self._recent.set_name(self.tr("Recently used only"))
        self._region_group = self._group(self._label(self.tr("Region")), self._regions.values())
        self._gender_group = self._group(
            self._label(self.tr("Voice")), (*self._genders.values(), *self._picks())
        )
        self._lay_out()
        self.set_languages({VIETNAMESE})
        self._connect()

    def wanted(self) -> VoiceFilter:
        """What is asked for now."""
        return VoiceFilter(
            words=search_words(self._search.text()) if self._search.text() else (),
            language=str(self._language.currentData()),
            regions=_checked(self._regions),
            genders=_checked(self._genders),
            owners=_checked(self._owners),
            starred=self._star.isChecked(),
            recent=self._recent.isChecked(),
        )

    def set_wanted(self, wanted: VoiceFilter) -> None:
        """Show a filter, except for its words."""
        if self._language.findData(wanted.language) < 0:
            self._language.addItem(language_name(wanted.language), wanted.language)
        self._language.setCurrentIndex(self._language.findData(wanted.language))
        groups = (
            (self._regions, wanted.regions),
            (self._genders, wanted.genders),
            (self._owners, wanted.owners),
        )
        for chips, values in groups:
            for value, chip in chips.items():
                chip.setChecked(value in values)
        self._star.setChecked(wanted.starred)
        self._recent.setChecked(wanted.recent)

    def clear(self) -> None:
        """Ask for all voices of all languages."""
        self._search.clear()
        self.set_wanted(VoiceFilter(language=ALL_LANGUAGES))

    def set_languages(self, codes: Iterable[str]) -> None:
        """The languages to choose from: Vietnamese first, then all of them, then by name."""
        kept = self._language.currentData()
        others = sorted((language_name(code), code) for code in set(codes) - {VIETNAMESE} if code)
        self._language.blockSignals(True)
        self._language.clear()
        self._language.addItem(language_name(VIETNAMESE), VIETNAMESE)
        self._language.addItem(self.tr("All languages"), ALL_LANGUAGES)
        for name, code in others:
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(self._language.findData(kept), 0))
        self._language.blockSignals(False)

    def show_count(self, count: int) -> None:
        """How many voices fit."""
        self._count.setText(self.tr("%Ln voices", "", count))

    def focus(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _search_field(self) -> QLineEdit:
        field = SearchField(self._look, self.tr("Search voices"), self)
        field.setToolTip(self.tr("With or without accents"))
        return field

    def _region_chips(self) -> dict[str, Chip]:
        words = {"north": self.tr("North"), "central": self.tr("Central"), "south": self.tr("South")}
        return {value: self._chip(text, region_word(value)) for value, text in words.items()}

    def _gender_chips(self) -> dict[str, Chip]:
        words = {"female": self.tr("Female"), "male": self.tr("Male")}
        names = {"female": self.tr("Female voice"), "male": self.tr("Male voice")}
        return {value: self._chip(text, names[value]) for value, text in words.items()}

    def _owner_chips(self) -> dict[str, Chip]:
        words = {"VBEE": self.tr("Vbee"), "COMMUNITY": self.tr("Community"), "PERSONAL": self.tr("Mine")}
        return {value: self._chip(text, text) for value, text in words.items()}

    def _picks(self) -> tuple[Chip, Chip]:
        return self._star, self._recent

    def _chip(self, text: str, name: str) -> Chip:
        chip = Chip(self._look, self, text=text)
        chip.setAccessibleName(name)
        return chip

    def _group(self, label: QWidget, chips: Iterable[Chip]) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_TIGHT)
        for part in (label, *chips):
            row.addWidget(part)
        return group

    def _label(self, text: str) -> Label:
        label = Label(self._look, self, text=text, scale=CAPTION, role="text3")
        label.setMinimumHeight(self._star.sizeHint().height())
        return label

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._search, 3)
        top.addWidget(self._language, 2)
        first = FlowLayout(gap=SPACE_GROUP)
        first.addWidget(self._region_group)
        first.addWidget(self._gender_group)
        owners = FlowLayout()
        for part in (self._label(self.tr("Source")), *self._owners.values()):
            owners.addWidget(part)
        second = QHBoxLayout()
        second.setSpacing(SPACE_TIGHT)
        second.addLayout(owners, 1)
        second.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for row in (top, first, second):
            column.addLayout(row)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._tell)
        self._search.returnPressed.connect(self.entered)
        self._language.currentIndexChanged.connect(self._tell)
        for chip in (
            *self._regions.values(),
            *self._genders.values(),
            *self._owners.values(),
            *self._picks(),
        ):
            chip.toggled.connect(self._tell)

    def _tell(self) -> None:
        wanted = self.wanted()
        has_regions = wanted.language in {VIETNAMESE, ALL_LANGUAGES}
        self._region_group.setVisible(has_regions)
        if not has_regions:
            wanted = wanted._replace(regions=frozenset())
        if wanted != self._told:
            self._told = wanted
            self.filter_changed.emit(wanted)


def _checked(chips: dict[str, Chip]) -> frozenset[str]:
    return frozenset(value for value, chip in chips.items() if chip.isChecked())
