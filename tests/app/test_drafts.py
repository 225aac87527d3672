"""What is typed is on the disk 2 s later, whatever else happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.draft_keeper import NAME, RETRY_MS, SAVE_MS, DraftKeeper
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.server import server_at
from vbee_desktop.store.drafts import Drafts
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

LIMIT_MS = 20_000
KEY_MS = 40
Make = Callable[..., WindowProgram]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Where the text of the editor is kept."""
    (tmp_path / "home" / "drafts").mkdir(parents=True)
    return tmp_path / "home" / "drafts" / "script.txt"


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, sandbox: SandboxProcess, tmp_path: Path, allowed_logs: AllowedLogs
) -> Iterator[Make]:
    """The program against the sandbox, not yet shown; it is closed at the end."""
    allowed_logs("does not support propagateSizeHints")
    made: list[WindowProgram] = []

    def make(file: Path | None = None) -> WindowProgram:
        known = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
        setup = Setup(Home(tmp_path / "home"), Secrets(known), server_at(sandbox.url), Demo.NEVER)
        made.append(WindowProgram(qapp, setup.home, lambda: setup, "en", file))
        return made[-1]

    yield make
    for program in made:
        assert program.close()
        program.window.deleteLater()
    qapp.processEvents()


def show(qtbot: QtBot, program: WindowProgram) -> WindowProgram:
    program.window.show()
    qtbot.waitUntil(lambda: program.is_complete, timeout=LIMIT_MS)
    return program


