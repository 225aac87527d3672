"""Jobs as the window tells of them: one, those that a person searches for, and one brought back whole."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.job_state import ENDS, JobState

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.models import SpeechApi, SpeechRequest, Take, Transcript, Utterance


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


@dataclass(frozen=True, slots=True)
class Spoken:
    """The job that speaks for a request already, and its ``take`` if that was asked for and is here."""

    summary: JobSummary
    take: Take | None = None


class StateGroup(StrEnum):
    """The states of jobs as a person tells them apart."""

    DONE = "done"
    FAILED = "failed"
    WORKING = "working"
    UNKNOWN = "unknown"


def group_of(state: JobState) -> StateGroup:
    """How a state is shown."""
    if state is JobState.FILED:
        return StateGroup.DONE
    if state is JobState.UNKNOWN:
        return StateGroup.UNKNOWN
    return StateGroup.FAILED if state in ENDS else StateGroup.WORKING


def states_of(group: StateGroup) -> tuple[JobState, ...]:
    """The states that are shown so."""
    return tuple(state for state in JobState if group_of(state) is group)


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What is looked for: ``words`` as a person types them, any of ``kinds`` (all if empty), one ``group``
    of states (all if None).
    """

    words: str = field(default="", repr=False)
    kinds: frozenset[str] = frozenset()
    group: StateGroup | None = None

    @property
    def is_open(self) -> bool:
        """Whether everything is asked for."""
        return not self.words.strip() and not self.kinds and self.group is None


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """The rows of a list, newest job first: a job by its number, before the first one of each local day that
    day as its negative ordinal (`datetime.date.toordinal`). 8 bytes a row. ``day_rows`` are the rows of the
    days.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    day_rows: tuple[int, ...] = ()
    job_count: int = 0


@dataclass(frozen=True, slots=True)
class PastJob:
    """All that is left of one job. Of speech the ``request``, the service that was asked (``api``), and the
    ``take`` if its audio is here; of a recognition the sound at ``audio_path`` (None when its file is gone)
    and, if it ended well, the ``transcript``, with a person's rows as ``edited`` where they differ.
    ``duration_s`` is the length of that sound.
    """

    summary: JobSummary
    request: SpeechRequest | None = None
    take: Take | None = None
    transcript: Transcript | None = None
    edited: tuple[Utterance, ...] | None = field(default=None, repr=False)
    audio_path: Path | None = None
    duration_s: float = 0.0
    api: SpeechApi | None = None
