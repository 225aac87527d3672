"""The administrator's file: found, read, and never in the way of a start."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbee_desktop.store.provisioning import PROVISIONING_VARIABLE, machine_file, read_provision


def read(path: Path) -> tuple[str, str]:
    found = read_provision({PROVISIONING_VARIABLE: str(path)})
    return found.app_id, found.problem


def test_each_platform_has_its_place() -> None:
    places = [machine_file(platform, {}) for platform in ("linux", "win32", "darwin")]
    assert places[0].as_posix() == "/etc/vbee-desktop/provisioning.toml"
    assert "ProgramData" in str(places[1])
    assert places[2].as_posix() == "/Library/Application Support/Vbee Desktop/provisioning.toml"
    given = machine_file("win32", {"PROGRAMDATA": "/data"})
    assert given == Path("/data/Vbee Desktop/provisioning.toml")


def test_without_a_file_nothing_is_decided() -> None:
    found = read_provision({})
    assert (found.path, found.problem, found.locked) == ("", "", frozenset())


def test_a_file_written_by_an_editor_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(b'\xef\xbb\xbfapp_id = "app"\r\nkeep_history = false\r\n')
    assert read(file) == ("app", "")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'app_id = "app', "not TOML"),
        (b'app_id = "\xff"', "UnicodeDecodeError"),
        (b'sever = "x"', "sever is not as it must be"),
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


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml") == ("", "FileNotFoundError")
    assert read(tmp_path) == ("", "IsADirectoryError")
