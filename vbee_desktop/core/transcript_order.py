"""A transcript that is to be written to a file: which words, where and in what form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vbee_desktop.core.cue_rules import CueRules, short_cues
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.subtitles import WRITERS, Timed, to_srt, to_txt_with_times, to_vtt


class TranscriptFormat(StrEnum):
    """What a file holds; its value is the ending."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    CSV = "csv"


SUBTITLES = frozenset({TranscriptFormat.SRT, TranscriptFormat.VTT})


@dataclass(frozen=True, slots=True)
class TranscriptForm:
    """``has_times`` is for plain text. ``cue_rules`` are for subtitles; without them each utterance is one
    cue on one line.
    """

    format: TranscriptFormat = TranscriptFormat.TXT
    has_times: bool = False
    cue_rules: CueRules | None = None


@dataclass(frozen=True, slots=True)
class TranscriptOrder:
    """What the window orders of `jobs.transcript_file`."""

    utterances: tuple[Utterance, ...] = field(repr=False)
    path: Path
    form: TranscriptForm

    @property
    def folder(self) -> Path:
        """Where the file goes."""
        return self.path.parent

    def paths(self) -> tuple[Path, ...]:
        """The one file."""
        return (self.path,)


def transcript_text(utterances: Sequence[Timed], form: TranscriptForm) -> str:
    """The words in a form, as they stand in the file."""
    if form.format in SUBTITLES and form.cue_rules is not None:
        return _subtitles(utterances, form.format, form.cue_rules)
    if form.format is TranscriptFormat.TXT and form.has_times:
        return to_txt_with_times(utterances)
    return WRITERS[form.format](utterances)


def _subtitles(utterances: Sequence[Timed], format_: TranscriptFormat, rules: CueRules) -> str:
    cues = short_cues((Cue(each.text, each.start_s, each.end_s) for each in utterances), rules)
    return (to_srt if format_ is TranscriptFormat.SRT else to_vtt)(cues, rules.line_characters)
