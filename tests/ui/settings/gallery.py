"""Pictures of the settings, to be looked at: ``python -m tests.ui.settings.gallery DIR [QM_FILE]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.settings.choices import CallbackChoices, CallbackState, Choices
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

CALLBACKS = CallbackChoices(is_on=True, public_url="https://vbee.example.com", port=8765)
PAGES = ("general", "speech", "recording", "network", "history", "callbacks", "taken")
TAKEN = BadInput(Code.BAD_SETTING, field="callbacks.port", reason="port_taken", port=8765)


def draw_all(look: Look, folder: Path, mode: str) -> None:
    choices = Choices("", "dark", keeps_history=True, callbacks=CALLBACKS)
    for row, name in enumerate(PAGES):
        dialog = SettingsDialog(look, choices)
        dialog.pages.setCurrentRow(min(row, 5))
        dialog.show_callback_state(CallbackState(CALLBACKS.public_url))
        dialog.show()
        if name == "taken":
            dialog.show_callback_state(CallbackState(error=TAKEN))
        QApplication.processEvents()
        dialog.grab().save(str(folder / f"settings-{name}-{mode}.png"))
        if name == "history":
            draw_question(dialog, folder / f"settings-question-{mode}.png")
        dialog.close()
    small = SettingsDialog(look, choices)
    small.resize(600, 330)
    small.pages.setCurrentRow(5)
    small.show()
    QApplication.processEvents()
    small.grab().save(str(folder / f"settings-small-{mode}.png"))
    small.search.setText("proxy")
    QApplication.processEvents()
    small.grab().save(str(folder / f"settings-found-{mode}.png"))
    small.close()


def draw_question(dialog: SettingsDialog, path: Path) -> None:
    dialog.history.delete_button.click()
    question = dialog.findChild(QMessageBox)
    QApplication.processEvents()
    if question is not None:
        question.grab().save(str(path))
        question.close()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    QLocale.setDefault(QLocale("vi_VN" if sys.argv[2:] else "en_US"))
    translator = QTranslator(app)
    if sys.argv[2:] and translator.load(sys.argv[2]):
        app.installTranslator(translator)
    look = Look()
    look.apply(app)
    for mode in ("light", "dark"):
        look.set_mode(mode)
        draw_all(look, folder, mode)


if __name__ == "__main__":
    main()
