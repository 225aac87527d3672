"""Word documents as scripts: the words of the body in their order, through python-docx."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.imported import MAX_SCRIPT_BYTES, ImportedScript, ImportKind, ImportNote
from vbee_desktop.core.text import tidy
from vbee_desktop.jobs.texts import bytes_of_file

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_XML_BYTES = 32_000_000
"""A tree of it takes about ten times as much memory; a million characters of text are about a third."""
MAX_ENTRIES = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1
_TYPES, _DOCUMENT_TYPE = "[Content_Types].xml", b"wordprocessingml.document.main+xml"
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, IndexError, AttributeError, TypeError),
    *(SyntaxError, NotImplementedError, RuntimeError, OSError),  # lxml's XMLSyntaxError is a SyntaxError
)
"""What reading a damaged package or a part that is not as it should be comes to."""

_SKIPPED = ("w:del", "w:moveFrom", "w:instrText", "w:rPr", "w:pPr", "w:rt", "mc:Fallback")
_LINE_ENDS = ("w:br", "w:cr")
_COUNTED = {
    "w:footnoteReference": ImportKind.FOOTNOTE,
    "w:endnoteReference": ImportKind.FOOTNOTE,
    "m:oMath": ImportKind.FORMULA,
}
_DRAWN = ("w:drawing", "w:pict", "w:object")
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}

Element = Any
"""An lxml element; lxml brings no types."""


def read_docx(path: Path) -> ImportedScript:
    """The paragraphs of a .docx, one a line; what has no words to speak is told.

    Raises `BadInput` (``BAD_FILE``): ``reason`` missing, unreadable, too_large (``size_bytes``,
    ``limit_bytes``), encrypted, old_word (a .doc), not_docx, damaged or empty.
    """
    data = bytes_of_file(path, MAX_FILE_BYTES)
    words = _Words()
    try:
        _check_package(data)
        lines = [tidy(line) for line in words.of_blocks(_body(data))]
    except _DAMAGE as error:
        raise BadInput(Code.BAD_FILE, type(error).__name__, reason="damaged") from error
    text = "\n".join(line for line in lines if line)
    if not text:
        raise BadInput(Code.BAD_FILE, "document", reason="empty")
    _check_size("text", len(text.encode()), MAX_SCRIPT_BYTES)
    notes = tuple(ImportNote(kind, count) for kind, count in words.counts.items())
    return ImportedScript(text, notes=notes)


def _check_size(what: str, size_bytes: int, limit_bytes: int) -> None:
    if size_bytes > limit_bytes:
        facts = {"size_bytes": size_bytes, "limit_bytes": limit_bytes}
        raise BadInput(Code.BAD_FILE, what, reason="too_large", **facts)


def _check_package(data: bytes) -> None:
    """Refuse what is no Word document, and what would unpack to more than a script can be. (`zipfile` never
    reads more of an entry than its stated size, so the stated sizes can be trusted.)
    """
    if data.startswith(_OLE):
        raise BadInput(Code.BAD_FILE, "OLE", reason="encrypted" if _ENCRYPTED_STREAM in data else "old_word")
    if not data.startswith(b"PK"):
        raise BadInput(Code.BAD_FILE, "no package", reason="not_docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        _check_entries(package.infolist())
        types = package.read(_TYPES) if _TYPES in package.namelist() else b""
    if _DOCUMENT_TYPE not in types:
        raise BadInput(Code.BAD_FILE, "another package", reason="not_docx")


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise BadInput(Code.BAD_FILE, "package", reason="encrypted")
    xml_bytes = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    _check_size("entries", len(entries), MAX_ENTRIES)
    _check_size("unpacked", sum(entry.file_size for entry in entries), MAX_UNPACKED_BYTES)
    _check_size("unpacked XML", xml_bytes, MAX_XML_BYTES)


def _body(data: bytes) -> Element:
    import docx  # 0.1 s: only when a document is opened

    return docx.Document(io.BytesIO(data)).element.body


class _Words:
    """The words of elements, and the tally of what else was met."""

    def __init__(self) -> None:
        self.counts: Counter[ImportKind] = Counter()
        self._boxes: list[Element] = []

    def of_blocks(self, parent: Element) -> Iterator[str]:
        """The lines of paragraphs and tables, in their order, also inside what only wraps them."""
        for child in parent:
            name = _name(child)
            if name == "w:p":
                yield from self._of_paragraph(child)
            elif name == "w:tbl":
                self.counts[ImportKind.TABLE] += 1
                yield from (self._of_row(row) for row in _inside(child, "w:tr"))
            elif name and name not in _SKIPPED:
                yield from self.of_blocks(child)

    def _of_paragraph(self, paragraph: Element) -> Iterator[str]:
        self.counts.update(ImportKind.LIST_NUMBER for _ in _inside(paragraph, "w:numPr", within=("w:pPr",)))
        yield from "".join(self._of_run(paragraph)).split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.counts[ImportKind.TEXT_BOX] += 1
            yield from self.of_blocks(box)

    def _of_row(self, row: Element) -> str:
        cells = (" ".join(" ".join(self.of_blocks(cell)).split()) for cell in _inside(row, "w:tc"))
        return ", ".join(cell for cell in cells if cell)

    def _of_run(self, parent: Element) -> Iterator[str]:
        for child in parent:
            name = _name(child)
            if name == "w:t":
                yield child.text or ""
            elif name in _LINE_ENDS:
                yield "\n"
            elif name == "w:tab":
                yield " "
            elif name == "w:noBreakHyphen":
                yield "-"
            elif name in _DRAWN:
                self._see_drawing(child)
            elif name in _COUNTED:
                self.counts[_COUNTED[name]] += 1
            elif name and name not in _SKIPPED and not _is_hidden(child):
                yield from self._of_run(child)

    def _see_drawing(self, drawing: Element) -> None:
        boxes = list(_inside(drawing, "w:txbxContent", within=None))
        self._boxes += boxes
        self.counts.update([] if boxes else [ImportKind.PICTURE])


def _inside(
    parent: Element,
    wanted: str,
    within: Iterable[str] | None = ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"),
) -> Iterator[Element]:
    """The nearest elements of a name: children, or below elements named in ``within`` (None: below any)."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif (
            name and name not in _SKIPPED[:2] and (within is None or name in within) and name != "mc:Fallback"
        ):
            yield from _inside(child, wanted, within)


def _is_hidden(run: Element) -> bool:
    return any(True for _ in _inside(run, "w:vanish", within=("w:rPr",)))


def _name(element: Element) -> str:
    """``w:p`` and the like; another name for elements of other kinds, empty for comments."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, 'other')}:{name}"
