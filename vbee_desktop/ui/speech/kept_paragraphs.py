"""What a restart would forget of the paragraphs: locks, chosen takes, takes from before a text was changed,
speeds of their own.

Kept as plain JSON values without a word of the text.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from vbee_desktop.core.models import SpeechApi
from vbee_desktop.ui.speech.speech_settings import LEAST_SPEED, MOST_SPEED

_WORDS = 4
"""So many fields are words; the speed came later, and is not there in what was kept before."""


class KeptParagraph(NamedTuple):
    """A paragraph, known by the digest of its text, and the jobs of its takes; empty where there is none."""

    digest: str
    locked: str = ""
    former: str = ""
    starred: str = ""
    speed: float | None = None

    @property
    def job_ids(self) -> tuple[str, ...]:
        """The jobs of its takes."""
        return tuple(job_id for job_id in (self.locked, self.former, self.starred) if job_id)


class KeptScript(NamedTuple):
    """The paragraphs in order, and by which service the take of each job was made."""

    paragraphs: tuple[KeptParagraph, ...] = ()
    apis: tuple[tuple[str, SpeechApi], ...] = ()

    def to_json(self) -> object:
        """Plain values; None when there is nothing to keep."""
        if not self.paragraphs:
            return None
        return {"paragraphs": [list(each) for each in self.paragraphs], "apis": dict(self.apis)}


def kept_script(value: object) -> KeptScript:
    """What was kept; what cannot be read of it is left out."""
    found = value if isinstance(value, dict) else {}
    rows, apis = found.get("paragraphs"), found.get("apis")
    paragraphs = [_paragraph(row) for row in rows] if isinstance(rows, list) else []
    known = {str(api): api for api in SpeechApi}
    told = apis.items() if isinstance(apis, dict) else ()
    return KeptScript(
        tuple(each for each in paragraphs if each is not None),
        tuple((str(job_id), known[api]) for job_id, api in told if isinstance(api, str) and api in known),
    )


def digest_of(text: str) -> str:
    """By what a paragraph is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _paragraph(row: object) -> KeptParagraph | None:
    if not isinstance(row, list) or len(row) < _WORDS:
        return None
    words = [each for each in row[:_WORDS] if isinstance(each, str)]
    if len(words) < _WORDS:
        return None
    digest, locked, former, starred = words
    return KeptParagraph(digest, locked, former, starred, _speed(row[_WORDS:]))


def _speed(rest: list[object]) -> float | None:
    speed = rest[0] if rest else None
    return float(speed) if isinstance(speed, int | float) and LEAST_SPEED <= speed <= MOST_SPEED else None
