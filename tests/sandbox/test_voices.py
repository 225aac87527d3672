"""The voices list and the demo clips."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.helpers import NORTH, duration_s

PATH = "/api/public/v1/voices"


def page(client: httpx.Client, **query: Any) -> dict[str, Any]:
    answer = client.get(PATH, params={"voiceOwnership": "VBEE"} | query).json()
    assert answer["status"] == 1, answer
    result: dict[str, Any] = answer["result"]
    return result


def all_pages(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    voices: list[dict[str, Any]] = []
    result = page(client, **query)
    while True:
        voices += result["voices"]
        if not result["pagination"]["has_next_page"]:
            return voices
        result = page(client, **query, cursor=result["pagination"]["next_cursor"])


def test_pages_lead_through_the_whole_list_once(client: httpx.Client) -> None:
    voices = all_pages(client, limit=100)
    assert len(voices) == len({voice["code"] for voice in voices}) == 462
    assert voices == all_pages(client, limit=37)


def test_a_page_has_twenty_voices_unless_told(client: httpx.Client) -> None:
    result = page(client)
    assert len(result["voices"]) == 20
    assert result["pagination"]["next_cursor"] == result["voices"][-1]["code"]


def test_a_voice_has_the_documented_fields(client: httpx.Client) -> None:
    (voice,) = page(client, code=NORTH)["voices"]
    assert voice.keys() == {"code", "name", "gender", "language_code", "demo", "credit_factor"}
    assert (voice["gender"], voice["language_code"], voice["credit_factor"]) == ("female", "vi-VN", 1)


def test_filters(client: httpx.Client) -> None:
    vietnamese = all_pages(client, languageCode="vi-VN")
    men = all_pages(client, languageCode="vi-VN", gender="male")
    assert len(vietnamese) == 25
    assert 0 < len(men) < 25
    assert {voice["gender"] for voice in men} == {"male"}
    assert page(client, languageCode="xx-XX")["voices"] == []


def test_other_ownerships(client: httpx.Client) -> None:
    community = all_pages(client, voiceOwnership="COMMUNITY")
    personal = all_pages(client, voiceOwnership="PERSONAL")
    assert len(community) >= 5
    assert len(personal) >= 2
    assert len({voice["name"] for voice in community}) < len(community), "some share a display name"


@pytest.mark.parametrize(
    "query",
    [
        {"voiceOwnership": ""},
        {"voiceOwnership": "MINE"},
        {"limit": 101},
        {"limit": 0},
        {"limit": "x"},
        {"cursor": "x"},
    ],
)
def test_wrong_queries_are_refused(client: httpx.Client, query: dict[str, Any]) -> None:
    assert client.get(PATH, params={"voiceOwnership": "VBEE"} | query).json()["status"] == 0


def test_both_headers_are_needed(client: httpx.Client) -> None:
    for missing in ("Authorization", "App-Id"):
        answer = client.get(PATH, params={"voiceOwnership": "VBEE"}, headers={missing: ""})
        assert answer.status_code == 401


def test_demo_clips_are_served_here_and_free(client: httpx.Client) -> None:
    (voice,) = page(client, code=NORTH)["voices"]
    assert voice["demo"].startswith(str(client.base_url))
    clip = httpx.get(voice["demo"], trust_env=False)
    assert clip.headers["content-type"] == "audio/mpeg"
    assert duration_s(clip.content) > 1
    assert client.get("/sandbox/ledger").json() == []
    assert client.get("/demo/nobody.mp3").status_code == 404
