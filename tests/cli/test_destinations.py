"""Where a result is to go is looked at before anything is paid, and what was paid is never lost."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import soundfile

from tests.cli.shell import Shell, until
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.cli.destination import check_destination
from vbee_desktop.core.errors import BadInput, StorageError
from vbee_desktop.core.resources import resource_path

ENGLISH = str(resource_path("samples", "english.wav"))


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with a file, a folder that is named like audio, and nothing else."""
    places = tmp_path / "places"
    (places / "folder.mp3").mkdir(parents=True)
    (places / "folder.txt").mkdir()
    (places / "file").write_bytes(b"")
    return places


IMPOSSIBLE = [
    (["say", "xin chào", "-o", "folder.mp3"], 8),
    (["say", "xin chào", "-o", "no-such-folder/a.mp3"], 8),
    (["say", "xin chào", "-o", "file/a.mp3"], 8),
    (["say", "xin chào", "-o", f"{'a' * 300}.mp3"], 8),
    (["say", "xin chào", "-o", "a.txt", "--format", "mp3"], 2),
    (["say", "xin chào", "-o", "a.mp3", "--format", "wav"], 2),
    (["say", "xin chào", "-o", "a"], 2),
    (["transcribe", ENGLISH, "-o", "folder.txt"], 8),
    (["transcribe", ENGLISH, "-o", "folder.txt", "--format", "srt"], 8),
    (["transcribe", ENGLISH, "-o", "no-such-folder/a.srt"], 8),
    (["transcribe", ENGLISH, "-o", "file/a.srt", "--format", "srt"], 8),
    (["transcribe", ENGLISH, "-o", f"{'a' * 300}.srt"], 8),
    (["transcribe", ENGLISH, "-o", ""], 2),
]


@pytest.mark.parametrize(
    ("words", "code"), IMPOSSIBLE, ids=lambda value: " ".join(value)[-40:] if isinstance(value, list) else ""
)
def test_an_impossible_destination_is_told_before_anything_is_sent(
    shell: Shell, sandbox: SandboxProcess, places: Path, words: list[str], code: int
) -> None:
    at = words.index("-o") + 1
    done = shell.run(*words[:at], words[at] and str(places / words[at]), *words[at + 1 :])
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert sandbox.requests() == []
    assert sorted(each.name for each in places.iterdir()) == ["file", "folder.mp3", "folder.txt"]


def test_the_look_at_a_place_leaves_nothing_there(tmp_path: Path) -> None:
    check_destination(tmp_path / "a.mp3", ["mp3", "wav"])
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.MP3").write_bytes(b"old")
    check_destination(tmp_path / "a.MP3", ["mp3"])
    assert (tmp_path / "a.MP3").read_bytes() == b"old"


def test_any_ending_will_do_where_the_form_is_named(tmp_path: Path) -> None:
    check_destination(tmp_path / "words", None)
    with pytest.raises(BadInput):
        check_destination(tmp_path / "words", ["txt"])


@pytest.mark.skipif(
    sys.platform != "linux", reason="needs a device file and a file system that takes no files"
)
@pytest.mark.parametrize("place", ["/dev/null", "/proc/words"])
def test_devices_and_places_that_take_no_file_are_refused(place: str) -> None:
    with pytest.raises(StorageError):
        check_destination(Path(place), None)


def lose_folder_during(stage: str, sandbox: SandboxProcess, folder: Path) -> None:
    until(lambda: any(each["stage"] == stage for each in sandbox.requests()), stage)
    shutil.rmtree(folder)


def test_speech_that_cannot_be_written_is_kept_and_its_place_is_named(
    shell: Shell, sandbox: SandboxProcess, places: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "download", "action": "delay", "seconds": 1}]})
    with shell.started("say", "xin chào", "-o", str(places / "a.mp3")) as process:
        lose_folder_during("download", sandbox, places)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, len(errors.splitlines())) == (8, "", 1), errors
    kept = next((shell.home / "audio").glob("*.mp3"))
    assert f"It is kept as {kept}" in errors
    assert soundfile.info(str(kept)).format == "MP3"


def test_a_transcript_that_cannot_be_written_is_printed(
    shell: Shell, sandbox: SandboxProcess, places: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "delay", "seconds": 1}]})
    with shell.started("transcribe", ENGLISH, "-o", str(places / "a.txt")) as process:
        lose_folder_during("stt-create", sandbox, places)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, len(errors.splitlines())) == (8, 1), errors
    assert "amiable woman" in output
    assert "It was printed instead." in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_transcript_that_cannot_be_printed_is_kept_as_a_job(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = shell.run_into(full.fileno(), "transcribe", ENGLISH)
    assert (done.returncode, len(done.stderr.splitlines())) == (8, 1), done.stderr
    assert "cannot be written to standard output" in done.stderr
    assert "job " in done.stderr.split("[")[-1]
