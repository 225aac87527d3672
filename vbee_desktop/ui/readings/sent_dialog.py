"""The **What will be sent** dialog: the text as the service gets it, with what differs from the script."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from vbee_desktop.core.text import utf16_units
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paragraph_layout import ParagraphLayout
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.script_facts import ScriptFacts

SIZE_EM = (48, 34)
MOST_MARKED = 2000
"""More places are not marked: each is drawn anew with every scroll."""
_PIECE = re.compile(r"<break[^<>]*>|\w+|\s|[^\w\s]")


class SentDialog(QDialog):
    """Read only. Changed places stand out by their ground and by a line below them."""

    def __init__(self, look: Look, facts: ScriptFacts, counted: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("What will be sent"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What will be sent"))
        self._lines = ParagraphLayout(self.text.document(), gap=SPACE)
        self._lines.set_font(look.font())
        self.text.document().setDocumentLayout(self._lines)
        self.text.setPlainText("\n".join(facts.texts))
        self.places = tuple(_changed_places(facts))[:MOST_MARKED]
        self._mark()
        self.summary = Label(look, self, text=self._summary(), demibold=True, wrap=True)
        self.counted = Label(look, self, text=counted, role="text2", wrap=True)
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._lay_out()

    def _summary(self) -> str:
        if not self.places:
            return self.tr("It is sent as it is written.")
        count = len(self.places)
        return self.tr("%Ln places differ from what is written.", "", count)

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(self._look.color("info_soft"))
        form.setForeground(self._look.color("info"))
        form.setFontUnderline(True)
        marks = []
        for start, end in self.places:
            mark = QTextEdit.ExtraSelection()
            mark.format = form
            mark.cursor = QTextCursor(self.text.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.counted, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(self.summary)
        column.addWidget(FieldFrame(self._look, self.text, self), 1)
        column.addLayout(foot)
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))


def _changed_places(facts: ScriptFacts) -> Iterator[tuple[int, int]]:
    """From and to of what differs, in the UTF-16 units that Qt counts in."""
    start = 0
    for written, sent in zip(facts.written, facts.texts, strict=True):
        if written != sent:
            for begin, end in _changed_within(written, sent):
                yield start + utf16_units(sent[:begin]), start + utf16_units(sent[:end])
        start += utf16_units(sent) + 1


def _changed_within(written: str, sent: str) -> Iterator[tuple[int, int]]:
    before, after = _PIECE.findall(written), _PIECE.findall(sent)
    ends = [0]
    for piece in after:
        ends.append(ends[-1] + len(piece))
    for kind, _a, _b, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield ends[begin], ends[max(end, min(begin + 1, len(after)))]
