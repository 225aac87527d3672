"""The marks in the gutter say what is made, and play it."""

from __future__ import annotations

from tests.ui.speech.room import VOICES, WAIT_MS, Room

TEXT = "Một.\n\nHai.\nBa."


def marks(room: Room) -> list[str]:
    editor = room.tab.script.editor
    return [editor.mark_of(paragraph) for paragraph in range(editor.paragraph_count())]


def make(room: Room, text: str, takes: int | None = None) -> None:
    room.write(text)
    room.create()
    room.wait_for_takes(room.tab.script.editor.paragraph_count() if takes is None else takes)


def test_paragraphs_are_never_made_then_made(room: Room) -> None:
    room.open()
    room.write(TEXT)
    assert marks(room) == ["never", "never", "never"]
    make(room, TEXT)
    assert marks(room) == ["made", "made", "made"]


def test_a_changed_paragraph_is_stale_and_an_added_one_never_made(room: Room) -> None:
    room.open()
    make(room, TEXT)
    room.write("Một.\nHai khác.\nBa.\nBốn.")
    assert marks(room) == ["made", "stale", "made", "never"]


def test_another_voice_or_speed_makes_all_stale_until_it_is_back(room: Room) -> None:
    tab = room.open()
    make(room, TEXT)
    tab.voices.choose(VOICES[1].code)
    assert marks(room) == ["stale"] * 3
    tab.voices.choose(VOICES[0].code)
    tab.settings.set_values(tab.settings.values()._replace(speed=1.5))
    assert marks(room) == ["stale"] * 3
    tab.settings.set_values(tab.settings.values()._replace(speed=1.0))
    assert marks(room) == ["made"] * 3


def test_paragraphs_under_way_are_working_even_when_others_are_written(room: Room) -> None:
    room.desk.hold = True
    tab = room.open()
    room.write("Một.\nHai.")
    room.create()
    room.qtbot.waitUntil(lambda: marks(room) == ["working", "queued"], timeout=WAIT_MS)
    room.write("Một.\nHai.\nBa.")
    assert marks(room) == ["working", "queued", "never"]
    tab.cancel_act()
    room.wait_until_idle()
    assert marks(room) == ["never", "never", "never"]


def test_a_click_on_a_mark_plays_the_take_that_sounds_as_now(room: Room) -> None:
    tab = room.open()
    make(room, "Một.")
    first = tab.takes.takes()[0]
    tab.voices.choose(VOICES[1].code)
    make(room, "Một.", takes=2)
    tab.voices.choose(VOICES[0].code)
    tab.script.editor.mark_clicked.emit(0)
    assert room.speaker.played[-1].path == first.path
    assert tab.takes.current == first


def test_a_click_on_the_mark_of_what_was_never_made_says_so(room: Room) -> None:
    tab = room.open()
    room.write("Một.")
    tab.script.editor.mark_clicked.emit(0)
    assert room.wait_for_message() == "Create speech first."
    assert not room.speaker.played


def test_a_removed_take_counts_no_more(room: Room) -> None:
    tab = room.open()
    make(room, "Một.")
    tab.takes.remove(tab.takes.takes()[0])
    room.qtbot.waitUntil(lambda: marks(room) == ["never"], timeout=WAIT_MS)
