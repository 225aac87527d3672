"""The card of a file: its values stand below one another, however long the names are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.audio.sounds import inspect_wav
from tests.ui.transcription.clips import write_clip
from vbee_desktop.audio.preflight import preflight
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.transcription.preflight_card import CheckRow, PreflightCard


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resource_path("translations", "vbee_vi.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("vietnamese")
def test_values_begin_at_one_line(look: Look, tmp_path: Path, qtbot: QtBot) -> None:
    path = write_clip(tmp_path / "clip.wav")
    card = PreflightCard(look)
    qtbot.addWidget(card)
    card.show_file(path, preflight(inspect_wav(path)))
    card.resize(look.em(32), card.sizeHint().height())
    card.show()
    rows = card.findChildren(CheckRow)
    labels = [row.findChildren(QLabel) for row in rows]
    assert any("Tần số lấy mẫu" in label.text() for each in labels for label in each)
    assert len({each[1].x() for each in labels}) == 1
