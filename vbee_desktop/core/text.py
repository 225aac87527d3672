"""Text as the services take it: tidied, checked, escaped and counted."""

from __future__ import annotations

import re
import unicodedata

from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, Code

_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES_AT_LINE_END = re.compile(r" +(?=\n|\Z)")
_SPACE_RUN = re.compile(r" {2,}")
_NEWLINE_RUN = re.compile(r"\n{3,}")
BREAK_TAG = re.compile(r"<break time=(?:\d+(?:\.\d+)?)s/>")
"""The one form of a pause mark that the legacy service obeys."""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def fold(text: str) -> str:
    """Text for searching: lower case, without diacritics, đ as d (which Unicode decomposition leaves
    alone).
    """
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark)).replace("đ", "d")


def tidy(text: str) -> str:
    """Text in composed form (NFC), without invisible and control characters, with plain spaces and line ends.

    No word and no punctuation mark changes; lines stay lines.
    """
    lines = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    single = _SPACE_RUN.sub(" ", _visible_only(_SPACE.sub(" ", lines)))
    return _NEWLINE_RUN.sub("\n\n", _SPACES_AT_LINE_END.sub("", single)).strip()


def check_speech_text(text: str, limit: int = limits.MAX_TEXT_CHARACTERS) -> str:
    """The tidied text, ready to be sent. Raises `BadInput` (``BAD_TEXT``) when empty or over the service's
    limit.
    """
    tidied = tidy(text)
    if not any(mark.isalnum() for mark in BREAK_TAG.sub("", tidied)):
        raise BadInput(Code.BAD_TEXT, "nothing to speak", reason="empty")
    if len(tidied) > limit:
        raise BadInput(Code.BAD_TEXT, "too long", reason="too_long", characters=len(tidied), limit=limit)
    return tidied


def escape_markup(text: str) -> str:
    """Text for a service that reads pause tags: the writer's own ``<``, ``>`` and ``&`` escaped, pause tags
    kept.
    """
    if not any(sign in text for sign in _ESCAPES):  # the usual case, and a thousand times as fast
        return text
    parts: list[str] = []
    end = 0
    for tag in BREAK_TAG.finditer(text):
        parts += [_escape(text[end : tag.start()]), tag.group()]
        end = tag.end()
    return "".join([*parts, _escape(text[end:])])


def break_tag(seconds: float) -> str:
    """The legacy service's pause mark, without quotation marks (public clients saw quoted ones read
    aloud).
    """
    return f"<break time={seconds:g}s/>"


def utf16_units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def first_words(text: str, max_characters: int = 40) -> str:
    """The start of a text, cut at a word, for names of files and rows."""
    flat = " ".join(BREAK_TAG.sub(" ", text).split())
    if len(flat) <= max_characters:
        return flat
    return flat[: max_characters + 1].rsplit(" ", 1)[0][:max_characters]


def _visible_only(text: str) -> str:
    if text.replace("\n", "").isprintable():  # the usual case, and 20 times as fast as looking at each mark
        return text
    return "".join(mark for mark in text if mark == "\n" or _is_visible(mark))


def _is_visible(mark: str) -> bool:
    return unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(mark, mark) for mark in text)
