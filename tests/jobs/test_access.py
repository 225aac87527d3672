"""A token that is refused stops everything once, keeps every job, and goes out no more."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, reached, run
from vbee_desktop.core.errors import Code, Refused, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import SpeechRequest, Take
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import resume_take, synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.jobs.voices import load_voices

HELLO = SpeechRequest("Xin chào thế giới.", "hn_female_ngochuyen_full_48k-fhg")
ENGLISH = resource_path("samples", "english.wav")
UNAUTHORIZED = {"action": "status", "status": 401}


def hello(number: int) -> SpeechRequest:
    return replace(HELLO, text=f"Xin chào {number}.")


def stages(sandbox: SandboxProcess) -> Counter[str]:
    return Counter(each["stage"] for each in sandbox.requests())


def test_unsent_jobs_are_parked_and_one_refusal_is_news(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", **UNAUTHORIZED}]})

    async def buy_five(services: Services) -> tuple[list[object], list[str]]:
        jobs = [synthesize(services, ignore, hello(number)) for number in range(5)]
        ends = await asyncio.gather(*jobs, return_exceptions=True)
        ends.append(await _error_of(transcribe(services, ignore, ENGLISH)))
        voices = await load_voices(services, ignore)
        assert not voices.is_live
        return [*ends, voices.error], [row.error for row in services.journal.in_state(JobState.WAITING)]

    ends, errors = run(sandbox.url, tmp_path, buy_five)
    assert all(isinstance(end, Refused) and end.code is Code.UNAUTHORIZED for end in ends)
    news = [end for end in ends if isinstance(end, Refused) and not end.facts.get("is_repeat")]
    assert 1 <= len(news) <= 2  # two are sent at once, and neither knows of the other
    assert errors == ["unauthorized"] * 6
    assert stages(sandbox) == {"create": len(news)}

    sandbox.set_faults({"rules": []})

    async def go_on(services: Services) -> list[Take]:
        rows = [row for row in services.journal.in_state(JobState.WAITING) if row.kind == "speech"]
        return [await resume_take(services, ignore, row.id) for row in rows]

    assert len(run(sandbox.url, tmp_path, go_on, VBEE_TOKEN="token-2")) == 5
    assert len(sandbox.ledger()) == 5


def test_an_accepted_job_stays_where_it_is_until_there_is_a_new_token(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(job_duration_s=0.2)
    sandbox.set_faults({"rules": [{"stage": "read", **UNAUTHORIZED}]})

    async def buy(services: Services) -> tuple[VbeeError, VbeeError]:
        first = await _error_of(synthesize(services, ignore, HELLO))
        (row,) = services.journal.in_state(JobState.RUNNING)
        assert first.facts["job_id"] == row.id
        return first, await _error_of(resume_take(services, ignore, row.id))

    first, second = run(sandbox.url, tmp_path, buy)
    assert first.code is second.code is Code.UNAUTHORIZED
    assert first.facts["accepted"] is second.facts["accepted"] is True
    assert (first.facts.get("is_repeat"), second.facts["is_repeat"]) == (None, True)
    assert stages(sandbox) == {"create": 1, "read": 1}

    sandbox.set_faults({"rules": []})

    async def go_on(services: Services) -> Take:
        (row,) = services.journal.in_state(JobState.RUNNING)
        return await resume_take(services, ignore, row.id)

    assert run(sandbox.url, tmp_path, go_on, VBEE_TOKEN="token-2").path.is_file()
    assert len(sandbox.ledger()) == 1


def test_a_job_in_line_is_not_sent_when_another_meets_the_refusal(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(job_duration_s=60)

    async def third_in_line(services: Services) -> VbeeError:
        running = [asyncio.create_task(synthesize(services, ignore, hello(number))) for number in range(2)]
        await reached(services, JobState.RUNNING, 2)
        third = asyncio.create_task(_error_of(synthesize(services, ignore, hello(3))))
        await reached(services, JobState.RECORDED)
        sandbox.set_faults({"rules": [{"stage": "read", **UNAUTHORIZED}]})
        await asyncio.gather(*running, return_exceptions=True)
        return await third

    assert run(sandbox.url, tmp_path, third_in_line).facts["is_repeat"] is True
    assert stages(sandbox)["create"] == 2


@pytest.mark.parametrize(
    "fault",
    [
        {"stage": "create", "action": "status", "status": 403, "body": '{"message": "Missing feature: x"}'},
        {"stage": "voices", "action": "status", "status": 401},
    ],
    ids=["a feature", "the list of voices"],
)
def test_what_is_not_about_the_token_stops_nothing_else(
    sandbox: SandboxProcess, tmp_path: Path, fault: dict[str, object]
) -> None:
    sandbox.set_faults({"rules": [{**fault, "times": 1}]})

    async def buy(services: Services) -> Take:
        await load_voices(services, ignore)
        await asyncio.gather(synthesize(services, ignore, hello(1)), return_exceptions=True)
        return await synthesize(services, ignore, hello(2))

    assert run(sandbox.url, tmp_path, buy).path.is_file()


async def _error_of(work: object) -> VbeeError:
    with pytest.raises(VbeeError) as failure:
        await work  # type: ignore[misc]
    return failure.value
