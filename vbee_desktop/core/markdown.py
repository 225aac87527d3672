"""What Markdown leaves in a text that is to be spoken: its marks go, its words stay."""

from __future__ import annotations

import re

from vbee_desktop.core.tidy_draft import HELD, Draft, TidyKind

_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*")
_RULE = re.compile(r"^[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*(?:\n|\Z)", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]*>[> \t]*(?=[^\s>])", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+•●▪◦‣–—][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)", re.MULTILINE)

_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BARRED = re.compile(r"\s*\|.*\|\s*")

_TARGET = r"""<?(?=[^\s()<>]*[./#:@])(?:[^\s()<>]|\([^\s()<>]*\))+>?(?:[ \t]+["'][^"'\n]*["'])?"""
_LINK = re.compile(rf"!?\[([^\[\]\n]*)\]\([ \t]*{_TARGET}[ \t]*\)")
_NAMED_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_LINK_DEFINITION = re.compile(
    r"^[ \t]*\[([^\[\]\n]+)\]:[ \t]+<?(?:https?://|www\.|/|#)\S*.*(?:\n|\Z)", re.MULTILINE
)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\](?::[ \t]*)?")
_BRACKETED_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")

# Spans are bounded, so that many marks that never close stay quick.
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]{1,400})\1(?!`)")
_STRONG = re.compile(r"(?<![\d*])(\*{2,3})(?=[^\s*])([^\n]{1,400}?)(?<=[^\s*])\1(?![\d*])")
_STARRED = re.compile(rf"(?<![\w{HELD}*])\*(?=[^\s*])([^*\n]{{1,400}}?)(?<=[^\s*])\*(?![\w{HELD}*])")
_UNDERLINED = re.compile(rf"(?<![\w{HELD}])(_{{1,3}})(?=[^\s_])([^\n]{{1,400}}?)(?<=[^\s_])\1(?![\w{HELD}])")
_STRUCK = re.compile(rf"(?<![\w{HELD}])(~~|==)(?=[^\s~=])([^\n]{{1,400}}?)(?<=[^\s~=])\1(?![\w{HELD}])")
_STARS = re.compile(r"(?<![\d*])\*{2,}(?![\d*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ORNAMENT = re.compile(r"[ \t]?([-=_~*#])\1{3,}[ \t]?")


def strip_blocks(draft: Draft) -> None:
    """Take away what makes whole lines code, tables, rules, headings, quotes and list items.

    The name of a code block's language goes with its fence; the number of a list item is kept, since it is
    read aloud.
    """
    draft.replace_lines(TidyKind.CODE, _without_fences)
    draft.replace_lines(TidyKind.TABLES, _without_bars)
    draft.replace(TidyKind.MARKS, _RULE, "")
    draft.replace(TidyKind.HEADINGS, _HEADING, r"\1")
    draft.replace(TidyKind.MARKS, _QUOTED_LINE, "")
    draft.replace(TidyKind.LISTS, _BULLET, "")


def strip_links(draft: Draft) -> None:
    """Leave of links, images and notes the words that stand for them; addresses that stand alone stay."""
    draft.replace(TidyKind.LINKS, _LINK, r"\1")
    names = {found.group(1).casefold() for found in _LINK_DEFINITION.finditer(draft.text)}
    draft.replace(TidyKind.LINKS, _NAMED_LINK, lambda link: _named(link, names))
    draft.replace(TidyKind.LINKS, _LINK_DEFINITION, "")
    draft.replace(TidyKind.LINKS, _NOTE, "")
    draft.replace(TidyKind.LINKS, _BRACKETED_ADDRESS, r"\1")


def strip_inline(draft: Draft) -> None:
    """Take away what makes words strong, struck or code. Addresses must be out of reach: theirs stay."""
    draft.replace(TidyKind.MARKS, _ESCAPED, r"\1")
    draft.replace(TidyKind.CODE, _CODE, r"\2")
    draft.replace(TidyKind.EMPHASIS, _STRONG, r"\2")
    draft.replace(TidyKind.EMPHASIS, _STARRED, r"\1")
    draft.replace(TidyKind.EMPHASIS, _UNDERLINED, r"\2")
    draft.replace(TidyKind.EMPHASIS, _STRUCK, r"\2")
    draft.replace(TidyKind.EMPHASIS, _STARS, "")
    draft.replace(TidyKind.MARKS, _ORNAMENT, " ")


def _without_fences(lines: list[str]) -> list[str | None]:
    kept: list[str | None] = list(lines)
    opened: int | None = None
    for place, line in enumerate(lines):
        fence = _FENCE.fullmatch(line)
        if not fence:
            continue
        if opened is None and fence.group(2):
            opened = place  # goes only when the block is closed: what follows the marks may be a word
        elif not fence.group(2):
            kept[place] = None
            if opened is not None:
                kept[opened] = None
            opened = None
    return kept


def _without_bars(lines: list[str]) -> list[str | None]:
    """Rows of tables as their cells with commas: rows around a rule of dashes, and rows in bars below each
    other.
    """
    is_rule = [bool("|" in line and _TABLE_RULE.fullmatch(line)) for line in lines]
    is_row = [_is_row(lines, is_rule, place) for place in range(len(lines))]
    for place in range(1, len(lines)):  # rows without outer bars go on below the rule
        is_row[place] |= "|" in lines[place] and (is_row[place - 1] and _follows_rule(lines, is_rule, place))
    return [
        None if is_rule[place] else _cells(line) if is_row[place] else line
        for place, line in enumerate(lines)
    ]


def _is_row(lines: list[str], is_rule: list[bool], place: int) -> bool:
    near = range(max(place - 1, 0), min(place + 2, len(lines)))
    if "|" in lines[place] and any(is_rule[each] for each in near):
        return True
    return bool(_BARRED.fullmatch(lines[place])) and any(
        _BARRED.fullmatch(lines[each]) for each in near if each != place
    )


def _follows_rule(lines: list[str], is_rule: list[bool], place: int) -> bool:
    while place > 0 and "|" in lines[place]:
        place -= 1
        if is_rule[place]:
            return True
    return False


def _cells(line: str) -> str:
    return ", ".join(cell.strip() for cell in line.split("|") if cell.strip())


def _named(link: re.Match[str], names: set[str]) -> str:
    name = (link.group(2) or link.group(1)).casefold()
    return link.group(1) if name in names else link.group()
