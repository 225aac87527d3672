"""A finished recognition as the result side shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.ports import Playable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vbee_desktop.core.models import Transcript
    from vbee_desktop.ui.transcription.audio_source import AudioSource

MOST_MARKED = 300


@dataclass(frozen=True, slots=True)
class TranscriptResult:
    """Rows, whole text and the sound they belong to. No rows means that no speech was found; ``billed_s`` is
    0 when nothing was billed or the service did not tell; ``is_new`` is false when nothing was sent for it.
    What a person corrects is kept under ``job_id``.
    """

    utterances: tuple[Utterance, ...]
    text: str
    duration_s: float
    billed_s: int
    playable: Playable
    is_new: bool = True
    job_id: str = ""


def result_of(transcript: Transcript, source: AudioSource, *, is_demo: bool) -> TranscriptResult:
    """Put together what the service told and what was sent. A text without times becomes one row; the demo
    bills nothing.
    """
    utterances = transcript.utterances
    if not utterances and transcript.text.strip():
        utterances = (Utterance(transcript.text, 0.0, source.duration_s),)
    path = transcript.audio_path or source.path
    return TranscriptResult(
        utterances,
        transcript.text,
        source.duration_s,
        0 if is_demo else transcript.billed_s,
        Playable(path, source.title, stretches(utterances)[0]),
        transcript.is_new,
        transcript.job_id,
    )


def stretches(
    rows: Sequence[Utterance], around: int = 0
) -> tuple[tuple[tuple[float, float, str], ...], int | None]:
    """The rows to be marked in the waveform, and which of them is the row ``around``: at most `MOST_MARKED`,
    more cannot be told apart.
    """
    first = max(min(around - MOST_MARKED // 2, len(rows) - MOST_MARKED), 0)
    marked = rows[first : first + MOST_MARKED]
    found = tuple((each.start_s, each.end_s, str(number)) for number, each in enumerate(marked, first + 1))
    return found, around - first if marked else None


def joined(utterances: Iterable[Utterance]) -> str:
    """The words of all rows as one text."""
    return " ".join(each.text for each in utterances if each.text)
