"""What a job is on disk: the intent that it begins with, and the row that it is read back as."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbee_desktop.core.job_state import JobState

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Intent:
    """A paid request that is about to be made. ``title`` is what a person is shown of it, ``words`` what it
    is found by (folded). ``whole`` is the job that it is a part of, or empty.
    """

    kind: str
    server: str
    api: str
    content_hash: str
    request: Mapping[str, object] = field(repr=False)
    voice_code: str = ""
    factor: float = 1.0
    characters: int = 0
    points: float = 0
    seconds: int = 0
    audio: str = ""
    duration_s: float = 0.0
    title: str = field(default="", repr=False)
    whole: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job as it stands on disk. ``request`` and ``result`` are JSON objects, ``seconds`` are billed
    ones, ``factor`` is points per character; ``created_at``, ``changed_at`` (its last step) and
    ``not_before`` are seconds since 1970.
    ``owner`` is the run that works on it, or empty; ``callback_digest`` that of the callback token that is
    still awaited, or empty. ``whole`` is the job that it is a part of, or empty. ``account`` names whose it
    is, and is empty when that was not known.
    """

    number: int
    id: str
    kind: str
    state: JobState
    created_at: float
    changed_at: float
    server: str
    api: str
    content_hash: str
    request: dict[str, object] = field(repr=False)
    remote_id: str
    voice_code: str
    factor: float
    characters: int
    points: float
    seconds: int
    audio: str
    duration_s: float
    result: dict[str, object] = field(repr=False)
    error: str
    owner: str
    callback_digest: str
    not_before: float
    title: str = field(repr=False)
    is_forgotten: bool
    whole: str
    account: str


def job_row(row: sqlite3.Row) -> JobRow:
    """A row of the table ``jobs``."""
    return JobRow(
        number=row["number"],
        id=row["id"],
        kind=row["kind"],
        state=JobState(row["state"]),
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        server=row["server"],
        api=row["api"],
        content_hash=row["content_hash"],
        request=json.loads(row["request"]),
        remote_id=row["remote_id"],
        voice_code=row["voice_code"],
        factor=row["factor"],
        characters=row["characters"],
        points=row["points"],
        seconds=row["seconds"],
        audio=row["audio"],
        duration_s=row["duration_s"],
        result=json.loads(row["result"] or "{}"),
        error=row["error"],
        owner=row["owner"],
        callback_digest=row["callback_digest"],
        not_before=row["not_before"],
        title=row["title"],
        is_forgotten=bool(row["is_forgotten"]),
        whole=row["whole"],
        account=row["account"],
    )
