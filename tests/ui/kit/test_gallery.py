"""Every widget in every state is drawn, in both themes and with a large font, without a complaint of Qt's."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit.gallery import PAGES
from vbee_desktop.ui.look import Look


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_page_follows_the_theme(look: Look, qtbot: QtBot, page: str, scale: float) -> None:
    base = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(base.pointSizeF() * scale)
    QApplication.setFont(larger)
    try:
        sheet = PAGES[page](look)
        qtbot.addWidget(sheet)
        sheet.show()
        light = sheet.grab().toImage()
        look.set_mode("dark")
        dark = sheet.grab().toImage()
    finally:
        QApplication.setFont(base)
    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)
    assert len({dark.pixelColor(x, y).rgb() for x in range(0, 400, 3) for y in range(0, 90, 3)}) > 5
