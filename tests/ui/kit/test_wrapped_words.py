"""Words on several lines: as far apart as Vietnamese needs, aligned as asked for, no word left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.empty_state import EmptyState
from vbee_desktop.ui.widgets.label import Label

WORDS = "Hãy ghi âm vài giây hoặc chọn một tệp WAV. Mỗi câu sẽ hiện ở đây kèm mốc thời gian."
INK_BELOW = 128


@pytest.fixture
def label(qtbot: QtBot, look: Look) -> Label:
    """Shown, and as wide as two lines of `WORDS` need."""
    label = Label(look, text=WORDS, wrap=True)
    qtbot.addWidget(label)
    width = round(label.fontMetrics().horizontalAdvance(WORDS) * 0.85)
    label.resize(width, label.heightForWidth(width))
    label.show()
    return label


def ink(widget: QWidget) -> list[tuple[int, int, int]]:
    """The lines that are drawn: the top of each, its first and its last dark column, in pixels."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    found: list[tuple[int, int, int]] = []
    is_in_line = False
    for y in range(picture.height()):
        dark = [x for x in range(picture.width()) if picture.pixelColor(x, y).lightness() < INK_BELOW]
        if dark and is_in_line:
            top, first, last = found.pop()
            found.append((top, min(first, dark[0]), max(last, dark[-1])))
        elif dark:
            found.append((y, dark[0], dark[-1]))
        is_in_line = bool(dark)
    return found


@pytest.mark.parametrize("is_selectable", [False, True])
def test_lines_stand_apart(label: Label, *, is_selectable: bool) -> None:
    if is_selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setText(f"{WORDS} ")
    one, many = label.heightForWidth(10_000), label.heightForWidth(label.width() // 4)
    size_px = QFontInfo(label.font()).pixelSize()
    assert one <= 1.5 * size_px
    assert (many - one) % round(1.35 * size_px + 0.5) <= 4
    label.resize(label.width(), label.heightForWidth(label.width()))
    tops = [top for top, _first, _last in ink(label)]
    assert tops[-1] - tops[0] >= 1.2 * size_px  # marks reach up by a different height in each line


def test_words_stand_where_they_are_aligned(label: Label) -> None:
    assert ink(label)[-1][1] < 10
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    assert ink(label)[-1][2] > label.width() - 10


def test_in_an_empty_view_no_word_stands_alone(qtbot: QtBot, look: Look, label: Label) -> None:
    _top, first, last = ink(label)[-1]
    assert last - first < label.width() / 3, "the words are to need a short second line"
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.balance()
    (_, first, last), (_, lower_first, lower_last) = ink(label)[0], ink(label)[-1]
    assert lower_last - lower_first > 0.6 * (last - first)
    assert abs((first + last) - label.width()) < 20
    view = EmptyState(look, icon="history", title="Nothing", sentence=WORDS)
    qtbot.addWidget(view)
    view.resize(label.width(), 300)
    assert view.sizeHint().height() > 0


def test_the_mark_leaves_a_narrow_view_to_the_words(qtbot: QtBot, look: Look) -> None:
    view = EmptyState(look, icon="app", title="Nothing", sentence=WORDS)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    wide = len(ink(view))
    assert wide
    marks = [each for each in view.findChildren(QWidget) if type(each).__name__ == "IconView"]
    assert all(each.isVisible() for each in marks)
    view.resize(260, 300)
    assert not any(each.isVisible() for each in marks)
