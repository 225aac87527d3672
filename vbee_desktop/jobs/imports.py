"""Files that a person brings to be spoken: plain text, Markdown, Word documents and subtitles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.imported import MAX_SCRIPT_BYTES, ImportedScript
from vbee_desktop.core.markdown_script import read_markdown
from vbee_desktop.core.subtitle_reader import read_subtitles
from vbee_desktop.jobs.docx_script import read_docx
from vbee_desktop.jobs.texts import bytes_of_file, decoded_text

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Report, Services


async def import_script(services: Services, report: Report, path: Path) -> ImportedScript:
    """The script in a file, by the file's ending. Raises `BadInput` as `script_of_file` does."""
    del services, report
    return await asyncio.to_thread(script_of_file, path)


def script_of_file(path: Path) -> ImportedScript:
    """The script in a .txt, .md, .docx, .srt or .vtt file; any other ending is read as plain text.

    Raises `BadInput` (``BAD_FILE``; ``reason`` missing, unreadable, empty, damaged, no_cues, those of
    `read_docx`, or too_large with ``size_bytes`` and ``limit_bytes``: such a file is not read).
    """
    ending = path.suffix.lower()
    if ending in DOCUMENT_ENDINGS:
        return read_docx(path)
    text = decoded_text(bytes_of_file(path, MAX_SCRIPT_BYTES))
    return READERS.get(ending, _plain)(text)


def _plain(text: str) -> ImportedScript:
    return ImportedScript(text)


DOCUMENT_ENDINGS = (".docx", ".doc")
"""An old .doc is told as what it is, and a .docx under its name is read."""

READERS: dict[str, Callable[[str], ImportedScript]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
}
"""Reader by the ending of the file."""
