"""A folder of texts, each file one to be spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.batch import BatchRow, BatchTexts, BrokenRow, RowFault
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.file_names import in_order
from vbee_desktop.core.text import check_speech_text
from vbee_desktop.jobs.imports import script_of_file

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = frozenset({".txt", ".md", ".docx"})


def texts_of_folder(folder: Path) -> BatchTexts:
    """Its .txt, .md and .docx files in the order of their names, 2 before 10; those in folders of it are left
    alone. Raises `BadInput` (``BAD_FILE``; ``reason`` unreadable, or no_texts when there is none).
    """
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()]
    except OSError as error:
        raise BadInput(Code.BAD_FILE, error.strerror or "", reason="unreadable") from error
    if not files:
        raise BadInput(Code.BAD_FILE, "no texts", reason="no_texts")
    files.sort(key=lambda path: in_order(path.name))
    rows: list[BatchRow] = []
    broken: list[BrokenRow] = []
    for number, path in enumerate(files, 1):
        row = _read(path, f"{number:0{len(str(len(files)))}} {path.stem}")
        rows.append(row) if isinstance(row, BatchRow) else broken.append(row)
    return BatchTexts(tuple(rows), tuple(broken))


def _read(path: Path, name: str) -> BatchRow | BrokenRow:
    try:
        text = script_of_file(path).text
    except BadInput as error:
        is_empty = error.facts.get("reason") == "empty"
        return BrokenRow(path.name, RowFault.TEXT if is_empty else RowFault.FILE)
    try:
        return BatchRow(path.name, check_speech_text(text), name=name)
    except BadInput:
        return BrokenRow(path.name, RowFault.TEXT)
