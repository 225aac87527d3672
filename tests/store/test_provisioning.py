"""The administrator's file: found, read, and never in the way of a start."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbee_desktop.store.provisioning import PROVISIONING_VARIABLE, machine_file, read_provision


def read(path: Path) -> tuple[str, str]:
    found = read_provision({PROVISIONING_VARIABLE: str(path)})
    return found.app_id, str(found.problem or "")


def test_each_platform_has_its_place() -> None:
    places = [machine_file(platform) for platform in ("linux", "win32", "darwin")]
    assert places[0].as_posix() == "/etc/vbee-desktop/provisioning.toml"
    assert "ProgramData" in str(places[1])
    assert places[2].as_posix() == "/Library/Application Support/Vbee Desktop/provisioning.toml"


def test_a_variable_of_the_user_s_does_not_move_the_machine_s_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine_file("win32")
    monkeypatch.setenv("PROGRAMDATA", "/of/the/user")
    assert machine_file("win32") == before


def test_without_a_file_nothing_is_decided() -> None:
    found = read_provision({})
    assert (found.path, found.problem, found.locked) == ("", None, frozenset())


def test_a_file_written_by_an_editor_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(b'\xef\xbb\xbfapp_id = "app"\r\nkeep_history = false\r\n')
    assert read(file) == ("app", "")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'\n\napp_id = "canary', "not TOML"),
        (b'token = "canary"\napp_id = canary\n', "not TOML: line 2"),
        (b'app_id = "\xff"', "not UTF-8"),
        (b'sever = "x"', "unknown key: sever"),
        (b"app_id = 7", "not a value of its kind: app_id"),
        (b'token = ["canary"]', "not a value of its kind: token"),
        (b'keep_history = "no"', "not a value of its kind: keep_history"),
        (b'proxy = "socks5://proxy:1080"', "not a value of its kind: proxy"),
        (b'proxy = "http://mai:canary@proxy:8080"', "not a value of its kind: proxy"),
        (b'features = ["speech", "karaoke"]', "not a value of its kind: features"),
        (b"locked = true", "not a value of its kind: locked"),
        (b'locked = ["proxy"]', "locks what it does not set: locked"),
        (b"#" * 1_000_001, "too large"),
    ],
)
def test_a_file_that_cannot_be_used_decides_nothing_and_says_why(
    content: bytes, problem: str, tmp_path: Path
) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(content)
    app_id, told = read(file)
    assert app_id == ""
    assert problem in told
    assert "canary" not in told


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml") == ("", "is not there")
    assert read(tmp_path) == ("", "cannot be read")


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Whoever runs the tests is no administrator for the time of one."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


@pytest.mark.usefixtures("ordinary_user")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_file_that_a_user_may_not_read_is_told_and_cannot_be_passed_by(closed: str) -> None:
    """Neither a crash, nor a way to another file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, other = folder / "p.toml", folder.with_suffix(".toml")
        file.write_text('app_id = "app"\n')
        (file if closed == "file" else folder).chmod(0)
        found = read_provision({PROVISIONING_VARIABLE: str(other)}, machine=file)
        folder.chmod(0o700)
    assert (found.path, str(found.problem)) == (str(file), "may not be read by this user")
