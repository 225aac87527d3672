"""The system's own file dialogs, open beside the running event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_NOT_IN_NAMES = frozenset('\\/:*?"<>|')


def ask_for_text_file(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Let a person choose a text file."""
    translate = QCoreApplication.translate
    from vbee_desktop.core.imported import SCRIPT_ENDINGS

    kinds = " ".join(f"*{ending}" for ending in SCRIPT_ENDINGS)
    dialog = QFileDialog(parent, translate("FileDialogs", "Open a text"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            f"{translate('FileDialogs', 'Texts, documents and subtitles')} ({kinds})",
            translate("FileDialogs", "All files (*)"),
        ]
    )
    _open(dialog, then)


def ask_where_to_save(parent: QWidget, name: str, audio_format: str, then: Callable[[Path], object]) -> None:
    """Let a person say where audio is to be saved; ``name`` is suggested, without an ending."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("FileDialogs", "Save audio"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    kinds = {
        "mp3": translate("FileDialogs", "MP3 audio (*.mp3)"),
        "wav": translate("FileDialogs", "WAV audio (*.wav)"),
    }
    dialog.setNameFilters(
        [kinds[audio_format], *(kind for key, kind in kinds.items() if key != audio_format)]
    )
    dialog.setDefaultSuffix(audio_format)
    dialog.filterSelected.connect(
        lambda kind: dialog.setDefaultSuffix("wav" if kind == kinds["wav"] else "mp3")
    )
    dialog.selectFile(f"{safe_name(name)}.{audio_format}")
    _open(dialog, then)


def safe_name(words: str) -> str:
    """Words as a file name that every system takes."""
    kept = "".join(mark for mark in words if mark.isprintable() and mark not in _NOT_IN_NAMES)
    return kept.strip(" .") or "vbee"


def _open(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(QDir.home())
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
