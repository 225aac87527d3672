"""A file that somebody else holds for a moment, as an antivirus does on Windows.

Windows is not here: its errors come from the one place where the operating system is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.safe_file import appearing, patiently, remove

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION = 5, 32, 33
ABOUT_S = 1.0


class HeldBySomebody(PermissionError):
    """As Windows raises it."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "Permission denied")
        self.winerror = winerror


class System:
    """`os.replace` and `os.unlink` that refuse the next ``times`` calls; and a clock that only sleeping
    moves.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.slept_s: list[float] = []
        self._monkeypatch = monkeypatch

    def refuse(self, name: str, times: int, error: OSError) -> None:
        act: Callable[..., None] = getattr(os, name)
        left = [error] * times

        def refusing(*arguments: object, **named: object) -> None:
            if left:
                raise left.pop()
            act(*arguments, **named)

        self._monkeypatch.setattr(os, name, refusing)

    def sleep(self, duration_s: float) -> None:
        self.slept_s.append(duration_s)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


def write(system: System, path: Path, data: bytes) -> None:
    with appearing(path, sleep=system.sleep) as stream:
        stream.write(data)


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION])
def test_a_name_that_is_held_for_a_moment_is_waited_for(
    system: System, tmp_path: Path, winerror: int
) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"before")
    system.refuse("replace", 3, HeldBySomebody(winerror))
    write(system, path, b"after")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.mp3", b"after")]
    assert len(system.slept_s) == 3


def test_a_name_that_stays_held_is_told_after_about_a_second(system: System, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"before")
    system.refuse("replace", 1000, HeldBySomebody(SHARING_VIOLATION))
    with pytest.raises(StorageError):
        write(system, path, b"after")
    assert sum(system.slept_s) == pytest.approx(ABOUT_S, abs=0.2)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.mp3", b"before")]


def test_a_part_that_is_held_is_removed_all_the_same(system: System, tmp_path: Path) -> None:
    system.refuse("unlink", 2, HeldBySomebody(ACCESS_DENIED))
    with pytest.raises(KeyError), appearing(tmp_path / "a.mp3", sleep=system.sleep):
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    assert len(system.slept_s) == 2


@pytest.mark.parametrize(
    "error",
    [PermissionError(13, "Permission denied"), OSError(28, "No space left on device"), HeldBySomebody(2)],
)
def test_any_other_refusal_is_told_at_once(system: System, tmp_path: Path, error: OSError) -> None:
    system.refuse("replace", 1, error)
    with pytest.raises(StorageError):
        write(system, tmp_path / "a.mp3", b"after")
    assert system.slept_s == []


def test_removing_waits_and_minds_no_absence(system: System, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"")
    system.refuse("unlink", 1, HeldBySomebody(SHARING_VIOLATION))
    remove(path, sleep=system.sleep)
    remove(path, sleep=system.sleep)
    assert not path.exists()
    assert len(system.slept_s) == 1


def test_what_an_act_gives_is_handed_on(system: System) -> None:
    assert patiently(lambda: 7, system.sleep) == 7


def test_a_folder_that_has_vanished_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised, appearing(tmp_path / "gone" / "a.wav"):
        pass
    facts = raised.value.facts
    assert (facts["path"], facts["reason"]) == (str(tmp_path / "gone"), "no_folder")
