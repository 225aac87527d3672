"""The program's database, read by a stranger."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

Content = tuple[str, str]
"""What the ledger knows of the thing bought: product, SHA-256."""


def rows_of(home: Path) -> list[dict[str, Any]]:
    """All jobs, as they stand on disk."""
    path = home / "jobs.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM jobs ORDER BY number")]


def content_of_row(row: dict[str, Any]) -> Content:
    """By what the ledger knows the content of a job."""
    if row["kind"] == "recognition":
        return "stt", row["content_hash"]
    text = json.loads(row["request"])["text"]
    return f"{row['api']}-tts", hashlib.sha256(text.encode()).hexdigest()


def content_of_charge(charge: dict[str, Any]) -> Content:
    """The same, from the ledger's side."""
    return charge["product"], charge["sha256"]
