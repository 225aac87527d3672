"""Whether what a service tells of a job fits a request of ours whose answer was lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vbee_desktop.core.models import RecognitionJob, SpeechApi, SpeechJob
from vbee_desktop.jobs.speech_order import SPEECH, request_of, wire_request

if TYPE_CHECKING:
    from vbee_desktop.store.job_row import JobRow

MOST_SECONDS_APART = 1.0
"""The billed length is rounded up to whole seconds."""

_MARKUP_OR_SPACE = re.compile(r"<break[^<>]*>|\s")


def fits(row: JobRow, told: SpeechJob | RecognitionJob) -> bool:
    """No fact that is told speaks against it. What is not told (the current service tells next to nothing)
    cannot.
    """
    if isinstance(told, RecognitionJob):
        return row.kind != SPEECH and _is_as_long(row, told)
    return row.kind == SPEECH and _sounds_alike(row, told)


def _is_as_long(row: JobRow, told: RecognitionJob) -> bool:
    length_s = told.audio_duration_s
    return length_s is None or abs(length_s - row.duration_s) <= MOST_SECONDS_APART


def _sounds_alike(row: JobRow, told: SpeechJob) -> bool:
    request = request_of(row)
    return (
        told.voice_code in {"", request.voice_code}
        and told.audio_format in {"", request.audio_format}
        and (told.characters is None or told.characters in _possible_counts(row))
    )


def _possible_counts(row: JobRow) -> range:
    """How the service counts characters is not published: with or without pauses and spaces, with brackets
    escaped, marks beyond the sixteen-bit plane as one or as two.
    """
    request = request_of(row)
    fewest = len(_MARKUP_OR_SPACE.sub("", request.text))
    most = len(wire_request(SpeechApi(row.api), request).text.encode("utf-16-le")) // 2
    return range(fewest, most + 1)
