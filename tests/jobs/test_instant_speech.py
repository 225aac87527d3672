"""Both services, asked for the sound at once: short texts are instant, what is refused goes as usual."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, run
from vbee_desktop.core.errors import Code, NoAnswer, Refused
from vbee_desktop.core.models import InstantRefusal, SpeechApi, SpeechRequest, SpeechWay, Take
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize

QUICK_VOICE = "hn_female_ngochuyen_full_48k-fhg"
QUICK_AT_24_KHZ = "hn_male_minhquan_yt-stable"
OTHER_VOICE = "hn_female_hachi_book_22k-vc"
HELLO = SpeechRequest("Xin chào thế giới.", QUICK_VOICE)
AT_ONCE = SpeechWay(SpeechApi.CURRENT, at_once=True)


def spoken(
    sandbox: SandboxProcess, home: Path, *requests: SpeechRequest, way: SpeechWay = AT_ONCE
) -> tuple[list[Take], tuple[InstantRefusal, ...]]:
    async def job(services: Services) -> tuple[list[Take], tuple[InstantRefusal, ...]]:
        assert services.instant is not None
        takes = [await synthesize(services.speaking(way), ignore, request) for request in requests]
        return takes, services.instant.take_news()

    return run(sandbox.url, home, job)


def creates(sandbox: SandboxProcess) -> int:
    return sum(each["stage"].endswith("create") for each in sandbox.requests())


def reads(sandbox: SandboxProcess) -> int:
    return sum(each["stage"].endswith("read") for each in sandbox.requests())


@pytest.mark.parametrize("api", [*SpeechApi])
def test_a_short_text_is_answered_with_its_sound(
    sandbox: SandboxProcess, tmp_path: Path, api: SpeechApi
) -> None:
    (take,), news = spoken(sandbox, tmp_path, HELLO, way=SpeechWay(api, at_once=True))
    assert take.duration_s > 0.8
    assert (creates(sandbox), reads(sandbox), news) == (1, 0, ())


def test_a_long_text_goes_the_usual_way(sandbox: SandboxProcess, tmp_path: Path) -> None:
    (take,), news = spoken(sandbox, tmp_path, SpeechRequest("Xin chào thế giới. " * 17, QUICK_VOICE))
    assert take.request_id
    assert (creates(sandbox), news) == (1, ())


def test_a_plan_without_it_is_asked_once_and_told_once(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(tts_sync_allowed=False)
    other = SpeechRequest("Chào buổi sáng.", OTHER_VOICE)
    takes, news = spoken(sandbox, tmp_path, HELLO, other)
    assert all(take.request_id for take in takes)
    assert news == (InstantRefusal("plan", QUICK_VOICE),)
    assert creates(sandbox) == 3  # refused once, then bought twice
    assert [charge["delivered"] for charge in sandbox.ledger()] == [True, True]


def test_a_voice_without_it_does_not_close_it_to_others(sandbox: SandboxProcess, tmp_path: Path) -> None:
    slow = [SpeechRequest(text, OTHER_VOICE) for text in ("Một.", "Hai.")]
    takes, news = spoken(sandbox, tmp_path, *slow, HELLO)
    assert [bool(take.request_id) for take in takes] == [True, True, False]
    assert news == (InstantRefusal("voice", OTHER_VOICE),)
    assert (creates(sandbox), len(sandbox.ledger())) == (4, 3)


def test_a_voice_that_is_not_open_at_all_is_refused_once(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(refused_voices=[QUICK_VOICE])
    with pytest.raises(Refused) as refused:
        spoken(sandbox, tmp_path, HELLO)
    assert (refused.value.code, creates(sandbox)) == (Code.NOT_IN_PLAN, 1)


def test_a_rate_that_is_refused_at_once_is_refused_as_usual_too(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    too_high = SpeechRequest(HELLO.text, QUICK_AT_24_KHZ, sample_rate_hz=48000)
    with pytest.raises(Refused) as refused:
        spoken(sandbox, tmp_path, too_high)
    assert refused.value.code is Code.BAD_SETTING
    assert (creates(sandbox), sandbox.ledger()) == (2, [])


def test_an_answer_that_is_lost_is_not_asked_for_the_usual_way(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    """It may have been charged."""
    sandbox.set_faults({"rules": [{"stage": "current-create", "action": "reset_after_charge"}]})
    with pytest.raises(NoAnswer) as lost:
        spoken(sandbox, tmp_path, HELLO)
    assert lost.value.code is Code.OUTCOME_UNKNOWN
    assert (creates(sandbox), len(sandbox.ledger())) == (1, 1)


def test_what_was_made_at_once_is_not_paid_again_as_usual(sandbox: SandboxProcess, tmp_path: Path) -> None:
    spoken(sandbox, tmp_path, HELLO)
    (take,), _news = spoken(sandbox, tmp_path, HELLO, way=SpeechWay(SpeechApi.CURRENT))
    assert not take.is_new
    assert len(sandbox.ledger()) == 1
