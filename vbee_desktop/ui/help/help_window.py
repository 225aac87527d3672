"""The **Help** window: contents and search at the left, the page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.help.help_pages import PAGES, help_pages
from vbee_desktop.ui.help.help_view import HelpView
from vbee_desktop.ui.settings.page_list import PageList
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

SIZE_EM = (74, 50)
_ICONS = {
    "first-steps": "flask",
    "text-to-speech": "text-speech",
    "long-scripts": "file",
    "readings": "book",
    "compare": "headphones",
    "speech-to-text": "wav-file",
    "recording": "microphone",
    "long-sounds": "split",
    "points-and-history": "history",
    "when-something-fails": "warning",
    "shortcuts": "sliders",
    "privacy": "lock",
    "for-it": "plug",
}


class HelpWindow(QDialog):
    """Stays open beside the work; speaks the language that the window speaks when it is made."""

    def __init__(self, look: Look, shortcuts: str, parent: QWidget | None = None) -> None:
        """``shortcuts`` is a Markdown table of the window's keys."""
        super().__init__(parent)
        self._look = look
        language = "vi" if QLocale().language() == QLocale.Language.Vietnamese else "en"
        self._pages = help_pages(language, shortcuts)
        self.setWindowTitle(self.tr("Help"))
        self.search = self._search_field()
        self.contents = PageList(look, self)
        self.nothing = Label(look, self, text=self.tr("No page has these words."), role="text2", wrap=True)
        self.message = InlineMessage(look, self)
        self.view = HelpView(look, self)
        self._lay_out()
        self._connect()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return PAGES[max(self.contents.currentRow(), 0)]

    def show_page(self, name: str) -> None:
        """Show a page, whatever was looked for before."""
        self.search.clear()
        self.contents.setCurrentRow(PAGES.index(name))

    def sizeHint(self) -> QSize:
        return QSize(*(self._look.em(each) for each in SIZE_EM))

    def _search_field(self) -> QLineEdit:
        return SearchField(self._look, self.tr("Search the help"), self)

    def _lay_out(self) -> None:
        for page in self._pages:
            self.contents.add_page(_ICONS[page.name], page.title)
        self.nothing.hide()
        self.nothing.setContentsMargins(SPACE_EDGE, 0, SPACE_EDGE, SPACE)
        above = QHBoxLayout()
        above.setContentsMargins(SPACE, SPACE, SPACE, 0)
        above.addWidget(self.search)
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        for part in (above, self.nothing, self.contents):
            left.addLayout(part) if isinstance(part, QHBoxLayout) else left.addWidget(part)
        right = QVBoxLayout()
        right.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        right.setSpacing(SPACE)
        right.addWidget(self.message)
        right.addWidget(FieldFrame(self._look, self.view, self), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(Line(self._look, self, vertical=True))
        row.addLayout(right, 1)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _connect(self) -> None:
        self.contents.currentRowChanged.connect(self._show_row)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.view.setFocus)
        self.view.page_wanted.connect(self.show_page)
        self.view.address_wanted.connect(self._ask)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_search)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_row(self, row: int) -> None:
        if row >= 0:
            self.message.dismiss()
            self.view.show_markdown(self._pages[row].markdown, self.search.text())

    def _look_for(self, wanted: str) -> None:
        fitting = [page.has(wanted) for page in self._pages]
        for row, fits in enumerate(fitting):
            self.contents.setRowHidden(row, not fits)
        self.nothing.setVisible(not any(fitting))
        row = self.contents.currentRow()
        if any(fitting) and not fitting[row]:
            self.contents.setCurrentRow(fitting.index(True))
        else:
            self._show_row(row)

    def _ask(self, address: QUrl) -> None:
        """Nothing leaves the program without a word: the address is shown before it is opened."""
        said = self.tr("This page is on the internet. It opens in your browser.")
        self.message.show_message(
            "info", said, address.toString(), [(self.tr("Open"), lambda: self._open(address))]
        )

    def _open(self, address: QUrl) -> None:
        self.message.dismiss()
        QDesktopServices.openUrl(address)
