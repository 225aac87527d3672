"""The file of readings, sound and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.readings import CaseRule, checked_reading
from vbee_desktop.store.home import Home
from vbee_desktop.store.readings import ReadingsFile, StoredReadings

ENTRIES = (checked_reading("km", "ki lô mét", CaseRule.FIRST), checked_reading("TP.HCM", "Thành phố"))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = ReadingsFile(Home(tmp_path).readings_file)
    assert file.load() == StoredReadings(())
    assert file.save(ENTRIES) is None
    assert file.load() == StoredReadings(ENTRIES)
    assert "ki lô mét" in Home(tmp_path).readings_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damaged", [b"{", b"\xff", b"[]", b'{"readings": 1}', b'{"readings": [{"word": "a"}]}', b"[" * 100_000]
)
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "readings.json"
    path.write_bytes(damaged)
    kept = ReadingsFile(path).load().put_aside
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert not path.exists()


def test_the_sound_entries_of_a_damaged_file_are_used(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    rows = [{"word": "a", "reading": "b"}, {"word": "", "reading": "b"}, 7]
    path.write_text(json.dumps({"readings": rows}), encoding="utf-8")
    loaded = ReadingsFile(path).load()
    assert loaded.readings == (checked_reading("a", "b"),)
    assert loaded.put_aside == tmp_path / "readings.json.bad"


def test_saving_overwrites_no_damaged_file_and_no_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    for number, name in enumerate(["readings.json.bad", "readings.json.bad2", "readings.json.bad3"]):
        path.write_text(f"damage {number}", encoding="utf-8")
        assert ReadingsFile(path).save(ENTRIES) == tmp_path / name
    assert [kept.read_text("utf-8") for kept in sorted(tmp_path.glob("*.bad*"))] == [
        "damage 0",
        "damage 1",
        "damage 2",
    ]
    assert ReadingsFile(path).load() == StoredReadings(ENTRIES)


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    path.mkdir()
    with pytest.raises(StorageError):
        ReadingsFile(path).save(ENTRIES)
    assert path.is_dir()
