"""The files' names, from the template that a person writes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vbee_desktop.core.text import first_words
from vbee_desktop.ui.speech.file_dialogs import safe_name

if TYPE_CHECKING:
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


def name_of_words(text: str) -> str:
    """A file's name from the first words of a text."""
    return safe_name(first_words(text))


def names_of_pieces(template: str, speech: SpeechToSave) -> tuple[str, ...]:
    """A name for each piece, no two alike; none when the template is empty."""
    if not template.strip():
        return ()
    digits, today = len(str(len(speech.pieces))), date.today().isoformat()  # noqa: DTZ011
    names: list[str] = []
    for number, (piece, voice) in enumerate(zip(speech.pieces, speech.voices, strict=True), 1):
        values = {
            "{n}": str(number).zfill(digits),
            "{voice}": voice,
            "{date}": today,
            "{words}": first_words(piece.text),
        }
        name = template
        for place, value in values.items():
            name = name.replace(place, value)
        names.append(_unused(safe_name(name), names))
    return tuple(names)


def _unused(name: str, names: list[str]) -> str:
    taken = {each.casefold() for each in names}
    number, free = 2, name
    while free.casefold() in taken:
        free, number = f"{name} ({number})", number + 1
    return free
