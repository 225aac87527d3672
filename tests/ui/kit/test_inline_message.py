from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.inline_message import InlineMessage


@pytest.fixture
def message(look: Look, qtbot: QtBot) -> Iterator[InlineMessage]:
    window = QWidget()
    column = QVBoxLayout(window)
    message = InlineMessage(look, window)
    column.addWidget(message)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    yield message
    window.close()


def named(message: InlineMessage, name: str) -> QToolButton:
    [button] = [b for b in message.findChildren(QToolButton) if name in (b.accessibleName(), b.text())]
    return button


def test_it_is_hidden_until_there_is_something_to_say(message: InlineMessage) -> None:
    assert not message.isVisible()
    message.show_message("error", "Cannot connect.", "Network, proxy or certificate?")
    assert message.isVisible()
    assert (message.kind, message.title()) == ("error", "Cannot connect.")
    assert message.accessibleName() == "Cannot connect. Network, proxy or certificate?"
    assert message.property("kind") == "error"


def test_its_height_opens_unless_motion_is_reduced(message: InlineMessage, look: Look, qtbot: QtBot) -> None:
    message.show_message("info", "At once.")
    assert message.maximumHeight() > 10_000
    message.dismiss()
    look.set_reduced_motion(False)
    message.show_message("info", "Opening.")
    assert message.isVisible()
    assert message.maximumHeight() < 200
    qtbot.waitUntil(lambda: message.maximumHeight() > 10_000, timeout=2000)


def test_actions_are_called_and_leave_the_message(message: InlineMessage) -> None:
    called: list[str] = []
    actions = [("Retry", lambda: called.append("retry")), ("Details…", lambda: called.append("more"))]
    message.show_message("warning", "Busy.", actions=actions)
    for button in message.action_buttons():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert called == ["retry", "more"]
    assert message.isVisible()


def test_a_new_message_takes_the_place_of_the_old_one(message: InlineMessage) -> None:
    message.show_message("warning", "Busy.", actions=[("Retry", lambda: None)], details="HTTP 429")
    message.show_message("done", "Saved.")
    assert message.action_buttons() == []
    assert named(message, "Details").isHidden()


def test_more_than_two_actions_are_a_mistake(message: InlineMessage) -> None:
    acts = [(name, lambda: None) for name in "abc"]
    with pytest.raises(ValueError, match="at most 2"):
        message.show_message("info", "Too much.", actions=acts)


def test_the_close_button_closes_and_says_so(message: InlineMessage, qtbot: QtBot) -> None:
    message.show_message("info", "Hello.")
    with qtbot.waitSignal(message.closed):
        QTest.mouseClick(named(message, "Close message"), Qt.MouseButton.LeftButton)
    assert not message.isVisible()


def test_details_are_folded_away_until_asked_for(message: InlineMessage) -> None:
    message.show_message("error", "Refused.", details="HTTP 500 TTS_SPEND_CREDITS_FAILED")
    [details] = message.findChildren(QPlainTextEdit)
    assert not details.isVisible()
    named(message, "Details").click()
    assert details.isVisible()
    assert details.toPlainText() == "HTTP 500 TTS_SPEND_CREDITS_FAILED"


def test_a_servers_words_are_shown_as_they_are(message: InlineMessage) -> None:
    message.show_message("error", "<b>Refused</b>", "<img src=x><script>")
    labels = message.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert message.text() == "<img src=x><script>"


def test_acts_stand_under_the_words_where_it_is_narrow(message: InlineMessage, qtbot: QtBot) -> None:
    text = "The server refused parts 3 and 5; nothing was charged for them."
    message.show_message("error", "2 parts failed.", text, actions=[("Retry 2 parts", lambda: None)])
    [button] = message.action_buttons()
    window = message.window()

    def below() -> bool:
        words = max(
            label.mapTo(message, label.rect().bottomLeft()).y() for label in message.findChildren(QLabel)
        )
        return button.mapTo(message, button.rect().topLeft()).y() > words

    qtbot.waitUntil(lambda: message.width() > 600 and not below())
    window.resize(360, 300)
    qtbot.waitUntil(below)


def test_acts_stand_under_words_that_would_be_squeezed(message: InlineMessage, qtbot: QtBot) -> None:
    """As wide as a window at 200 %, with the two acts of the first start."""
    acts = [("Enter App ID and token", lambda: None), ("Try the demo", lambda: None)]
    text = "Enter the two values from Vbee's studio, or try the demo with a robot's voice on this computer."
    message.window().resize(683, 300)
    message.show_message("info", "No App ID or token yet.", text, actions=acts)
    [first, _second] = message.action_buttons()

    def below() -> bool:
        words = max(
            label.mapTo(message, label.rect().bottomLeft()).y() for label in message.findChildren(QLabel)
        )
        return first.mapTo(message, QPoint(0, 0)).y() > words

    qtbot.waitUntil(below)
    message.window().resize(1280, 300)
    qtbot.waitUntil(lambda: not below())
