"""What a program in this process leaves on the one QApplication of the tests is taken away again."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application_as_it_was(qapp: QApplication) -> Iterator[None]:
    locale, interval_s = QLocale(), sys.getswitchinterval()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    sys.setswitchinterval(interval_s)
