"""Pictures of the dialogs, to be looked at: ``python -m tests.ui.saving.gallery DIR``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.ui.saving.room import Settings, speech_of
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.transcript_order import TranscriptFormat
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.exporting.exporting_port import ExportingDesk
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.saving.save_dialog import SaveDialog
from vbee_desktop.ui.saving.saving_port import SavingDesk

SPOKEN = (
    Utterance("Chào cả nhà, hôm nay mình đang có mặt ở chợ nổi Cái Răng, Cần Thơ.", 0.38, 2.3),
    Utterance("Mới năm giờ rưỡi sáng mà ghe xuồng đã tấp nập kín cả một khúc sông.", 2.55, 3.84),
)


def draw(look: Look, folder: Path, name: str, *, each: bool) -> None:
    with tempfile.TemporaryDirectory() as takes:
        speech = speech_of(Path(takes))
        dialog = SaveDialog(look, cast("SavingDesk", None), Settings(), speech)  # nobody presses a button
    dialog.form.shape.set_current(1 if each else 0)
    if each:
        dialog.message.show_message("warning", "3 files are there already.", "1.mp3", [("Replace", print)])
    dialog.show()
    QApplication.processEvents()
    dialog.grab().save(str(folder / f"{name}.png"))
    dialog.close()


def draw_export(look: Look, folder: Path, name: str, ending: str, size: tuple[int, int] | None) -> None:
    settings = Settings()
    settings.set("exporting.format", ending)
    settings.set("exporting.folder", "/home/lan/Documents")
    dialog = ExportDialog(look, cast("ExportingDesk", None), settings, SPOKEN, "cho-noi-cai-rang")
    if ending == "vtt":
        dialog.message.show_message("warning", "cho-noi.vtt is there already.", "", [("Replace", print)])
    if size is not None:
        dialog.resize(*size)
    dialog.show()
    QApplication.processEvents()
    dialog.grab().save(str(folder / f"{name}.png"))
    dialog.close()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    QLocale.setDefault(QLocale("en_US"))
    look = Look()
    look.apply(app)
    for mode in ("light", "dark"):
        look.set_mode(mode)
        draw(look, folder, f"save-one-{mode}", each=False)
        draw(look, folder, f"save-each-{mode}", each=True)
        for ending in TranscriptFormat:
            draw_export(look, folder, f"export-{ending}-{mode}", ending, None)
    draw_export(look, folder, "export-srt-small", "srt", (615, 346))


if __name__ == "__main__":
    main()
