import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.credentials import cleaned_credentials, token_expiry_s
from vbee_desktop.core.errors import BadInput, Code, VbeeError
from vbee_desktop.core.estimates import billed_s, points, speech_length_s
from vbee_desktop.core.job_state import ENDS, JobState, may_follow
from vbee_desktop.core.models import Credentials, RemoteState, Voice
from vbee_desktop.core.redaction import redact
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.server import PUBLIC_SERVER, is_loopback_host, server_at
from vbee_desktop.core.status import remote_state
from vbee_desktop.core.voices import (
    check_voice_code,
    display_name,
    region_of,
    sample_rate_of,
    takes_emphasis,
    voices_from_catalogue,
)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("SUCCESS", RemoteState.DONE),
        ("completed", RemoteState.DONE),
        (" Done ", RemoteState.DONE),
        ("FAILURE", RemoteState.FAILED),
        ("cancelled", RemoteState.FAILED),
        ("IN_PROGRESS", RemoteState.RUNNING),
        ("", RemoteState.RUNNING),
    ],
)
def test_status_words(word: str, state: RemoteState) -> None:
    assert remote_state(word) is state


@given(st.text())
def test_an_unknown_word_is_never_done(word: str) -> None:
    known = {"SUCCESS", "COMPLETED", "DONE", "FAILURE", "FAILED", "ERROR", "CANCELLED"}
    if word.strip().upper() not in known:
        assert remote_state(word) is RemoteState.RUNNING


def test_pasted_junk_is_stripped() -> None:
    pasted = cleaned_credentials("\u00a0 app\u200b-1\n", '"Authorization: Bearer  eyJ.a\n b.c"')
    assert pasted == Credentials("app-1", "eyJ.ab.c")
    assert cleaned_credentials("app", "Bearer abc\r\n") == Credentials("app", "abc")
    assert cleaned_credentials("app", "\ufeffabc\u00a0") == Credentials("app", "abc")
    assert cleaned_credentials(" ", "abc") is None
    assert cleaned_credentials("app", "Bearer ") is None


def test_credentials_never_print() -> None:
    assert "secret" not in repr(Credentials("secret-id", "secret-token"))


def jwt(claims: object) -> str:
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJIUzI1NiJ9.{middle}.sig"


def test_a_tokens_end_is_read_when_it_tells() -> None:
    assert token_expiry_s(jwt({"exp": 1893456000})) == 1893456000.0
    for silent in (jwt({}), jwt({"exp": "soon"}), jwt({"exp": True}), jwt([1]), "opaque", "a.b.c", "a.ế.c"):
        assert token_expiry_s(silent) is None


def test_redaction_removes_every_secret_and_keeps_the_host() -> None:
    credentials = Credentials("app-4711", "tok-en")
    line = "GET https://me:pw@cdn.example/a/b.mp3?sig=1 Bearer xyz.123 app-4711 tok-en eyJa.b-c.d"
    assert redact(line, credentials) == (
        "GET https://cdn.example/… Bearer [removed] [removed] [removed] [removed]"
    )


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8700", "http://localhost:1/", "https://vbee.example", "http://[::1]:9"]
)
def test_good_server_addresses(address: str) -> None:
    assert server_at(address).legacy == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "vbee.vn",
        "http://vbee.vn",
        "ftp://127.0.0.1",
        "https://",
        "https://u:p@h",
        "https://h?x=1",
        "http://[",
        "https://h:99999",
    ],
)
def test_bad_server_addresses(address: str) -> None:
    with pytest.raises(BadInput):
        server_at(address)


def test_loopback_is_judged_by_the_address_itself() -> None:
    assert is_loopback_host("127.9.9.9")
    assert not is_loopback_host("127.0.0.1.example.com")
    assert not PUBLIC_SERVER.is_loopback
    assert server_at("http://[::1]:9").is_loopback


def test_the_shipped_catalogue_holds_the_25_vietnamese_voices() -> None:
    rows = json.loads(resource_path("voices.json").read_text(encoding="utf-8"))["voices"]
    voices = voices_from_catalogue(rows)
    vietnamese = [voice for voice in voices if voice.language == "vi-VN"]
    assert (len(voices), len(vietnamese)) == (462, 25)
    assert {voice.region for voice in vietnamese} == {"north", "central", "south"}
    assert len({voice.code for voice in voices}) == 462


def test_voice_codes() -> None:
    assert [region_of(code) for code in ("hn_female_x", "hue_male_y", "sg_z", "en-US-A", "hn")] == [
        "north", "central", "south", "", "",
    ]  # fmt: skip
    assert display_name(Voice("c", "HN - Mai Phương")) == "Mai Phương"
    assert display_name(Voice("c", "Huế - Hương Giang")) == "Hương Giang"
    assert check_voice_code(" hn_female_ngochuyen_full_48k-fhg\n") == "hn_female_ngochuyen_full_48k-fhg"
    for bad in ("", "two words", "x" * 200, "a/b"):
        with pytest.raises(BadInput) as refusal:
            check_voice_code(bad)
        assert refusal.value.code is Code.BAD_VOICE


def test_estimates() -> None:
    assert (points(852), points(10, 1.5), points(0)) == (852, 15, 0)
    assert speech_length_s(160, 2.0) == 5.0
    assert [billed_s(seconds) for seconds in (0.2, 1.0, 1.0000000001, 1.01, 9.8)] == [1, 1, 1, 2, 10]


def test_ends_are_final_and_no_paid_road_leads_back_to_sending() -> None:
    lost = JobState.FILED  # its file may be gone, and then the service may keep it no longer
    assert {after for after in JobState if may_follow(lost, after)} == {JobState.EXPIRED}
    for state in set(JobState) - {lost}:
        assert bool([after for after in JobState if may_follow(state, after)]) is (state not in ENDS)
    before_sending = {state for state in JobState if may_follow(state, JobState.SENDING)}
    assert before_sending == {JobState.RECORDED, JobState.WAITING}


def test_errors_carry_code_detail_and_facts() -> None:
    error = VbeeError(Code.DISK, "no space", path="x")
    assert (error.code, error.facts["path"], str(error)) == (Code.DISK, "x", "disk: no space")


def test_a_voices_code_tells_its_rate_and_whether_it_can_stress_words() -> None:
    shipped = json.loads(resource_path("voices.json").read_text(encoding="utf-8"))["voices"]
    known = [row for row in shipped if row["language"] == "vi-VN"]
    assert [sample_rate_of(row["code"]) for row in known] == [row.get("sample_rate") for row in known]
    assert sample_rate_of("hn_female_x_99k-fhg") is None
    codes = ("hn_a_b_48k-fhg", "hn_a_b_48k-phg", "en-US-Wavenet-A", "n_somebody", "x-fhg")
    assert [takes_emphasis(code) for code in codes] == [False, True, True, True, True]
