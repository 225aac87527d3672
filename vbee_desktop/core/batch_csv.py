"""A table of texts to be spoken: columns text, voice, speed and file name; only the first is needed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from vbee_desktop.core import limits
from vbee_desktop.core.batch import BatchRow, BatchTexts, BrokenRow, RowFault
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.text import check_speech_text, fold
from vbee_desktop.core.voices import check_voice_code

COLUMNS = ("text", "voice", "speed", "file name")
_OTHER_NAMES = {
    "text": ("van ban", "noi dung", "input_text"),
    "voice": ("giong", "giong doc", "voice code", "voice_code"),
    "speed": ("toc do", "speed_rate"),
    "file name": ("file", "file_name", "filename", "ten tep", "ten file"),
}


class _Refused(Exception):
    """A row cannot be used; the argument is its `RowFault`."""


def texts_of_csv(text: str) -> BatchTexts:
    """The rows of a table whose first line names its columns, separated by commas or semicolons, with cells
    of several lines in quotation marks. Rows that are empty are passed over.

    Raises `BadInput` (``BAD_FILE``; ``reason`` empty, or columns: there is none named text).
    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    head = next((place for place, line in enumerate(lines) if line.strip()), None)
    if head is None:
        raise BadInput(Code.BAD_FILE, "table", reason="empty")
    separator = ";" if lines[head].count(";") > lines[head].count(",") else ","
    columns = _columns(lines[head], separator)
    rows: list[BatchRow] = []
    broken: list[BrokenRow] = []
    for number, cells in _records(lines[head + 1 :], separator, head + 2):
        if cells is not None and not any(cell.strip() for cell in cells):
            continue
        try:
            rows.append(_row(str(number), cells, columns))
        except _Refused as refusal:
            broken.append(BrokenRow(str(number), RowFault(str(refusal))))
    return BatchTexts(tuple(rows), tuple(broken))


def _columns(line: str, separator: str) -> list[str]:
    names = [_column(cell) for cell in next(csv.reader([line], delimiter=separator))]
    if "text" not in names:
        raise BadInput(Code.BAD_FILE, "table", reason="columns", columns=COLUMNS)
    return names


def _column(cell: str) -> str:
    name = fold(cell.strip())
    return next((column for column, others in _OTHER_NAMES.items() if name in (column, *others)), name)


def _records(lines: Sequence[str], separator: str, first: int) -> Iterator[tuple[int, list[str] | None]]:
    """The cells of each record by the line it begins in; None for one that cannot be read, after which it
    goes on with the next line: a quotation mark that does not close spoils its own line only.
    """
    place = 0
    while place < len(lines):
        reader = csv.reader(lines[place:], delimiter=separator, strict=True)
        begin = place
        try:
            for cells in reader:
                yield first + begin, cells
                begin = place + reader.line_num
            return
        except csv.Error:
            yield first + begin, None
            place = begin + 1


def _row(source: str, cells: Sequence[str] | None, columns: Sequence[str]) -> BatchRow:
    if cells is None:
        raise _Refused(RowFault.QUOTES)
    values = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
    try:
        text = check_speech_text(values.get("text", ""))
    except BadInput as error:
        raise _Refused(RowFault.TEXT) from error
    try:
        voice = check_voice_code(values["voice"]) if values.get("voice") else ""
    except BadInput as error:
        raise _Refused(RowFault.VOICE) from error
    return BatchRow(source, text, voice, _speed(values.get("speed", "")), values.get("file name", ""))


def _speed(cell: str) -> float | None:
    if not cell:
        return None
    try:
        speed = float(cell.replace(",", "."))
    except ValueError as error:
        raise _Refused(RowFault.SPEED) from error
    lowest, highest = limits.LEGACY_SPEED_RANGE
    if not lowest <= speed <= highest:
        raise _Refused(RowFault.SPEED)
    return speed
