"""Vietnamese stacks marks over its letters: the lines of a transcript stand apart."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QTextCursor
from pytestqt.qtbot import QtBot

from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.transcription.transcript_text import TranscriptText

LEAST = 1.35


def test_lines_stand_apart_enough(look: Look, qtbot: QtBot) -> None:
    text = TranscriptText()
    qtbot.addWidget(text)
    text.resize(look.em(20), look.em(12))
    text.show()
    text.show_rows([Utterance("Ẩm thực Huế, nườm nượp người tới thưởng thức. " * 4, 0.0, 9.0)])
    cursor = text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    first = text.cursorRect(cursor).top()
    cursor.movePosition(QTextCursor.MoveOperation.Down)
    pitch = text.cursorRect(cursor).top() - first
    assert pitch >= LEAST * QFontInfo(text.font()).pixelSize()
