from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import pytest

from tests.api.wire_server import Reply, Seen, WireServer, free_port, reply_with, serving
from tests.audio.sounds import encoded, make_wav, noise
from tests.support.services import ignore, run
from vbee_desktop.audio.wav_writer import to_int16
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.job_state import JobState
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.sound_link import fetch_linked, is_link
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.store.erasure import Erasure
from vbee_desktop.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.core.models import Transcript

T = TypeVar("T")
WAV = make_wav(to_int16(noise(8000)).tobytes())
SOUND = "Content-Type: application/octet-stream"


def with_site(
    sandbox: SandboxProcess, home: Path, reply: Reply, work: Callable[[Services, WireServer], Awaitable[T]]
) -> tuple[T, list[Seen]]:
    """What ``work`` gave, and what was asked of a site that answers by ``reply``."""

    async def job(services: Services) -> tuple[T, list[Seen]]:
        async with serving(reply) as site:
            return await work(services, site), site.seen

    return run(sandbox.url, home, job)


def transcript_of(
    sandbox: SandboxProcess, home: Path, body: bytes, name: str = "talk.wav"
) -> tuple[Transcript, list[Seen]]:
    async def work(services: Services, site: WireServer) -> Transcript:
        path = await fetch_linked(services, ignore, f"{site.url}/{name}?signature=secret")
        return await transcribe(services, ignore, path)

    return with_site(sandbox, home, reply_with(body, headers=SOUND), work)


def refusal_of(sandbox: SandboxProcess, home: Path, reply: Reply, link: str = "{site}/a.wav") -> BadInput:
    async def work(services: Services, site: WireServer) -> BadInput:
        with pytest.raises(BadInput) as caught:
            await fetch_linked(services, ignore, link.replace("{site}", site.url))
        return caught.value

    refusal, _seen = with_site(sandbox, home, reply, work)
    assert "secret" not in refusal.detail
    return refusal


