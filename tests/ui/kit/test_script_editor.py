from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QFontInfo, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from vbee_desktop.ui.look import EDITOR, Look, Mode
from vbee_desktop.ui.theme import DARK, LIGHT, Theme
from vbee_desktop.ui.widgets.gutter import Gutter
from vbee_desktop.ui.widgets.script_editor import ScriptEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LONG = "Trước hết, hãy tráng phin bằng nước vừa sôi, rồi đợi một chút cho phin nóng đều. " * 4


@pytest.fixture
def editor(look: Look, qtbot: QtBot) -> ScriptEditor:
    editor = ScriptEditor(look)
    qtbot.addWidget(editor)
    editor.resize(600, 400)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def cursor_at(editor: ScriptEditor, position: int) -> QTextCursor:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)
    return cursor


def test_lines_stand_one_and_a_half_font_sizes_apart(editor: ScriptEditor) -> None:
    editor.setPlainText(LONG)
    tops = sorted({cursor_rect_top(editor, position) for position in range(0, len(LONG), 5)})
    steps = {after - before for before, after in pairwise(tops)}
    size_px = QFontInfo(editor.font()).pixelSize()
    assert len(tops) >= 3
    assert len(steps) == 1
    assert steps.pop() >= 1.5 * size_px


def cursor_rect_top(editor: ScriptEditor, position: int) -> int:
    cursor_at(editor, position)
    return editor.cursorRect().top()


def test_twelve_pixels_stand_between_paragraphs(editor: ScriptEditor) -> None:
    editor.setPlainText("Một\nHai\nBa")
    tops = [cursor_rect_top(editor, position) for position in (0, 4, 8)]
    places = list(editor.visible_blocks())
    assert tops[1] - tops[0] == tops[2] - tops[1] == pytest.approx(places[0].line_height + 12)
    assert places[1].top - places[0].bottom == 12


def test_a_click_finds_the_line_that_is_seen(editor: ScriptEditor) -> None:
    editor.setPlainText("Một\nHai\n" + LONG)
    for position in (1, 5, 8, 60, 200, len(editor.toPlainText())):
        cursor_at(editor, position)
        where = editor.cursorRect().center()
        cursor_at(editor, 0)
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert editor.textCursor().position() == position


@pytest.mark.parametrize("paragraphs", [3, 40, 333])
def test_the_end_can_be_scrolled_to_and_is_wholly_seen(editor: ScriptEditor, paragraphs: int) -> None:
    editor.setPlainText("\n".join([LONG] * paragraphs))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.ensureCursorVisible()
    assert editor.viewport().rect().contains(editor.cursorRect())
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert editor.viewport().rect().contains(editor.cursorRect())
    *_, last = editor.visible_blocks()
    assert last.paragraph == paragraphs - 1
    assert last.bottom <= editor.viewport().height()


def test_words_stay_clear_of_the_gutter(editor: ScriptEditor) -> None:
    editor.setPlainText("Một")
    cursor_at(editor, 0)
    assert editor.cursorRect().left() >= 16


def test_lines_with_words_are_paragraphs(editor: ScriptEditor) -> None:
    editor.setPlainText("Một\n\n  \nHai\nBa")
    assert editor.paragraph_count() == 3
    assert [place.paragraph for place in editor.visible_blocks()] == [0, None, None, 1, 2]


def test_paragraphs_are_counted_while_typing(editor: ScriptEditor) -> None:
    editor.setPlainText("Một\n\nBa")
    cursor_at(editor, 4)
    QTest.keyClicks(editor, " ")
    assert editor.paragraph_count() == 2
    QTest.keyClicks(editor, "x")
    assert editor.paragraph_count() == 3
    assert editor.current_paragraph() == 1
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.paragraph_count() == 2
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [place.paragraph for place in editor.visible_blocks()] == [0, None, None, 1]
    editor.undo()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.paragraph_count() == 0
    assert editor.current_paragraph() is None


