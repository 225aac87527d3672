"""A text while it is being tidied, and a tally of what was changed in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from enum import StrEnum

HELD = "\ue000"
"""Stands in a draft for a piece that no rule may touch: a private character, which `core.text.tidy` takes out
of every text.
"""


class TidyKind(StrEnum):
    """What was changed, for the sentence that tells it ("12 spaces, 3 links")."""

    COMPOSED = "composed"
    """Letters whose marks stood apart from them."""
    INVISIBLE = "invisible"
    SPACES = "spaces"
    PUNCTUATION = "punctuation"
    """Marks that were repeated."""
    QUOTES = "quotes"
    DASHES = "dashes"
    ENTITIES = "entities"
    ADDRESSES = "addresses"
    """Web and e-mail addresses that were taken out."""
    LINKS = "links"
    """Markdown links, images and notes, of which the words stay."""
    HEADINGS = "headings"
    LISTS = "lists"
    EMPHASIS = "emphasis"
    CODE = "code"
    TABLES = "tables"
    MARKS = "marks"
    """Other marks of Markdown: rules, quoted lines, escapes."""


class Draft:
    """``text`` changes step by step; ``counts`` tells how often each kind of change was made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counts: Counter[TidyKind] = Counter()

    def replace(
        self, kind: TidyKind, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]
    ) -> None:
        """Replace every match (``by`` is a template or a function) and count those that change."""

        def counted(found: re.Match[str]) -> str:
            new = found.expand(by) if isinstance(by, str) else by(found)
            self.counts[kind] += new != found.group()
            return new

        self.text = pattern.sub(counted, self.text)

    def replace_lines(self, kind: TidyKind, change: Callable[[list[str]], list[str | None]]) -> None:
        """Replace lines: ``change`` gives a new one for each, or None to drop it."""
        lines = self.text.split("\n")
        changed = change(lines)
        self.counts[kind] += sum(new != old for new, old in zip(changed, lines, strict=True))
        self.text = "\n".join(line for line in changed if line is not None)
