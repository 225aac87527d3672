"""Nothing is left of work that is done, nor of a program that has ended; the long form is the bench
``soak``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.e2e.harness.pulse import running_pulse
from tests.e2e.harness.xvfb import running_xvfb
from tests.soak.living import breaches_of
from tests.soak.soaking import soak
from tests.support.sandbox_process import SandboxProcess

CHIP_OBJECTS = 8
"""The take of each create gets its chip, up to a bound that these few do not reach."""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SEEDS = (11, 13)
"""Of lives that end while sound is played and recorded, speech is made and a dialog stands open."""


@pytest.mark.parametrize(
    ("kind", "cycles", "objects_a_cycle"),
    [("creates", 6, CHIP_OBJECTS), ("transcriptions", 6, 0), ("windows", 3, 0)],
)
def test_work_done_again_adds_nothing(
    sandbox: SandboxProcess, tmp_path: Path, kind: str, cycles: int, objects_a_cycle: int
) -> None:
    sandbox.settings(job_duration_s=0)
    soaked = soak(kind, cycles, 1, sandbox.url, tmp_path, OFFSCREEN)
    assert not soaked.complaints
    may_come = objects_a_cycle * cycles
    for name, allowed in {"files": 0, "threads": 0, "widgets": may_come, "qobjects": may_come}.items():
        counts = [getattr(census, name) for _, census in soaked.taken]
        third = cycles // 3  # a connection more or less is on its way at any moment
        assert min(counts[-third:]) <= max(counts[1 : 1 + third]) + allowed, (name, counts)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_program_that_is_ended_leaves_nothing_behind(sandbox: SandboxProcess, seed: int) -> None:
    """A failing seed is repeated by ``python -m tests.soak SEED``."""
    sandbox.settings(job_duration_s=0.3)
    with running_xvfb() as display, running_pulse() as pulse, tempfile.TemporaryDirectory() as folder:
        assert breaches_of(seed, sandbox.url, Path(folder), display | pulse.environment) == []
