"""A long sound that repeats itself, against the real sandbox: what sounds the same is bought once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import sine
from tests.support.services import ignore, run
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.models import RecognitionPlan
from vbee_desktop.jobs.recognise import plan_recognition, recognise
from vbee_desktop.jobs.resume import send_again

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.jobs.services import Services

RATE_HZ = 16000
TIMES = 4
SECONDS = 8


@pytest.fixture
def refrain(tmp_path: Path) -> Path:
    """The same eight seconds, over and over."""
    rest = np.zeros((RATE_HZ // 4, 1), np.float32)
    path = tmp_path / "refrain.wav"
    soundfile.write(path, np.concatenate([rest, sine(7.5, RATE_HZ), rest] * TIMES), RATE_HZ, subtype="PCM_16")
    return path


def test_what_sounds_the_same_is_bought_once_also_when_it_is_bought_anew(
    sandbox: SandboxProcess, tmp_path: Path, refrain: Path
) -> None:
    async def job(services: Services) -> tuple[RecognitionPlan, int, int]:
        plan = await plan_recognition(services, ignore, refrain)
        first = await recognise(services, ignore, refrain)
        anew = await recognise(services, ignore, refrain, again=True)
        return plan, first.billed_s, anew.billed_s

    plan, first_s, anew_s = run(sandbox.url, tmp_path / "home", job)
    assert plan.split_billed_s == first_s == anew_s == SECONDS
    assert [charge["seconds"] for charge in sandbox.ledger()] == [SECONDS] * 2


def test_one_word_of_a_person_sends_a_part_of_unknown_outcome_once(
    sandbox: SandboxProcess, tmp_path: Path, refrain: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge"}]})

    async def job(services: Services) -> VbeeError:
        with pytest.raises(VbeeError) as lost:
            await recognise(services, ignore, refrain)
        with pytest.raises(VbeeError) as lost_again:
            await send_again(services, ignore, str(lost.value.facts["job_id"]))
        return lost_again.value

    error = run(sandbox.url, tmp_path / "home", job)
    assert (error.code, error.facts["unpaid_s"]) == (Code.OUTCOME_UNKNOWN, SECONDS)
    assert len(sandbox.ledger()) == 2