def test_the_cursors_paragraph_is_told(editor: ScriptEditor, qtbot: QtBot) -> None:
    editor.setPlainText("Một\n\nHai")
    told: list[object] = []
    editor.current_paragraph_changed.connect(told.append)
    cursor_at(editor, 6)
    cursor_at(editor, 7)
    cursor_at(editor, 4)
    assert told == [1, None]


def test_the_cursors_paragraph_has_its_ground(editor: ScriptEditor, look: Look) -> None:
    editor.setPlainText("Một\nHai\nBa")
    cursor_at(editor, 5)
    image = editor.viewport().grab().toImage()
    places = list(editor.visible_blocks())
    inside, outside = round(places[1].top + 3), round(places[0].top + 3)
    x = editor.viewport().width() - 5
    assert image.pixelColor(x, inside) == look.color("cur")
    assert image.pixelColor(x, outside) == look.color("surface")


@pytest.mark.parametrize(
    "change",
    [
        lambda editor: editor.verticalScrollBar().setValue(7),
        lambda editor: editor.insertPlainText(LONG),
        lambda editor: QTest.keyClick(editor, Qt.Key.Key_Return),
        lambda editor: editor.resize(400, 400),
        lambda editor: editor.set_zoom(60),
        lambda editor: editor.undo(),
        lambda editor: editor.moveCursor(QTextCursor.MoveOperation.Start),
    ],
)
def test_the_ground_goes_where_its_paragraph_goes(
    editor: ScriptEditor, look: Look, change: Callable[[ScriptEditor], object]
) -> None:
    editor.setPlainText("\n".join([LONG] * 12))
    cursor_at(editor, 2 * len(LONG))
    QTest.keyClicks(editor, "abc")
    assert_ground_stands(editor, look)
    change(editor)
    assert_ground_stands(editor, look)


def assert_ground_stands(editor: ScriptEditor, look: Look) -> None:
    QApplication.processEvents()
    image = editor.viewport().grab().toImage()
    x, height = image.width() - 2, image.height()
    tinted = [y for y in range(height) if image.pixelColor(x, y) == look.color("cur")]
    [place] = [place for place in editor.visible_blocks() if place.current]
    assert tinted == list(range(max(round(place.top), 0), min(round(place.bottom), height)))


def test_a_line_cut_off_at_the_edge_is_wholly_seen_after_a_key(editor: ScriptEditor) -> None:
    editor.setPlainText("\n".join([LONG] * 12))
    for lines_down in range(1, 30):
        editor.verticalScrollBar().setValue(0)
        where = QPoint(60, min(lines_down * 20, editor.viewport().height() - 2))
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.keyClicks(editor, "x")
        assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_line_that_grows_out_of_sight_is_brought_in_while_typing(editor: ScriptEditor) -> None:
    editor.setPlainText("\n".join([LONG] * 12))
    cursor_at(editor, len(LONG) + 40)
    for _ in range(60):
        QTest.keyClicks(editor, "trong xanh ")
        assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_click_on_a_mark_tells_its_paragraph(editor: ScriptEditor, qtbot: QtBot) -> None:
    editor.setPlainText("Một\n\nHai")
    editor.set_marks(["made", "stale"])
    assert [editor.mark_of(index) for index in range(3)] == ["made", "stale", "never"]
    [gutter] = editor.findChildren(Gutter)
    second = list(editor.visible_blocks())[2]
    with qtbot.waitSignal(editor.mark_clicked) as clicked:
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(30, round(second.top + 5)))
    assert clicked.args == [1]


