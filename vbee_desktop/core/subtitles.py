"""Transcripts as text: plain, with times, SRT, WebVTT and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vbee_desktop.core.models import Utterance

SHORTEST_CUE_MS = 1


def to_txt(utterances: Sequence[Utterance]) -> str:
    """One utterance a line."""
    return "".join(f"{_one_line(each.text)}\n" for each in utterances)


def to_txt_with_times(utterances: Sequence[Utterance]) -> str:
    """``[0:01.25 - 0:03.40] words``, one utterance a line."""
    return "".join(
        f"[{_short(each.start_s)} - {_short(each.end_s)}] {_one_line(each.text)}\n" for each in utterances
    )


def to_srt(utterances: Sequence[Utterance]) -> str:
    """SubRip: numbered cues, comma before milliseconds, never a backward or an empty cue."""
    cues = (
        f"{number}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n{text}\n"
        for number, (start, end, text) in enumerate(_cues(utterances), 1)
    )
    return "\n".join(cues)


def to_vtt(utterances: Sequence[Utterance]) -> str:
    """WebVTT with its markup characters escaped."""
    cues = (
        f"{_stamp(start, '.')} --> {_stamp(end, '.')}\n{_escape_vtt(text)}\n"
        for start, end, text in _cues(utterances)
    )
    return "\n".join(["WEBVTT\n", *cues])


def to_json(utterances: Sequence[Utterance]) -> str:
    """``{"transcript": …, "utterances": [{"text", "startTime", "endTime"}]}`` in the service's own names,
    times in seconds.
    """
    rows = [{"text": each.text, "startTime": each.start_s, "endTime": each.end_s} for each in utterances]
    text = " ".join(each.text for each in utterances)
    return json.dumps({"transcript": text, "utterances": rows}, ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[str, Callable[[Sequence[Utterance]], str]] = {
    "txt": to_txt,
    "srt": to_srt,
    "vtt": to_vtt,
    "json": to_json,
}
"""Writer by the ending of the file."""


def _cues(utterances: Sequence[Utterance]) -> list[tuple[int, int, str]]:
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
