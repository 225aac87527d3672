"""Our tables in LibreOffice: each cell is what was written, whichever country's numbers it reads."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from tests.e2e.harness.spreadsheet import Country, Rows, opened
from tests.store.test_ledger import Jobs
from tests.support.services import ignore
from vbee_desktop.core.batch import (
    BatchOrder,
    BatchRow,
    BatchState,
    BrokenRow,
    RowFault,
    RowOutcome,
    report_rows,
)
from vbee_desktop.core.csv_cells import write_csv
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.readings import CaseRule, Reading
from vbee_desktop.core.readings_csv import to_csv
from vbee_desktop.core.transcript_order import TranscriptForm, TranscriptFormat, TranscriptOrder
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.transcript_file import export_transcript
from vbee_desktop.store.ledger import Ledger

HARD_WORDS = (
    'Xin chào, "các bạn"; tiếng Việt: ẵ ữ ộ',
    "dòng một\ndòng hai",
    "=cmd|' /C calc'!A0",
    "+84 909",
    "@SUM(A1)",
    "\u200b=1+1",
    '=HYPERLINK("http://x.example";"ở đây")',
)
AS_SHOWN = (*HARD_WORDS[:2], *(f"'{words}" for words in HARD_WORDS[2:]))
"""What begins like a formula has an apostrophe before it."""
TIMES_S = (0.0, 1.25, 2.0, 4.125, 1234.567, 5000.0, 5000.0012, 6000.1)
TIME = "2026-07-02T00:00:00+00:00"


def transcript_cells() -> Rows:
    times_ms = [float(round(time_s * 1000)) for time_s in TIMES_S]
    rows = zip(times_ms, times_ms[1:], AS_SHOWN, strict=False)
    cells: Rows = [["number", "start_ms", "end_ms", "text"]]
    cells += ([float(number), begin, end, words] for number, (begin, end, words) in enumerate(rows, 1))
    return cells


BATCH_CELLS: Rows = [
    ["row", "text", "voice", "speed_percent", "file", "state", "length_ms", "characters", "points", "error"],
    [2.0, HARD_WORDS[0], "hn_a", 125.0, "1.mp3", "done", 1234.0, 12.0, 12.0, ""],
    [3.0, "'=1+1", "hn_b", 100.0, "2.mp3", "failed", 0.0, 0.0, 0.0, "refused: =no, thanks"],
    [4.0, "Ba", "hn_a", 100.0, "3.mp3", "waiting", "", "", "", ""],
    [9.0, "", "", "", "", "failed", "", "", "", "speed"],
]
LEDGER_HEAD = (
    "time kind server service voice characters factor_percent points seconds state charged id_at_server"
)
LEDGER_CELLS: Rows = [
    list(LEDGER_HEAD.split()),
    [TIME, "speech", "https://vbee.vn", "legacy", "'=giọng", 1001.0, 150.0, 1502.0, 0.0, "filed", "yes", ""],
    [TIME, "recognition", "", "current", "", 0.0, 100.0, 0.0, 7.0, "unknown", "perhaps", "r-1"],
]
READINGS_CELLS: Rows = [
    ["word", "reading", "case"],
    ["UBND, TP.", 'ủy ban "nhân dân"', "as_written"],
    ["'=x", "bằng ích", "any"],
]


@pytest.mark.parametrize("country", Country)
def test_every_cell_is_what_was_written(tmp_path: Path, country: Country) -> None:
    writers = (write_transcript, write_batch_report, write_ledger, write_readings)
    paths = [tmp_path / f"{number}.csv" for number in range(len(writers))]
    for write, path in zip(writers, paths, strict=True):
        write(path)
    transcript, batch, ledger, readings = opened(paths, country, tmp_path)
    assert transcript == transcript_cells()
    assert batch == BATCH_CELLS
    assert ledger == LEDGER_CELLS
    assert readings == READINGS_CELLS


def write_transcript(path: Path) -> None:
    spoken = zip(HARD_WORDS, TIMES_S, TIMES_S[1:], strict=False)
    utterances = tuple(Utterance(words, begin_s, end_s) for words, begin_s, end_s in spoken)
    order = TranscriptOrder(utterances, path, TranscriptForm(TranscriptFormat.CSV))
    asyncio.run(export_transcript(cast("Services", None), ignore, order))


def write_batch_report(path: Path) -> None:
    rows = (BatchRow("2", HARD_WORDS[0], speed=1.25), BatchRow("3", "=1+1", "hn_b"), BatchRow("4", "Ba"))
    broken = (BrokenRow("9", RowFault.SPEED),)
    order = BatchOrder(rows, ("1.mp3", "2.mp3", "3.mp3"), path.parent, "hn_a", broken=broken)
    done, failed = RowOutcome(12.0, 12, 1.234), RowOutcome(error="refused", said="=no, thanks")
    with path.open("wb") as stream:
        write_csv(stream, report_rows(order, BatchState((done, failed, None))))


def write_ledger(path: Path) -> None:
    jobs, when = Jobs(path.with_suffix(".db")), datetime(2026, 7, 2, tzinfo=UTC)
    jobs.add(when, server="https://vbee.vn", voice_code="=giọng", characters=1001, factor=1.5, points=1502.0)
    jobs.add(when, "unknown", kind="recognition", api="current", seconds=7, remote_id="r-1")
    jobs.connection.close()
    Ledger(jobs.path, UTC).write_csv(path)


def write_readings(path: Path) -> None:
    words = (
        Reading("UBND, TP.", 'ủy ban "nhân dân"', CaseRule.AS_WRITTEN),
        Reading("=x", "bằng ích", CaseRule.ANY),
    )
    path.write_bytes(to_csv(words))
