"""Transcripts and scripts as text: plain, with times, SRT, WebVTT, JSON and CSV."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Protocol

from vbee_desktop.core.csv_cells import write_csv
from vbee_desktop.core.cue_rules import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORTEST_CUE_MS = 1
CSV_HEAD = ("number", "start_ms", "end_ms", "text")
_SRT_CLOCK = re.compile(r"(\d:\d{1,2}:\d{1,2})[.,](?=\d)")
_SRT_TAG = re.compile(r"<(\s*/?\s*[a-zA-Z][^<>]*)>")
_SRT_BRACES = re.compile(r"\{([^{}]*)\}")


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
    """SubRip: numbered cues, comma before milliseconds, never a backward, an overlapping or an empty cue.

    The words of a cue are one line, or lines of at most ``line_characters`` (a longer word stays whole).
    SubRip has no escapes: what players take for times or for marks of style is written with marks that look
    alike.
    """
    cues = [(start, end, _plain_srt(text)) for start, end, text in _cues(utterances)]
    return "\n".join(
        f"{number}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n{_lines(text, line_characters)}\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


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


def to_csv(utterances: Sequence[Timed]) -> str:
    """A table with a head, times in milliseconds; no spreadsheet runs its cells (`core.csv_cells`)."""
    stream = io.BytesIO()
    rows = (
        (number, round(each.start_s * 1000), round(each.end_s * 1000), each.text)
        for number, each in enumerate(utterances, 1)
    )
    write_csv(stream, (CSV_HEAD, *rows))
    return stream.getvalue().decode()


WRITERS: dict[str, Callable[[Sequence[Timed]], str]] = {
    "txt": to_txt,
    "srt": to_srt,
    "vtt": to_vtt,
    "json": to_json,
    "csv": to_csv,
}
"""Writer by the ending of the file."""


def _cues(utterances: Sequence[Timed]) -> list[tuple[int, int, str]]:
    """Start, end in milliseconds and text of each cue that says something; none begins before the one before
    it, and none is still shown when the next one begins.
    """
    cues: list[tuple[int, int, str]] = []
    earliest = 0
    for each in utterances:
        text = _one_line(each.text)
        if not text:
            continue
        start = max(round(each.start_s * 1000), earliest)
        cues.append((start, max(round(each.end_s * 1000), start + SHORTEST_CUE_MS), text))
        earliest = start
    return list(_one_at_a_time(cues))


def _one_at_a_time(cues: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    nexts = [*(start for start, _, _ in cues[1:]), None]
    for (start, end, text), after in zip(cues, nexts, strict=False):
        yield start, end if after is None else min(end, max(after, start + SHORTEST_CUE_MS)), text


def _lines(line: str, line_characters: int | None) -> str:
    return line if line_characters is None else "\n".join(lines_of(line, line_characters))


def _plain_srt(text: str) -> str:
    timeless = _SRT_CLOCK.sub(r"\1·", text.replace("-->", "→"))
    return _SRT_BRACES.sub(r"(\1)", _SRT_TAG.sub(r"‹\1›", timeless))


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
