"""The AT-SPI harness itself, against a small real window in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from tests.e2e.harness.atspi_client import AtspiDriver, AtspiError
from tests.e2e.harness.helper_process import HelperProcess

WINDOW = """
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShortcut
from PySide6.QtCore import Qt
from PySide6.QtWidgets import *

app = QApplication(["small-window"])
window = QMainWindow()
window.setWindowTitle("Small window")
window.setCentralWidget(QWidget())
layout = QVBoxLayout(window.centralWidget())

text = QPlainTextEdit(accessibleName="Text to speak")
counter = QLabel("0 characters", accessibleName="Characters")
text.textChanged.connect(lambda: counter.setText(f"{len(text.toPlainText())} characters"))
text.textChanged.connect(lambda: counter.setAccessibleName(counter.text()))

speed = QSlider(Qt.Orientation.Horizontal, accessibleName="Speed")
speed.setRange(1, 19)

done = QCheckBox("Loop")
create = QPushButton("Create speech")

def create_speech():
    create.setText("Cancel" if create.text() == "Create speech" else "Create speech")
    event = QAccessibleAnnouncementEvent(create, "Working")
    QAccessible.updateAccessibility(event)

create.clicked.connect(create_speech)
QShortcut("Ctrl+Return", window).activated.connect(create.click)  # a button forgets its own in setText

table = QTableWidget(2, 3, accessibleName="Utterances")
table.setHorizontalHeaderLabels(["Start", "End", "Text"])
for row, words in enumerate([("0.5", "1.2", "front"), ("1.2", "2.0", "center")]):
    for column, word in enumerate(words):
        table.setItem(row, column, QTableWidgetItem(word))

for widget in (text, counter, speed, done, create, table):
    layout.addWidget(widget)
window.show()
app.exec()
"""


@pytest.fixture(scope="module")
def window(desktop_session: dict[str, str]) -> Iterator[HelperProcess]:
    process = HelperProcess([sys.executable, "-c", WINDOW], os.environ | desktop_session)
    yield process
    process.stop()
    assert not process.lines, process.lines


@pytest.fixture
def screen_reader(window: HelperProcess, atspi: AtspiDriver) -> AtspiDriver:
    atspi.find("Small window", "frame", states=["showing"])
    return atspi


def test_elements_are_found_by_name_and_role(screen_reader: AtspiDriver) -> None:
    button = screen_reader.find("Create speech", "push button")
    assert button.describe()["role"] == "push button"
    assert {"enabled", "showing"} <= set(button.states)
    assert "[push button] 'Create speech'" in screen_reader.tree()
    assert len(screen_reader.find_all(role="check box")) == 1


def test_text_is_written_and_read(screen_reader: AtspiDriver) -> None:
    text = screen_reader.find("Text to speak")
    text.set_text("Xin chào thế giới")
    assert text.text == "Xin chào thế giới"
    screen_reader.find("17 characters")


def test_a_press_changes_the_button_and_is_announced(screen_reader: AtspiDriver) -> None:
    button = screen_reader.find("Create speech", "push button")
    screen_reader.announcements()
    button.act("Press")
    button.wait(name="Cancel")
    assert screen_reader.announcements() == ["Working"]
    button.act()
    button.wait(name="Create speech")


def test_keys_go_to_the_window(screen_reader: AtspiDriver) -> None:
    button = screen_reader.find("Create speech", "push button")
    screen_reader.find("Text to speak").click()
    screen_reader.find("Text to speak", states=["focused"])
    screen_reader.press_keys("Ctrl+Return")
    button.wait(name="Cancel")
    screen_reader.press_keys("Ctrl+Return")
    button.wait(name="Create speech")
    screen_reader.find("Text to speak").set_text("")
    for key in "Viet":
        screen_reader.press_keys(key)
    screen_reader.find("Text to speak").wait(text="viet")
    button.focus()
    button.wait(states=["focused"])


def test_a_slider_has_a_value(screen_reader: AtspiDriver) -> None:
    speed = screen_reader.find("Speed", "slider")
    speed.set_value(12)
    speed.wait(value=12.0)


def test_a_box_is_checked(screen_reader: AtspiDriver) -> None:
    box = screen_reader.find("Loop", "check box")
    assert "checked" not in box.states
    box.act("Toggle")
    box.wait(states=["checked"])


def test_a_table_is_read_cell_by_cell(screen_reader: AtspiDriver) -> None:
    table = screen_reader.find("Utterances", "table")
    assert table.table() == [["0.5", "1.2", "front"], ["1.2", "2.0", "center"]]
    assert table.cell(1, 2).describe()["name"] == "center"


def test_what_is_missing_is_said(screen_reader: AtspiDriver) -> None:
    with pytest.raises(AtspiError, match="nothing fits"):
        screen_reader.find("No such thing", timeout_s=0.1)
    screen_reader.wait_gone("No such thing")
    with pytest.raises(AtspiError, match="still there"):
        screen_reader.wait_gone("Loop", timeout_s=0.1)
    with pytest.raises(AtspiError, match="no Value interface"):
        screen_reader.find("Create speech").set_value(1)
