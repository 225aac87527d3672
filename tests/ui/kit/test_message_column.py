"""What concerns the whole window: as high as it is long, and no higher than a low window can bear."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.shell.message_column import MessageColumn
from vbee_desktop.ui.widgets.inline_message import InlineMessage

TITLE = "We cannot know whether this was charged: “Trước hết, hãy tráng phin bằng nước vừa”."
TEXT = "It was sent, but no whole answer came back. Sending again may charge twice."


def shown(
    qtbot: QtBot, look: Look, size: tuple[int, int], said: int
) -> tuple[QWidget, MessageColumn, list[InlineMessage]]:
    """A window with three messages, of which the first so many are shown."""
    window = QWidget()
    qtbot.addWidget(window)
    messages = [InlineMessage(look, window) for _ in range(3)]
    column = MessageColumn(messages, window)
    rows = QVBoxLayout(window)
    rows.addWidget(column)
    rows.addWidget(QWidget(window), 1)
    window.resize(*size)
    window.show()
    for message in messages[:said]:
        acts = [("Send again (44 points)", lambda: None), ("Stop waiting", lambda: None)]
        message.show_message("warning", TITLE, TEXT, acts, "details")
    return window, column, messages


def test_without_messages_it_takes_no_room(qtbot: QtBot, look: Look) -> None:
    _window, column, _messages = shown(qtbot, look, (1280, 800), 0)
    assert column.height() == 0


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800), (960, 600)])
def test_messages_are_shown_whole_where_there_is_room(
    qtbot: QtBot, look: Look, size: tuple[int, int]
) -> None:
    _window, column, messages = shown(qtbot, look, size, 2)
    qtbot.waitUntil(lambda: column.height() > messages[0].height() > 0)
    assert not column.verticalScrollBar().isVisible()
    assert all(message.height() == message.heightForWidth(message.width()) for message in messages[:2])


def test_in_a_low_window_the_first_is_whole_and_the_rest_scrolls(qtbot: QtBot, look: Look) -> None:
    _window, column, messages = shown(qtbot, look, (640, 360), 2)
    qtbot.waitUntil(lambda: column.verticalScrollBar().isVisible())
    assert column.height() <= 0.3 * 360
    assert messages[0].height() >= messages[0].heightForWidth(messages[0].width())


def test_a_message_that_goes_gives_its_room_back(qtbot: QtBot, look: Look) -> None:
    _window, column, messages = shown(qtbot, look, (1280, 800), 1)
    qtbot.waitUntil(lambda: column.height() > 0)
    messages[0].dismiss()
    qtbot.waitUntil(lambda: column.height() == 0)
