"""From a text to a take, and what happens on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.speech.room import VOICES, WAIT_MS, Room
from vbee_desktop.core.errors import BadInput, Code, NoAnswer, NotSent, Refused, VbeeError
from vbee_desktop.core.models import AudioFormat, JobStage, Progress
from vbee_desktop.core.obstacle import Obstacle

TEXT = "Xin chào các bạn. Hôm nay trời đẹp."


def test_text_becomes_a_take_that_plays(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    tab.act.button.click()
    take = room.wait_for_takes()
    request = room.desk.requests[0]
    assert request.text == TEXT
    assert request.voice_code == VOICES[0].code
    assert (request.speed, request.audio_format, request.bitrate_kbps) == (1.0, AudioFormat.MP3, 128)
    assert [played.path for played in room.speaker.played] == [take.path]
    assert room.speaker.played[0].title == "Mai Phương"
    assert "Speech ready, 12.2 seconds" in room.heard["announcement"]
    assert room.heard["jobs_changed"] == [1, 0]
    assert room.heard["badge_changed"][-1] is None


def test_what_is_sent_is_tidied_and_the_text_stays_as_written(room: Room) -> None:
    tab = room.open()
    room.write("  Xin\u00a0chào\u200b  thế giới  ")
    room.create()
    room.wait_for_takes()
    assert room.desk.requests[0].text == "Xin chào thế giới"
    assert (
        tab.script.text() == "  Xin\u00a0chào\u200b  thế giới  ".replace("\u00a0", " ")
        or tab.script.has_words()
    )


def test_settings_go_into_the_request(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    tab.voices.choose("hn_female_ngochuyen_full_24k-st")
    tab.settings.set_values(
        tab.settings.values()._replace(speed=1.3, audio_format="wav", sample_rate_hz=22050, emphasis=40)
    )
    room.create()
    room.wait_for_takes()
    request = room.desk.requests[0]
    assert (request.speed, request.audio_format) == (1.3, AudioFormat.WAV)
    assert (request.sample_rate_hz, request.emphasis) == (22050, 40)


def test_price_and_forecast_follow_text_voice_and_speed(room: Room) -> None:
    tab = room.open()
    room.write("a" * 160)
    assert tab.act.price() == "160 points"
    assert "160 points forecast" in tab.script.counters.text()
    assert "about 0:10 long" in tab.script.counters.text()
    tab.voices.choose(VOICES[1].code)
    assert tab.act.price() == "480 points"
    tab.settings.set_values(tab.settings.values()._replace(speed=0.5))
    assert "about 0:20 long" in tab.script.counters.text()


def test_demo_costs_nothing(room: Room) -> None:
    room.desk.demo = True
    tab = room.open()
    tab.account_changed()
    room.write(TEXT)
    assert tab.act.price() == "0 points (demo)"
    assert room.wait_for_message() == "You are using the demo."
    room.press_message_act("Enter App ID and token")
    assert room.heard["credentials_wanted"] == [True]


def test_closed_demo_note_stays_away(room: Room) -> None:
    room.desk.demo = True
    tab = room.open()
    tab.account_changed()
    message = tab.script.message
    assert message is not None
    message.closed.emit()
    message.dismiss()
    tab.account_changed()
    assert message.isHidden()


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_without_words_the_act_is_off_and_says_why(room: Room, text: str) -> None:
    tab = room.open()
    room.write(text)
    assert not tab.act.button.isEnabled()
    assert "Write a text first" in tab.act.words()
    assert tab.act.button.accessibleDescription() == tab.act.words()
    tab.main_act()
    assert not room.desk.requests


def test_without_a_voice_the_act_is_off(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    tab.voices.choose("")
    assert not tab.act.button.isEnabled()
    assert "Choose a voice" in tab.act.words()


def test_without_credentials_the_act_is_off_and_says_why(room: Room) -> None:
    room.desk.credentials = False
    tab = room.open()
    tab.account_changed()
    room.write(TEXT)
    assert "App ID and token" in tab.act.words()
    assert not tab.act.button.isEnabled()
    room.desk.credentials = True
    tab.account_changed()
    assert tab.act.button.isEnabled()


@pytest.mark.parametrize(
    ("text", "title"),
    [("…?!", "There is nothing to read aloud."), ("a" * 100_001, "The text has 100,001 characters.")],
)
def test_text_that_cannot_be_sent_is_told_before(room: Room, text: str, title: str) -> None:
    tab = room.open()
    room.write(text)
    room.create()
    assert room.wait_for_message() == title
    assert not room.desk.requests
    assert tab.script.text() == text


def test_impossible_voice_code_is_told_beside_its_field(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    tab.voices.choose("no such voice")
    room.create()
    assert not room.desk.requests
    assert "cannot be used" in tab.voices.note()


def test_busy_shows_progress_and_cancel_in_the_same_place(room: Room) -> None:
    room.desk.hold = True
    room.desk.steps = (Progress(JobStage.SENDING), Progress(JobStage.RUNNING, 42.0))
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: tab.act.words() == "Speaking, 42 %", timeout=WAIT_MS)
    assert tab.act.button.text() == "Cancel"
    assert room.heard["badge_changed"][-1] == "42 %"
    room.write("Sửa trong lúc chờ.")
    assert tab.act.button.text() == "Cancel"
    assert tab.cancel_act()
    room.wait_until_idle()
    assert tab.script.text() == "Sửa trong lúc chờ."
    assert not tab.cancel_act()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Progress(JobStage.WAITING, retry_after_s=6.2, attempt=2), "The server is busy, again in 6 s"),
        (Progress(JobStage.WAITING), "Waiting its turn…"),
        (
            Progress(JobStage.WAITING, retry_after_s=7.6, cause="no_connection", is_accepted=True),
            "No connection, again in 8 s",
        ),
        (
            Progress(JobStage.WAITING, retry_after_s=599.0, cause="busy", is_parked=True),
            "The server asks for a pause, sent in 10 min",
        ),
        (Progress(JobStage.RUNNING), "Speaking…"),
        (Progress(JobStage.DOWNLOADING), "Downloading…"),
    ],
)
def test_every_stage_has_its_words(room: Room, step: Progress, words: str) -> None:
    room.desk.hold = True
    room.desk.steps = (step,)
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: tab.act.words() == words, timeout=WAIT_MS)
    tab.cancel_act()
    room.wait_until_idle()


def test_cancel_after_acceptance_says_that_it_is_paid(room: Room) -> None:
    room.desk.hold = True
    room.desk.steps = (Progress(JobStage.RUNNING),)
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: tab.act.words() == "Speaking…", timeout=WAIT_MS)
    tab.act.button.click()
    assert room.wait_for_message() == "You stopped waiting."


def test_cancel_in_an_outage_after_acceptance_says_that_it_is_paid(room: Room) -> None:
    waiting = Progress(JobStage.WAITING, retry_after_s=30.0, cause="no_connection", is_accepted=True)
    room.desk.hold = True
    room.desk.steps = (Progress(JobStage.RUNNING), waiting)
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: "No connection" in tab.act.words(), timeout=WAIT_MS)
    tab.act.button.click()
    assert room.wait_for_message() == "You stopped waiting."


def test_cancel_before_sending_is_silent(room: Room) -> None:
    room.desk.hold = True
    room.desk.steps = (Progress(JobStage.PREPARING),)
    tab = room.open()
    room.write(TEXT)
    room.create()
    tab.cancel_act()
    room.wait_until_idle()
    assert tab.script.message is None


def test_want_of_a_connection_offers_to_look_into_it(room: Room) -> None:
    room.desk.failure = NotSent(reason=Obstacle.PROXY_LOGIN)
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    assert tab.script.message is not None
    assert tab.script.message.title() == "The proxy wants a name and a password."
    wanted: list[int] = []
    tab.connection_check_wanted.connect(lambda: wanted.append(1))
    room.press_message_act("Check connection")
    assert wanted == [1]


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (NotSent(), "Try again (35 points)"),
        (Refused(Code.OUT_OF_POINTS), "Try again (35 points)"),
    ],
)
def test_failure_keeps_the_text_and_offers_to_send_the_same_again(
    room: Room, error: VbeeError, act: str
) -> None:
    room.desk.failure = error
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    assert tab.script.text() == TEXT
    assert len(room.desk.requests) == 1
    room.desk.failure = None
    room.press_message_act(act)
    room.wait_for_takes()
    assert room.desk.requests[1] == room.desk.requests[0]
    assert tab.script.message is not None
    assert tab.script.message.isHidden()


def test_of_an_unknown_outcome_the_choices_are_offered_with_their_price(room: Room) -> None:
    room.desk.failure = NoAnswer(job_id="lost")
    tab = room.open()
    room.write(TEXT)
    room.create()
    assert room.wait_for_message() == "We cannot know whether this was charged."
    room.press_message_act("Keep waiting")
    assert tab.script.message is not None
    assert tab.script.message.isHidden()
    room.create()
    room.wait_for_message()
    room.press_message_act("Send again (35 points)")
    assert room.wait_for_takes().job_id == "lost-again"
    assert room.desk.sent_again == ["lost"]
    assert len(room.desk.requests) == 2


def test_refused_token_asks_for_another(room: Room) -> None:
    room.desk.failure = Refused(Code.UNAUTHORIZED, http_status=401)
    room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    room.press_message_act("Enter App ID and token")
    assert room.heard["credentials_wanted"] == [True]


def test_refused_voice_is_marked_in_the_list(room: Room) -> None:
    room.desk.failure = Refused(Code.NOT_IN_PLAN)
    tab = room.open()
    room.write(TEXT)
    room.create()
    assert room.wait_for_message() == "Not in your plan."
    index = tab.voices.model.index_of(VOICES[0].code)
    assert "Not in your plan" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_refused_setting_is_told_beside_it(room: Room) -> None:
    room.desk.failure = BadInput(Code.BAD_SETTING, field="speed", lowest=0.25, highest=1.9)
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(
        lambda: "0.3 to 1.9" in tab.settings.note() or "0.25" in tab.settings.note(), timeout=WAIT_MS
    )
    tab.settings.set_values(tab.settings.values()._replace(speed=1.5))
    assert tab.settings.note() == ""


def test_dropped_file_is_read_and_can_be_undone(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "kich-ban.txt"
    path.write_bytes("\ufeffDòng một\r\nDòng hai".encode())
    tab = room.open()
    room.write("Cũ.")
    tab.script.editor.files_dropped.emit((path,))
    room.qtbot.waitUntil(lambda: tab.script.text() == "Dòng một\nDòng hai", timeout=WAIT_MS)
    tab.script.editor.undo()
    assert tab.script.text() == "Cũ."


def test_file_that_is_no_text_is_told(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "anh.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00")
    tab = room.open()
    room.write("Giữ nguyên.")
    tab.open_file(path)
    assert room.wait_for_message() == "This file cannot be read."
    assert tab.script.text() == "Giữ nguyên."
