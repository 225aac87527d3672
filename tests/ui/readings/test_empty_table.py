"""An empty dictionary says what to do; one that is not has its rows alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.core.readings import Reading
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.readings.readings_model import Entry
from vbee_desktop.ui.readings.readings_table import ReadingsTable


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> ReadingsTable:
    table = ReadingsTable(look)
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    return table


def drawn(widget: QWidget) -> set[int]:
    """The colours in the middle of a widget."""
    image = widget.grab().toImage()
    middle = image.height() // 2
    return {image.pixel(x, y) for x in range(image.width()) for y in range(middle, middle + 30)}


def test_nothing_is_told_in_words(table: ReadingsTable) -> None:
    assert table.accessibleDescription().startswith("No readings yet.")
    assert len(drawn(table.viewport())) > 5


def test_with_a_reading_nothing_is_told(table: ReadingsTable) -> None:
    table.rows.put(Entry(Reading("kg", "ki lô gam"), is_script=True))
    assert table.accessibleDescription() == ""
    assert len(drawn(table.viewport())) == 1
    table.rows.remove(0)
    assert table.accessibleDescription()
