"""Paragraphs keep their takes whatever is done with the text around them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vbee_desktop.core.models import AudioFormat, PartState, SpeechApi, SpeechRequest, Take
from vbee_desktop.ui.speech.kept_paragraphs import KeptScript, kept_script
from vbee_desktop.ui.speech.script_book import Manner, ScriptBook, Wanted
from vbee_desktop.ui.speech.speech_settings import SpeechSettings

LEGACY = SpeechApi.LEGACY
NOW = Manner("voice", SpeechSettings(), LEGACY)
TEXTS = ["Một hai ba.", "Bốn năm sáu.", "Bảy tám chín."]


def take(text: str, job_id: str = "", **wanted: object) -> Take:
    request = SpeechRequest(text, "voice", audio_format=AudioFormat.WAV, **wanted)  # type: ignore[arg-type]
    return Take(job_id or text, Path(f"{job_id or text}.wav"), request, 2.0, 48000, len(text), len(text))


@pytest.fixture
def book() -> ScriptBook:
    """Three paragraphs, all made."""
    book = ScriptBook()
    book.follow(TEXTS)
    for text in TEXTS:
        book.add(take(text), LEGACY)
    return book


def test_moved_and_pasted_paragraphs_are_made(book: ScriptBook) -> None:
    book.follow([TEXTS[2], TEXTS[0], TEXTS[0]])
    assert book.marks(NOW, {}) == ["made"] * 3
    assert book.missing(NOW) == ()


def test_a_change_makes_one_stale_and_undo_brings_it_back(book: ScriptBook) -> None:
    book.follow([TEXTS[0], "Bốn năm sáu bảy.", TEXTS[2]])
    assert book.marks(NOW, {}) == ["made", "stale", "made"]
    assert book.changed(NOW) == (Wanted("Bốn năm sáu bảy."),)
    assert book.heard(1, NOW) == take(TEXTS[1])
    book.follow(TEXTS)
    assert book.marks(NOW, {}) == ["made"] * 3


def test_a_new_paragraph_before_a_changed_one_is_not_taken_for_it(book: ScriptBook) -> None:
    book.follow([TEXTS[0], "Xin chào.", "Bốn năm sáu bảy.", TEXTS[2]])
    assert book.marks(NOW, {}) == ["made", "never", "stale", "made"]


def test_typing_on_keeps_the_past_of_a_paragraph(book: ScriptBook) -> None:
    for end in range(1, 20):
        book.follow([TEXTS[0], TEXTS[1] + "a" * end, TEXTS[2]])
    assert book.heard(1, NOW) == take(TEXTS[1])


def test_another_script_is_not_a_changed_one(book: ScriptBook) -> None:
    book.follow(["Truyện khác hẳn", "Không có gì giống"])
    assert book.marks(NOW, {}) == ["never", "never"]
    assert book.loose() == set(TEXTS)


def test_another_speed_or_service_makes_all_stale(book: ScriptBook) -> None:
    assert book.marks(NOW._replace(settings=SpeechSettings(speed=1.5)), {}) == ["stale"] * 3
    assert book.marks(NOW._replace(api=SpeechApi.CURRENT), {}) == ["stale"] * 3


def test_wav_serves_every_format_and_mp3_its_own() -> None:
    book = ScriptBook()
    book.follow(["Một."])
    request = SpeechRequest("Một.", "voice", bitrate_kbps=64)
    book.add(Take("mp3", Path("a.mp3"), request, 2.0, 48000, 4, 4), LEGACY)
    assert book.marks(NOW, {}) == ["stale"]
    assert book.marks(NOW._replace(settings=SpeechSettings(bitrate_kbps=64)), {}) == ["made"]
    book.add(take("Một."), LEGACY)
    assert book.marks(NOW, {}) == ["made"]


def test_a_locked_paragraph_stays_as_it_is(book: ScriptBook) -> None:
    assert book.lock(1, NOW)
    other = NOW._replace(settings=SpeechSettings(speed=1.5))
    assert book.marks(other, {}) == ["stale", "locked", "stale"]
    assert Wanted(TEXTS[1]) not in book.missing(other)
    book.follow([TEXTS[1], TEXTS[0], TEXTS[2]])
    assert book.is_locked(0)
    book.add(take(TEXTS[1], "newer", speed=1.5), LEGACY)
    assert book.heard(0, other) == take(TEXTS[1])
    book.unlock(0)
    assert book.heard(0, other) == take(TEXTS[1], "newer", speed=1.5)


def test_what_was_never_made_cannot_be_locked() -> None:
    book = ScriptBook()
    book.follow(["Một."])
    assert not book.lock(0, NOW)


def test_a_star_counts_before_the_newest_and_for_one_take_alone(book: ScriptBook) -> None:
    newer = take(TEXTS[0], "newer")
    book.add(newer, LEGACY)
    assert book.heard(0, NOW) == newer
    assert book.star(take(TEXTS[0]), starred=True) is None
    assert book.heard(0, NOW) == take(TEXTS[0])
    assert book.star(newer, starred=True) == take(TEXTS[0])
    assert book.heard(0, NOW) == newer
    book.star(newer, starred=False)
    assert not book.is_starred(newer)


def test_a_removed_take_counts_nowhere(book: ScriptBook) -> None:
    book.lock(0, NOW)
    book.follow([TEXTS[0], TEXTS[1] + " Và.", TEXTS[2]])
    book.remove(take(TEXTS[0]))
    book.remove(take(TEXTS[1]))
    assert book.marks(NOW, {}) == ["never", "never", "made"]


def test_what_is_under_way_is_told_by_its_text(book: ScriptBook) -> None:
    book.follow([*TEXTS, "Mới.", "Mới nữa.", "Hỏng."])
    states = {"Mới.": PartState.RUNNING, "Mới nữa.": PartState.WAITING, "Hỏng.": PartState.FAILED}
    assert book.marks(NOW, states)[3:] == ["working", "queued", "failed"]


def test_a_line_without_words_is_nothing_to_make() -> None:
    book = ScriptBook()
    book.follow(["***", "Một.", "<break time=1s/>"])
    assert book.missing(NOW) == (Wanted("Một."),)


def test_a_paragraph_with_a_speed_of_its_own_is_made_and_heard_at_it(book: ScriptBook) -> None:
    book.follow([TEXTS[0], TEXTS[1], TEXTS[1]])
    book.set_speed(1, 1.4)
    assert book.missing(NOW) == (Wanted(TEXTS[1], 1.4),)
    assert book.marks(NOW, {}) == ["made", "stale", "made"]
    faster = take(TEXTS[1], "faster", speed=1.4)
    book.add(faster, LEGACY)
    assert [book.heard(place, NOW) for place in (1, 2)] == [faster, take(TEXTS[1])]
    assert book.is_as_wanted(1, NOW)
    assert book.missing(NOW) == ()
    other_voice = NOW._replace(voice_code="other")
    assert Wanted(TEXTS[1], 1.4) in book.missing(other_voice)
    quick = NOW._replace(settings=SpeechSettings(speed=1.6))
    assert book.fitting(*Wanted(TEXTS[1], 1.4), quick) is None
    book.set_speed(1, None)
    assert book.heard(1, NOW) == take(TEXTS[1])


def test_what_somebody_chose_is_not_as_it_would_be_made(book: ScriptBook) -> None:
    book.lock(0, NOW)
    book.star(take(TEXTS[1]), starred=True)
    book.add(take(TEXTS[1], "newer"), LEGACY)
    assert [book.is_as_wanted(place, NOW) for place in range(3)] == [False, False, True]


def test_a_speed_is_kept_without_a_take(book: ScriptBook) -> None:
    book.set_speed(1, 1.4)
    kept = kept_script(json.loads(json.dumps(book.kept().to_json())))
    assert kept == book.kept()
    again = ScriptBook()
    again.follow(TEXTS)
    again.restore(kept, [])
    assert again.missing(NOW)[1] == Wanted(TEXTS[1], 1.4)


def test_what_was_kept_before_there_were_speeds_is_read(book: ScriptBook) -> None:
    rows = [["digest", "locked", "", ""], ["digest", "locked", "", "", 77]]
    kept = kept_script({"paragraphs": rows, "apis": {}})
    assert [each.speed for each in kept.paragraphs] == [None, None]


def test_what_is_kept_comes_back_by_text_and_order(book: ScriptBook) -> None:
    newer = take(TEXTS[0], "newer")
    book.add(newer, LEGACY)
    book.star(take(TEXTS[0]), starred=True)
    book.lock(2, NOW)
    book.follow([TEXTS[0], TEXTS[1] + " Và.", TEXTS[2]])
    kept = kept_script(json.loads(json.dumps(book.kept().to_json())))
    assert kept == book.kept()
    again = ScriptBook()
    again.follow(["Mới.", TEXTS[0], TEXTS[1] + " Và.", TEXTS[2], TEXTS[2]])
    again.restore(kept, [take(text) for text in TEXTS])
    assert again.marks(NOW, {}) == ["never", "made", "stale", "locked", "made"]
    assert again.is_starred(take(TEXTS[0]))


@pytest.mark.parametrize(
    "value", [None, 7, {"paragraphs": 3}, {"paragraphs": [["a"], [1, 2, 3, 4]], "apis": []}]
)
def test_what_was_kept_and_cannot_be_read_is_left_out(value: object) -> None:
    assert kept_script(value) == KeptScript()
