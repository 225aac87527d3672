"""A Markdown file as a script: one paragraph a line, without the marks and what is no part of the text."""

from __future__ import annotations

import re

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.imported import ImportedScript, ImportKind, ImportNote
from vbee_desktop.core.tidy_draft import TidyKind
from vbee_desktop.core.tidy_text import without_markdown

_HEAD = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|>|={3,}\s*$|-{3,}\s*$|\[[^\]\n]+\]:|([-*_])(?:\s*\1){2,}\s*$)")
_BEGINS_ITEM = re.compile(r"\s*(?:[-*+•–—]|\d{1,9}[.)])\s")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_MARKDOWN_KINDS = frozenset(
    {
        *(TidyKind.LINKS, TidyKind.HEADINGS, TidyKind.LISTS, TidyKind.EMPHASIS, TidyKind.CODE),
        *(TidyKind.TABLES, TidyKind.MARKS),
    }
)


def read_markdown(text: str) -> ImportedScript:
    """The words of a Markdown text with plain line ends.

    Raises `BadInput` (``BAD_FILE``, ``reason`` empty).
    """
    body, heads = _HEAD.subn("", text.removeprefix("\ufeff"), count=1)
    body, comments = _COMMENT.subn("", body)
    plain = without_markdown("\n".join(_unwrapped(body.split("\n"))))
    if not plain.text:
        raise BadInput(Code.BAD_FILE, "Markdown", reason="empty")
    counts = {
        ImportKind.COMMENT: heads + comments,
        ImportKind.MARKDOWN: sum(plain.counts.get(kind, 0) for kind in _MARKDOWN_KINDS),
        ImportKind.ADDRESS: len(plain.addresses),
    }
    notes = tuple(ImportNote(kind, count) for kind, count in counts.items() if count)
    return ImportedScript(plain.text, notes=notes)


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines with those that only the writer's editor broke joined again; code and tables stay."""
    joined: list[list[str]] = []
    goes_on = in_code = False
    for line in lines:
        is_fence = bool(_FENCE.match(line))
        in_code ^= is_fence
        stands_alone = in_code or is_fence or not line.strip() or "|" in line or bool(_OWN_LINE.match(line))
        kept, breaks = (line, 0) if stands_alone else _HARD_BREAK.subn("", line)
        if goes_on and not stands_alone and not _BEGINS_ITEM.match(line):
            joined[-1].append(kept.strip())
        else:
            joined.append([kept])
        goes_on = not stands_alone and not breaks
    return [" ".join(pieces) for pieces in joined]