def test_the_gutter_widens_for_more_paragraphs(editor: ScriptEditor) -> None:
    editor.setPlainText("Một")
    [gutter] = editor.findChildren(Gutter)
    narrow = gutter.width()
    editor.setPlainText("\n".join(["x"] * 1000))
    assert gutter.width() > narrow
    assert gutter.geometry().right() < editor.viewport().geometry().left()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Chờ <break time=0.5s/> rồi", "<break time=0.5s/>"),
        ("𝄞🙂 Chờ <break time=2s/>", "<break time=2s/>"),
        ("Chờ <break time=0.5s rồi", ""),
        ("Không có gì", ""),
    ],
)
def test_break_marks_stand_out(editor: ScriptEditor, look: Look, text: str, marked: str) -> None:
    editor.setPlainText(text)
    QApplication.processEvents()
    block = editor.document().firstBlock()
    units = block.text().encode("utf-16-le")
    found = [
        units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        for part in block.layout().formats()
        if part.format.foreground().color() == QColor(look.theme.info)
    ]
    assert "".join(found) == marked
    assert editor.toPlainText() == text


def test_a_dropped_file_is_told_and_dropped_text_is_inserted(
    editor: ScriptEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        drop(editor, urls=[QUrl.fromLocalFile(str(tmp_path / name)) for name in ("bài.txt", "2.txt")])
    assert dropped.args == [(tmp_path / "bài.txt", tmp_path / "2.txt")]
    assert editor.toPlainText() == ""
    with qtbot.assertNotEmitted(editor.files_dropped):
        drop(editor, text="Xin chào")
    assert editor.toPlainText() == "Xin chào"


def drop(editor: ScriptEditor, *, urls: list[QUrl] | None = None, text: str = "") -> None:
    data = QMimeData()
    if urls:
        data.setUrls(urls)
    else:
        data.setText(text)
    nothing_held = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(100, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing_held
    )
    editor.dropEvent(event)


def test_zoom_is_told_and_kept_in_bounds(editor: ScriptEditor, look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.zoom_changed) as zoomed:
        editor.zoom_by(3)
    assert zoomed.args == [130]
    assert editor.font().pointSizeF() == pytest.approx(look.font(EDITOR * 1.3).pointSizeF())
    editor.set_zoom(9999)
    assert editor.zoom_percent == 300


def test_what_an_input_method_composes_is_not_text_yet(editor: ScriptEditor) -> None:
    editor.setPlainText("Xin ")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.sendEvent(editor, QInputMethodEvent("chaf", []))
    assert editor.toPlainText() == "Xin "
    committed = QInputMethodEvent("", [])
    committed.setCommitString("chào")
    QApplication.sendEvent(editor, committed)
    assert editor.toPlainText() == "Xin chào"


def test_a_key_in_a_long_text_costs_little_more_than_in_a_bare_editor(
    editor: ScriptEditor, look: Look, qtbot: QtBot
) -> None:
    """The target is 2; twice that is what a busy machine may add without making the test a lottery."""
    text = "\n".join([LONG[:299]] * 333)
    bare = QPlainTextEdit()
    bare.setFont(look.font(EDITOR))
    qtbot.addWidget(bare)
    bare.resize(600, 400)
    bare.show()
    bare.setPlainText(text)
    editor.setPlainText(text)
    assert median_key_s(editor) <= 4 * median_key_s(bare)


def median_key_s(editor: QPlainTextEdit) -> float:
    cursor = editor.textCursor()
    cursor.setPosition(50_000)
    editor.setTextCursor(cursor)
    QApplication.processEvents()
    times = []
    for _ in range(41):
        before = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_A)
        QApplication.processEvents()
        times.append(time.perf_counter() - before)
    return sorted(times)[20]


def test_the_ground_follows_a_change_of_theme(qtbot: QtBot, look: Look) -> None:
    editor = ScriptEditor(look)
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    editor.show()
    modes: list[tuple[Mode, Theme]] = [("dark", DARK), ("light", LIGHT)]
    for mode, theme in modes:
        look.set_mode(mode)
        ground = editor.viewport().grab().toImage().pixelColor(200, 250)
        assert ground.name().upper() == theme.surface
