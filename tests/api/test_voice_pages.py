from __future__ import annotations

from typing import Any

import pytest

from tests.api.answers import answer, page
from vbee_desktop.api.voices import decoded_page
from vbee_desktop.core.errors import Refused, Throttled, UnreadableAnswer
from vbee_desktop.core.models import Ownership, Voice

ROW = {
    "code": "hue_female_huonggiang_full_48k-fhg",
    "name": "Huế - Hương Giang",
    "gender": "female",
    "language_code": "vi-VN",
    "demo": "https://x.example/a.mp3",
    "credit_factor": 2,
}
VOICE = Voice(
    code="hue_female_huonggiang_full_48k-fhg",
    name="Huế - Hương Giang",
    gender="female",
    language="vi-VN",
    region="central",
    credit_factor=2.0,
    demo_url="https://x.example/a.mp3",
    sample_rate_hz=48000,
    ownership=Ownership.PERSONAL,
)


def listed(rows: Any, **pagination: Any) -> dict[str, Any]:
    return {"status": 1, "result": {"pagination": pagination, "voices": rows}}


def test_a_page() -> None:
    body = listed([ROW], has_next_page=True, next_cursor="abc")
    decoded = decoded_page(answer(body), Ownership.PERSONAL)
    assert decoded.voices == (VOICE,)
    assert decoded.next_cursor == "abc"


def test_other_spellings_and_types() -> None:
    row = {
        "voiceCode": ROW["code"],
        "name": ROW["name"],
        "gender": "FEMALE",
        "languageCode": "vi-VN",
        "demo": ROW["demo"],
        "creditFactor": "2",
    }
    body = {"data": {"voices": [row], "pagination": {"hasNextPage": "true", "nextCursor": 7}}}
    decoded = decoded_page(answer(body), Ownership.PERSONAL)
    assert decoded.voices == (VOICE,)
    assert decoded.next_cursor == "7"


@pytest.mark.parametrize(
    "pagination",
    [
        {},
        {"next_cursor": None},
        {"next_cursor": ""},
        {"has_next_page": False, "next_cursor": "x"},
        {"hasNextPage": False, "nextCursor": "x"},
    ],
)
def test_the_last_page(pagination: dict[str, Any]) -> None:
    assert decoded_page(answer(listed([], **pagination)), Ownership.VBEE).next_cursor is None


def test_bad_rows_are_left_out_and_poor_ones_kept() -> None:
    rows = [None, "x", {}, {"name": "no code"}, {"code": "v_1", "credit_factor": -3, "demo": "ftp://x"}, ROW]
    decoded = decoded_page(answer(listed(rows)), Ownership.VBEE)
    assert [voice.code for voice in decoded.voices] == ["v_1", ROW["code"]]
    assert decoded.voices[0] == Voice(code="v_1", name="v_1")


def test_what_a_voice_costs_is_told_also_when_it_is_less_than_one_point() -> None:
    rows = [
        {"voice_code": f"v_{factor}", "credit_factor": factor} for factor in (0.5, "1.5", 0, None, "free")
    ]
    decoded = decoded_page(answer(listed(rows)), Ownership.VBEE)
    assert [voice.credit_factor for voice in decoded.voices] == [0.5, 1.5, 1.0, 1.0, 1.0]


@pytest.mark.parametrize("name", ["sample_rate", "sampleRate"])
def test_a_rate_that_is_told_counts_before_one_in_the_code(name: str) -> None:
    row = {"code": ROW["code"], name: "22050", "language": "vi-VN"}
    (voice,) = decoded_page(answer(listed([row])), Ownership.VBEE).voices
    assert (voice.sample_rate_hz, voice.language) == (22050, "vi-VN")


def test_a_cursor_may_stand_beside_the_list() -> None:
    body = {"status": 1, "result": {"voices": [], "nextCursor": "abc"}}
    assert decoded_page(answer(body), Ownership.VBEE).next_cursor == "abc"
    assert decoded_page(answer({**body, "pagination": "none"}), Ownership.VBEE).next_cursor == "abc"


def test_a_list_that_is_refused_throttled_or_none() -> None:
    with pytest.raises(Refused):
        decoded_page(answer({"error": {"code": "FORBIDDEN"}}, 403), Ownership.VBEE)
    with pytest.raises(Throttled):
        decoded_page(page(), Ownership.VBEE)
    with pytest.raises(Refused):
        decoded_page(answer({"error": {"code": "FORBIDDEN"}}), Ownership.VBEE)
    with pytest.raises(UnreadableAnswer) as caught:
        decoded_page(answer({"status": 1, "result": {"voices": "none"}}), Ownership.VBEE)
    assert caught.value.detail == "no voices in {status: int, result: {voices: str}}"
