"""Files that are brought into the editor: what comes of them, and what is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from tests.ui.speech.room import WAIT_MS, Room, Settings
from vbee_desktop.core.imported import MAX_SCRIPT_BYTES, ImportedScript, ImportKind, ImportNote
from vbee_desktop.ui.speech.import_words import words_of
from vbee_desktop.ui.speech.script_import import ScriptImport

SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
Xin chào các bạn.

2
00:00:03,000 --> 00:00:06,500
<i>Hôm nay</i> trời đẹp.

3
00:00:02,000 --> 00:00:09,000
Hẹn gặp lại.
"""
LINES = ["Xin chào các bạn.", "Hôm nay trời đẹp.", "Hẹn gặp lại."]


def message_text(room: Room) -> str:
    message = room.tab.script.message
    assert message is not None
    return message.text()


def opened(room: Room, path: Path, text: str) -> None:
    room.open().open_file(path)
    room.qtbot.waitUntil(lambda: room.tab.script.text() == text, timeout=WAIT_MS)


def test_subtitles_become_paragraphs_with_their_times_and_what_is_odd_is_told(
    room: Room, tmp_path: Path
) -> None:
    (tmp_path / "phim.srt").write_text(SUBTITLES, "utf-8")
    opened(room, tmp_path / "phim.srt", "\n".join(LINES))
    assert room.wait_for_message() == "phim.srt is open."
    assert message_text(room).startswith("3 subtitles, each a paragraph")
    message = room.tab.script.message
    assert message is not None
    assert message.kind == "warning"
    assert [(cue.start_s, cue.end_s) for cue in room.tab.imports.cues(LINES)] == [(1, 4), (3, 6.5), (2, 9)]


def test_times_stay_while_words_are_corrected_and_over_a_restart(room: Room, tmp_path: Path) -> None:
    (tmp_path / "phim.srt").write_text(SUBTITLES, "utf-8")
    opened(room, tmp_path / "phim.srt", "\n".join(LINES))
    imports = room.tab.imports
    assert len(imports.cues([LINES[0], "Hôm nay trời rất đẹp.", LINES[2]])) == 3
    assert imports.cues(LINES[:2]) == ()
    assert imports.cues(["Một.", "Hai.", "Ba."]) == (), "another text"
    started_again = ScriptImport(room.desk, room.settings, room.tab.script, room.tab)  # type: ignore[arg-type]
    assert started_again.cues(LINES) == imports.cues(LINES)


@pytest.mark.parametrize("kept", ["x", [1], [["a", "b", "c"]], {"a": 1}])
def test_times_that_were_spoiled_are_none(room: Room, settings: Settings, kept: object) -> None:
    settings.set("speech.cues", kept)
    assert room.tab.imports.cues(["a"]) == ()


def test_document_is_opened_and_what_has_no_words_is_told(room: Room, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Một")
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "hai", "ba"
    made.save(str(tmp_path / "bài.docx"))
    opened(room, tmp_path / "bài.docx", "Một\nhai, ba")
    assert room.wait_for_message() == "bài.docx is open."
    assert message_text(room) == "1 tables became a paragraph a row."


def test_plain_text_comes_in_without_a_word_said(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một\nhai", "utf-8")
    opened(room, tmp_path / "a.txt", "Một\nhai")
    assert room.tab.script.message is None


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04damaged", "It is damaged."),
        ("a.docx", b"%PDF", "It is not a Word document, whatever its name says."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is of an old kind; save it as .docx in Word."),
        ("a.srt", "Không có gì".encode(), "It has no subtitles in it."),
        ("a.txt", b"a" * (MAX_SCRIPT_BYTES + 1), "It is too large to be opened here."),
    ],
)
def test_what_cannot_be_opened_is_told_and_the_text_stays(
    room: Room, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    tab = room.open()
    room.write("Giữ nguyên.")
    tab.open_file(tmp_path / name)
    assert room.wait_for_message() == "This file cannot be read."
    assert said in message_text(room)
    assert tab.script.text() == "Giữ nguyên."


def test_a_file_copied_in_a_folder_can_be_pasted(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Chào\n\n**Một** hai", "utf-8")
    tab = room.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.md"))])
    QApplication.clipboard().setMimeData(data)
    tab.script.editor.paste()
    room.qtbot.waitUntil(lambda: tab.script.text().split() == ["Chào", "Một", "hai"], timeout=WAIT_MS)


def test_files_dropped_together_stand_one_below_the_other_in_the_order_of_their_names(
    room: Room, tmp_path: Path
) -> None:
    tab = room.open()
    room.write("Cũ.")
    files = {"Chương 10.txt": "Mười.".encode(), "chương 2.md": b"# Hai", "chương 1.srt": SUBTITLES.encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "hỏng.docx").write_bytes(b"%PDF")
    tab.script.editor.files_dropped.emit(tuple(tmp_path / name for name in (*files, "hỏng.docx")))
    assert room.wait_for_message() == "3 files are open, one below the other."
    assert tab.script.text().split("\n") == [*LINES, "Hai", "Mười."]
    assert message_text(room).startswith("1 cannot be read and are left out.")
    assert tab.imports.cues(LINES) == ()
    tab.script.editor.undo()
    assert tab.script.text() == "Cũ."


def test_files_that_none_can_be_read_leave_the_text(room: Room, tmp_path: Path) -> None:
    tab = room.open()
    room.write("Giữ nguyên.")
    tab.script.editor.files_dropped.emit((tmp_path / "a.txt", tmp_path / "b.txt"))
    assert room.wait_for_message() == "This file cannot be read."
    assert tab.script.text() == "Giữ nguyên."


@pytest.mark.parametrize("kind", [*ImportKind])
def test_every_note_has_words_and_its_lines(kind: ImportKind) -> None:
    told = words_of("a.srt", ImportedScript("a", notes=(ImportNote(kind, 2, (3, 4)),)))
    assert told is not None
    assert "2" in told.text
    assert told.details.endswith("Lines: 3, 4")
