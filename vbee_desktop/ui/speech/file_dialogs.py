"""The system's own file dialogs, open beside the running event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_text_file(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Let a person choose a text file."""
    translate = QCoreApplication.translate
    from vbee_desktop.core.imported import SCRIPT_ENDINGS

    kinds = " ".join(f"*{ending}" for ending in SCRIPT_ENDINGS)
    texts = translate("FileDialogs", "Texts, documents and subtitles")
    dialog = QFileDialog(parent, translate("FileDialogs", "Open a text"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{texts} ({kinds})", translate("FileDialogs", "All files (*)")])
    _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(QDir.home())
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
