"""One page of the help, as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from vbee_desktop.core.find_text import found_in
from vbee_desktop.ui.help.help_pages import linked_page, picture_path
from vbee_desktop.ui.look import HEADING, TITLE
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP, SPACE_TIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

LINE_PERCENT = 140
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the text where a picture is."""
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class HelpView(QTextBrowser):
    """Shows Markdown of our own files only: no HTML, no picture from elsewhere, and it opens no address."""

    page_wanted = Signal(str)
    """A link to another page was followed: its name."""
    address_wanted = Signal(QUrl)
    """A link that leads out of the program was followed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._markdown = self._marked = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Help page"))
        self.anchorClicked.connect(self._follow)
        look.changed.connect(self._draw)

    def show_markdown(self, markdown: str, wanted: str = "") -> None:
        """Show a page from its beginning, or from the first place of the words that are looked for."""
        self._markdown, self._marked = markdown, wanted
        self._draw()
        self.verticalScrollBar().setValue(0)
        places = self._places()
        if places:
            self.setTextCursor(places[0])
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = picture_path(QUrl(name).toString())
        if path is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return self._fitted(QImage(str(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and "](../images/" in self._markdown:
            self._draw()

    def _draw(self) -> None:
        at = self.verticalScrollBar().value()
        document = self.document()
        document.clear()  # forgets the pictures, which are made for a width
        document.setDefaultFont(self._look.font())
        document.setDocumentMargin(SPACE_EDGE)
        document.setMarkdown(self._markdown, _FEATURES)
        self._space_out()
        self._space_tables()
        self._mark()
        self.verticalScrollBar().setValue(at)

    def _space_out(self) -> None:
        """Lines apart enough for Vietnamese, and headings in the sizes of the window."""
        block = self.document().begin()
        while block.isValid():
            self._space_out_block(block)
            block = block.next()

    def _space_out_block(self, block: QTextBlock) -> None:
        cursor, form = QTextCursor(block), block.blockFormat()
        level, is_code = form.headingLevel(), _is_code(block)
        if _PICTURE not in block.text():  # a picture's line would become higher than the picture
            form.setLineHeight(LINE_PERCENT, _PROPORTIONAL)
        form.setTopMargin(SPACE_EDGE if level > 1 else SPACE if _is_code(block.previous()) else 0)
        form.setBottomMargin(SPACE_TIGHT if block.textList() is not None else SPACE)
        if is_code or cursor.currentTable() is not None:
            form.setNonBreakableLines(False)
            form.setTopMargin(0)
            form.setBottomMargin(0)
        cursor.setBlockFormat(form)
        if level:
            self._set_font(cursor, self._look.font(TITLE if level == 1 else HEADING, demibold=True))

    def _set_font(self, cursor: QTextCursor, font: QFont) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        form.setFont(font)
        cursor.setCharFormat(form)

    def _space_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setCellPadding(SPACE)
                form.setCellSpacing(0)
                form.setBorder(1)
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderCollapse(True)
                form.setBorderBrush(self._look.color("line"))
                form.setTopMargin(SPACE_TIGHT)
                form.setBottomMargin(SPACE_GROUP)
                frame.setFormat(form)

    def _mark(self) -> None:
        """Show where the words that are looked for stand."""
        marks = []
        for place in self._places():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _places(self) -> list[QTextCursor]:
        text, found = self.document().toPlainText(), []
        for word in self._marked.split():
            for start, end in found_in(text, word, ignores_diacritics=True):
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
        return sorted(found, key=QTextCursor.selectionStart)

    def _fitted(self, picture: QImage) -> QImage:
        """Not wider than the page, and sharp on a fine screen."""
        ratio = self.devicePixelRatioF()
        room_px = round((self.viewport().width() - 2 * SPACE_EDGE) * ratio)
        if picture.width() > room_px > 0:
            picture = picture.scaledToWidth(room_px, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _follow(self, address: QUrl) -> None:
        page = linked_page(address.toString())
        if page is not None:
            self.page_wanted.emit(page)
        elif address.scheme() == "https":
            self.address_wanted.emit(address)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)
