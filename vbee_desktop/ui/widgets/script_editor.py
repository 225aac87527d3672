"""The editor for text to speak.

It is in the first paint of the window, which must be soon. So what an empty editor does not need is made
later, and nothing here asks for ``Qt`` or `viewport` before there are words: each has PySide load 10 ms of
types.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from vbee_desktop.ui.look import EDITOR
from vbee_desktop.ui.theme import SPACE_EDGE
from vbee_desktop.ui.widgets.gutter import Gutter
from vbee_desktop.ui.widgets.paragraph_layout import ParagraphLayout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QMimeData, QRect
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QInputMethodEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QTextBlock,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.break_highlighter import BreakHighlighter
    from vbee_desktop.ui.widgets.marks import ParagraphMark

_GAP = 12
_ZOOM_STEP = 10
_ZOOM_LEAST, _ZOOM_MOST = 50, 300


class BlockPlace(NamedTuple):
    """Where a visible block stands, in pixels of the viewport; ``paragraph`` is None for an empty line."""

    top: float
    bottom: float
    line_height: float
    paragraph: int | None
    current: bool


class ScriptEditor(QPlainTextEdit):
    """Plain text, a block for each paragraph, a gutter with numbers and marks, break marks in colour.

    Paragraphs are the lines with words in them, counted from 0. Its user names it. What an input method
    composes is Qt's own business: nothing here intercepts keys.
    """

    mark_clicked = Signal(object)
    """Index of the paragraph whose gutter row was clicked."""
    mark_menu_wanted = Signal(object, object)
    """Index of the paragraph, and the place of its menu on the screen (QPoint)."""
    current_paragraph_changed = Signal(object)
    """Index of the cursor's paragraph, or None in an empty line."""
    files_dropped = Signal(object)
    """Tuple of ``pathlib.Path``, of files dropped or pasted together; text is inserted as usual."""
    zoom_changed = Signal(object)
    """Percent, an int."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._zoom_percent = 100
        self._numbers: list[int | None] = [None]
        self._paragraphs = 0
        self._current_block = 0
        self._current_paragraph: int | None = None
        self._ground: QRectF | None = None
        self._whole_line = -1
        document = self.document()
        self._layout = ParagraphLayout(document, gap=_GAP)
        self._gutter = Gutter(look, self)
        self._highlighter: BreakHighlighter | None = None
        document.setDocumentMargin(SPACE_EDGE)
        document.setDocumentLayout(self._layout)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        document.contentsChange.connect(self._on_contents)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.updateRequest.connect(self._on_update_request)
        self._gutter.clicked.connect(self.mark_clicked)
        self._gutter.menu_wanted.connect(self.mark_menu_wanted)
        look.changed.connect(self._follow_look)
        self._restyle()

    @property
    def zoom_percent(self) -> int:
        """100 is 1.23 times the system's font."""
        return self._zoom_percent

    def set_zoom(self, percent: int) -> None:
        """Zoom the words, 50 to 300 percent."""
        percent = min(max(percent, _ZOOM_LEAST), _ZOOM_MOST)
        if percent != self._zoom_percent:
            self._zoom_percent = percent
            self._restyle()
            self.zoom_changed.emit(percent)

    def zoom_by(self, steps: int) -> None:
        """10 percent a step, in or out."""
        self.set_zoom(self._zoom_percent + steps * _ZOOM_STEP)

    def set_marks(self, marks: Sequence[ParagraphMark]) -> None:
        """One mark per paragraph, in order; paragraphs without one were never made."""
        self._gutter.set_marks(marks)

    def set_notes(self, notes: Mapping[int, str]) -> None:
        """What else there is to tell about paragraphs; it stands beside the words of their marks."""
        self._gutter.set_notes(notes)

    def set_playing(self, paragraph: int | None) -> None:
        """Mark the paragraph that is heard."""
        self._gutter.set_playing(paragraph)

    def playing(self) -> int | None:
        """The paragraph that is heard."""
        return self._gutter.playing

    def words_of(self, paragraph: int) -> str:
        """What the mark of a paragraph tells."""
        return self._gutter.words_of(paragraph)

    def mark_of(self, paragraph: int) -> str:
        """The mark shown at a paragraph."""
        return self._gutter.mark_of(paragraph)

    def go_to_paragraph(self, paragraph: int) -> None:
        """Put the cursor at the start of a paragraph."""
        from PySide6.QtGui import QTextCursor

        block = self.document().findBlockByNumber(self._numbers.index(paragraph))
        self.setTextCursor(QTextCursor(block))

    def paragraph_count(self) -> int:
        """How many lines have words in them."""
        return self._paragraphs

    def current_paragraph(self) -> int | None:
        """Index of the cursor's paragraph, or None in an empty line."""
        return self._current_paragraph

    def visible_blocks(self) -> Iterator[BlockPlace]:
        """The blocks that can be seen, from top to bottom."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.contentsRect().height()
        while block.isValid() and top <= height:
            full = self.blockBoundingRect(block).height()
            yield self._place(block, top, full)
            top += full
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = self._current_ground()
        if ground is not None and ground.intersects(QRectF(event.rect())):
            from PySide6.QtGui import QPainter

            painter = QPainter(self.viewport())
            painter.fillRect(ground, self._look.color("cur"))
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._show_whole_line()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._show_whole_line()

    def ensureCursorVisible(self) -> None:
        super().ensureCursorVisible()
        self._show_whole_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        area = self.contentsRect()
        self._gutter.setGeometry(area.left(), area.top(), self.viewportMargins().left(), area.height())
        self._forget_places()

    def wheelEvent(self, event: QWheelEvent) -> None:
        from PySide6.QtCore import Qt

        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if not files:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        self.files_dropped.emit(files)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files that were copied in a folder come in as if they had been dropped."""
        if files := _files(source):
            self.files_dropped.emit(files)
        else:
            super().insertFromMimeData(source)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(14), self._look.em(8))

    def _place(self, block: QTextBlock, top: float, full: float) -> BlockPlace:
        number = block.blockNumber()
        paragraph = self._numbers[number] if number < len(self._numbers) else None
        lines = max(block.layout().lineCount(), 1)
        height = full - _GAP
        current = number == self._current_block and self._paragraphs > 0
        return BlockPlace(top, top + height, height / lines, paragraph, current)

    def _current_ground(self) -> QRectF | None:
        """The rectangle of the cursor's paragraph in the viewport; none where there are no words at all."""
        if self._ground is None and self._paragraphs:
            block = self.textCursor().block()
            geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
            self._ground = QRectF(0, geometry.top(), self.viewport().width(), geometry.height() - _GAP)
        return self._ground

    def _show_whole_line(self) -> None:
        """Qt scrolls to the cursor as if lines touched each other: with room between them the lower edge of
        the cursor's line may still be cut off. A line that is looked at already has not moved since.
        """
        cursor = self.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if line == self._whole_line:
            return
        self._whole_line = line
        place = self.cursorRect()
        if place.top() < self.viewport().height() <= place.bottom():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + 1)

    def _on_contents(self, position: int, removed: int, added: int) -> None:
        """Count paragraphs anew, but only when their number can have changed."""
        block = self.document().findBlock(position)
        number = block.blockNumber()
        same_blocks = self.document().blockCount() == len(self._numbers)
        if same_blocks and number < len(self._numbers) and max(removed, added) < block.length():
            has_words = self._numbers[number] is not None
            if bool(block.text().strip()) == has_words:
                return
        self._count_paragraphs()

    def _count_paragraphs(self) -> None:
        numbers: list[int | None] = []
        count = 0
        for line in self.toPlainText().split("\n"):
            has_words = bool(line) and not line.isspace()
            numbers.append(count if has_words else None)
            count += has_words
        self._numbers = numbers
        self._paragraphs = count
        if count and self._highlighter is None:
            self._highlighter = self._new_highlighter()
        self._fit_gutter()
        self._update_gutter()
        self._on_cursor()

    def _new_highlighter(self) -> BreakHighlighter:
        from vbee_desktop.ui.widgets.break_highlighter import BreakHighlighter

        return BreakHighlighter(self._look, self.document())

    def _on_cursor(self) -> None:
        number = self.textCursor().blockNumber()
        if number != self._current_block:
            self._current_block = number
            self.viewport().update()
            self._update_gutter()
        paragraph = self._numbers[number] if number < len(self._numbers) else None
        if paragraph != self._current_paragraph:
            self._current_paragraph = paragraph
            self.current_paragraph_changed.emit(paragraph)

    def _on_update_request(self, rect: QRect, scrolled_by: int) -> None:
        if scrolled_by:
            self._gutter.scroll(0, scrolled_by)
            self._forget_places()
        elif rect.height() >= self.contentsRect().height():  # less is a paragraph that kept its height
            self._update_gutter()

    def _update_gutter(self) -> None:
        self._forget_places()
        self._gutter.update()

    def _forget_places(self) -> None:
        """Something has moved. Until then the cursor's paragraph and line are where they were found last:
        to ask Qt costs a third of a key.
        """
        self._ground = None
        self._whole_line = -1

    def _fit_gutter(self) -> None:
        width = self._gutter.width_for(self._paragraphs)
        if width != self.viewportMargins().left():
            self.setViewportMargins(width, 0, 0, 0)
            self._gutter.resize(width, self._gutter.height())

    def _restyle(self) -> None:
        font = self._look.font(EDITOR * self._zoom_percent / 100)
        self._layout.set_font(font)
        self.setFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, self._look.color("text"))
        self.setPalette(palette)
        self.setCursorWidth(2)
        if self._highlighter is not None:
            self._highlighter.restyle()
        self._fit_gutter()
        self._update_gutter()

    def _follow_look(self) -> None:
        self._restyle()
        self.viewport().setPalette(self.palette())  # under a style sheet it keeps one of its own
        self.viewport().update()


def _files(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
