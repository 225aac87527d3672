"""Holds what the service charged against what the program's own database and folders say."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import soundfile

from tests.proofs.rows import Content, content_of_row, rows_of

WELL_ENDED = {"filed", "failed", "expired"}
"""``failed`` and ``expired`` are ends that the service told: there is nothing to fetch."""


@dataclass
class Judgement:
    """Counts of charges by what became of them, and every breach of the promise in a line."""

    charges: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)

    @property
    def breaches(self) -> list[str]:
        return [*self.lost, *self.duplicates, *self.damage]


def judge(ledger: list[dict[str, Any]], home: Path, bought: Counter[Content]) -> Judgement:
    """Whether each charge has its filed result or an explicit ``unknown``, and was meant.

    To be asked once nothing is under way any more and everything that can be fetched was fetched.
    """
    rows = rows_of(home)
    found = Judgement(charges=len(ledger), damage=damage_of(home, rows))
    by_remote_id = {row["remote_id"]: row for row in rows if row["remote_id"]}
    doubts = defaultdict(list)
    for row in rows:
        if not row["remote_id"] and _is_in_doubt(row):
            doubts[content_of_row(row)].append(row)
    for charge in ledger:
        content = (charge["product"], charge["sha256"])
        if charge["request_id"] in by_remote_id:
            _take_down(found, charge, by_remote_id[charge["request_id"]])
        elif doubts[content]:
            doubts[content].pop()
            found.ends["unknown"] += 1
        else:
            states = [each["state"] for each in rows if content_of_row(each) == content]
            found.lost.append(f"{charge['product']} {charge['request_id']} is charged; rows: {states}")
    found.duplicates = _duplicates(ledger, bought)
    return found


def damage_of(home: Path, rows: list[dict[str, Any]]) -> list[str]:
    """What is broken on disk: the database, a file with a final name, a filed job without its file."""
    damage = [f"database: {word}" for word in _integrity(home) if word != "ok"]
    sounds = [path for path in sorted((home / "audio").glob("*")) if path.suffix in {".mp3", ".wav"}]
    damage += [f"{path.name} does not decode" for path in sounds if not _decodes(path)]
    for row in rows:
        if row["state"] == "filed" and row["kind"] == "speech":
            if not (home / "audio" / row["audio"]).is_file():
                damage.append(f"filed job {row['id']} has no file")
        elif row["state"] == "filed" and "utterances" not in json.loads(row["result"]):
            damage.append(f"filed job {row['id']} has no words")
    return damage


def _integrity(home: Path) -> list[str]:
    path = home / "jobs.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as database:
        return [row[0] for row in database.execute("PRAGMA integrity_check")]


def _decodes(path: Path) -> bool:
    try:
        samples, _rate_hz = soundfile.read(path)
    except soundfile.SoundFileError:
        return False
    return len(samples) > 0


def _is_in_doubt(row: dict[str, Any]) -> bool:
    """Of unknown outcome, or once of unknown outcome and then dropped by a person."""
    was_dropped = row["state"] == "cancelled" and row["error"] == "outcome_unknown"
    return bool(was_dropped or row["state"] == "unknown")


def _take_down(found: Judgement, charge: dict[str, Any], row: dict[str, Any]) -> None:
    found.ends[row["state"]] += 1
    if row["state"] not in WELL_ENDED:
        found.lost.append(f"{charge['product']} {charge['request_id']} is charged; its job is {row['state']}")


def _duplicates(ledger: list[dict[str, Any]], bought: Counter[Content]) -> list[str]:
    charged = Counter((charge["product"], charge["sha256"]) for charge in ledger)
    return [
        f"{product} was charged {times} times, meant {bought[product, name]}"
        for (product, name), times in charged.items()
        for _ in range(times - bought[product, name])
    ]
