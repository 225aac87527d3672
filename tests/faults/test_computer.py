"""What goes wrong in the computer itself, at each stage: no room on its disk, or nothing may be written.

Sound has to be written, so the person is told at once. Words are handed over, with a word that they are not
kept yet, and stay in memory until the disk takes them. What is free needs no disk: what would have been kept
of it is asked for again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
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
from vbee_desktop.core.models import NOT_KEPT
from vbee_desktop.ui.messages import message_for

SPOKEN = (Stage.CREATE, Stage.READ, Stage.DOWNLOAD)
HEARD = (Stage.STT_SYNC, Stage.STT_SUBMIT, Stage.STT_READ)
FREE = (Stage.RECEIPT, Stage.VOICES, Stage.CHECK, Stage.TOKEN)
AFTER_QUITTING = {Stage.STT_SYNC: "unknown", Stage.STT_SUBMIT: "unknown", Stage.STT_READ: "filed"}
"""What becomes of words that a full disk never took: whose id is on it is fetched again for nothing."""

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
    is_full: bool
    refuse: Callable[[], None]
    mend: Callable[[], None]

    @property
    def home(self) -> Path:
        return self.path / "home"


@contextmanager
def disk_that_is(kind: str, path: Path, folder: str) -> Iterator[Disk]:
    """A disk that can be full, or on which a folder of the home can be read-only: what is open for writing
    stays so then.
    """
    with small_disk(path), ExitStack() as refusals:
        if kind == "full":
            yield Disk(path, is_full=True, refuse=lambda: fill(path), mend=lambda: make_room(path))
        else:
            below = path / "home" / folder
            below.mkdir(parents=True)
            refuse = partial(_enter, refusals, below)
            yield Disk(path, is_full=False, refuse=refuse, mend=refusals.close)


def _enter(refusals: ExitStack, folder: Path) -> None:
    refusals.enter_context(read_only(folder))


@pytest.fixture(params=["full", "read-only"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """One that refuses the files of sounds."""
    with disk_that_is(request.param, tmp_path / "disk", "audio") as disk:
        yield disk


@pytest.fixture(params=["full", "read-only"])
def whole_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """One that refuses every file."""
    with disk_that_is(request.param, tmp_path / "disk", "") as disk:
        yield disk


def refusing_from(disk: Disk, stage: Stage, sandbox: SandboxProcess) -> Hostile:
    """A network with nothing wrong with it; with the first request of the stage the disk begins to refuse."""

    async def refuse(exchange: Exchange) -> None:
        if exchange.turn == 1:
            disk.refuse()
        await exchange.say((await exchange.true_answer()).whole())

    return Hostile(sandbox.url, HTTP_STAGES[stage], refuse, has_begun=stage is not Stage.RECEIPT)


def told(error: VbeeError | None, below: Path) -> None:
    """The code of the catalogue, and in words which place it is."""
    assert error is not None
    assert error.code is Code.DISK
    message = message_for(error)
    assert str(below) in f"{message.title} {message.text}"
    assert "Traceback" not in message.details


@pytest.mark.parametrize("stage", SPOKEN)
def test_a_disk_that_refuses_from_a_stage_on_loses_nothing_that_is_paid(
    sandbox: SandboxProcess, disk: Disk, stage: Stage
) -> None:
    hostile = refusing_from(disk, stage, sandbox)
    person = Person(hostile, disk.home, disk.path, stage)

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
    assert_paid_once(sandbox, person)


@pytest.mark.parametrize("stage", HEARD)
def test_words_that_the_disk_refuses_are_handed_over_and_kept_once_it_takes_them(
    sandbox: SandboxProcess, whole_disk: Disk, clip: Path, stage: Stage
) -> None:
    disk, person = whole_disk, hearing_person(sandbox, whole_disk, clip, stage)

    async def live() -> None:
        async with standing(person.hostile):
            assert await person.act(disk.mend) is None
            [words] = person.heard
            assert words.is_new
            assert [row["state"] for row in person.rows] == ["filed"]
            await person.finish()
            assert not person.heard[-1].is_new

    run_with_leaps(live())
    assert_paid_once(sandbox, person)


@pytest.mark.parametrize("stage", HEARD)
def test_words_that_the_disk_never_took_are_told_as_such_and_not_sent_again(
    sandbox: SandboxProcess, whole_disk: Disk, clip: Path, stage: Stage
) -> None:
    """Who quits nevertheless has seen them, and been told; what was charged is not bought anew."""
    disk, person = whole_disk, hearing_person(sandbox, whole_disk, clip, stage)

    async def live() -> None:
        async with standing(person.hostile):
            assert await person.act() is None
            [words] = person.heard
            assert words.transcript_id
            assert (NOT_KEPT in words.notes) is disk.is_full
            disk.mend()
            await person.finish()

    run_with_leaps(live())
    assert [row["state"] for row in person.rows] == [AFTER_QUITTING[stage] if disk.is_full else "filed"]
    assert_paid_once(sandbox, person)


@pytest.mark.parametrize("stage", FREE)
def test_what_is_free_needs_no_disk(sandbox: SandboxProcess, whole_disk: Disk, stage: Stage) -> None:
    """The list of voices is there, the check and the token come to their ends; nothing is told of a disk, for
    nothing of a person's is lost on it.
    """
    disk = whole_disk
    person = Person(refusing_from(disk, stage, sandbox), disk.home, disk.path, stage)

    async def live() -> None:
        async with standing(person.hostile):
            assert await person.act() is None
            disk.mend()
            await person.hostile.mend()
            assert await person.act() is None

    run_with_leaps(live())
    assert person.hostile.seen[HTTP_STAGES[stage]] >= 2
    bought = 1 if stage is Stage.RECEIPT else 0
    assert [row["state"] for row in person.rows] == ["filed"] * bought
    assert len(sandbox.ledger()) == bought


def hearing_person(sandbox: SandboxProcess, disk: Disk, clip: Path, stage: Stage) -> Person:
    """Somebody who sends a clip, with a disk that refuses from the stage on."""
    if stage is Stage.STT_READ:
        sandbox.settings(stt_sync_wait_s=0)
    return Person(refusing_from(disk, stage, sandbox), disk.home, clip, stage)


def assert_paid_once(sandbox: SandboxProcess, person: Person) -> None:
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
