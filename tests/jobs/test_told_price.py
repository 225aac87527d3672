"""A file that was overwritten after its price was told is not sent for more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import noise
from tests.support.services import ignore, run
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import RecognitionWay
from vbee_desktop.jobs.recognise import plan_recognition, recognise

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.jobs.services import Services

RATE_HZ = 16000


def write(path: Path, seconds: float) -> Path:
    soundfile.write(path, noise(round(seconds * RATE_HZ)), RATE_HZ, subtype="PCM_16")
    return path


@pytest.mark.parametrize(("told_s", "now_s"), [(2, 4.0), (2, 25.0), (12, 25.0)])
@pytest.mark.parametrize("way", RecognitionWay)
def test_what_would_cost_more_than_was_told_is_not_sent(
    sandbox: SandboxProcess, tmp_path: Path, told_s: int, now_s: float, way: RecognitionWay
) -> None:
    path = write(tmp_path / "a.wav", now_s)

    async def job(services: Services) -> BadInput:
        with pytest.raises(BadInput) as refusal:
            await recognise(services, ignore, path, way=way, price_s=told_s)
        return refusal.value

    error = run(sandbox.url, tmp_path / "home", job)
    assert (error.code, error.facts["reason"]) == (Code.BAD_FILE, "changed")
    assert sandbox.requests() == []


def test_at_the_price_that_was_told_it_is_sent(sandbox: SandboxProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    rest = np.zeros((RATE_HZ // 2, 1), np.float32)
    soundfile.write(path, np.concatenate([noise(7 * RATE_HZ), rest] * 2), RATE_HZ, subtype="PCM_16")

    async def job(services: Services) -> tuple[int, Transcript]:
        plan = await plan_recognition(services, ignore, path)
        price_s = plan.split_billed_s
        return price_s, await recognise(services, ignore, path, price_s=price_s)

    price_s, transcript = run(sandbox.url, tmp_path / "home", job)
    assert transcript.billed_s == price_s == sum(charge["seconds"] for charge in sandbox.ledger())
