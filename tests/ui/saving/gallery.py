"""Pictures of the dialog, to be looked at: ``python -m tests.ui.saving.gallery DIR``."""

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
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.saving.save_dialog import SaveDialog
from vbee_desktop.ui.saving.saving_port import SavingDesk


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


if __name__ == "__main__":
    main()
