"""One bench that fails stops no other, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.apart import measured
from tests.bench.table import Count, Row

ROW = Row("a figure", 2.0, 3.0, "ms", 1.25)
BEGIN = """
import os, subprocess, threading
from tests.bench.table import Count, Row
def measure():
    print("something by the way")
    yield Row("a figure", 2.0, 3.0, "ms", 1.25)
"""


PATIENT_S, HASTY_S = 60.0, 1.0


def rows_of(folder: Path, patch: pytest.MonkeyPatch, end: str, limit_s: float) -> list[Row | Count]:
    """What comes of a bench that begins well and ends so."""
    (folder / "some_bench.py").write_text(f"{BEGIN}    {end}\n")
    patch.setenv("PYTHONPATH", str(folder))
    return list(measured("some_bench", limit_s))


def failed(why: str) -> Count:
    return Count("some-bench", f"failed: {why}", "a figure", is_met=False)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("yield Count.none_of('lost', 0)", Count("lost", "0", "0")),
        ("raise OSError('no\\n sound')", failed("OSError: no sound")),
        ("import pytest; pytest.skip('needs x')", failed("Skipped: needs x")),
        ("os.abort()", failed("ended by SIGABRT")),
        ("subprocess.Popen(['sleep', '600']); os.abort()", failed("ended by SIGABRT")),
    ],
    ids=("whole", "raises", "lacks", "crashes", "leaves a program"),
)
def test_rows_come_and_a_failure_is_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, last: Count
) -> None:
    assert rows_of(tmp_path, monkeypatch, end, PATIENT_S) == [ROW, last]


def test_what_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows_of(tmp_path, monkeypatch, "threading.Event().wait()", HASTY_S)[-1] == failed(
        "took longer than 1 s"
    )
