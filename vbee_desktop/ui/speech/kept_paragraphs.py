"""What a restart would forget of the paragraphs: locks, chosen takes, takes from before a text was changed.

Kept as plain JSON values without a word of the text.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from vbee_desktop.core.models import SpeechApi

_FIELDS = 4


class KeptParagraph(NamedTuple):
    """A paragraph, known by the digest of its text, and the jobs of its takes; empty where there is none."""

    digest: str
    locked: str = ""
    former: str = ""
    starred: str = ""


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
    if not isinstance(row, list) or len(row) != _FIELDS or not all(isinstance(each, str) for each in row):
        return None
    return KeptParagraph(*row)
