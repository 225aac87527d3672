from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.audio.sounds import encoded, noise
from tests.ui.transcription.bench_desk import BenchDesk
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.finding import click, is_there, named, words_in
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.ui.transcription.drop_zone import DropZone
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

LINK = "https://example.com/talks/monday.wav?key=1"
FETCH = "Fetch the sound of the link"


def type_link(tab: TranscriptionTab, link: str = LINK) -> QLineEdit:
    field = named(tab, QLineEdit, "Audio link")
    field.setFocus()
    QTest.keyClicks(field, link)
    return field


def test_the_sound_of_a_link_is_a_file_like_any_other(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.linked = write_clip(tmp_path / "monday-1a2b.wav")
    QTest.keyClick(type_link(tab), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    assert desk.ear.links == [LINK]
    assert "monday-1a2b.wav" in words_in(tab)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: bool(desk.ear.asked))
    assert desk.ear.asked == [tmp_path / "monday-1a2b.wav"]


def test_the_button_waits_for_words(tab: TranscriptionTab) -> None:
    assert not named(tab, QAbstractButton, FETCH).isEnabled()
    type_link(tab, "https://a.example/b.wav")
    assert named(tab, QAbstractButton, FETCH).isEnabled()


def test_what_becomes_of_a_link_is_announced(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    said: list[object] = []
    tab.announcement.connect(said.append)
    desk.ear.linked = BadInput(Code.BAD_FILE, reason="link_page")
    type_link(tab)
    click(tab, FETCH)
    qtbot.waitUntil(lambda: bool(said))
    desk.ear.linked = write_clip(tmp_path / "monday.wav")
    click(tab, FETCH)
    qtbot.waitUntil(lambda: len(said) > 1)
    assert said == [
        "This link cannot be used. It leads to a page, not to a sound.",
        "Fetched: monday.wav",
    ]


@pytest.mark.parametrize("how", ["button", "escape"])
def test_fetching_can_be_given_up(tab: TranscriptionTab, desk: BenchDesk, how: str) -> None:
    desk.ear.may_answer.clear()
    type_link(tab)
    click(tab, FETCH)
    assert "Fetching the sound…" in words_in(tab)
    if how == "button":
        click(tab, "Cancel")
    else:
        assert tab.cancel_act()
    assert not tab.cancel_act()
    assert "Fetching the sound…" not in words_in(tab)
    assert named(tab, QLineEdit, "Audio link").text() == ""


@pytest.mark.parametrize(
    ("reason", "said", "may_pass"),
    [
        ("link_https", "It must begin with https://.", False),
        ("link_shape", "It is no plain web address, such as https://example.com/sound.wav.", False),
        ("link_private", "It leads into a private network. Choose the sound as a file instead.", False),
        ("link_page", "It leads to a page, not to a sound.", False),
        ("link_no_sound", "It leads to no sound that can be read here", False),
        ("link_dead", "There is nothing at this address, or it asks for a login.", True),
        ("link_no_answer", "The site does not answer.", True),
        ("link_too_large", "It leads to more than 150 MB. Download it, then choose the file.", False),
    ],
)
def test_a_link_that_cannot_be_used_says_why_and_stays(
    tab: TranscriptionTab, qtbot: QtBot, desk: BenchDesk, reason: str, said: str, may_pass: bool
) -> None:
    desk.ear.linked = BadInput(Code.BAD_FILE, reason=reason, limit_bytes=150_000_000)
    type_link(tab)
    click(tab, FETCH)
    qtbot.waitUntil(lambda: "This link cannot be used." in words_in(tab))
    assert said in words_in(tab)
    assert named(tab, QLineEdit, "Audio link").text() == LINK
    assert is_there(tab, QAbstractButton, "Try again") is may_pass
    if may_pass:
        click(tab, "Try again")
        assert desk.ear.links == [LINK, LINK]


def test_a_link_can_be_dropped(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk) -> None:
    desk.ear.linked = write_clip(tmp_path / "a.wav")
    data = QMimeData()
    data.setUrls([QUrl(LINK)])
    zone = tab.findChild(DropZone)
    assert zone is not None
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert desk.ear.links == [LINK]
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))


def test_an_mp3_is_shown_on_its_card_and_can_be_sent(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "voice.mp3"
    path.write_bytes(encoded(noise(88200, 2), 44100, "MP3", "MPEG_LAYER_III"))
    tab.open_file(path)
    qtbot.waitUntil(lambda: "Convert and transcribe (2 s billed)" in words_in(tab))
    assert "Converted to WAV" in words_in(tab)
