"""A script that came from a file, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vbee_desktop.core.limits import MAX_TEXT_CHARACTERS

MAX_SCRIPT_BYTES = 40 * MAX_TEXT_CHARACTERS
"""Ten of the longest texts of one request, in any encoding: more than a novel."""


SCRIPT_ENDINGS = (".txt", ".md", ".markdown", ".docx", ".srt", ".vtt")


class ImportKind(StrEnum):
    """What a person is told about a file that was read."""

    # Subtitles: the lines of the file are told.
    OVERLAP = "overlap"
    """A cue begins before the one before it ends; both are kept as they are."""
    BACKWARD = "backward"
    """A cue begins before the one before it begins; the file's order is kept."""
    ENDS_EARLY = "ends_early"
    """A cue ends before it begins; it now ends where it begins."""
    NO_TIME = "no_time"
    """A line of times that cannot be read; its words are kept at the end of the cue before."""
    NO_NUMBER = "no_number"
    """A cue of an .srt without its number."""
    EMPTY = "empty"
    """A cue without words; it makes no paragraph."""
    OUTSIDE = "outside"
    """Words before the first cue; they are no part of the script."""
    TAGS = "tags"
    """Marks of style, voice or place inside the words; taken out."""
    POSITION = "position"
    """Where on the picture a cue stands; not used."""
    COMMENT = "comment"
    """Notes and styles of a .vtt, comments and the head of a .md; no part of the script."""

    # Documents: only how many.
    TABLE = "table"
    """Each row is a paragraph, its cells separated by commas."""
    FOOTNOTE = "footnote"
    """Left out."""
    PICTURE = "picture"
    """Left out."""
    TEXT_BOX = "text_box"
    """Its words follow the paragraph that it hangs on."""
    FORMULA = "formula"
    """Left out."""
    LIST_NUMBER = "list_number"
    """Word counts list items by itself; the numbers are not in the text."""
    MARKDOWN = "markdown"
    """Marks of headings, lists, links and the like; taken out."""
    ADDRESS = "address"
    """Web and e-mail addresses; kept."""


@dataclass(frozen=True, slots=True)
class ImportNote:
    """How often something was met, and in which lines of the file (from 1) where it has lines."""

    kind: ImportKind
    count: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a subtitle and when they are to be heard; seconds from the start."""

    text: str = field(repr=False)
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class ImportedScript:
    """``text`` has one paragraph a line; of subtitles there are as many ``cues``, each with its line."""

    text: str = field(repr=False)
    cues: tuple[Cue, ...] = ()
    notes: tuple[ImportNote, ...] = ()
