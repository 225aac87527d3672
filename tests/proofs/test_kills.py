"""Kill -9 at any moment of the life of a create; the long form is the bench ``pay-once``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.proofs.kills import Killing
from tests.support.sandbox_process import SandboxProcess

KILLS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="the moments are those of POSIX processes")
def test_a_kill_loses_nothing_and_costs_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    killing = Killing(sandbox, tmp_path)
    breaches = {seed: killing.round(seed).breaches for seed in range(KILLS)}
    assert not any(breaches.values()), breaches