def text_in(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def test_typing_without_a_pause_is_kept(qtbot: QtBot, make: Make, draft: Path) -> None:
    program = show(qtbot, make())
    text = "mot hai ba bon " * 5
    QTest.keyClicks(program.window.editor, text, delay=KEY_MS)
    typed_2_s_ago = text[: -2000 // KEY_MS]
    assert text_in(draft).startswith(typed_2_s_ago)


def test_a_store_that_cannot_be_opened_costs_no_draft(qtbot: QtBot, make: Make, draft: Path) -> None:
    (draft.parents[1] / "jobs.sqlite3").write_bytes(b"somebody's file, and no database" * 50)
    draft.write_text("Hôm qua. ", "utf-8")
    program = show(qtbot, make())
    qtbot.waitUntil(lambda: program.window.editor.toPlainText() == "Hôm qua. ", timeout=LIMIT_MS)
    program.window.editor.appendPlainText("Hôm nay.")
    qtbot.waitUntil(lambda: text_in(draft) == "Hôm qua. \nHôm nay.", timeout=2000)


def test_words_typed_before_yesterdays_are_there_cost_none_of_them(
    qtbot: QtBot, make: Make, draft: Path
) -> None:
    draft.write_text("Hôm qua.", "utf-8")
    program = make()
    QTest.keyClicks(program.window.editor, "Hom nay.")
    show(qtbot, program)
    qtbot.waitUntil(lambda: text_in(draft) == "Hôm qua.\n\nHom nay.", timeout=LIMIT_MS)
    assert program.window.editor.toPlainText() == "Hôm qua.\n\nHom nay."


def test_yesterdays_text_is_under_the_file_that_is_opened(
    qtbot: QtBot, make: Make, draft: Path, tmp_path: Path
) -> None:
    draft.write_text("Hôm qua.", "utf-8")
    file = tmp_path / "bài.txt"
    file.write_text("Bài của tôi.", "utf-8")
    program = show(qtbot, make(file))
    editor = program.window.editor
    qtbot.waitUntil(lambda: editor.toPlainText() == "Bài của tôi.", timeout=LIMIT_MS)
    editor.undo()
    assert editor.toPlainText() == "Hôm qua."


def test_a_disk_that_refuses_is_told_in_the_window(qtbot: QtBot, make: Make, draft: Path) -> None:
    program = show(qtbot, make())
    draft.parent.rmdir()
    draft.parent.write_text("a file where the folder should be")
    program.window.editor.insertPlainText("Một.")
    message = program.window.workbench.message
    qtbot.waitUntil(message.isVisible, timeout=LIMIT_MS)
    assert "drafts" in message.title()
    draft.parent.unlink()


class SteppedTimer(QTimer):
    """Its time passes only when it is told so."""

    def __init__(self) -> None:
        super().__init__()
        self._left_ms: int | None = None

    def start(self, msec: int) -> None:  # type: ignore[override]
        self._left_ms = msec

    def stop(self) -> None:
        self._left_ms = None

    def isActive(self) -> bool:
        return self._left_ms is not None

    def pass_time(self, ms: int) -> None:
        if self._left_ms is None:
            return
        self._left_ms -= ms
        if self._left_ms <= 0:
            self._left_ms = None
            self.timeout.emit()


class HeldDrafts(Drafts):
    """A disk on which writing takes until it is let go."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.is_free = threading.Event()
        self.begun = threading.Event()

    def save(self, name: str, text: str) -> None:
        self.begun.set()
        self.is_free.wait()
        super().save(name, text)


@pytest.fixture
def editor(qtbot: QtBot) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    return editor


@pytest.fixture
def timer() -> SteppedTimer:
    return SteppedTimer()


def loaded(qtbot: QtBot, keeper: DraftKeeper) -> DraftKeeper:
    keeper.load()
    qtbot.waitUntil(lambda: keeper.is_loaded, timeout=LIMIT_MS)
    return keeper


def test_ten_seconds_of_typing_are_on_the_disk_up_to_two_seconds_ago(
    qtbot: QtBot, editor: QPlainTextEdit, timer: SteppedTimer, tmp_path: Path
) -> None:
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: Drafts(tmp_path), timer=timer))
    typed = [""]
    for key in "mot hai ba bon nam " * 11:
        QTest.keyClicks(editor, key)
        typed.append(typed[-1] + key)
        timer.pass_time(50)
        qtbot.waitUntil(lambda: not keeper.is_writing, timeout=LIMIT_MS)
        assert text_in(tmp_path / f"{NAME}.txt").startswith(typed[max(0, len(typed) - 1 - 2000 // 50)])
    assert len(typed) * 50 > 10_000
    keeper.close()
    assert text_in(tmp_path / f"{NAME}.txt") == typed[-1]


def test_what_is_typed_during_a_slow_write_is_written_right_after_it(
    qtbot: QtBot, editor: QPlainTextEdit, timer: SteppedTimer, tmp_path: Path
) -> None:
    drafts = HeldDrafts(tmp_path)
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: drafts, timer=timer))
    editor.insertPlainText("Một.")
    timer.pass_time(SAVE_MS)
    assert drafts.begun.wait(LIMIT_MS / 1000)
    editor.insertPlainText(" Hai.")
    timer.pass_time(SAVE_MS)
    drafts.is_free.set()
    qtbot.waitUntil(lambda: text_in(tmp_path / f"{NAME}.txt") == "Một. Hai.", timeout=LIMIT_MS)
    keeper.close()


@pytest.mark.allowed_logs("the disk does not answer")
def test_a_disk_that_hangs_does_not_hold_the_end(
    qtbot: QtBot,
    editor: QPlainTextEdit,
    timer: SteppedTimer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vbee_desktop.app.draft_keeper.CLOSE_WITHIN_S", 0.05)
    drafts = HeldDrafts(tmp_path)
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: drafts, timer=timer))
    editor.insertPlainText("Một.")
    timer.pass_time(SAVE_MS)
    keeper.close()
    drafts.is_free.set()
    qtbot.waitUntil(lambda: text_in(tmp_path / f"{NAME}.txt") == "Một.", timeout=LIMIT_MS)


def test_an_end_right_after_the_start_keeps_both_texts(editor: QPlainTextEdit, tmp_path: Path) -> None:
    Drafts(tmp_path).save(NAME, "Hôm qua.")
    keeper = DraftKeeper(editor, lambda: Drafts(tmp_path))
    editor.insertPlainText("Hôm nay.")
    keeper.load()
    keeper.close()
    assert text_in(tmp_path / f"{NAME}.txt") == "Hôm qua.\n\nHôm nay."


def test_a_text_that_was_cleared_away_stays_away(
    qtbot: QtBot, editor: QPlainTextEdit, tmp_path: Path
) -> None:
    Drafts(tmp_path).save(NAME, "Hôm qua.")
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: Drafts(tmp_path)))
    editor.clear()
    keeper.close()
    assert text_in(tmp_path / f"{NAME}.txt") == ""


def test_a_draft_that_cannot_be_read_is_told(qtbot: QtBot, editor: QPlainTextEdit, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").mkdir()
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: Drafts(tmp_path)))
    assert keeper.error is not None
    assert "script.txt" in str(keeper.error.facts["path"])
    keeper.close()


def test_a_disk_that_refuses_is_told_once_and_tried_again(
    qtbot: QtBot, editor: QPlainTextEdit, timer: SteppedTimer, tmp_path: Path
) -> None:
    folder, told = tmp_path / "drafts", list[object]()
    keeper = loaded(qtbot, DraftKeeper(editor, lambda: Drafts(folder), timer=timer))
    keeper.failed.connect(told.append)

    def type_and_wait(text: str) -> None:
        editor.insertPlainText(text)
        timer.pass_time(RETRY_MS)
        qtbot.waitUntil(lambda: not keeper.is_writing, timeout=LIMIT_MS)

    for word in ("Một.", " Hai.", " Ba."):
        type_and_wait(word)
    assert len(told) == 1
    folder.mkdir()
    timer.pass_time(RETRY_MS)
    qtbot.waitUntil(lambda: text_in(folder / f"{NAME}.txt") == "Một. Hai. Ba.", timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: keeper.error is None, timeout=LIMIT_MS)
    (folder / f"{NAME}.txt").unlink()
    folder.rmdir()
    type_and_wait(" Bốn.")
    assert len(told) == 2
    folder.mkdir()
    keeper.close()
    assert text_in(folder / f"{NAME}.txt") == "Một. Hai. Ba. Bốn."
