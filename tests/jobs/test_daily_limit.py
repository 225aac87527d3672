"""Nothing is sent that would cost more than a person lets the account spend a day."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import run
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import SpeechRequest, Take
from vbee_desktop.jobs.services import Services, tell_nobody
from vbee_desktop.jobs.synthesize import synthesize

VOICE = "hn_female_ngochuyen_full_48k-fhg"
TEXTS = ("Một hai ba.", "Bốn năm sáu.", "Bảy tám chín.")


def requested(text: str) -> SpeechRequest:
    return SpeechRequest(text=text, voice_code=VOICE)


def test_the_price_is_held_against_what_is_left_of_the_day(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services) -> BadInput:
        services = replace(services, daily_points=len(TEXTS[0]) + len(TEXTS[1]))
        for text in TEXTS[:2]:
            await synthesize(services, tell_nobody, requested(text))
        with pytest.raises(BadInput) as caught:
            await synthesize(services, tell_nobody, requested(TEXTS[2]))
        await synthesize(services, tell_nobody, requested(TEXTS[0]))  # paid already: costs nothing
        return caught.value

    error = run(sandbox.url, tmp_path, work)
    assert (error.code, error.facts["reason"]) == (Code.OUT_OF_POINTS, "own_limit")
    assert (error.facts["spent"], error.facts["price"]) == (len(TEXTS[0]) + len(TEXTS[1]), len(TEXTS[2]))
    assert len(sandbox.ledger()) == 2


def test_several_at_once_do_not_spend_more_together(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services) -> list[Take | BaseException]:
        services = replace(services, daily_points=len(TEXTS[0]) + len(TEXTS[1]))
        making = [synthesize(services, tell_nobody, requested(text)) for text in TEXTS]
        return await asyncio.gather(*making, return_exceptions=True)

    made = run(sandbox.url, tmp_path, work)
    assert sum(each["characters"] for each in sandbox.ledger()) <= len(TEXTS[0]) + len(TEXTS[1])
    assert any(isinstance(each, BadInput) for each in made)


def test_without_a_limit_nothing_is_held_back(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services) -> Take:
        return await synthesize(services, tell_nobody, requested(TEXTS[0]))

    assert run(sandbox.url, tmp_path, work).path.exists()
