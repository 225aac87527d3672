"""Presets and lists of voices that the window left, used by commands."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import soundfile

from tests.cli.shell import Shell
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.models import Pauses, SpeechApi, SpeechWay
from vbee_desktop.core.profiles import Profile, Profiles, kept_form
from vbee_desktop.ui.speech.presets import Choice, Preset, PresetShelf
from vbee_desktop.ui.speech.speech_settings import SpeechSettings

BOOK = Choice(
    "sg_female_songtien_vlog_24k-vc",
    SpeechSettings(speed=1.25, sample_rate_hz=16000, pauses=Pauses(sentence_s=2.0)),
    SpeechWay(SpeechApi.CURRENT),
)


def leave_presets(shell: Shell) -> None:
    shell.home.mkdir(exist_ok=True)
    stored = PresetShelf([Preset("Sách nói", BOOK)]).as_stored()
    (shell.home / "settings.json").write_text(json.dumps({"speech.presets": stored}), encoding="utf-8")


def test_a_preset_chooses_voice_settings_and_service(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    leave_presets(shell)
    out = tmp_path / "x.wav"
    done = shell.run("say", "Một. Hai.", "--preset", "sách nói", "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert soundfile.info(out).samplerate == 16000
    assert soundfile.info(out).duration > 2.0
    (charge,) = sandbox.ledger()
    assert (charge["product"], charge["points"]) == ("current-tts", 18)


def test_what_is_given_wins_over_the_preset(shell: Shell, sandbox: SandboxProcess, tmp_path: Path) -> None:
    leave_presets(shell)
    words = ("--voice", "hn_female_ngochuyen_full_48k-fhg", "--api", "legacy", "-o", str(tmp_path / "x.mp3"))
    done = shell.run("say", "Một.", "--preset", "Sách nói", *words)
    assert done.returncode == 0, done.stderr
    (charge,) = sandbox.ledger()
    assert (charge["product"], charge["points"]) == ("legacy-tts", 4)


def test_a_preset_that_is_not_there_is_told_in_one_line(shell: Shell, sandbox: SandboxProcess) -> None:
    leave_presets(shell)
    done = shell.run("say", "Một.", "--preset", "Phim", "-o", "x.mp3")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "known: Sách nói" in done.stderr
    assert sandbox.ledger() == []


def test_a_list_that_was_kept_is_named_as_such(shell: Shell, sandbox: SandboxProcess) -> None:
    account = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
    everything = ("voices", "--language", "all")
    live = shell.run(*everything, **account)
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 400}]})
    kept = shell.run(*everything, **account)
    assert kept.stdout == live.stdout
    assert "this is the one of 2" in kept.stderr


def test_the_service_of_the_profile_is_asked_unless_another_is_named(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    profiles = Profiles().with_profile(Profile("", "", SpeechApi.CURRENT))
    shell.home.mkdir(exist_ok=True)
    (shell.home / "settings.json").write_text(json.dumps(kept_form(profiles)))
    for number, option in enumerate(((), ("--api", "legacy"))):
        done = shell.run("say", f"câu {number}", "-o", str(tmp_path / "a.mp3"), *option)
        assert (done.returncode, done.stderr) == (0, "")
    assert [each["product"] for each in sandbox.ledger()] == ["current-tts", "legacy-tts"]


def test_the_administrator_s_service_and_voice_hold_in_the_command_too(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    voice = "hn_female_maiphuong_vdts_48k-fhg"
    file = tmp_path / "machine.toml"
    file.write_text(f'service = "current"\ndefault_voice = "{voice}"\nlocked = ["service"]\n')
    ways = {"VBEE_DESKTOP_PROVISIONING": str(file)}
    done = shell.run("say", "xin chào", "-o", str(tmp_path / "a.mp3"), "--api", "legacy", **ways)
    assert (done.returncode, done.stderr) == (0, "")
    (charge,) = sandbox.ledger()
    assert charge["product"] == "current-tts"
    with closing(sqlite3.connect(shell.home / "jobs.sqlite3")) as jobs:
        assert jobs.execute("SELECT api, voice_code FROM jobs").fetchall() == [("current", voice)]
