"""``transcribe URL``."""

from __future__ import annotations

import pytest

from tests.audio.sounds import make_wav, noise
from tests.cli.shell import Shell
from tests.support.sandbox_process import SandboxProcess
from tests.support.sound_site import site_with
from vbee_desktop.audio.wav_writer import to_int16

WAV = make_wav(to_int16(noise(8000)).tobytes())


def test_the_sound_of_a_link_is_written_down_and_billed_once(shell: Shell, sandbox: SandboxProcess) -> None:
    with site_with(WAV) as (link, asked):
        done = shell.run("transcribe", link)
        assert (done.returncode, "1 s billed" in done.stderr) == (0, True), done.stderr
        again = shell.run("transcribe", link)
        assert "billed before, not sent again" in again.stderr
    assert asked == ["vbee-desktop", "vbee-desktop", "python-httpx", "vbee-desktop"]
    assert len(sandbox.ledger()) == 1


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("http://example.com/a.wav", "It must begin with https://."),
        ("https://user:word@example.com/a.wav", "It is no plain web address"),
    ],
)
def test_a_link_that_cannot_be_used_is_told_in_one_line(
    shell: Shell, sandbox: SandboxProcess, link: str, said: str
) -> None:
    done = shell.run("transcribe", link)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "This link cannot be used." in line
    assert said in line
    assert sandbox.requests() == []


def test_a_page_is_no_sound(shell: Shell, sandbox: SandboxProcess) -> None:
    with site_with(b"<!doctype html><title>Log in") as (link, _asked):
        done = shell.run("transcribe", link)
    assert done.returncode == 2
    assert "It leads to a page, not to a sound." in done.stderr
    assert sandbox.requests() == []
