from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import Job, ignore, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import Code, Refused
from vbee_desktop.core.models import Ownership, SpeechRequest, Voice, VoiceList
from vbee_desktop.jobs.pace import HTML_PAUSE_S, Pace
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.voice_book import VoiceBook
from vbee_desktop.jobs.voices import fetch_demo, load_voices


def test_the_live_list_holds_all_owners_over_many_pages(sandbox: SandboxProcess, tmp_path: Path) -> None:
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert found.is_live
    assert {voice.ownership for voice in found.voices} == set(Ownership)
    assert len([voice for voice in found.voices if voice.ownership is Ownership.VBEE]) == 462
    assert len({voice.code for voice in found.voices}) == len(found.voices)


def test_a_refused_list_gives_the_shipped_voices_and_says_why(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 403}]})
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert (found.is_live, len(found.voices)) == (False, 462)
    assert found.error is not None
    assert found.error.code is Code.UNAUTHORIZED


def test_a_list_that_was_read_is_at_hand_at_the_next_start(sandbox: SandboxProcess, tmp_path: Path) -> None:
    told: list[object] = []
    first = run(sandbox.url, tmp_path, lambda services: load_voices(services, told.append))
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 403}]})
    later = run(sandbox.url, tmp_path, lambda services: load_voices(services, told.append))
    shipped, kept = told
    assert isinstance(shipped, VoiceList)
    assert (len(shipped.voices), shipped.fetched_at, shipped.is_loading) == (462, None, True)
    assert isinstance(kept, VoiceList)
    assert (kept.voices, kept.fetched_at, kept.is_loading) == (first.voices, first.fetched_at, True)
    assert (later.voices, later.fetched_at, later.is_live) == (first.voices, first.fetched_at, False)
    assert later.error is not None


def test_what_is_kept_belongs_to_one_account(sandbox: SandboxProcess, tmp_path: Path) -> None:
    told: list[object] = []
    run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    job: Job[VoiceList] = lambda services: load_voices(services, told.append)  # noqa: E731
    run(sandbox.url, tmp_path, job, VBEE_APP_ID="somebody-else")
    assert isinstance(told[0], VoiceList)
    assert told[0].fetched_at is None


def test_community_voices_that_are_refused_stay_as_they_were(sandbox: SandboxProcess, tmp_path: Path) -> None:
    first = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    refusal = {"stage": "voices", "nth": [6, 7], "action": "status", "status": 400}  # after Vbee's own 462
    sandbox.set_faults({"rules": [refusal]})
    later = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert later.is_live
    assert later.error is not None
    assert set(later.voices) == set(first.voices)


def test_the_pages_keep_to_the_pace_of_all_reads(sandbox: SandboxProcess, tmp_path: Path) -> None:
    """The gateway was seen to throttle a dozen quick calls, and then everything for minutes."""
    now_s, waits_s = 0.0, list[float]()

    async def sleep(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds
        waits_s.append(seconds)

    async def job(services: Services) -> VoiceList:
        pace = Pace(unhurried=True, clock=lambda: now_s)
        return await load_voices(replace(services, pace=pace, sleep=sleep), ignore)

    assert run(sandbox.url, tmp_path, job).is_live
    pages = sum(each["stage"] == "voices" for each in sandbox.requests())
    assert waits_s == [1.0] * (pages - 1)


def test_a_throttled_list_lets_all_reads_rest(sandbox: SandboxProcess, tmp_path: Path) -> None:
    waits_s: list[float] = []

    async def sleep(seconds: float) -> None:
        waits_s.append(seconds)

    sandbox.set_faults({"rules": [{"stage": "voices", "nth": 2, "action": "html"}]})
    job: Job[VoiceList] = lambda services: load_voices(replace(services, sleep=sleep), ignore)  # noqa: E731
    assert run(sandbox.url, tmp_path, job).is_live
    assert max(waits_s) == pytest.approx(HTML_PAUSE_S, abs=1.0)


def test_a_voice_that_the_account_is_refused_is_remembered_until_it_speaks(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    code = "hn_female_ngochuyen_full_48k-fhg"
    request = SpeechRequest("Xin chào.", code)

    async def refused(services: Services) -> None:
        with pytest.raises(Refused):
            await synthesize(services, ignore, request)

    sandbox.settings(refused_voices=[code])
    run(sandbox.url, tmp_path, refused)
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert found.refused == {code}
    sandbox.settings(refused_voices=[])
    run(sandbox.url, tmp_path, lambda services: synthesize(services, ignore, request))
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert found.refused == frozenset()


def test_a_demo_clip_is_fetched_once_and_costs_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def twice(services: Services) -> tuple[Path, Path]:
        voice: Voice = (await load_voices(services, ignore)).voices[0]
        return await fetch_demo(services, ignore, voice), await fetch_demo(services, ignore, voice)

    first, second = run(sandbox.url, tmp_path, twice)
    assert first == second
    assert decode_file(first).duration_s > 0.5
    assert [each["stage"] for each in sandbox.requests()].count("demo") == 1
    assert sandbox.ledger() == []


def test_the_price_of_a_voice_is_known_from_the_shipped_list_on() -> None:
    book = VoiceBook()
    assert book.credit_factor("yue-HK-Standard-D") == 1
    assert book.credit_factor("unknown") == 1.0
    book.remember([Voice("unknown", "x", credit_factor=2.5)])
    assert book.credit_factor("unknown") == 2.5
