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

from tests.proofs.rows import Content, content_of_charge, content_of_row, rows_of

DOUBT = frozenset({"unknown"})
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
    speakers = Speakers(rows, DOUBT)
    for charge in ledger:
        row = speakers.of(charge)
        if row is None:
            states = [each["state"] for each in rows if content_of_row(each) == content_of_charge(charge)]
            found.lost.append(f"{charge['product']} {charge['request_id']} is charged; rows: {states}")
        else:
            _take_down(found, charge, row)
    found.duplicates = _duplicates(ledger, bought, rows)
    return found


def unclaimed(ledger: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    """The charges that no row speaks for, right after a kill: of one whose answer never came the row is still
    ``sending``.
    """
    speakers = Speakers(rows, DOUBT | {"sending"})
    return [f"{charge['product']} {charge['request_id']}" for charge in ledger if speakers.of(charge) is None]


class Speakers:
    """Finds the row that speaks for a charge: the one with its id, else one of its content that never had
    one: it is in doubt, or the sound itself was the answer.
    """

    def __init__(self, rows: list[dict[str, Any]], doubt: frozenset[str]) -> None:
        self._by_remote_id = {row["remote_id"]: row for row in rows if row["remote_id"]}
        self._without_id: dict[Content, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            if not row["remote_id"] and (row["state"] in doubt | {"filed"} or _was_dropped(row)):
                self._without_id[content_of_row(row)].append(row)

    def of(self, charge: dict[str, Any]) -> dict[str, Any] | None:
        """Each row in doubt speaks for one charge only."""
        known = self._by_remote_id.get(charge["request_id"])
        others = self._without_id[content_of_charge(charge)]
        return known or (others.pop() if others else None)


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


def _was_dropped(row: dict[str, Any]) -> bool:
    """Whether it was of unknown outcome until a person wrote it off."""
    return bool(row["state"] == "cancelled" and row["error"] == "outcome_unknown")


def _take_down(found: Judgement, charge: dict[str, Any], row: dict[str, Any]) -> None:
    is_in_doubt = row["state"] in DOUBT or _was_dropped(row)
    found.ends["unknown" if is_in_doubt else row["state"]] += 1
    if not is_in_doubt and row["state"] not in WELL_ENDED:
        found.lost.append(f"{charge['product']} {charge['request_id']} is charged; its job is {row['state']}")


def _duplicates(
    ledger: list[dict[str, Any]], bought: Counter[Content], rows: list[dict[str, Any]]
) -> list[str]:
    """What was charged more often than it was meant. Who asks again after the service had nothing to hand
    over means to pay anew.
    """
    in_vain = Counter(content_of_row(row) for row in rows if row["state"] in {"failed", "expired"})
    meant = bought + in_vain
    charged = Counter(map(content_of_charge, ledger))
    return [
        f"{content[0]} was charged {times} times, meant {meant[content]}"
        for content, times in charged.items()
        for _ in range(times - meant[content])
    ]
