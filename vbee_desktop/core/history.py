"""A job as the window tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.job_state import JobState


@dataclass(frozen=True, slots=True)
class JobSummary:
    """What is known of one job without its text. ``kind`` is ``speech`` or ``recognition``, ``title`` its
    first words, ``error`` a code of the catalogue or empty; ``created_at`` is seconds since 1970, ``seconds``
    are billed ones, ``points`` and ``characters`` as far as they are known. ``is_worked_on`` tells whether
    some run of the program works on it now.
    """

    job_id: str
    number: int
    kind: str
    state: JobState
    title: str = field(repr=False)
    voice_code: str
    created_at: float
    duration_s: float
    characters: int
    points: float
    seconds: int
    error: str
    is_worked_on: bool
    has_remote_id: bool
