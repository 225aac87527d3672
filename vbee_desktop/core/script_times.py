"""When each part, sentence and chapter of a script is heard, from the real lengths of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from vbee_desktop.core.cue_rules import shared
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.sentences import script_parts, sentences
from vbee_desktop.core.text import BREAK_TAG, first_words, paragraphs, tidy

LINE_CHARACTERS = 42
"""Longest line of a subtitle that can be read at a glance."""
CUE_CHARACTERS = 2 * LINE_CHARACTERS
_SHORTEST_PIECE = 64
_TITLE_CHARACTERS = 60
_FFMETADATA_SPECIAL = re.compile(r"([=;#\\])")


@dataclass(frozen=True, slots=True)
class PartTimes:
    """A part of a script and where its speech lies in the whole: from, to in frames at ``sample_rate_hz``,
    without the silence around it.
    """

    text: str = field(repr=False)
    start_frame: int
    end_frame: int
    sample_rate_hz: int

    @property
    def start_s(self) -> float:
        """Where it begins, in seconds."""
        return self.start_frame / self.sample_rate_hz

    @property
    def end_s(self) -> float:
        """Where it ends, in seconds."""
        return self.end_frame / self.sample_rate_hz


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title and the frames that it covers, from, to."""

    title: str
    start_frame: int
    end_frame: int
    sample_rate_hz: int


def part_times(
    texts: Sequence[str], frames: Sequence[int], sample_rate_hz: int, silences: Sequence[int] = ()
) -> list[PartTimes]:
    """The times of parts that follow each other: ``frames`` are their lengths, ``silences`` what goes before
    each (none when empty).
    """
    before = list(silences) or [0] * len(frames)
    gaps_and_parts = [length for pair in zip(before, frames, strict=True) for length in pair]
    places = list(accumulate(gaps_and_parts, initial=0))
    return [
        PartTimes(text, places[2 * number + 1], places[2 * number + 2], sample_rate_hz)
        for number, text in enumerate(texts)
    ]


def sentence_cues(parts: Sequence[PartTimes], cue_characters: int = CUE_CHARACTERS) -> list[Cue]:
    """One cue a sentence, long ones in several of at most ``cue_characters`` (at least 64).

    Exact where parts begin and end; in between a part's time is shared out by letters, since the services
    tell no times of words.
    """
    limit = max(cue_characters, _SHORTEST_PIECE)
    return [cue for part in parts for cue in shared(part.start_s, part.end_s, _pieces(part.text, limit))]


def chapters(parts: Sequence[PartTimes], titles: Sequence[str] = ()) -> list[Chapter]:
    """One chapter a part, from its beginning to that of the next one (the first from 0), named by ``titles``
    or by its first words.
    """
    names = [_words(title) for title in titles] or [
        first_words(_words(part.text), _TITLE_CHARACTERS) for part in parts
    ]
    starts = [0, *(part.start_frame for part in parts[1:]), *(part.end_frame for part in parts[-1:])]
    return [
        Chapter(name or str(number), start, end, part.sample_rate_hz)
        for number, (name, part, (start, end)) in enumerate(
            zip(names, parts, pairwise(starts), strict=True), 1
        )
    ]


def to_ffmetadata(marks: Sequence[Chapter]) -> str:
    """FFmpeg's metadata file with exact times (its ffmetadata documentation): ``ffmpeg -i sound -i this
    -map_metadata 1`` puts the chapters into a file.
    """
    sections = (
        f"[CHAPTER]\nTIMEBASE=1/{mark.sample_rate_hz}\nSTART={mark.start_frame}\nEND={mark.end_frame}\n"
        f"title={_escaped(mark.title)}\n"
        for mark in marks
    )
    return "".join([";FFMETADATA1\n", *sections])


def to_chapter_list(marks: Sequence[Chapter]) -> str:
    """``00:00 Title``, one a line, as video sites read it from a description; whole seconds, rounded down so
    that no chapter begins too late, with hours in all lines when the last one needs them.
    """
    starts_s = [mark.start_frame // mark.sample_rate_hz for mark in marks]
    has_hours = any(start_s >= 3600 for start_s in starts_s)
    return "".join(
        f"{_clock(start_s, has_hours=has_hours)} {mark.title}\n"
        for start_s, mark in zip(starts_s, marks, strict=True)
    )


def _escaped(title: str) -> str:
    return _FFMETADATA_SPECIAL.sub(r"\\\1", title)


def _words(text: str) -> str:
    return " ".join(tidy(BREAK_TAG.sub(" ", text)).split())


def _pieces(text: str, limit: int) -> list[str]:
    spoken = tidy(BREAK_TAG.sub(" ", text))
    lines = [each for line in paragraphs(spoken) for each in sentences(line)]
    return [piece for line in lines for piece in script_parts(_words(line), limit)]


def _clock(whole_s: int, *, has_hours: bool) -> str:
    minutes, second = divmod(whole_s, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if has_hours else f"{minutes:02}:{second:02}"
