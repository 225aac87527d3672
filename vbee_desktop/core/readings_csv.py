"""The readings dictionary as a table that people edit in a spreadsheet: columns word, reading, case."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from vbee_desktop.core.csv_cells import harmless, write_csv
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.readings import CaseRule, Reading, checked_reading

COLUMNS = ("word", "reading", "case")


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that was left out: its line in the file (from 1), and why: ``quotes``, ``cells``, ``case``,
    ``twice``, or a word and a reason of `checked_reading` (``word_empty``, ``reading_too_long`` …).
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rows that can be used, in the file's order, and those that cannot."""

    readings: tuple[Reading, ...]
    broken: tuple[BrokenRow, ...]


class _Refused(Exception):
    """A row cannot be used; the argument is the reason's word."""


def to_csv(readings: Iterable[Reading]) -> bytes:
    """The dictionary as UTF-8 CSV with a byte order mark and no cell that a spreadsheet would run."""
    stream = io.BytesIO()
    write_csv(stream, [COLUMNS, *((each.word, each.reading, each.case.value) for each in readings)])
    return stream.getvalue()


def from_csv(data: bytes) -> ReadTable:
    """Read a table: UTF-8 with or without mark, separated by commas or semicolons, with or without the line
    of column names (without it: word, reading, case). A row is one line.

    Raises `BadInput` (``BAD_FILE``, ``reason`` damaged, empty, or columns: word or reading has none).
    """
    lines = _decoded(data).splitlines()
    head = next((place for place, line in enumerate(lines) if line.strip()), None)
    if head is None:
        raise BadInput(Code.BAD_FILE, "readings", reason="empty")
    separator = _separator(lines[head])
    columns = _columns(lines[head], separator)
    body = head if columns is None else head + 1
    return _read_rows(enumerate(lines[body:], body + 1), separator, columns or COLUMNS)


def _read_rows(lines: Iterable[tuple[int, str]], separator: str, columns: Sequence[str]) -> ReadTable:
    readings: dict[tuple[str, CaseRule], Reading] = {}
    broken: list[BrokenRow] = []
    for number, line in lines:
        if not line.strip(f" \t{separator}"):
            continue
        try:
            entry = _reading(_cells(line, separator), columns)
            if (entry.word, entry.case) in readings:
                _refuse("twice")
            readings[entry.word, entry.case] = entry
        except _Refused as refusal:
            broken.append(BrokenRow(number, str(refusal)))
    return ReadTable(tuple(readings.values()), tuple(broken))


def _refuse(reason: str) -> NoReturn:
    raise _Refused(reason)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(Code.BAD_FILE, "readings are not UTF-8", reason="damaged") from error


def _separator(line: str) -> str:
    return ";" if line.count(";") > line.count(",") else ","


def _columns(line: str, separator: str) -> list[str] | None:
    """The columns by name, or None when the first line is a row."""
    try:
        names = [cell.strip().casefold() for cell in _cells(line, separator)]
    except _Refused:
        return None
    known = {"word", "reading"} & set(names)
    if len(known) == 1:
        raise BadInput(Code.BAD_FILE, "readings", reason="columns", columns=COLUMNS)
    return names if known else None


def _cells(line: str, separator: str) -> list[str]:
    """The cells of one line: a quotation mark that does not close spoils its own line only."""
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error as error:
        raise _Refused("quotes") from error
    return [_as_written(cell) for cell in cells]


def _as_written(cell: str) -> str:
    """A cell without the apostrophe that `to_csv` puts before what looks like a formula."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def _reading(cells: Sequence[str], columns: Sequence[str]) -> Reading:
    row = dict(zip(columns, cells, strict=False))
    if "reading" not in row or "word" not in row or any(cell.strip() for cell in cells[len(columns) :]):
        raise _Refused("cells")
    try:
        rule = CaseRule(row.get("case", "").strip().casefold() or CaseRule.AS_WRITTEN)
    except ValueError as error:
        raise _Refused("case") from error
    try:
        return checked_reading(row["word"], row["reading"], rule)
    except BadInput as error:
        raise _Refused(f"{error.facts['field']}_{error.facts['reason']}") from error
