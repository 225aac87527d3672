"""What a job costs is in the sums, with the voice's name; the demo costs nothing."""

from __future__ import annotations

from pathlib import Path

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, run
from vbee_desktop.core.ledger import Period, PeriodSums, Sums
from vbee_desktop.core.models import SpeechRequest
from vbee_desktop.jobs.ledger import export_ledger, ledger_sums
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.voice_book import VoiceBook

REQUEST = SpeechRequest("Xin chào", "hn_female_ngochuyen_full_24k-st")
"""A voice that costs three points a character."""


async def spend(services: Services) -> PeriodSums:
    await synthesize(services, ignore, REQUEST)
    return (await ledger_sums(services, ignore))[Period.TODAY]


def test_a_take_is_counted_as_the_sandbox_charged_it(sandbox: SandboxProcess, tmp_path: Path) -> None:
    today = run(sandbox.url, tmp_path, spend)
    assert today.charged == Sums(1, 8, 24, 0)
    assert today.charged.points == sum(entry["points"] for entry in sandbox.ledger())
    (voice,) = today.by_voice
    assert (voice.voice_code, voice.sums.points) == (REQUEST.voice_code, 24)
    assert "Huyền" in voice.name


def test_voices_are_named_as_in_the_list_of_voices() -> None:
    book = VoiceBook()
    assert book.name("hn_female_maiphuong_vdts_48k-fhg") == "Mai Phương"
    assert book.name("n_nobody_knows") == ""


def test_the_demo_costs_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    today = run(sandbox.url, tmp_path, spend, VBEE_APP_ID="", VBEE_TOKEN="")
    assert today.charged == Sums(1, 8, 0, 0)


def test_the_whole_ledger_is_exported(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def spend_and_export(services: Services) -> Path:
        await spend(services)
        return await export_ledger(services, ignore, tmp_path / "out.csv")

    lines = run(sandbox.url, tmp_path, spend_and_export).read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert ",filed,yes," in lines[1]
    assert "chào" not in lines[1]
