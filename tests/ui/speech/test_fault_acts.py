"""What a person can do after each fault in the first tab: the acts of the catalogue of messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.fault_acts import (
    AGAIN,
    ANOTHER,
    BESIDE_ITS_CAUSE,
    CASES,
    CHECK,
    DIAGNOSTICS,
    ENTER,
    FETCH,
    JOB,
    OF_DEVICES,
    OF_THE_PROGRAM,
    SEND_AGAIN,
    VOICE,
    WAIT,
    Case,
)
from tests.ui.speech.room import Room
from vbee_desktop.core.errors import BadInput, Code, Refused, VbeeError

TEXT = "Xin chào các bạn. Hôm nay trời đẹp."
MIXED = (Code.NOT_IN_PLAN, Code.OUT_OF_POINTS)
RETRY_PARTS = "Retry 2 parts (15 points)"
OFFERED = [(case, act) for case in CASES for act in sorted(case.speech or ())]
IDS = [f"{case.name}-{act}" for case, act in OFFERED]


def acts_after(room: Room, error: VbeeError) -> frozenset[str]:
    """What the message offers."""
    room.desk.failure = error
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    assert tab.script.text() == TEXT
    return offered(room)


def offered(room: Room) -> frozenset[str]:
    message = room.tab.script.message
    assert message is not None
    return frozenset(button.text() for button in message.action_buttons())


def effect_of(room: Room, act: str) -> Callable[[], bool]:
    """Whether the act has done what it says; to be asked for before it is pressed."""
    desk, tab, told, requests = room.desk, room.tab, list[int](), len(room.desk.requests)
    tab.connection_check_wanted.connect(lambda: told.append(1))
    tab.diagnostics_wanted.connect(lambda: told.append(1))
    tab.credentials_wanted.connect(lambda: told.append(1))
    message = tab.script.message
    assert message is not None
    effects: dict[str, Callable[[], bool]] = {
        AGAIN: lambda: desk.requests[requests:] == [desk.requests[0]],
        SEND_AGAIN: lambda: desk.sent_again == [JOB],
        FETCH: lambda: desk.resumed == [JOB],
        WAIT: message.isHidden,
        VOICE: lambda: name_in_focus() == "Search voices",
        CHECK: lambda: told == [1],
        DIAGNOSTICS: lambda: told == [1],
        ENTER: lambda: told == [1],
    }
    return effects[act]


def name_in_focus() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def test_every_code_of_the_catalogue_has_its_acts() -> None:
    told = {case.error.code for case in CASES} | BESIDE_ITS_CAUSE | OF_DEVICES | OF_THE_PROGRAM
    assert told == set(Code)


@pytest.mark.parametrize(("case", "act"), OFFERED, ids=IDS)
def test_what_is_offered_is_done(room: Room, case: Case, act: str) -> None:
    assert acts_after(room, case.error) == case.speech
    has_happened = effect_of(room, act)
    room.desk.failure = None
    room.press_message_act(act)
    room.qtbot.waitUntil(has_happened)
    if act in {AGAIN, SEND_AGAIN, FETCH}:
        room.wait_for_takes()


def test_what_cannot_be_used_is_told_where_it_stands(room: Room) -> None:
    tab = room.open()
    room.desk.failure = BadInput(Code.BAD_VOICE)
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: tab.voices.note().startswith("This voice cannot be used."))
    assert name_in_focus() == "Voice code"
    room.desk.failure = BadInput(Code.BAD_TEXT, reason="marks")
    room.create()
    room.wait_for_message()
    assert QApplication.focusWidget() is tab.script.editor


def test_a_file_that_cannot_be_read_gives_way_to_another(room: Room, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    room.open()
    room.write(TEXT)
    room.tab.open_file(tmp_path / "gone.txt")
    assert room.wait_for_message() == "This file cannot be read."
    assert offered(room) == {ANOTHER}
    room.press_message_act(ANOTHER)
    [dialog] = room.tab.findChildren(QFileDialog)
    (tmp_path / "here.txt").write_text("Có đây.")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("here.txt")
    dialog.accept()
    room.qtbot.waitUntil(lambda: room.tab.script.text() == "Có đây.")


@pytest.mark.parametrize(("codes", "acts"), [((Code.NOT_IN_PLAN,) * 2, {VOICE}), (MIXED, {RETRY_PARTS})])
def test_parts_whose_voice_is_not_open_lead_to_another_one(
    room: Room, codes: tuple[Code, ...], acts: set[str]
) -> None:
    texts = ("Một hai.", "Ba bốn.")
    room.desk.part_failures = {
        text: Refused(code, http_status=400) for text, code in zip(texts, codes, strict=True)
    }
    room.open()
    room.write("\n".join(texts))
    room.create()
    room.wait_until_idle()
    assert offered(room) == acts
    if acts == {VOICE}:
        has_happened = effect_of(room, VOICE)
        room.press_message_act(VOICE)
        room.qtbot.waitUntil(has_happened)
