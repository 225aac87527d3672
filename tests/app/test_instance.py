"""What later starts and the first window say to each other: the lock, the call, the door."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from vbee_desktop.app.door import Door, bring_to_front
from vbee_desktop.app.instance import (
    ACTIVATION_VARIABLE,
    LONGEST_CALL_BYTES,
    TAKEN,
    Call,
    decoded,
    encoded,
    find_place,
    make_name,
    note_place,
)
from vbee_desktop.app.second_start import NobodyAnswers, hand_over
from vbee_desktop.cli import window
from vbee_desktop.core.file_lock import AlreadyLocked, FileLock

LIMIT_MS = 5000
PATIENCE_S = 20.0
Say = Callable[[bytes], QLocalSocket]


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[FileLock]:
    lock = FileLock(tmp_path / "window.lock")
    yield lock
    lock.release()


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name: a socket's has little room."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture
def calls() -> list[Call]:
    return []


@pytest.fixture
def door(qtbot: QtBot, lock: FileLock, calls: list[Call]) -> Iterator[Door]:
    door = Door(calls.append)
    assert door.open(lock)
    yield door
    door.close()
    door.deleteLater()


@pytest.fixture
def say(qtbot: QtBot, door: Door, lock: FileLock) -> Iterator[Say]:
    """Says something at the door, whatever it is, and stays connected."""
    sockets: list[QLocalSocket] = []

    def say(words: bytes) -> QLocalSocket:
        name = find_place(lock.path)
        assert name is not None
        socket = QLocalSocket()
        sockets.append(socket)
        socket.connectToServer(name)
        assert socket.waitForConnected(LIMIT_MS)
        socket.write(words)
        return socket

    yield say
    for socket in sockets:
        socket.abort()


def is_gone(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def hand_over_beside(lock: FileLock, call: Call) -> list[FileLock | None]:
    """`hand_over` in a thread of its own, as in a process of its own; what it gave is in the list at its
    end.
    """
    given: list[FileLock | None] = []
    threading.Thread(target=lambda: given.append(hand_over(lock.path, call, PATIENCE_S))).start()
    return given


def test_one_at_a_time_holds_a_lock_which_only_its_user_can_read(tmp_path: Path, lock: FileLock) -> None:
    with pytest.raises(AlreadyLocked):
        FileLock(lock.path)
    FileLock(tmp_path / "other.lock").release()
    assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600 or os.name == "nt"


def test_a_lock_that_was_released_is_free(tmp_path: Path) -> None:
    FileLock(tmp_path / "window.lock").release()
    FileLock(tmp_path / "window.lock").release()


def test_a_call_is_taken_and_told_so(qtbot: QtBot, door: Door, lock: FileLock, calls: list[Call]) -> None:
    call = Call(Path("/nhà của tôi/bài đọc số 1.txt"), "a-token")
    given = hand_over_beside(lock, call)
    qtbot.waitUntil(lambda: given == [None], timeout=LIMIT_MS)
    assert calls == [call]


def test_the_door_may_open_after_the_call(qtbot: QtBot, lock: FileLock, calls: list[Call]) -> None:
    given = hand_over_beside(lock, Call())
    door = Door(calls.append)
    assert door.open(lock)
    qtbot.waitUntil(lambda: given == [None], timeout=LIMIT_MS)
    assert calls == [Call()]
    door.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows names its sockets without a folder")
@pytest.mark.parametrize("folder", ["of the first", "that is not there"])
def test_two_starts_may_have_two_folders_for_what_is_temporary(
    folder: str, qtbot: QtBot, short: Path, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("of the first", "of the second"):
        (short / name).mkdir()
    lock = FileLock(short / "window.lock")
    monkeypatch.setenv("TMPDIR", str(short / folder))
    door = Door(calls.append)
    assert door.open(lock)
    monkeypatch.setenv("TMPDIR", str(short / "of the second"))
    given = hand_over_beside(lock, Call())
    qtbot.waitUntil(lambda: given == [None], timeout=LIMIT_MS)
    assert calls == [Call()]
    door.close()
    lock.release()


def test_where_a_dead_window_has_listened_keeps_nobody_from_the_next(
    qtbot: QtBot, lock: FileLock, calls: list[Call], tmp_path: Path
) -> None:
    make_name(lock)
    note_place(lock, str(tmp_path / "nobody"))
    given = hand_over_beside(lock, Call())
    door = Door(calls.append)
    assert door.open(lock)
    qtbot.waitUntil(lambda: given == [None], timeout=LIMIT_MS)
    door.close()


def test_who_waits_for_a_window_that_ends_is_the_first(lock: FileLock, tmp_path: Path) -> None:
    second = FileLock(tmp_path / "of a window that ends.lock")
    release = threading.Timer(0.2, second.release)
    release.start()
    inherited = hand_over(second.path, Call(), PATIENCE_S)
    assert inherited is not None
    inherited.release()
    release.join()


def test_nobody_waits_for_ever_for_a_window_that_hangs(door: Door, lock: FileLock, calls: list[Call]) -> None:
    with pytest.raises(NobodyAnswers):  # the door's event loop is this thread's, which waits
        hand_over(lock.path, Call(Path("/a.txt")), patience_s=0.5)
    assert calls == []


def test_a_window_that_hangs_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbee_desktop.app.second_start.PATIENCE_S", 0.1)
    home = tmp_path / "home"
    home.mkdir()
    lock = FileLock(home / "window.lock")
    code = window.main(["--home", str(home)], {"QT_QPA_PLATFORM": "offscreen"})
    lock.release()
    said = capsys.readouterr()
    assert (code, said.out) == (5, "")
    assert len(said.err.splitlines()) == 1
    assert "does not answer" in said.err


@pytest.mark.parametrize(
    "junk",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"null\n",
        b'{"version": 2, "file": ""}\n',
        b'{"version": 1}\n',
        b'{"version": 1, "file": 7}\n',
        b'{"version": 1, "file": "beside/me.txt"}\n',
        b'{"version": 1, "file": "/a\\u0000b"}\n',
        b'{"version": 1, "file": "", "activation_token": "' + b"x" * 2000 + b'"}\n',
        b"[" * 100_000 + b"\n",
        b"x" * (2 * LONGEST_CALL_BYTES),
    ],
)
def test_junk_is_sent_away_and_the_next_call_is_taken(
    qtbot: QtBot, say: Say, calls: list[Call], junk: bytes
) -> None:
    visitor = say(junk)
    qtbot.waitUntil(lambda: is_gone(visitor), timeout=LIMIT_MS)
    assert calls == []
    good = say(encoded(Call()))
    qtbot.waitUntil(lambda: is_gone(good), timeout=LIMIT_MS)
    assert calls == [Call()]


def test_who_says_nothing_keeps_nobody_waiting(
    qtbot: QtBot, say: Say, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbee_desktop.app.door.VISIT_MS", 50)
    silent = say(b'{"version"')
    good = say(encoded(Call()))
    qtbot.waitUntil(lambda: is_gone(good), timeout=LIMIT_MS)
    assert calls == [Call()]
    assert bytes(good.readAll().data()) == TAKEN
    qtbot.waitUntil(lambda: is_gone(silent), timeout=LIMIT_MS)


def test_a_call_may_come_in_pieces(qtbot: QtBot, say: Say, calls: list[Call]) -> None:
    call = Call(Path("/bài.txt"))
    first, rest = encoded(call)[:9], encoded(call)[9:]
    visitor = say(first)
    visitor.waitForBytesWritten(LIMIT_MS)
    qtbot.wait(0)
    visitor.write(rest)
    qtbot.waitUntil(lambda: calls == [call], timeout=LIMIT_MS)


@given(st.text(st.characters(exclude_characters="\0")), st.text("abc-0123"))
def test_any_name_of_a_file_arrives_as_it_was(name: str, token: str) -> None:
    call = Call(Path("/") / name, token)
    assert decoded(encoded(call)[:-1]) == call
    assert encoded(call).count(b"\n") == 1


def test_a_door_that_cannot_be_opened_is_only_logged(
    qtbot: QtBot, tmp_path: Path, allowed_logs: AllowedLogs
) -> None:
    allowed_logs("later starts cannot be heard")
    lock = FileLock(tmp_path / "window.lock")
    lock.path.unlink()
    lock.path.mkdir()
    assert not Door(print).open(lock)
    lock.release()


@pytest.mark.allowed_logs(r"does not support raise\(\)")
def test_a_window_comes_to_the_front_as_large_as_it_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ACTIVATION_VARIABLE, raising=False)
    window, other = QWidget(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    window.show()
    other.show()
    bring_to_front(window, "a-token")
    qtbot.waitUntil(window.isActiveWindow, timeout=LIMIT_MS)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert not window.isMinimized()
    assert os.environ[ACTIVATION_VARIABLE] == "a-token"
