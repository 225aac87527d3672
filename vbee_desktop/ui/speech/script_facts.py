"""What a script will cost and how long it will be: counted as it would be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core import estimates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class ScriptFacts(NamedTuple):
    """``billed_characters`` counts what goes over the wire, markup and escapes included.

    ``texts`` are the paragraphs as they are sent, ``written`` the same as they stand in the editor, tidied.
    """

    characters: int = 0
    billed_characters: int = 0
    texts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

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


def facts_of(text: str, sent: Callable[[str], str] | None = None) -> ScriptFacts:
    """Count a script. ``sent`` tells what is sent for a paragraph when it is not what is written."""
    if not text or text.isspace():
        return ScriptFacts()
    from vbee_desktop.core.text import paragraphs, tidy

    tidied = tidy(text)
    written = tuple(paragraphs(tidied))
    texts = written if sent is None else tuple(sent(each) for each in written)
    characters = len(tidied) + _length(texts) - _length(written)
    billed = characters + sum(_escapes(each) for each in texts)
    return ScriptFacts(characters, billed, texts, written)


def _length(texts: Iterable[str]) -> int:
    return sum(len(each) for each in texts)


def _escapes(text: str) -> int:
    """How much longer a text is on the wire."""
    if not any(sign in text for sign in "<>&"):
        return 0
    from vbee_desktop.core.text import escape_markup

    return len(escape_markup(text)) - len(text)
