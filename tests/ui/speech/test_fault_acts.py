"""What a person can do after each fault: the acts of the catalogue of messages."""

from __future__ import annotations

import pytest

from tests.ui.speech.room import Room
from vbee_desktop.core.errors import (
    Code,
    JobFailed,
    NoAnswer,
    NotSent,
    Refused,
    StorageError,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)

TEXT = "Xin chào các bạn. Hôm nay trời đẹp."
AGAIN, FETCH, CHECK = "Try again (35 points)", "Fetch again (free)", "Check connection"
DIAGNOSTICS = "Copy diagnostics"

BEFORE_ACCEPTANCE: list[tuple[VbeeError, set[str]]] = [
    (NotSent(), {AGAIN, CHECK}),
    (NotSent(Code.NOT_SENT), {AGAIN}),
    (NoAnswer(job_id="1"), {"Send again (35 points)", "Keep waiting"}),
    (Throttled(retry_after_s=3.0), {AGAIN}),
    (Refused(Code.UNAUTHORIZED, http_status=401), {"Enter App ID and token"}),
    (Refused(Code.NOT_IN_PLAN, http_status=400), {"Choose another voice"}),
    (Refused(Code.OUT_OF_POINTS, http_status=500), {AGAIN}),
    (Refused(http_status=404), {AGAIN, DIAGNOSTICS}),
    (StorageError(path="/home"), {AGAIN}),
]
AFTER_ACCEPTANCE: list[tuple[VbeeError, set[str]]] = [
    (NotSent(), {FETCH, CHECK}),
    (NoAnswer(Code.NO_CONNECTION), {FETCH, CHECK}),
    (Throttled(), {FETCH}),
    (UnreadableAnswer(), {FETCH, DIAGNOSTICS}),
    (VbeeError(Code.LINK_EXPIRED), {FETCH}),
    (Refused(Code.UNAUTHORIZED, http_status=401), {FETCH}),
    (Refused(http_status=404, not_found=True), {FETCH, DIAGNOSTICS}),
    (Refused(http_status=408), {FETCH, DIAGNOSTICS}),
    (Refused(http_status=500, error_code="DOWN"), {FETCH, DIAGNOSTICS}),
    (StorageError(path="/home"), {FETCH}),
    (JobFailed(), {AGAIN, DIAGNOSTICS}),
    (JobFailed(Code.AUDIO_GONE), {AGAIN}),
]


def acts_after(room: Room, error: VbeeError) -> set[str]:
    """What the message offers."""
    room.desk.failure = error
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    assert tab.script.text() == TEXT
    assert tab.script.message is not None
    return {button.text() for button in tab.script.message.action_buttons()}


def name_of(case: tuple[VbeeError, set[str]]) -> str:
    status = getattr(case[0], "http_status", 0)
    return f"{case[0].code}-{status}" if status else str(case[0].code)


@pytest.mark.parametrize("case", BEFORE_ACCEPTANCE, ids=name_of)
def test_what_was_not_taken_can_be_sent_or_set_right(room: Room, case: tuple[VbeeError, set[str]]) -> None:
    error, acts = case
    assert acts_after(room, error) == acts


@pytest.mark.parametrize("case", AFTER_ACCEPTANCE, ids=name_of)
def test_what_was_taken_is_fetched_and_bought_again_only_when_it_is_lost(
    room: Room, case: tuple[VbeeError, set[str]]
) -> None:
    error, acts = case
    error.facts.update(accepted=True, job_id="1")
    assert acts_after(room, error) == acts


def test_who_asks_for_help_finds_the_diagnostics_beside_the_message(room: Room) -> None:
    acts_after(room, Refused(http_status=404))
    wanted: list[int] = []
    room.tab.diagnostics_wanted.connect(lambda: wanted.append(1))
    room.press_message_act(DIAGNOSTICS)
    assert wanted == [1]
