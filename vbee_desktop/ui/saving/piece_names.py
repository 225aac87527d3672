"""The files' names, from what a person writes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.file_names import NameFacts, file_names, safe_name
from vbee_desktop.core.text import first_words

if TYPE_CHECKING:
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


def suggested_name(speech: SpeechToSave) -> str:
    """The first words, as a file's name without its ending."""
    return safe_name(first_words(speech.pieces[0].text), "mp3").removesuffix(".mp3")


def name_of_whole(typed: str, ending: str) -> str:
    """The name of the one file, which may have been typed with its ending; empty when nothing is typed."""
    stem = typed.strip()
    if stem.lower().endswith(f".{ending}"):
        stem = stem[: -len(ending) - 1]
    return safe_name(stem, ending) if stem else ""


def names_of_pieces(template: str, speech: SpeechToSave, ending: str) -> tuple[str, ...]:
    """A name for each piece, no two alike; none when the template is empty or has an unknown placeholder."""
    if not template.strip():
        return ()
    today = datetime.now().astimezone().date()
    facts = [
        NameFacts(number, voice, today, piece.text)
        for number, (piece, voice) in enumerate(zip(speech.pieces, speech.voices, strict=True), 1)
    ]
    try:
        return tuple(file_names(template, facts, ending))
    except BadInput:
        return ()
