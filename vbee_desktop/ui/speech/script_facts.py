"""What a script will cost and how long it will be: counted as it would be sent."""

from __future__ import annotations

from typing import NamedTuple

from vbee_desktop.core import estimates


class ScriptFacts(NamedTuple):
    """``billed_characters`` counts what goes over the wire, markup and escapes included.

    ``texts`` are the paragraphs, tidied.
    """

    characters: int = 0
    billed_characters: int = 0
    texts: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return len(self.texts)

    def points(self, factor: float) -> int:
        """Forecast for a voice's factor."""
        return estimates.points(self.billed_characters, factor)

    def length_s(self, speed: float) -> float:
        """Expected length in seconds."""
        return estimates.speech_length_s(self.characters, speed)


def facts_of(text: str) -> ScriptFacts:
    """Count a script."""
    if not text or text.isspace():
        return ScriptFacts()
    from vbee_desktop.core.text import escape_markup, paragraphs, tidy

    tidied = tidy(text)
    has_markup = any(sign in tidied for sign in "<>&")
    billed = len(escape_markup(tidied)) if has_markup else len(tidied)
    return ScriptFacts(len(tidied), billed, tuple(paragraphs(tidied)))
