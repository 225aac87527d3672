"""What goes wrong in the computer itself, at each stage: no room on its disk, or nothing may be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.hostile import Exchange, Hostile, standing
from tests.faults.leaping_time import run_with_leaps
from tests.faults.oracle import Stage
from tests.faults.person import HTTP_STAGES, Person
from tests.proofs.judge import judge
from tests.proofs.rows import content_of_charge
from tests.proofs.small_disk import fill, make_room, read_only, small_disk
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.ui.messages import message_for

STAGES = (Stage.CREATE, Stage.READ, Stage.DOWNLOAD)
ON_DISK = {
    Stage.CREATE: {"sending", "accepted", "running", "ready", "downloading"},
    Stage.READ: {"accepted", "running", "ready", "downloading"},
    Stage.DOWNLOAD: {"accepted", "running", "ready", "downloading"},
}
"""What a full disk may say of a job that it refused to follow."""


@dataclass
class Disk:
    """The person's disk, and how it is made to refuse."""

    path: Path
    refuse: Callable[[], None]
    mend: Callable[[], None]


@pytest.fixture(params=["full", "read-only"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk that refuses in one of two ways. What is open for writing stays so on the second."""
    with small_disk(tmp_path / "disk") as path, ExitStack() as refusals:
        if request.param == "full":
            yield Disk(path, lambda: fill(path), lambda: make_room(path))
        else:
            folder = path / "home" / "audio"
            folder.mkdir(parents=True)
            yield Disk(path, lambda: refusals.enter_context(read_only(folder)), refusals.close)


def told(error: VbeeError | None, below: Path) -> None:
    """The code of the catalogue, and in words which place it is."""
    assert error is not None
    assert error.code is Code.DISK
    message = message_for(error)
    assert str(below) in f"{message.title} {message.text}"
    assert "Traceback" not in message.details


@pytest.mark.parametrize("stage", STAGES)
def test_a_disk_that_refuses_from_a_stage_on_loses_nothing_that_is_paid(
    sandbox: SandboxProcess, disk: Disk, stage: Stage
) -> None:
    async def refuse(exchange: Exchange) -> None:
        if exchange.turn == 1:
            disk.refuse()
        await exchange.say((await exchange.true_answer()).whole())

    hostile = Hostile(sandbox.url, HTTP_STAGES[stage], refuse, has_begun=True)
    person = Person(hostile, disk.path / "home", disk.path, stage)

    async def live() -> None:
        async with standing(hostile):
            error = await person.act()
            told(error, disk.path)
            assert error is not None
            assert error.facts["accepted"] is True
            assert person.rows[0]["state"] in ON_DISK[stage]
            disk.mend()
            await hostile.mend()
            await person.finish()

    run_with_leaps(live())
    [charge] = sandbox.ledger()
    assert judge([charge], person.home, Counter([content_of_charge(charge)])).breaches == []


def test_a_full_disk_sends_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as path:
        hostile = Hostile(sandbox.url, "")
        person = Person(hostile, path / "home", path, Stage.CREATE)

        async def live() -> None:
            async with standing(hostile):
                await person.start_and_quit()
                fill(path)
                told(await person.act(), path)
                assert not hostile.seen
                make_room(path)
                await person.finish()

        run_with_leaps(live())
        assert [row["state"] for row in person.rows] == ["filed"]
        assert len(sandbox.ledger()) == 1
