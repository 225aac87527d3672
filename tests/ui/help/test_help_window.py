"""The window of the help: contents, search, links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.help.help_pages import PAGES
from vbee_desktop.ui.help.help_window import HelpWindow
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.shell.shortcut_list import shortcut_table, shortcuts


@pytest.fixture
def vietnamese(look: Look) -> None:  # which puts back what stood before it
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese))


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> HelpWindow:
    window = HelpWindow(look, shortcut_table())
    qtbot.addWidget(window)
    window.show()
    window.show_page("first-steps")
    return window


def visible_pages(window: HelpWindow) -> list[str]:
    return [name for row, name in enumerate(PAGES) if not window.contents.isRowHidden(row)]


def test_every_page_is_shown_by_its_heading(window: HelpWindow) -> None:
    for row, name in enumerate(PAGES):
        window.contents.setCurrentRow(row)
        assert window.page == name
        assert window.view.document().begin().text() == window.contents.item(row).text()


@pytest.mark.usefixtures("vietnamese")
def test_it_speaks_the_language_of_the_window(window: HelpWindow) -> None:
    assert window.contents.item(0).text() == "Bắt đầu"


def test_the_keys_are_those_of_the_dialog(window: HelpWindow) -> None:
    window.show_page("shortcuts")
    words = window.view.toPlainText()
    for keys, act in shortcuts():
        assert keys in words
        assert act in words


def test_a_search_leaves_the_pages_that_have_the_words(window: HelpWindow) -> None:
    QTest.keyClicks(window.search, "proxy")
    assert visible_pages(window) == ["when-something-fails", "privacy", "for-it"]
    assert window.page == "when-something-fails"
    assert window.view.textCursor().selectedText() == "proxy"
    window.search.clear()
    assert visible_pages(window) == list(PAGES)


def test_a_search_in_vain_says_so(window: HelpWindow) -> None:
    QTest.keyClicks(window.search, "qqq")
    assert visible_pages(window) == []
    assert window.nothing.isVisible()


def test_a_link_to_a_page_opens_it(window: HelpWindow) -> None:
    window.view.anchorClicked.emit(QUrl("recording.md"))
    assert window.page == "recording"


def test_an_address_is_shown_before_it_is_opened(window: HelpWindow, qtbot: QtBot) -> None:
    opened: list[QUrl] = []

    class Browser(QObject):
        @Slot(QUrl)
        def take(self, address: QUrl) -> None:
            opened.append(address)

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")  # type: ignore[arg-type]  # the stubs ask for bytes, the binding for text
    try:
        window.view.anchorClicked.emit(QUrl("https://studio.vbee.vn/apps"))
        assert "studio.vbee.vn" in window.message.text()
        assert opened == []
        window.message.action_buttons()[0].click()
        assert opened == [QUrl("https://studio.vbee.vn/apps")]
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://a.vn/", "javascript:1", "../../x.md"])
def test_other_addresses_lead_nowhere(window: HelpWindow, address: str) -> None:
    window.view.anchorClicked.emit(QUrl(address))
    assert not window.message.isVisible()
    assert window.page == "first-steps"


def test_markdown_brings_neither_html_nor_foreign_pictures(window: HelpWindow) -> None:
    window.view.show_markdown('# A\n\n<img src="../images/text-to-speech-en.png"> ![x](file:///etc/hosts)')
    assert "<img" in window.view.toPlainText()
    image = QTextDocument.ResourceType.ImageResource.value
    assert window.view.loadResource(image, QUrl("file:///etc/hosts")) is None
    assert window.view.loadResource(image, QUrl("../images/text-to-speech-en.png")) is not None


def test_ctrl_f_goes_to_the_search(window: HelpWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
