"""Disks that refuse: told clearly, nothing lost, nothing sent that could not be written down."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell
from tests.proofs.fault_run import finish, nobody
from tests.proofs.judge import Judgement, judge
from tests.proofs.small_disk import fill, make_room, read_only, small_disk
from tests.proofs.trial import Kind, Order
from tests.proofs.world import PATIENT, World
from tests.support.sandbox_process import PROJECT_ROOT, SandboxProcess
from tests.support.services import CREDENTIALS
from vbee_desktop.core.errors import Code, StorageError, VbeeError
from vbee_desktop.core.models import Progress, SpeechApi
from vbee_desktop.store import database
from vbee_desktop.store.drafts import Drafts
from vbee_desktop.store.settings import SettingsFile

DISK_EXIT_CODE = 8
SPEECH = Order(Kind.SPEECH, 1)
CLIP = Order(Kind.RECOGNITION, 2)
PAID_STAGES = {"create", "current-create", "stt-create"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def creates(sandbox: SandboxProcess) -> int:
    return sum(each["stage"] in PAID_STAGES for each in sandbox.requests())


def asked(world: World, order: Order, at: dict[str, Callable[[], object]] | None = None) -> object:
    """The result or the error of an order; ``at`` names what happens at the first word of a stage."""
    acts = dict(at or {})

    def tell(progress: object) -> None:
        if isinstance(progress, Progress) and progress.stage in acts:
            acts.pop(progress.stage)()

    async def ask() -> object:
        async with world.program(PATIENT) as program:
            program.ask(order, tell)
            [end] = await asyncio.gather(*program.tasks, return_exceptions=True)
        return end

    return asyncio.run(ask())


def assert_disk_error(error: object, below: Path) -> None:
    """The error of the catalogue, and the path that refused."""
    assert isinstance(error, StorageError), error
    assert error.code is Code.DISK
    assert Path(str(error.facts["path"])).is_relative_to(below), error.facts


def judged_in_peace(sandbox: SandboxProcess, world: World) -> Judgement:
    mistakes = asyncio.run(finish(world))
    judgement = judge(sandbox.ledger(), world.home, world.bought)
    assert not judgement.breaches
    assert not mistakes
    return judgement


@pytest.mark.parametrize("order", [SPEECH, CLIP], ids=["speech", "clip"])
def test_a_full_disk_sends_nothing_that_is_not_written_down(
    sandbox: SandboxProcess, disk: Path, order: Order
) -> None:
    world = World(sandbox.url, disk, SpeechApi.LEGACY)
    world.clip(CLIP)
    asyncio.run(finish(world))  # everything is there but room
    fill(disk)
    error: Any = None
    try:
        error = asked(world, order)
    except StorageError as refused:
        error = refused
    assert_disk_error(error, disk)
    assert creates(sandbox) == 0
    make_room(disk)
    asked(world, order)
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}


@pytest.mark.parametrize("stage", ["sending", "running", "downloading"])
@pytest.mark.parametrize("left_bytes", [0, 4_096, 12_288, 40_960])
def test_what_was_paid_while_the_disk_was_full_is_filed_once_there_is_room(
    sandbox: SandboxProcess, disk: Path, stage: str, left_bytes: int
) -> None:
    sandbox.settings(job_duration_s=0.1)
    world = World(sandbox.url, disk, SpeechApi.LEGACY)
    asked(world, SPEECH, {stage: lambda: fill(disk, left_bytes)})
    sent = creates(sandbox)
    assert len(sandbox.ledger()) == sent
    make_room(disk)
    asked(world, SPEECH)
    judgement = judged_in_peace(sandbox, world)
    assert judgement.ends.total() == 1


@pytest.mark.parametrize("order", [SPEECH, CLIP], ids=["speech", "clip"])
def test_a_disk_that_fills_after_acceptance_costs_nothing_more(
    sandbox: SandboxProcess, disk: Path, order: Order
) -> None:
    """The program that was refused still knows what it bought, and files it when there is room."""
    sandbox.settings(job_duration_s=0.1, stt_sync_wait_s=0)
    world = World(sandbox.url, disk, SpeechApi.LEGACY)

    def fill_at_running(progress: object) -> None:
        if isinstance(progress, Progress) and progress.stage == "running":
            fill(disk)

    async def buy_on_a_full_disk() -> None:
        async with world.program(PATIENT) as program:
            program.ask(order, fill_at_running)
            await program.settle(10)
            make_room(disk)
            program.ask(order, nobody)
            await program.settle(10)

    asyncio.run(buy_on_a_full_disk())
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}


def test_text_and_settings_stay_on_a_full_disk(disk: Path) -> None:
    drafts, settings = Drafts(disk), SettingsFile(disk / "settings.json")
    drafts.save("script", "Chữ của tôi.")
    settings.set("window.theme", "dark")
    settings.save()
    fill(disk)
    settings.set("window.theme", "light")
    with pytest.raises(StorageError) as of_settings:
        settings.save()
    with pytest.raises(StorageError) as of_draft:
        drafts.save("script", "Chữ mới. " * 1_000)
    assert_disk_error(of_settings.value, disk)
    assert_disk_error(of_draft.value, disk)
    assert drafts.load("script") == "Chữ của tôi."
    assert SettingsFile(disk / "settings.json").get("window.theme") == "dark"
    assert settings.get("window.theme") == "light"
    make_room(disk)
    settings.save()
    assert SettingsFile(disk / "settings.json").get("window.theme") == "light"


def test_a_command_tells_of_a_full_disk_in_one_line(sandbox: SandboxProcess, disk: Path) -> None:
    fill(disk)
    shell = Shell(sandbox.url, disk / "home")
    done = shell.run("say", "xin chào", "-o", str(disk / "x.mp3"), **CREDENTIALS)
    assert (done.returncode, len(done.stderr.splitlines())) == (DISK_EXIT_CODE, 1), done.stderr
    assert str(disk) in done.stderr
    assert creates(sandbox) == 0


def test_nobody_waits_for_a_full_disk_as_for_a_lock(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 20.0)
    fill(disk)
    begun_s = time.monotonic()
    with pytest.raises(StorageError):
        database.open_database(disk / "jobs.sqlite3")
    assert time.monotonic() - begun_s < 10.0


def test_a_read_only_home_sends_nothing(sandbox: SandboxProcess, disk: Path) -> None:
    world = World(sandbox.url, disk, SpeechApi.LEGACY)
    asyncio.run(finish(world))
    with read_only(disk), pytest.raises(StorageError) as refused:
        asked(world, SPEECH)
    assert_disk_error(refused.value, disk)
    assert creates(sandbox) == 0
    asked(world, SPEECH)
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}


def test_audio_that_was_paid_waits_for_its_folder(sandbox: SandboxProcess, disk: Path) -> None:
    world = World(sandbox.url, disk, SpeechApi.LEGACY)
    audio = world.home / "audio"
    audio.mkdir(parents=True)
    with read_only(audio):
        error = asked(world, SPEECH)
        assert_disk_error(error, audio)
        assert isinstance(error, VbeeError)
        assert error.facts["accepted"] is True
    asked(world, SPEECH)
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}


LOCKER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked_by_another(path: Path) -> Iterator[None]:
    """Another process is in the middle of a write."""
    command = [sys.executable, "-c", LOCKER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.stdin.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program waits for a lock for a moment only."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_sends_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    world = World(sandbox.url, tmp_path, SpeechApi.LEGACY)
    asyncio.run(finish(world))

    async def ask_while_locked() -> object:
        async with world.program(PATIENT) as program:
            with locked_by_another(world.home / "jobs.sqlite3"):
                program.ask(SPEECH, nobody)
                [end] = await asyncio.gather(*program.tasks, return_exceptions=True)
        return end

    assert_disk_error(asyncio.run(ask_while_locked()), tmp_path)
    assert creates(sandbox) == 0
    with locked_by_another(world.home / "jobs.sqlite3"), pytest.raises(StorageError) as refused:
        asked(world, SPEECH)
    assert_disk_error(refused.value, tmp_path)
    asked(world, SPEECH)
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("order", [SPEECH, CLIP], ids=["speech", "clip"])
def test_what_was_bought_while_the_database_was_locked_is_filed(
    sandbox: SandboxProcess, tmp_path: Path, order: Order
) -> None:
    sandbox.settings(job_duration_s=0.1, stt_sync_wait_s=0)
    world = World(sandbox.url, tmp_path, SpeechApi.LEGACY)

    async def buy() -> None:
        running = asyncio.Event()

        def tell(progress: object) -> None:
            if isinstance(progress, Progress) and progress.stage == "running":
                running.set()

        async with world.program(PATIENT) as program:
            program.ask(order, tell)
            await running.wait()
            with locked_by_another(world.home / "jobs.sqlite3"):
                await program.settle(10)
            program.ask(order, nobody)
            await program.settle(10)

    asyncio.run(buy())
    assert judged_in_peace(sandbox, world).ends == {"filed": 1}
    with sqlite3.connect(world.home / "jobs.sqlite3") as journal:
        assert journal.execute("SELECT count(*) FROM jobs").fetchone() == (1,)
    journal.close()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="for those who are not root")
def test_the_same_in_a_user_namespace(tmp_path: Path) -> None:
    """Without root, a namespace of our own is where disks can be mounted."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("no user namespace can be made here")
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        __file__,
        f"--basetemp={tmp_path / 'in'}",
    ]
    done = subprocess.run(
        ["unshare", "-rm", *tests], check=False, cwd=PROJECT_ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