def test_a_wav_that_can_go_as_it_is_is_fetched_by_the_service_itself(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    transcript, seen = transcript_of(sandbox, tmp_path, WAV)
    agents = [each.headers["user-agent"].partition("/")[0] for each in seen]
    assert agents == ["vbee-desktop", "vbee-desktop", "python-httpx"], (
        "looked at, and again before it is sent"
    )
    assert all("authorization" not in each.headers for each in seen)
    assert [each["sha256"] for each in sandbox.ledger()] == [hashlib.sha256(WAV).hexdigest()]
    assert transcript.audio_path is not None
    assert transcript.audio_path.name.startswith("talk-")
    assert transcript.audio_path.read_bytes() == WAV


def test_the_same_sound_is_not_billed_again_however_it_comes(sandbox: SandboxProcess, tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(WAV)
    by_file = run(sandbox.url, tmp_path, lambda services: transcribe(services, ignore, file))
    by_link, seen = transcript_of(sandbox, tmp_path, WAV)
    assert (by_link.job_id, by_link.is_new) == (by_file.job_id, False)
    assert len(seen) == len(sandbox.ledger()) == 1


def test_other_sound_under_the_same_link_is_other_sound(sandbox: SandboxProcess, tmp_path: Path) -> None:
    other = make_wav(to_int16(noise(9000)).tobytes())
    first, _seen = transcript_of(sandbox, tmp_path, other)
    second, _seen = transcript_of(sandbox, tmp_path, WAV)
    assert first.job_id != second.job_id
    assert len(sandbox.ledger()) == 2
    sounds = [each.audio_path.read_bytes() for each in (first, second) if each.audio_path]
    assert sounds == [other, WAV], "what was sent first is still there to be heard"


def test_a_link_whose_sound_changes_before_it_is_sent_goes_as_the_file_that_was_seen(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    """Else a price would be paid that nobody saw, and other words would stand beside this sound."""
    longer = make_wav(to_int16(noise(16000 * 9)).tobytes())
    bodies = [WAV]

    async def reply(request: Seen, writer: asyncio.StreamWriter) -> None:
        await reply_with(bodies[-1], headers=SOUND)(request, writer)

    async def work(services: Services, site: WireServer) -> Transcript:
        path = await fetch_linked(services, ignore, f"{site.url}/a.wav")
        bodies.append(longer)
        return await transcribe(services, ignore, path)

    transcript, _seen = with_site(sandbox, tmp_path, reply, work)
    assert transcript.billed_s == 1
    assert [each["sha256"] for each in sandbox.ledger()] == [hashlib.sha256(WAV).hexdigest()]


def test_what_must_be_converted_goes_as_a_file(sandbox: SandboxProcess, tmp_path: Path) -> None:
    flac = encoded(noise(12000), 24000, "FLAC", "PCM_16")
    transcript, seen = transcript_of(sandbox, tmp_path, flac, "talk.flac")
    assert transcript.notes == ("rate", "container")
    assert len(seen) == 1


def test_a_link_that_the_service_cannot_fetch_goes_as_a_file(sandbox: SandboxProcess, tmp_path: Path) -> None:
    """The site answers us, and nobody after us: what was refused was not charged."""
    answers = [reply_with(WAV, headers=SOUND), reply_with(b"gone", "404 Not Found")]

    async def reply(request: Seen, writer: asyncio.StreamWriter) -> None:
        await answers[0 if request.headers["user-agent"].startswith("vbee") else 1](request, writer)

    async def work(services: Services, site: WireServer) -> Transcript:
        path = await fetch_linked(services, ignore, f"{site.url}/a.wav")
        return await transcribe(services, ignore, path)

    transcript, seen = with_site(sandbox, tmp_path, reply, work)
    assert (transcript.billed_s, len(seen)) == (1, 3)
    assert len(sandbox.ledger()) == 1


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"<!doctype html><p>Log in", "200 OK", "link_page"),
        (b"\n  <?xml version='1.0'?><Error/>", "200 OK", "link_page"),
        (b"%PDF-1.7 " + bytes(2000), "200 OK", "link_no_sound"),
        (b"", "200 OK", "empty"),
        (make_wav(bytes(32000))[:1000], "200 OK", "truncated"),
        (b"no", "404 Not Found", "link_dead"),
        (b"no", "403 Forbidden", "link_dead"),
        (b"no", "500 Oops", "link_dead"),
        (b"", "302 Found\r\nLocation: /a.wav", "link_dead"),
        (b"", "302 Found\r\nLocation: ftp://example.com/a.wav", "link_https"),
    ],
)
def test_a_link_that_leads_to_no_sound_is_refused_for_its_reason(
    sandbox: SandboxProcess, tmp_path: Path, body: bytes, status: str, reason: str
) -> None:
    error = refusal_of(sandbox, tmp_path, reply_with(body, status, SOUND), "{site}/a.wav?key=secret")
    assert (error.code, error.facts["reason"]) == (Code.BAD_FILE, reason)
    assert sandbox.requests() == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("http://example.com/a.wav", "link_https"),
        ("ftp://example.com/a.wav", "link_https"),
        ("https://user:secret@example.com/a.wav", "link_shape"),
        ("https://example.com/a b.wav", "link_shape"),
        ("https://", "link_shape"),
        ("https://[broken", "link_shape"),
        ("a.wav", "link_shape"),
    ],
)
def test_a_link_is_looked_at_before_it_is_followed(
    sandbox: SandboxProcess, tmp_path: Path, link: str, reason: str
) -> None:
    assert refusal_of(sandbox, tmp_path, reply_with(), link).facts["reason"] == reason


def test_a_site_that_does_not_answer_is_told(sandbox: SandboxProcess, tmp_path: Path) -> None:
    error = refusal_of(sandbox, tmp_path, reply_with(), f"http://127.0.0.1:{free_port()}/a.wav")
    assert error.facts["reason"] == "link_no_answer"


def test_a_fetched_sound_goes_with_its_job_or_when_it_is_never_sent(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def work(services: Services, site: WireServer) -> tuple[Path, list[Path]]:
        sent = await fetch_linked(services, ignore, f"{site.url}/sent.wav")
        await transcribe(services, ignore, sent)
        names = ["a b", "..", "c" * 300, "", "d"]
        others = [await fetch_linked(services, ignore, f"{site.url}/{quote(name)}.wav") for name in names]
        return sent, others

    (sent, others), _seen = with_site(sandbox, tmp_path, reply_with(WAV, headers=SOUND), work)
    assert {path.parent for path in (sent, *others)} == {tmp_path / "recordings"}
    assert [path.exists() for path in (sent, *others)] == [True, False, False, True, True, True]

    async def forgotten(services: Services) -> bool:
        [row] = services.journal.in_state(JobState.FILED)
        return Erasure(Home(tmp_path)).forget(row.id)

    assert run(sandbox.url, tmp_path, forgotten)
    assert not sent.exists()


def test_addresses_are_told_from_files() -> None:
    assert is_link(" https://example.com/a.wav")
    assert is_link("HTTP://example.com")
    assert not is_link("a.wav")
    assert not is_link("/https://a.wav")
