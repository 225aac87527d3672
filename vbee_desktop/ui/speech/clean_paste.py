"""What **Paste clean** makes of a text."""

from __future__ import annotations

_ARROW = "-->"


def clean_text(text: str) -> str:
    """Without invisible characters and doubled spaces; of subtitles only the words, a line for each."""
    from vbee_desktop.core.errors import BadInput
    from vbee_desktop.core.subtitle_reader import read_subtitles
    from vbee_desktop.core.text import tidy

    tidied = tidy(text)
    if _ARROW not in tidied:
        return tidied
    try:
        return read_subtitles(tidied).text
    except BadInput:  # an arrow in a text that is no subtitles
        return tidied
