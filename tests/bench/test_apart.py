"""One bench that fails stops no other, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.apart import measured
from tests.bench.table import Count, Row

ROW = Row("a figure", 2.0, 3.0, "ms", 1.25)
BEGIN = """
import os, threading
from tests.bench.table import Count, Row
def measure():
    print("something by the way")
    yield Row("a figure", 2.0, 3.0, "ms", 1.25)
"""


@pytest.mark.parametrize(
    ("end", "limit_s", "last"),
    [
        ("    yield Count.none_of('lost', 0)", 60.0, Count("lost", "0", "0")),
        ("    raise OSError('no\\n sound')", 60.0, "failed: OSError: no sound"),
        ("    import pytest; pytest.skip('needs x')", 60.0, "failed: Skipped: needs x"),
        ("    os.abort()", 60.0, "failed: ended by SIGABRT"),
        ("    threading.Event().wait()", 1.0, "failed: took longer than 1 s"),
    ],
    ids=("whole", "raises", "lacks", "crashes", "hangs"),
)
def test_rows_come_and_a_failure_is_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, limit_s: float, last: Count | str
) -> None:
    (tmp_path / "some_bench.py").write_text(BEGIN + end + "\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = list(measured("some_bench", limit_s))
    expected = last if isinstance(last, Count) else Count("some-bench", last, "a figure", is_met=False)
    assert found == [ROW, expected]
