"""Voices compared through the real dialog: priced, bought once, heard in turn at one place, chosen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.support.sandbox_process import SandboxProcess
from tests.ui.compare.room import (
    ANH_KHOI,
    DEAR,
    HUONG_GIANG,
    MAI_PHUONG,
    SENTENCE,
    TRUNG_KIEN,
    CompareRoom,
    known_voices,
)
from vbee_desktop.core.audition import same_place

LENGTH = len(SENTENCE)
LOST_ANSWER = {"rules": [{"stage": "create", "action": "reset_after_charge"}]}


def test_a_sample_is_priced_bought_once_and_free_the_next_time(
    room: CompareRoom, sandbox: SandboxProcess
) -> None:
    dialog = room.open(MAI_PHUONG, DEAR)
    room.wait(lambda: dialog.card(1).act.text() == "Create sample")
    assert dialog.card(0).foot() == f"{LENGTH} points"
    assert dialog.card(1).foot() == f"{LENGTH * 3} points · factor ×3"
    assert dialog.foot.create_all.text() == f"Create all ({LENGTH * 4} points)"
    assert not dialog.foot.choose.isEnabled()
    dialog.card(0).act.click()
    room.wait(lambda: room.is_there(dialog, 0))
    assert dialog.card(0).foot().endswith(f" · {LENGTH} points")
    assert dialog.foot.money.text() == f"{LENGTH} points spent here. Voice 2 would add {LENGTH * 3} points."
    assert len(sandbox.ledger()) == 1
    dialog.reject()
    again = room.open(MAI_PHUONG, DEAR)
    room.wait(lambda: room.is_there(again, 0))
    assert again.card(0).foot().endswith("already paid")
    assert again.foot.money.text().startswith("0 points spent here.")
    assert len(sandbox.ledger()) == 1


def test_keys_switch_at_the_same_place_without_a_gap_and_return_chooses(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.make_all(dialog)
    room.hear(dialog, 0)
    rate = room.card.stream.sample_rate_hz
    room.card.play(rate)
    first, second = (dialog.player.sample(each.take.path) for each in dialog.contest.contenders if each.take)
    assert first is not None
    assert second is not None
    room.press(dialog, Qt.Key.Key_2)
    expected_s = same_place(first, second, 1.0)
    room.wait(lambda: room.heard_s() == pytest.approx(second.matched_start_s + expected_s, abs=0.1))
    assert room.playing(dialog) == [1]
    heard = room.card.play(rate)
    assert dialog.player.position_s == pytest.approx(expected_s + 1.0 - room.card.latency_s, abs=0.08)
    assert np.abs(heard[: rate // 50]).max() > 0.001
    assert dialog.foot.choose.text() == "Choose Trung Kiên"
    room.press(dialog, Qt.Key.Key_Return)
    assert room.chosen == [TRUNG_KIEN]
    assert not dialog.isVisible()


def test_hidden_names_tell_nothing_until_one_is_chosen(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, HUONG_GIANG, TRUNG_KIEN)
    room.make_all(dialog)
    room.press(dialog, Qt.Key.Key_X)
    assert dialog.transport.hide_names.isChecked()
    assert not any(card.picker.isVisible() or "points" in card.foot() for card in room.cards(dialog))
    room.press(dialog, Qt.Key.Key_2)
    hidden = dialog.contest.contenders[1].code
    room.wait(lambda: room.is_heard(dialog, 1))
    assert dialog.foot.choose.text() == "Choose 2"
    room.press(dialog, Qt.Key.Key_Return)
    assert room.chosen == [hidden]
    assert dialog.isVisible()
    assert dialog.card(1).picker.currentText() == room.voices.name_of(hidden)
    assert dialog.message.title() == f"You chose 2: it is {room.voices.name_of(hidden)}."


def test_a_voice_that_is_not_open_is_told_in_its_card_and_marked(
    room: CompareRoom, sandbox: SandboxProcess
) -> None:
    sandbox.settings(refused_voices=[DEAR])
    dialog = room.open(MAI_PHUONG, DEAR)
    room.wait(dialog.foot.create_all.isVisible)
    dialog.foot.create_all.click()
    room.wait(lambda: room.is_there(dialog, 0) and "Not in your plan." in dialog.card(1).words.text())
    assert room.refused == [DEAR]
    assert not dialog.card(1).act.isVisible()
    assert dialog.foot.choose.text() == "Choose Mai Phương"


def test_a_voice_that_speaks_after_all_is_no_longer_told_as_not_open(room: CompareRoom) -> None:
    room.voices.mark_refused(TRUNG_KIEN)
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.wait(dialog.foot.create_all.isVisible)
    assert "Not in your plan" in dialog.card(1).place()
    room.make_all(dialog)
    assert dialog.card(1).place() == "South, male"


def test_a_sample_that_fails_can_be_made_again_at_its_price(
    room: CompareRoom, sandbox: SandboxProcess
) -> None:
    sandbox.settings(points_balance=1)
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.wait(lambda: dialog.card(0).act.text() == "Create sample")
    dialog.card(0).act.click()
    room.wait(lambda: "Not enough points." in dialog.card(0).words.text())
    assert dialog.card(0).act.text() == f"Retry ({LENGTH} points)"
    sandbox.settings(points_balance=None)
    dialog.card(0).act.click()
    room.wait(lambda: room.is_there(dialog, 0))
    assert len(sandbox.ledger()) == 1


def test_an_unknown_outcome_is_asked_about_with_its_price(room: CompareRoom, sandbox: SandboxProcess) -> None:
    sandbox.set_faults(LOST_ANSWER)
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.wait(lambda: dialog.card(0).act.text() == "Create sample")
    dialog.card(0).act.click()
    room.wait(lambda: dialog.card(0).act.text() == f"Send again ({LENGTH} points)")
    assert dialog.foot.money.text().endswith(f"Voices 1, 2 would add {LENGTH * 2} points.")
    sandbox.set_faults({"rules": []})
    dialog.reject()
    again = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.wait(lambda: again.card(0).act.text() == f"Send again ({LENGTH} points)")
    assert "may have been charged" in again.card(0).words.text()
    again.card(0).act.click()
    room.wait(lambda: room.is_there(again, 0))
    assert again.foot.money.text().startswith(f"{LENGTH} points spent here.")


def test_loudness_is_matched_at_once_and_in_the_same_place(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.make_all(dialog)
    room.hear(dialog, 0)
    rate = room.card.stream.sample_rate_hz
    room.card.play(rate // 2)
    dialog.transport.match.click()
    sample = dialog.player.sample(dialog.player.current)
    assert sample is not None
    room.wait(lambda: room.heard_s() < sample.matched_start_s)
    room.card.play(rate // 2)
    assert room.heard_s() == pytest.approx(sample.plain_start_s + 1.0, abs=0.1)
    assert room.playing(dialog) == [0]


def test_a_loudspeaker_that_does_not_answer_is_told_in_the_dialog(room: CompareRoom) -> None:
    room.card.failing = True
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.make_all(dialog)
    room.press(dialog, Qt.Key.Key_1)
    room.wait(lambda: dialog.message.title() == "Cannot play sound.")
    assert room.playing(dialog) == []
    room.card.failing = False
    room.hear(dialog, 0)


def test_the_window_is_silent_meanwhile_and_plays_again_afterwards(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.make_all(dialog)
    take = dialog.contest.contenders[0].take
    assert take is not None
    from vbee_desktop.ui.ports import Playable

    room.playback.play(Playable(take.path, "a take that came meanwhile"))
    room.hear(dialog, 1)
    dialog.reject()
    room.wait(lambda: room.bar.state == "stopped" and not room.sounds())
    room.playback.toggle()
    room.wait(lambda: room.bar.state == "playing")


def test_the_keyboard_alone_is_enough(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.make_all(dialog)
    for key, playing in ((Qt.Key.Key_2, [1]), (Qt.Key.Key_Space, []), (Qt.Key.Key_1, [0])):
        focused = dialog.focusWidget()
        assert focused is not None
        room.press(focused, key)
        room.wait(lambda playing=playing: room.playing(dialog) == playing)  # type: ignore[misc]
        room.wait(lambda playing=playing: room.sounds() == bool(playing))  # type: ignore[misc]
    assert dialog.focusWidget() is dialog.card(0).number
    room.press(dialog.card(0).number, Qt.Key.Key_Return)
    assert room.chosen == [MAI_PHUONG]


def test_what_was_sent_is_counted_though_the_sentence_was_changed(
    room: CompareRoom, sandbox: SandboxProcess
) -> None:
    sandbox.settings(job_duration_s=0.5)
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    room.wait(lambda: dialog.card(0).act.text() == "Create sample")
    dialog.card(0).act.click()
    room.wait(lambda: dialog.card(0).words.text().startswith("Speaking"))
    room.wait(lambda: len(sandbox.ledger()) == 1)
    dialog.sentence.editor.setPlainText("Một câu khác hẳn.")
    room.wait(lambda: dialog.foot.money.text().startswith(f"{LENGTH} points spent here."))
    dialog.sentence.editor.setPlainText(SENTENCE)
    room.wait(lambda: room.is_there(dialog, 0))
    assert dialog.card(0).foot().endswith("already paid")
    assert len(sandbox.ledger()) == 1


def test_a_sentence_that_is_too_long_cannot_be_bought(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN, sentence="một hai " * 30)
    assert not dialog.card(0).act.isVisible()
    dialog.sentence.editor.setPlainText(SENTENCE)
    room.wait(lambda: dialog.card(0).act.text() == "Create sample")


def test_a_voice_is_searched_without_diacritics_and_favourites_come_first(room: CompareRoom) -> None:
    dialog = room.open(MAI_PHUONG, TRUNG_KIEN)
    voices = dialog.card(1).picker.open_list()
    assert voices.choices.code_at(0) == HUONG_GIANG
    voices.field.setText("anh khoi")
    room.press(voices.field, Qt.Key.Key_Return)
    assert dialog.contest.contenders[1].code == ANH_KHOI
    room.wait(lambda: dialog.card(1).picker.currentText().startswith("Anh Khôi"))


def test_voices_to_begin_with() -> None:
    voices = known_voices(favourites=[HUONG_GIANG], recents=[TRUNG_KIEN, ANH_KHOI])
    assert voices.first_choice(MAI_PHUONG) == [MAI_PHUONG, HUONG_GIANG, TRUNG_KIEN]
    assert len(known_voices().first_choice(MAI_PHUONG)) == 2
    assert voices.next_choice([HUONG_GIANG]) == TRUNG_KIEN
