"""**Export transcript**: real files, read again by other programs, are what was shown beforehand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pysubs2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.saving.room import SavingRoom, Settings
from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.look import Look

LONG = (
    "Đi thuyền từ bến Ninh Kiều ra đây chừng ba mươi phút, giá khoảng một trăm nghìn một người, "
    "các bạn nhớ mang theo áo khoác mỏng vì sáng sớm gió sông khá lạnh."
)
SPOKEN = (Utterance("=1+1 <b>", 0.25, 1.5), Utterance(LONG, 2.0, 9.5))


class Opened:
    """The dialog over an empty folder, with settings that outlive it."""

    def __init__(self, qtbot: QtBot, look: Look, desk: SavingRoom, folder: Path) -> None:
        self.qtbot, self.look, self.desk = qtbot, look, desk
        self.folder = folder / "out"
        self.folder.mkdir()
        self.settings = Settings()
        self.settings.set("exporting.folder", str(self.folder))
        self.exported: list[Path] = []

    def show(self, utterances: tuple[Utterance, ...] = SPOKEN) -> ExportDialog:
        dialog = ExportDialog(self.look, self.desk, self.settings, utterances, "chợ nổi")
        self.qtbot.addWidget(dialog)
        dialog.exported.connect(self.exported.append)
        dialog.show()
        return dialog

    def export(self, dialog: ExportDialog) -> Path:
        """Press Export; the file."""
        dialog.export_button.click()
        self.qtbot.waitUntil(lambda: bool(self.exported))
        assert not dialog.isVisible()
        return self.exported.pop()


@pytest.fixture
def opened(qtbot: QtBot, look: Look, desk: SavingRoom, tmp_path: Path) -> Opened:
    return Opened(qtbot, look, desk, tmp_path)


def choose(dialog: ExportDialog, ending: str) -> None:
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(ending))


@pytest.mark.parametrize("ending", ["txt", "srt", "vtt", "json", "csv"])
def test_what_was_shown_is_what_is_written(opened: Opened, ending: str) -> None:
    dialog = opened.show()
    choose(dialog, ending)
    shown = dialog.form.preview.toPlainText()
    path = opened.export(dialog)
    assert path == opened.folder / f"chợ nổi.{ending}"
    with path.open(encoding="utf-8-sig") as file:
        assert file.read() == shown


def test_subtitles_keep_the_rules_and_other_programs_read_them(opened: Opened) -> None:
    for ending, first in (("srt", "=1+1 ‹b›"), ("vtt", "=1+1 &lt;b&gt;")):
        dialog = opened.show()
        choose(dialog, ending)
        dialog.form.line_characters.setValue(30)
        cues = list(pysubs2.load(str(opened.export(dialog))))
        assert cues[0].text == first
        lines = [cue.plaintext.split("\n") for cue in cues]
        assert len(cues) > 3
        assert all(len(each) <= 2 and max(map(len, each)) <= 30 for each in lines)
        assert " ".join(word for each in lines[1:] for word in each) == LONG
        assert (cues[1].start, cues[-1].end) == (2000, 9500)


def test_each_utterance_is_one_subtitle_when_the_person_wants_it_so(opened: Opened) -> None:
    dialog = opened.show()
    choose(dialog, "srt")
    assert dialog.form.rules.isVisible()
    dialog.form.short.setChecked(False)
    assert not dialog.form.rules.isVisible()
    assert [cue.plaintext for cue in pysubs2.load(str(opened.export(dialog)))][1] == LONG


def test_tables_and_data_are_read_back(opened: Opened) -> None:
    table = opened.show()
    choose(table, "csv")
    with opened.export(table).open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [["1", "250", "1500", "'=1+1 <b>"], ["2", "2000", "9500", LONG]]
    data = opened.show()
    choose(data, "json")
    rows = json.loads(opened.export(data).read_text())["utterances"]
    assert [row["text"] for row in rows] == [each.text for each in SPOKEN]


def test_text_is_written_with_times_when_told_so(opened: Opened) -> None:
    dialog = opened.show()
    assert not dialog.form.short.isVisible()
    dialog.form.times.setChecked(True)
    assert opened.export(dialog).read_text().startswith("[0:00.25 - 0:01.50] =1+1 <b>\n")


def test_choices_are_remembered_and_a_typed_ending_chooses_the_format(opened: Opened) -> None:
    dialog = opened.show()
    dialog.form.name.setText("phụ đề.VTT")
    assert dialog.form.format.currentData() == "vtt"
    dialog.form.line_characters.setValue(36)
    dialog.form.lines.setValue(1)
    assert opened.export(dialog).name == "phụ đề.vtt"
    reopened = opened.show()
    again = reopened.form.choices()
    assert (again.format, again.folder, again.rules.line_characters, again.rules.lines) == (
        "vtt",
        opened.folder,
        36,
        1,
    )


def test_a_format_that_is_chosen_later_takes_the_place_of_a_typed_ending(opened: Opened) -> None:
    dialog = opened.show()
    dialog.form.name.setText("tập 1.srt")
    choose(dialog, "csv")
    assert opened.export(dialog).name == "tập 1.csv"


def test_settings_that_make_no_sense_are_not_followed(opened: Opened) -> None:
    for name, value in (("format", "exe"), ("line_characters", 0), ("lines", "2"), ("short", 1)):
        opened.settings.set(f"exporting.{name}", value)
    dialog = opened.show()
    choices = dialog.form.choices()
    assert (choices.format, choices.rules.line_characters, choices.rules.lines) == ("txt", 42, 2)
    assert choices.is_short


def test_a_file_that_is_there_is_only_replaced_when_told_so(opened: Opened) -> None:
    there = opened.folder / "chợ nổi.txt"
    there.write_text("mine")
    dialog = opened.show()
    dialog.export_button.click()
    opened.qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.title() == "chợ nổi.txt is there already."
    assert there.read_text() == "mine"
    dialog.message.action_buttons()[0].click()
    opened.qtbot.waitUntil(lambda: bool(opened.exported))
    assert there.read_text() != "mine"


def test_a_folder_that_is_gone_is_told_and_the_dialog_stays(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show()
    dialog.form.folder.setText(str(tmp_path / "gone"))
    dialog.export_button.click()
    opened.qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text() == "There is no such folder."
    dialog.form.name.setText(" ")
    assert not dialog.export_button.isEnabled()
    dialog.form.name.setText("a")
    dialog.form.folder.setText(str(opened.folder))
    assert opened.export(dialog).name == "a.txt"


def test_enter_in_the_name_exports_and_never_cancels(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show()
    dialog.activateWindow()
    opened.qtbot.waitUntil(dialog.form.name.hasFocus)
    dialog.form.folder.setText(str(tmp_path / "gone"))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    opened.qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.form.name.hasFocus()
    dialog.form.folder.setText(str(opened.folder))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: bool(opened.exported))
    assert opened.exported[0].parent == opened.folder


def test_only_the_beginning_of_a_long_transcript_is_shown(opened: Opened) -> None:
    many = tuple(Utterance(f"câu {number}", number, number + 0.5) for number in range(60_000))
    dialog = opened.show(many)
    assert dialog.form.caption.text() == "What will be written: the first 40 of 60,000 utterances"
    assert len(opened.export(dialog).read_text().splitlines()) == 60_000


def test_broken_letters_break_no_file(opened: Opened) -> None:
    assert opened.export(opened.show((Utterance("a\ud800b", 0.0, 1.0),))).read_text() == "a?b\n"
