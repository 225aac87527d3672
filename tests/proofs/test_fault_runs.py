"""The promise, "pay once, lose nothing", under seeded faults; the long form is the bench ``pay-once``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs.fault_run import run_trial
from tests.proofs.trial import trial_of
from tests.support.sandbox_process import SandboxProcess

SEEDS = 300
SEEDS_A_TEST = 20


@pytest.mark.parametrize("first", range(0, SEEDS, SEEDS_A_TEST))
def test_no_charge_is_lost_and_none_is_made_twice(
    sandbox: SandboxProcess, tmp_path: Path, first: int
) -> None:
    """A failing seed is repeated by ``python -m tests.proofs SEED``."""
    breaches = {}
    for seed in range(first, first + SEEDS_A_TEST):
        judgement = run_trial(sandbox, tmp_path / str(seed), trial_of(seed))
        if judgement.breaches:
            breaches[seed] = judgement.breaches
    assert not breaches
