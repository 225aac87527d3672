"""A ledger desk on a real journal: a real worker reads real rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from vbee_desktop.core.ledger import LedgerSums, period_starts
from vbee_desktop.store.database import open_database
from vbee_desktop.store.ledger import Ledger
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

Report = Callable[[object], None]
NAMES = {"mai": "Mai Phương", "huyen": "Ngọc Huyền 2.0"}


class BenchLedger:
    """``now_s`` is the time by which the periods are counted; ``questions`` how often sums were asked for."""

    def __init__(self, folder: Path, now_s: float) -> None:
        self.path = folder / "jobs.sqlite3"
        self.now_s = now_s
        self.is_demo = False
        self.questions = 0
        self.worker: ApiWorker[None] = ApiWorker(_nothing)
        self.worker.start()
        self._rows = open_database(self.path)

    def add(self, count: int = 1, *, state: str = "filed", **columns: object) -> None:
        """Finished jobs, as if they had just been created."""
        before = self._rows.execute("SELECT count(*) FROM jobs").fetchone()[0]
        values = {
            "kind": "speech",
            "state": state,
            "created_at": self.now_s,
            "changed_at": self.now_s,
            "api": "legacy",
            "content_hash": "",
            "request": "{}",
            **columns,
        }
        names, marks = ", ".join(values), ", ".join("?" * (len(values) + 1))
        self._rows.executemany(
            f"INSERT INTO jobs (id, {names}) VALUES ({marks})",  # noqa: S608  # names of ours
            [(f"{before + i:032x}", *values.values()) for i in range(count)],
        )

    def sums(self) -> JobHandle:
        self.questions += 1
        return self.worker.submit(_sums, self.path, self.now_s)

    def export(self, destination: Path) -> JobHandle:
        return self.worker.submit(_export, self.path, destination)

    def close(self) -> None:
        """End the worker and close the file."""
        assert self.worker.shutdown()
        self._rows.close()


async def _sums(_nothing: None, _report: Report, path: Path, now_s: float) -> LedgerSums:
    sums = Ledger(path).sums(period_starts(now_s))
    return {
        period: replace(
            of, by_voice=tuple(replace(each, name=NAMES.get(each.voice_code, "")) for each in of.by_voice)
        )
        for period, of in sums.items()
    }


async def _export(_nothing: None, _report: Report, path: Path, destination: Path) -> Path:
    Ledger(path).write_csv(destination)
    return destination


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield None
