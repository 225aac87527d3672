"""A table of texts to be spoken; of its columns only text is needed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from vbee_desktop.core import limits
from vbee_desktop.core.batch import BatchRow, BatchTexts, BrokenRow, RowFault
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import Pauses
from vbee_desktop.core.pauses import LONGEST_PAUSE_S, SHORTEST_PAUSE_S
from vbee_desktop.core.text import check_speech_text, fold
from vbee_desktop.core.voices import check_voice_code

COLUMNS = ("text", "voice", "speed", "file name", "sample rate", "emphasis", "pauses")
_OTHER_NAMES = {
    "text": ("van ban", "noi dung", "input_text"),
    "voice": ("giong", "giong doc", "voice code", "voice_code"),
    "speed": ("toc do", "speed_rate"),
    "file name": ("file", "file_name", "filename", "ten tep", "ten file"),
    "sample rate": ("sample_rate", "tan so lay mau"),
    "emphasis": ("nhan nha",),
    "pauses": ("pause", "nghi", "quang nghi"),
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
    return BatchRow(
        source,
        text,
        voice,
        _speed(values.get("speed", "")),
        values.get("file name", ""),
        _one_of(values.get("sample rate", ""), limits.SPEECH_SAMPLE_RATES_HZ, RowFault.SAMPLE_RATE),
        _one_of(values.get("emphasis", ""), limits.EMPHASIS_VALUES, RowFault.EMPHASIS),
        _pauses(values.get("pauses", "")),
    )


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


def _one_of(cell: str, allowed: Sequence[int], fault: RowFault) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal() or int(cell) not in allowed:
        raise _Refused(fault)
    return int(cell)


def _pauses(cell: str) -> Pauses | None:
    """Four lengths in seconds with spaces between, in the order of `Pauses`."""
    if not cell:
        return None
    try:
        major_s, medium_s, sentence_s, paragraph_s = (
            float(length.replace(",", ".")) for length in cell.split()
        )
    except ValueError as error:
        raise _Refused(RowFault.PAUSES) from error
    within_s = (major_s, medium_s, sentence_s)
    are_allowed = all(SHORTEST_PAUSE_S <= each <= LONGEST_PAUSE_S for each in within_s)
    if not (are_allowed and 0 <= paragraph_s <= LONGEST_PAUSE_S):
        raise _Refused(RowFault.PAUSES)
    return Pauses(major_s, medium_s, sentence_s, paragraph_s)
