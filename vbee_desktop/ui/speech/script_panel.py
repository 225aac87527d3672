"""The text to speak: editor, tool row and counter line, and above them what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.speech.counter_line import CounterLine
from vbee_desktop.ui.speech.diacritics_note import DiacriticsNote
from vbee_desktop.ui.speech.empty_script import EmptyScript
from vbee_desktop.ui.speech.script_facts import ScriptFacts, facts_of
from vbee_desktop.ui.speech.tidy_button import TidyButton
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.script_editor import ScriptEditor
from vbee_desktop.ui.widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.find_bar import FindBar
    from vbee_desktop.ui.widgets.inline_message import InlineMessage, MessageAction, MessageKind

PAUSES_S = (0.3, 0.5, 1.0, 2.0)
_COUNT_AFTER_MS = 120
_LEAST_EDITOR_EM = 9


class ScriptPanel(QWidget):
    """``facts`` follow the text after a moment; `has_words` is true of it at once."""

    facts_changed = Signal()
    words_changed = Signal()
    """There are words now, or there are none any more."""
    open_wanted = Signal()
    files_dropped = Signal(object)
    """Tuple of ``pathlib.Path``, of files that came together."""
    pause_inserted = Signal()
    tidy_wanted = Signal()
    readings_wanted = Signal()
    sent_wanted = Signal()
    """The person asks what will be sent."""
    message_closed = Signal()
    """The person closed what was said."""

    def __init__(self, look: Look, parent: QWidget | None = None, editor: ScriptEditor | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message: InlineMessage | None = None
        self._question: InlineMessage | None = None
        self._facts = ScriptFacts()
        self._sent: Callable[[str], str] | None = None
        self._had_words = False
        self.editor = ScriptEditor(look, self) if editor is None else editor
        self.editor.setAccessibleName(self.tr("Text to speak"))
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.counters = CounterLine(look, self)
        self.diacritics = DiacriticsNote(look, self)
        self._find_bar: FindBar | None = None
        self.tidy_button = TidyButton(look, self)
        self._empty = EmptyScript(look, self.editor)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._lay_out()
        self._connect()
        if self.has_words():  # typed while the rest of the window was being made
            self._on_text()

    @property
    def facts(self) -> ScriptFacts:
        """The counts of the text as it was a moment ago."""
        return self._facts

    def has_words(self) -> bool:
        """Whether there is anything to speak."""
        return self.editor.paragraph_count() > 0

    def text(self) -> str:
        """What is written."""
        return self.editor.toPlainText()

    def sent_text(self) -> str:
        """What is sent for what is written, as a whole."""
        from vbee_desktop.core.text import tidy

        if self._sent is None:
            return self.text()
        return "\n".join(self._sent(line) if line else "" for line in tidy(self.text()).split("\n"))

    def let_go(self) -> None:
        """Leave the editor as it was before, for another panel."""
        self._empty.deleteLater()
        self.editor.setParent(None)

    def send_by(self, sent: Callable[[str], str]) -> None:
        """What is sent for a tidied paragraph from now on; the facts count it."""
        self._sent = sent

    def replace_text(self, text: str) -> None:
        """Write another text; it can be undone."""
        cursor = QTextCursor(self.editor.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_text(self, text: str) -> None:
        """Write a text below what is there, and put the cursor to its begin; it can be undone at once."""
        cursor = QTextCursor(self.editor.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        gap = "" if cursor.atBlockStart() else "\n"
        begin = cursor.position() + len(gap)
        cursor.insertText(gap + text)
        cursor.setPosition(begin)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def count_now(self) -> None:
        """Do not wait with what waits for a moment of rest."""
        if self._count_timer.isActive():
            self._count_timer.stop()
            self._count()

    def show_paragraph(self, paragraph: int) -> None:
        """Put the cursor into a paragraph, counted from 0."""
        block = self.editor.document().begin()
        while block.isValid() and (paragraph > 0 or not block.text().strip()):
            paragraph -= bool(block.text().strip())
            block = block.next()
        if block.isValid():
            self.editor.setTextCursor(QTextCursor(block))
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def recount(self) -> None:
        """What is sent for the same words may be something else now."""
        self._count_timer.stop()
        self._count()

    def show_message(
        self,
        kind: MessageKind,
        title: str,
        text: str = "",
        actions: Sequence[MessageAction] = (),
        details: str = "",
    ) -> None:
        """Say something above the editor, in the place of what was said last."""
        if self._message is None:
            from vbee_desktop.ui.widgets.inline_message import InlineMessage

            self._message = InlineMessage(self._look, self)
            self._message.closed.connect(self.message_closed)
            self._column.insertWidget(0, self._message)
        self._message.show_message(kind, title, text, actions, details)

    @property
    def question(self) -> InlineMessage:
        """A further message, for what a person must decide about; made when it is first needed."""
        if self._question is None:
            from vbee_desktop.ui.widgets.inline_message import InlineMessage

            self._question = InlineMessage(self._look, self)
            self._column.insertWidget(self._column.indexOf(self.tools), self._question)
        return self._question

    def dismiss_question(self) -> None:
        """It is decided, or will be later."""
        if self._question is not None:
            self._question.dismiss()

    def dismiss_message(self) -> None:
        """Take away what was said."""
        if self._message is not None:
            self._message.dismiss()

    @property
    def message(self) -> InlineMessage | None:
        """What was said last, if anything was."""
        return self._message

    @property
    def find_bar(self) -> FindBar:
        """Made when it is first asked for."""
        if self._find_bar is None:
            from vbee_desktop.ui.speech.script_places import ScriptPlaces
            from vbee_desktop.ui.widgets.find_bar import FindBar

            self._find_bar = FindBar(self._look, ScriptPlaces(self.editor), self)
            self._column.insertWidget(self._column.indexOf(self._frame), self._find_bar)
        return self._find_bar

    def open_find(self) -> None:
        """Ask what is to be found."""
        self.find_bar.open()

    def find_next(self) -> None:
        """Go on to the next place of what was looked for."""
        self.find_bar.find_next()

    def find_previous(self) -> None:
        """Go back to the place before."""
        self.find_bar.find_previous()

    def zoom_in(self) -> None:
        """Larger letters in the editor."""
        self.editor.zoom_by(1)

    def zoom_out(self) -> None:
        """Smaller letters in the editor."""
        self.editor.zoom_by(-1)

    def zoom_reset(self) -> None:
        """Letters of the usual size in the editor."""
        self.editor.set_zoom(100)

    def paste_clean(self) -> None:
        """Insert the clipboard's text without invisible characters and doubled spaces, of subtitles only the
        words. Files are opened.
        """
        from vbee_desktop.ui.speech.clean_paste import clean_text

        if QApplication.clipboard().mimeData().hasUrls():
            self.editor.paste()
        else:
            self.editor.insertPlainText(clean_text(QApplication.clipboard().text()))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_pause(self, seconds: float) -> None:
        """Write the service's pause mark at the cursor; in a word before it, in a mark behind it."""
        from vbee_desktop.ui.speech.pause_mark import insert_pause

        self.editor.setTextCursor(insert_pause(self.editor.textCursor(), seconds))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pause_inserted.emit()

    def _lay_out(self) -> None:
        frame = self._frame = FieldFrame(self._look, self.editor, self)
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        frame.setMinimumHeight(self._look.em(_LEAST_EDITOR_EM))
        self.tools = ToolRow(self._look, self._tools(), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.tools)
        self._column.addWidget(frame, 1)
        self._column.addWidget(self.diacritics)
        self._column.addWidget(self.counters)

    def _tools(self) -> list[ToolButton]:
        pause = self._tool(self.tr("Insert pause"), "pause-insert", None)
        pause.setMenu(self._pause_menu(pause))
        return [
            self._tool(self.tr("Open…"), "open", self.open_wanted.emit),
            self._tool(self.tr("Paste clean"), "paste", self.paste_clean),
            self._tool(self.tr("Find"), "search", self.open_find),
            pause,
            self._tool(self.tr("Readings…"), "book", self.readings_wanted.emit),
            self.tidy_button,
            self._tool(self.tr("What is sent"), "eye", self.sent_wanted.emit),
        ]

    def _tool(self, text: str, icon: str, act: Callable[[], object] | None) -> ToolButton:
        button = ToolButton(self._look, self, text=text, icon=icon)
        if act is not None:
            button.clicked.connect(act)
        return button

    def _pause_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for seconds in PAUSES_S:
            length = QLocale().toString(seconds, "f", 1)
            words = self.tr("%1 s").replace("%1", length)
            menu.addAction(words, partial(self.insert_pause, seconds))
        return menu

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_text)
        self.editor.files_dropped.connect(self.files_dropped)
        self._count_timer.timeout.connect(self._count)
        self.diacritics.show_wanted.connect(self.show_paragraph)
        self.tidy_button.clicked.connect(self.tidy_wanted)
        for keys, act in (
            ("Ctrl+F", self.open_find),
            ("F3", self.find_next),
            ("Shift+F3", self.find_previous),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._empty.sample_chosen.connect(self.replace_text)
        self._empty.open_wanted.connect(self.open_wanted)
        self._empty.paste_wanted.connect(self.paste_clean)

    def _on_text(self) -> None:
        self._count_timer.start()
        if self.has_words() != self._had_words:
            self._had_words = self.has_words()
            self.words_changed.emit()

    def _count(self) -> None:
        self._facts = facts_of(self.text(), self._sent)
        self.diacritics.look_at(self._facts.written)
        self.facts_changed.emit()
