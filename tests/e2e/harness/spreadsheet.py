"""LibreOffice, which opens our tables as a person's spreadsheet does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.e2e.harness.tools import need_program

LIMIT_S = 120
OFFICE, TABLE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table", "text")
)

Cell = str | float
Rows = list[list[Cell]]


class Country(IntEnum):
    """By whose rules numbers are read: Microsoft's number of the language."""

    AMERICA = 1033
    VIETNAM = 1066
    """1,5 is one and a half; 1.500 is a thousand and a half."""


def opened(tables: Sequence[Path], country: Country, folder: Path) -> list[Rows]:
    """The cells of CSV files in a spreadsheet, row by row: numbers, words, and dates with their sign
    ``date:``; a formula with ``formula:``. `folder` is for what LibreOffice keeps.
    """
    soffice = need_program("soffice", package="libreoffice-calc-nogui")
    # Comma, quotation mark, UTF-8, from the first line, any columns, the language, nothing more.
    reading = f"--infilter=CSV:44,34,76,1,,{country.value}"
    command = [soffice, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", reading]
    command += ["--convert-to", "fods", "--outdir", str(folder), *map(str, tables)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=LIMIT_S, env=os.environ, check=False
    )
    assert done.returncode == 0, done.stderr
    return [_rows(folder / f"{table.stem}.fods") for table in tables]


def _rows(document: Path) -> Rows:
    rows = (_cells(row) for row in ET.parse(document).getroot().iter(f"{TABLE}table-row"))
    return [row for row in rows if any(row)]


def _cells(row: ET.Element) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row.findall(f"{TABLE}table-cell"):
        cells += [_value(cell)] * int(cell.get(f"{TABLE}number-columns-repeated", "1"))
    return cells


def _value(cell: ET.Element) -> Cell:
    words = "\n".join("".join(line.itertext()) for line in cell.findall(f"{TEXT}p"))
    kind = cell.get(f"{OFFICE}value-type", "string")
    if cell.get(f"{TABLE}formula") is not None:
        return f"formula:{words}"
    if kind == "float":
        return float(cell.get(f"{OFFICE}value", "nan"))
    return words if kind == "string" else f"{kind}:{words}"
