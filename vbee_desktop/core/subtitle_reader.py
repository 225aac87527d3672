"""Reading SubRip and WebVTT as people's files are: what is wrong with one is told, and no word is lost."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.imported import Cue, ImportedScript, ImportKind, ImportNote
from vbee_desktop.core.text import tidy

_CLOCK = r"(?:(\d{1,4})[ ]*:)?[ ]*(\d{1,3})[ ]*:[ ]*(\d{1,2})(?:[,.:][ ]*(\d{1,6}))?"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-{{1,3}}>\s*{_CLOCK}(?:\s+(?P<place>\S.*))?\s*")
_ARROW = re.compile(r"\s*\d[\d:,. ]*-->.*|.*-->\s*\d[\d:,. ]*")
"""A line that was meant to be one of times."""
_NUMBER = re.compile(r"\s*\d+\s*")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|c|v|font|span|lang|ruby|rt)(?=[\s.>/])[^<>\n]*>"
    r"|<(?:\d+:)?\d{1,2}:\d{2}\.\d{3}>|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Block:
    """One cue while it is read: the line of its times and the lines of words below it."""

    line: int
    start_s: float
    end_s: float
    words: list[str] = field(default_factory=list)


class _Notes:
    """What was noticed, by kind, with the lines of the file."""

    def __init__(self) -> None:
        self._lines: defaultdict[ImportKind, list[int]] = defaultdict(list)

    def add(self, kind: ImportKind, line: int) -> None:
        self._lines[kind].append(line)

    def told(self) -> tuple[ImportNote, ...]:
        return tuple(ImportNote(kind, len(lines), tuple(lines)) for kind, lines in self._lines.items())


def read_subtitles(text: str) -> ImportedScript:
    """The cues of an .srt or .vtt text (told apart by the word WEBVTT), one paragraph each, in the file's
    order.

    Raises `BadInput` (``BAD_FILE``, ``reason`` no_cues) when no cue has words.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    notes = _Notes()
    is_vtt = bool(_HEADER.fullmatch(lines[0].strip()))
    blocks = _vtt_blocks(lines, notes) if is_vtt else _srt_blocks(lines, notes)
    cues = tuple(_cues(blocks, notes, is_vtt=is_vtt))
    if not cues:
        raise BadInput(Code.BAD_FILE, "subtitles", reason="no_cues")
    return ImportedScript("\n".join(cue.text for cue in cues), cues, notes.told())


def _srt_blocks(lines: Sequence[str], notes: _Notes) -> list[_Block]:
    blocks: list[_Block] = []
    expected = 1
    for place, line in enumerate(lines):
        if _is_times(line):
            number = _number_above(lines, place, expected)
            if number is None:
                notes.add(ImportKind.NO_NUMBER, place + 1)
            expected = (number or expected) + 1
            blocks.append(_block(line, place, blocks, notes))
        elif not _is_number_of_next(lines, place, expected):
            _add_words(blocks, line, place, notes)
    return blocks


def _vtt_blocks(lines: Sequence[str], notes: _Notes) -> list[_Block]:
    blocks: list[_Block] = []
    is_skipped = True  # the header, to the first empty line
    for place, line in enumerate(lines):
        starts_block = not lines[place - 1].strip() if place else False
        if starts_block and _COMMENT.fullmatch(line.strip()):
            notes.add(ImportKind.COMMENT, place + 1)
            is_skipped = True
        elif _is_times(line):
            blocks.append(_block(line, place, blocks, notes))
            is_skipped = False
        elif not line.strip():
            is_skipped = False
        elif not is_skipped and not (starts_block and _is_times(_line(lines, place + 1))):  # a cue's name
            _add_words(blocks, line, place, notes)
    return blocks


def _is_times(line: str) -> bool:
    return "->" in line and bool(_TIMES.fullmatch(line) or _ARROW.fullmatch(line))


def _number_above(lines: Sequence[str], place: int, expected: int) -> int | None:
    """The number in the line above one of times, when that line is no words of the cue before."""
    above = _line(lines, place - 1)
    stands_apart = not _line(lines, place - 2).strip()
    if _NUMBER.fullmatch(above) and (stands_apart or int(above) == expected):
        return int(above)
    return None


def _is_number_of_next(lines: Sequence[str], place: int, expected: int) -> bool:
    return _is_times(_line(lines, place + 1)) and _number_above(lines, place + 1, expected) is not None


def _line(lines: Sequence[str], place: int) -> str:
    return lines[place] if 0 <= place < len(lines) else ""


def _add_words(blocks: list[_Block], line: str, place: int, notes: _Notes) -> None:
    if not line.strip():
        return
    if blocks:
        blocks[-1].words.append(line)
    else:
        notes.add(ImportKind.OUTSIDE, place + 1)


def _block(line: str, place: int, blocks: Sequence[_Block], notes: _Notes) -> _Block:
    times = _TIMES.fullmatch(line)
    if not times:
        notes.add(ImportKind.NO_TIME, place + 1)
        at_s = blocks[-1].end_s if blocks else 0.0
        return _Block(place + 1, at_s, at_s)
    if times.group("place"):
        notes.add(ImportKind.POSITION, place + 1)
    return _Block(place + 1, _seconds(*times.groups()[:4]), _seconds(*times.groups()[4:8]))


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return round(whole + float(f"0.{fraction or 0}"), 3)


def _cues(blocks: Sequence[_Block], notes: _Notes, *, is_vtt: bool) -> Iterator[Cue]:
    latest: Cue | None = None
    for block in blocks:
        words = _words(block, notes, is_vtt=is_vtt)
        if not words:
            notes.add(ImportKind.EMPTY, block.line)
            continue
        if block.end_s < block.start_s:
            notes.add(ImportKind.ENDS_EARLY, block.line)
        cue = Cue(words, block.start_s, max(block.end_s, block.start_s))
        if latest and cue.start_s < latest.start_s:
            notes.add(ImportKind.BACKWARD, block.line)
        elif latest and cue.start_s < latest.end_s:
            notes.add(ImportKind.OVERLAP, block.line)
        latest = cue
        yield cue


def _words(block: _Block, notes: _Notes, *, is_vtt: bool) -> str:
    plain, tags = _TAG.subn("", _LINE_BREAK.sub(" ", " ".join(block.words)))
    if tags:
        notes.add(ImportKind.TAGS, block.line)
    return " ".join(tidy(html.unescape(plain) if is_vtt else plain).split())
