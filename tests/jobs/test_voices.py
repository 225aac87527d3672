from pathlib import Path

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import Code
from vbee_desktop.core.models import Ownership, Voice
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.voice_book import VoiceBook
from vbee_desktop.jobs.voices import fetch_demo, load_voices


def test_the_live_list_holds_all_owners_over_many_pages(sandbox: SandboxProcess, tmp_path: Path) -> None:
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert found.is_live
    assert {voice.ownership for voice in found.voices} == set(Ownership)
    assert len([voice for voice in found.voices if voice.ownership is Ownership.VBEE]) == 462
    assert len({voice.code for voice in found.voices}) == len(found.voices)


def test_a_refused_list_gives_the_shipped_voices_and_says_why(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 403}]})
    found = run(sandbox.url, tmp_path, lambda services: load_voices(services, ignore))
    assert (found.is_live, len(found.voices)) == (False, 462)
    assert found.error is not None
    assert found.error.code is Code.UNAUTHORIZED


def test_a_demo_clip_is_fetched_once_and_costs_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def twice(services: Services) -> tuple[Path, Path]:
        voice: Voice = (await load_voices(services, ignore)).voices[0]
        return await fetch_demo(services, ignore, voice), await fetch_demo(services, ignore, voice)

    first, second = run(sandbox.url, tmp_path, twice)
    assert first == second
    assert decode_file(first).duration_s > 0.5
    assert [each["stage"] for each in sandbox.requests()].count("demo") == 1
    assert sandbox.ledger() == []


def test_the_price_of_a_voice_is_known_from_the_shipped_list_on() -> None:
    book = VoiceBook()
    assert book.credit_factor("yue-HK-Standard-D") == 1
    assert book.credit_factor("unknown") == 1.0
    book.remember([Voice("unknown", "x", credit_factor=2.5)])
    assert book.credit_factor("unknown") == 2.5
