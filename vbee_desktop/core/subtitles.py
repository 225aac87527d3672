"""Transcripts and scripts as text: plain, with times, SRT, WebVTT and JSON."""

from __future__ import annotations

import json
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHORTEST_CUE_MS = 1


class Timed(Protocol):
    """Words and when they are heard, in seconds: an utterance, or a cue of a script."""

    @property
    def text(self) -> str: ...
    @property
    def start_s(self) -> float: ...
    @property
    def end_s(self) -> float: ...


def to_txt(utterances: Sequence[Timed]) -> str:
    """One utterance a line."""
    return "".join(f"{_one_line(each.text)}\n" for each in utterances)


def to_txt_with_times(utterances: Sequence[Timed]) -> str:
    """``[0:01.25 - 0:03.40] words``, one utterance a line."""
    return "".join(
        f"[{_short(each.start_s)} - {_short(each.end_s)}] {_one_line(each.text)}\n" for each in utterances
    )


def to_srt(utterances: Sequence[Timed], line_characters: int | None = None) -> str:
    """SubRip: numbered cues, comma before milliseconds, never a backward or an empty cue.

    The words of a cue are one line, or lines of at most ``line_characters`` (a longer word stays whole).
    """
    cues = (
        f"{number}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n{_lines(text, line_characters)}\n"
        for number, (start, end, text) in enumerate(_cues(utterances), 1)
    )
    return "\n".join(cues)


def to_vtt(utterances: Sequence[Timed], line_characters: int | None = None) -> str:
    """WebVTT with its markup characters escaped; lines as in `to_srt`."""
    cues = (
        f"{_stamp(start, '.')} --> {_stamp(end, '.')}\n{_escape_vtt(_lines(text, line_characters))}\n"
        for start, end, text in _cues(utterances)
    )
    return "\n".join(["WEBVTT\n", *cues])


def to_json(utterances: Sequence[Timed]) -> str:
    """``{"transcript": …, "utterances": [{"text", "startTime", "endTime"}]}`` in the service's own names,
    times in seconds.
    """
    rows = [{"text": each.text, "startTime": each.start_s, "endTime": each.end_s} for each in utterances]
    text = " ".join(each.text for each in utterances)
    return json.dumps({"transcript": text, "utterances": rows}, ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[str, Callable[[Sequence[Timed]], str]] = {
    "txt": to_txt,
    "srt": to_srt,
    "vtt": to_vtt,
    "json": to_json,
}
"""Writer by the ending of the file."""


def _cues(utterances: Sequence[Timed]) -> list[tuple[int, int, str]]:
    """Start, end in milliseconds and text of each cue that says something; times never run backwards."""
    cues: list[tuple[int, int, str]] = []
    earliest = 0
    for each in utterances:
        text = _one_line(each.text)
        if not text:
            continue
        start = max(round(each.start_s * 1000), earliest)
        end = max(round(each.end_s * 1000), start + SHORTEST_CUE_MS)
        cues.append((start, end, text))
        earliest = start
    return cues


def _lines(line: str, line_characters: int | None) -> str:
    """A line broken between words into as few lines as are needed, of about the same length."""
    if line_characters is None:
        return line
    fewest = wrap(line, line_characters, break_long_words=False, break_on_hyphens=False)
    for width in range(ceil(len(line) / len(fewest)), line_characters):
        even = wrap(line, width, break_long_words=False, break_on_hyphens=False)
        if len(even) == len(fewest):
            return "\n".join(even)
    return "\n".join(fewest)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape_vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(milliseconds: int, separator: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}{separator}{rest:03}"


def _short(seconds: float) -> str:
    hundredths = round(seconds * 100)
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes}:{rest // 100:02}.{rest % 100:02}"
