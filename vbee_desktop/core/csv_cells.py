"""Tables for other programs: CSV whose cells a spreadsheet shows and never runs, with the same numbers in
every country.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import BinaryIO

Cell = str | int
"""Numbers are whole, in units small enough: what is 1.234 here is a thousand more where a comma begins the
decimals, as in Vietnam.
"""
_FORMULA_STARTS = frozenset("=+-@")
_BREAKS = frozenset("\t\r\n")
_NEGATIVE_NUMBER = re.compile(r"-\d+([.,]\d+)?")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of the marks that a spreadsheet may skip before it looks for a formula."""


def write_csv(stream: BinaryIO, rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows one by one as UTF-8 with a byte order mark (without it Excel takes Vietnamese for another
    encoding), lines ended by CRLF (RFC 4180). Raises OSError.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    try:
        csv.writer(text).writerows([_spelt(cell) for cell in row] for row in rows)
        text.flush()
    finally:
        text.detach()  # the stream belongs to the caller


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what begins like one.

    Spaces, invisible marks and full-width forms before or in place of the sign do not hide it. A plain
    negative number stays one.
    """
    is_formula = not _NEGATIVE_NUMBER.fullmatch(text) and _begins_like_a_formula(text)
    return f"'{text}" if is_formula else text


def _begins_like_a_formula(text: str) -> bool:
    if text[:1] in _BREAKS:
        return True
    first = next((mark for mark in text if unicodedata.category(mark) not in _INVISIBLE), "")
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA_STARTS


def _spelt(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else str(cell)
