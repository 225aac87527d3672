"""**Save audio**: real takes to real files, read again by other programs where they are there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pysubs2
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.saving.room import LENGTHS_S, RATE_HZ, WORDS, SavingRoom, Settings, speech_of
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.cue_fit import Spoken, fit_plan
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.save_order import Extra, Saved
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.saving.cue_words import Cues
from vbee_desktop.ui.saving.save_dialog import SaveDialog
from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


class Opened:
    """The dialog, shown, over an empty folder."""

    def __init__(self, qtbot: QtBot, look: Look, desk: SavingRoom, folder: Path) -> None:
        self.qtbot, self.look, self.desk = qtbot, look, desk
        self.folder = folder / "out"
        self.folder.mkdir()
        self.settings = Settings()
        self.settings.set("saving.folder", str(self.folder))
        self.saved: list[Saved] = []

    def show(self, speech: SpeechToSave) -> SaveDialog:
        dialog = SaveDialog(self.look, self.desk, self.settings, speech)
        self.qtbot.addWidget(dialog)
        dialog.saved.connect(self.saved.append)
        dialog.show()
        return dialog

    def save(self, dialog: SaveDialog) -> list[str]:
        """Press Save; the names of the files."""
        dialog.save_button.click()
        self.qtbot.waitUntil(lambda: bool(self.saved))
        assert not dialog.isVisible()
        return [path.name for path in self.saved.pop().paths]

    def wait_for_message(self, dialog: SaveDialog) -> str:
        self.qtbot.waitUntil(dialog.message.isVisible)
        return dialog.message.title()


@pytest.fixture
def opened(qtbot: QtBot, look: Look, desk: SavingRoom, tmp_path: Path) -> Opened:
    return Opened(qtbot, look, desk, tmp_path)


def test_all_paragraphs_are_one_file_with_subtitles_of_their_real_lengths(
    opened: Opened, tmp_path: Path
) -> None:
    dialog = opened.show(speech_of(tmp_path))
    dialog.form.format.setCurrentText("WAV")
    for extra in Extra:
        dialog.form.extras[extra].setChecked(True)
    assert not dialog.form.bitrate.isEnabled()
    names = opened.save(dialog)
    endings = ["wav", "srt", "vtt", "chapters.txt", "ffmetadata.txt"]
    assert names == [f"Xin chào các bạn.{ending}" for ending in endings]
    whole = decode_file(opened.folder / names[0]).samples
    parts = [decode_file(tmp_path / f"job{number}.wav").samples for number in range(3)]
    assert np.array_equal(whole, np.concatenate(parts))
    assert (opened.folder / names[3]).read_text().splitlines()[1] == "00:00 Hôm nay trời đẹp."
    assert "START=12000\nEND=30000" in (opened.folder / names[4]).read_text()
    for name in names[1:3]:
        cues = pysubs2.load(str(opened.folder / name))
        assert [(cue.start, cue.end, cue.text) for cue in cues] == [
            (0, 500, WORDS[0]),
            (500, 1250, WORDS[1]),
            (1250, 1500, WORDS[2]),
        ]


def test_each_paragraph_is_a_file_named_by_the_template(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show(speech_of(tmp_path))
    dialog.form.shape.set_current(1)
    dialog.form.template.setText("{n} {voice} {words}")
    assert "1 Mai Phương Xin chào các bạn.mp3" in dialog.form.example.text()
    assert not dialog.form.extras[Extra.SRT].isVisible()
    names = opened.save(dialog)
    assert names[2] == "3 Mai Phương Hẹn gặp lại.mp3"
    assert sorted(names) == sorted(path.name for path in opened.folder.iterdir())
    lengths = [decode_file(opened.folder / name).duration_s for name in names]
    assert lengths == pytest.approx(LENGTHS_S, abs=0.1)


def test_another_shape_leaves_the_keyboard_in_the_names(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show(speech_of(tmp_path))
    dialog.activateWindow()
    opened.qtbot.waitUntil(dialog.form.name.hasFocus)
    dialog.form.shape.set_current(1)
    assert dialog.form.template.hasFocus()
    dialog.form.shape.set_current(0)
    assert dialog.form.name.hasFocus()


def test_paragraphs_are_heard_when_their_subtitles_are_shown(opened: Opened, tmp_path: Path) -> None:
    times = ((0.2, 0.6), (1.0, 2.0), (2.5, 3.0))
    cues = [Cue(text, *time) for text, time in zip(WORDS, times, strict=True)]
    plan = fit_plan(cues, [Spoken(length_s) for length_s in LENGTHS_S], SpeechApi.LEGACY)
    speech = replace(speech_of(tmp_path), plan=plan, faster="Make it faster")
    dialog = opened.show(speech)
    assert dialog.form.cues.note.text() == (
        "1 paragraphs take longer than their subtitles, the longest by 0.1 s. "
        "1 fit when they are spoken faster, at speed 1.3 at most."
    )
    dialog.form.format.setCurrentText("WAV")
    dialog.form.extras[Extra.SRT].setChecked(True)
    names = opened.save(dialog)
    whole = decode_file(opened.folder / names[0])
    starts = [round(start_s * RATE_HZ) for start_s, _ in times]
    for number, start in enumerate(starts):
        part = decode_file(tmp_path / f"job{number}.wav").samples
        assert np.array_equal(whole.samples[start : start + len(part)], part)
    assert whole.duration_s == 2.75
    assert [cue.start for cue in pysubs2.load(str(opened.folder / names[1]))] == [200, 1000, 2500]
    again = opened.show(speech)
    again.form.cues.box.setChecked(False)
    assert not again.form.cues.note.text()
    assert not again.form.cues.faster_button.isVisible()
    assert not again.form.cues.leads_s()
    again.form.cues.box.setChecked(True)
    with opened.qtbot.waitSignal(again.faster_wanted):
        again.form.cues.faster_button.click()
    assert not again.isVisible()


def test_one_take_is_copied_as_it_was_made(opened: Opened, tmp_path: Path) -> None:
    speech = speech_of(tmp_path, 1, "mp3")
    dialog = opened.show(speech)
    assert not dialog.form.shape.isVisible()
    (name,) = opened.save(dialog)
    assert (opened.folder / name).read_bytes() == speech.pieces[0].take.path.read_bytes()


def test_an_ending_that_is_typed_chooses_the_format(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show(speech_of(tmp_path, 1))
    dialog.form.name.setText("Lời chào.WAV")
    assert dialog.form.format.currentText() == "WAV"
    assert opened.save(dialog) == ["Lời chào.wav"]


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="needs the Debian package ffmpeg")
def test_another_program_reads_rate_length_and_bitrate(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show(speech_of(tmp_path))
    dialog.form.bitrate.setCurrentText("32 kbps")
    (name,) = opened.save(dialog)
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(opened.folder / name)],
        check=True,
        capture_output=True,
    )
    stream = json.loads(told.stdout)["streams"][0]
    assert (stream["codec_name"], int(stream["sample_rate"]), int(stream["bit_rate"])) == (
        "mp3",
        RATE_HZ,
        32_000,
    )
    assert float(stream["duration"]) == pytest.approx(sum(LENGTHS_S), abs=0.1)


def test_files_that_are_there_are_only_replaced_when_told_so(opened: Opened, tmp_path: Path) -> None:
    there = opened.folder / "Xin chào các bạn.mp3"
    there.write_bytes(b"mine")
    dialog = opened.show(speech_of(tmp_path))
    dialog.save_button.click()
    assert opened.wait_for_message(dialog) == "1 files are there already."
    assert there.read_bytes() == b"mine"
    dialog.message.action_buttons()[0].click()
    opened.qtbot.waitUntil(lambda: bool(opened.saved))
    assert there.read_bytes() != b"mine"


def test_a_folder_that_is_gone_is_told_and_another_one_can_be_chosen(opened: Opened, tmp_path: Path) -> None:
    dialog = opened.show(speech_of(tmp_path))
    dialog.form.folder.setText(str(tmp_path / "gone"))
    dialog.save_button.click()
    assert str(tmp_path / "gone") in opened.wait_for_message(dialog)
    assert dialog.message.text() == "There is no such folder."
    dialog.form.choose_button.click()
    chooser = dialog.findChildren(QFileDialog)[0]
    chooser.fileSelected.emit(str(opened.folder))
    chooser.close()
    assert opened.save(dialog) == ["Xin chào các bạn.mp3"]


def test_a_disk_that_gets_full_keeps_what_is_written(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs, real = [0], os.fsync

    def sync_until_full(handle: int) -> None:
        syncs[0] += 1
        if syncs[0] == 3:  # the second file: each is brought to the disk, and so is its name
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    dialog = opened.show(speech_of(tmp_path))
    dialog.form.shape.set_current(1)
    monkeypatch.setattr(os, "fsync", sync_until_full)
    dialog.save_button.click()
    assert "2 Hôm nay trời đẹp" in opened.wait_for_message(dialog)
    assert "1 of 3 files are saved and stay." in dialog.message.text()
    assert [path.name for path in opened.folder.iterdir()] == ["1 Xin chào các bạn.mp3"]
    assert dialog.isVisible()


def test_choices_are_remembered_and_an_empty_name_cannot_be_saved(opened: Opened, tmp_path: Path) -> None:
    speech = speech_of(tmp_path)
    dialog = opened.show(speech)
    dialog.form.shape.set_current(1)
    dialog.form.template.setText("{title}")
    assert dialog.form.example.text().startswith("{title} is not known.")
    assert not dialog.save_button.isEnabled()
    dialog.form.template.setText(" ")
    assert not dialog.save_button.isEnabled()
    dialog.form.template.setText("phần {n}")
    assert opened.save(dialog) == ["phần 1.mp3", "phần 2.mp3", "phần 3.mp3"]
    again = opened.show(speech)
    assert again.form.shape.current() == 1
    assert again.form.template.text() == "phần {n}"


def test_what_cannot_be_helped_is_told_with_its_reason(look: Look) -> None:
    cues = [Cue("a", 0.0, 1.0), Cue("b", 1.0, 2.0), Cue("c", 2.0, 3.0), Cue("d", 9.0, 9.5)]
    spoken = [Spoken(1.2), Spoken(1.5, fixed=True), Spoken(0.9), Spoken(5.0)]
    plan = fit_plan(cues, spoken, SpeechApi.LEGACY)
    assert Cues().overruns(plan) == ("4 paragraphs take longer than their subtitles, the longest by 4.5 s.")
    assert Cues().remedy(plan) == (
        "2 fit when they are spoken faster, at speed 1.9 at most. "
        "1 do not fit even at speed 1.9; shorten them. "
        "1 stay as they are: locked, starred, or to be made first. What follows waits."
    )
    assert Cues().act(plan, "12 points") == "Make 2 paragraphs faster (12 points)"
    assert Cues().act(plan, "") == "Make 2 paragraphs faster"
