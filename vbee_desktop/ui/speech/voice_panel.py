"""Find a voice, hear it, choose it, or type its code."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.speech.voice_filter_bar import VoiceFilterBar
from vbee_desktop.ui.speech.voice_list_words import list_note
from vbee_desktop.ui.speech.voice_model import VoiceModel
from vbee_desktop.ui.speech.voice_view import EmptyList, VoiceView
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.core.models import Voice, VoiceList
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.voice_filter import VoiceFilter


class VoicePanel(QWidget):
    """One code is chosen at any time: by the list, or typed; a typed one need not be in the list."""

    voice_changed = Signal()
    demo_wanted = Signal(object)
    """`core.models.Voice` whose sample is to be heard or stopped."""
    reload_wanted = Signal()
    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._code = ""
        self.model = VoiceModel(self)
        self.filters = VoiceFilterBar(look, self)
        self._view = VoiceView(look, self.model, self)
        self._empty = EmptyList(look, self._view)
        self._list_note = FieldNote(look, self)
        self._retry = ToolButton(look, self, icon="refresh")
        self._retry.set_name(self.tr("Load the list again"))
        self._list_note.add_act(self._retry)
        self._field = QLineEdit(self)
        self._field_note = FieldNote(look, self)
        self._lay_out()
        self._connect()
        self._restyle()
        self.show_loading()

    @property
    def code(self) -> str:
        """The chosen voice, without spaces around it; empty when there is none."""
        return self._code

    def voice(self) -> Voice | None:
        """The chosen voice, when it is in the list."""
        return self.model.voice_of(self._code)

    def choose(self, code: str) -> None:
        """Choose a voice by its code."""
        self._field.setText(code)

    def note_used(self, code: str) -> None:
        """Something is made with this voice."""
        self.model.note_used(code)
        if self.filters.wanted().recent:
            self._list_changed()

    def show_loading(self) -> None:
        """The list is on its way."""
        self._list_note.say("info", "")
        if self.model.known_count() == 0:
            self._empty.say(self.tr("Loading the voices…"))

    def show_voices(self, voices: VoiceList) -> None:
        """A list is there: the live one, or what is at hand instead."""
        self.model.set_voices(voices.voices)
        self.model.set_refused(voices.refused)
        self.filters.set_languages(self.model.languages())
        self._list_note.say(*list_note(voices, time.time()))
        self._retry.setVisible(not voices.is_loading)
        self._list_changed()
        self._say_what_is_typed()
        self.voice_changed.emit()

    def show_load_failure(self) -> None:
        """Not even the shipped list could be read."""
        self._list_note.say(
            "warning", self.tr("The list of voices did not load. A code can be typed all the same.")
        )
        self._retry.show()
        self._list_changed()

    def show_demo(self, code: str, state: str) -> None:
        """What the sample of a voice does: ``""``, ``loading`` or ``playing``."""
        self.model.set_demo(code, state)

    def show_note(self, kind: str, words: str) -> None:
        """Say something about the chosen voice, under its code."""
        self._field_note.say(kind, words)

    def note(self) -> str:
        """What is said under the code."""
        return self._field_note.text()

    def list_note(self) -> str:
        """What is said about the list."""
        return self._list_note.text()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.filters.focus()

    def focus_code(self) -> None:
        """Put the cursor into the field of the code."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def _lay_out(self) -> None:
        caption = Label(self._look, self, text=self.tr("Voice code"), role="text2")
        caption.setBuddy(self._field)
        self._field.setAccessibleName(self.tr("Voice code"))
        code_row = QHBoxLayout()
        code_row.setSpacing(SPACE)
        code_row.addWidget(caption)
        code_row.addWidget(self._field, 1)
        frame = FieldFrame(self._look, self._view, self)
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.filters)
        column.addWidget(frame, 1)
        column.addWidget(self._list_note)
        column.addLayout(code_row)
        column.addWidget(self._field_note)

    def _connect(self) -> None:
        self.filters.filter_changed.connect(self._take_filter)
        self.filters.entered.connect(self._enter_list)
        self._view.chosen.connect(self._take_row)
        self._view.demo_requested.connect(self._ask_demo)
        self._view.star_requested.connect(self._toggle_star)
        self._view.menu_wanted.connect(self._show_menu)
        self._empty.act.connect(self.filters.clear)
        self._field.textChanged.connect(self._take_code)  # assistive technology does not edit, it sets
        self._retry.clicked.connect(self.reload_wanted)
        star = QShortcut(QKeySequence("Ctrl+D"), self)
        star.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        star.activated.connect(self._star_current)
        self._look.changed.connect(self._restyle)

    def _take_filter(self, wanted: VoiceFilter) -> None:
        self.model.set_filter(wanted)
        self._list_changed()

    def _list_changed(self) -> None:
        """After a reset the cursor stands on the chosen voice again, where that is shown."""
        count = self.model.rowCount()
        self.filters.show_count(count)
        self._view.show_current(self.model.index_of(self._code))
        if count:
            self._empty.hide()
        elif self.model.known_count():
            self._empty.say(self.tr("No voice fits."), with_act=True)
        else:
            self._empty.say(self.tr("No voices here. Type a code below."))

    def _enter_list(self) -> None:
        """From the search field: the first hit is chosen, and the arrows go on from there."""
        if self.model.rowCount() == 0:
            return
        if not self.model.index_of(self._code).isValid():
            self._take_row(0)
        self._view.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_row(self, row: int) -> None:
        voice = self.model.voice_at(row)
        if voice is not None and voice.code != self._code:
            self._field.setText(voice.code)

    def _take_code(self, text: str) -> None:
        self._code = text.strip()
        self.model.set_chosen(self._code)
        index = self.model.index_of(self._code)
        if index != self._view.currentIndex():
            self._view.show_current(index)
        self._say_what_is_typed()
        self.voice_changed.emit()

    def _say_what_is_typed(self) -> None:
        unknown = self._code and self.model.known_count() and self.voice() is None
        self._field_note.say("info", self.tr("Not in the list. It is sent as typed.") if unknown else "")

    def _ask_demo(self, row: int) -> None:
        voice = self.model.voice_at(row)
        if voice is None:
            return
        if voice.demo_url:
            self.demo_wanted.emit(voice)
        else:
            self.announcement.emit(self.tr("This voice has no sample."))

    def _toggle_star(self, row: int) -> None:
        voice = self.model.voice_at(row)
        if voice is None:
            return
        name = self.model.name_of(voice.code)
        self.model.toggle_favourite(voice.code)
        if self.model.is_favourite(voice.code):
            self.announcement.emit(self.tr("%1 is a favourite").replace("%1", name))
        else:
            self.announcement.emit(self.tr("%1 is no longer a favourite").replace("%1", name))
        if self.filters.wanted().starred:
            self._list_changed()

    def _star_current(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            self._toggle_star(index.row())

    def _show_menu(self, row: int, where: QPoint) -> None:
        voice = self.model.voice_at(row)
        if voice is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        demo = menu.addAction(self.tr("Play the sample (free)"), lambda: self._ask_demo(row))
        demo.setVisible(bool(voice.demo_url))
        favourite = self.model.is_favourite(voice.code)
        star = self.tr("Remove from favourites") if favourite else self.tr("Add to favourites")
        menu.addAction(star, lambda: self._toggle_star(row))
        menu.addAction(self.tr("Copy the voice code"), lambda: QApplication.clipboard().setText(voice.code))
        menu.addSeparator()
        menu.addAction(self._retry.accessibleName(), self.reload_wanted.emit)
        menu.popup(where)

    def _restyle(self) -> None:
        self._field.setFont(self._look.mono_font(CAPTION))
        self._field.setMinimumHeight(self._look.height(32))
        self._field.setMinimumWidth(SPACE_TIGHT)
