"""The tidying that a person asks for: what a text brought along that nobody wants to hear.

`core.text.tidy`, which every text passes, changes no mark that can be seen. This one does, and tells what it
did. It never loses a letter or a digit of a word.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vbee_desktop.core.markdown import strip_blocks, strip_inline, strip_links
from vbee_desktop.core.sentences import ABBREVIATIONS
from vbee_desktop.core.text import BREAK_TAG, break_tag, tidy
from vbee_desktop.core.tidy_draft import HELD, Draft, TidyKind

DASH_PAUSE_S = 0.4
_MOST_ROUNDS = 50

_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
"""Also what was escaped again and again (&amp;amp;lt;)."""
_WEB = r"(?:https?://|ftp://|www\.)[^\s<>\"“”|]+"
_MAIL = r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"
_SITE = (
    r"(?<![\w.-])(?:[\w-]+\.){1,8}(?:vn|com|net|org|edu|gov|info|io|ai|dev|app|tv|me|asia)\b(?!\.?\w)"
    r"(?:/[^\s<>\"“”|]*)?"
)
_NUMBER = r"(?<!\d)\d+(?:[.,:/]\d+)+"
_ABBREVIATION = r"\b[vV]\.v\b|\b(?:[A-ZĐ][A-ZĐa-zđ]{0,2}\.)+[A-ZĐ]{1,4}\b"
_UNTOUCHED = re.compile(rf"(?P<address>{_WEB}|{_MAIL})|{BREAK_TAG.pattern}|{_SITE}|{_NUMBER}|{_ABBREVIATION}")
_AFTER_ADDRESS = ".,;:!?…)]}'’*_~`"

_LONG_DASH = re.compile(r"[ \t]*(?:—+|(?<=[ \t])--(?=[ \t]))[ \t]*")
_QUOTE_FORMS = (
    (re.compile(r"''|``|[„‟＂〝〞]"), '"'),
    (re.compile(r"[‚‛´`]"), "'"),
)
_REPEATED = (
    (re.compile(r"!{2,}|\?{2,}|,{2,}|;{2,}|…{2,}"), lambda found: found.group()[0]),
    (re.compile(r"[!?]{3,}"), lambda _: "?!"),
    (re.compile(r":{2,}(?=\s|$)"), lambda _: ":"),
    (re.compile(r"\.{4,}"), lambda _: "..."),
    (re.compile(r"(?<![./])\.\.(?![./])|,\.(?!\w)"), lambda _: "."),
    (re.compile(r"(…|\.{3})[.…]+"), lambda found: found.group(1)),
)
_EMPTY = r"(?:\([ \t]*\)|\[[ \t]*\]|“[ \t]*”)"
_EMPTY_BRACKETS = re.compile(_EMPTY)
_EMPTY_BETWEEN_WORDS = re.compile(rf"(?<=[\w{HELD}]){_EMPTY}(?=[\w{HELD}])")

_BEFORE_MARK = re.compile(r"(?<=\S)[ ]+(?=[,;!?…]|\.{2}|[:.](?:[\s\"'”’»)\]]|\Z))")
_COMMA = re.compile(rf"(?<=[^\s\d])[,;](?=[\w{HELD}“«‘(])|(?<=\d)[,;](?=[^\W\d_]|[{HELD}“«‘(])")
_OUTCRY = re.compile(rf"[!?…](?=[\w{HELD}“«‘(])")
_COLON = re.compile(rf"(?<=[^\W\d_]):(?=[^\W\d_]|{HELD})")
_FULL_STOP = re.compile(r"\b(\w+)([ ]*)\.(?=(\w)(\w))")
_INSIDE_BRACKETS = re.compile(r"(?<=[(\[{“«])[ ]+|(?<=\S)[ ]+(?=[)\]}”»])")
_LINE_START = re.compile(r"^[ ]+", re.MULTILINE)


class Dash(StrEnum):
    """What a long dash between clauses becomes."""

    COMMA = "comma"
    PAUSE = "pause"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class TidyChoices:
    """What the person may decide. Addresses are told in any case."""

    removes_addresses: bool = False
    dash: Dash = Dash.COMMA


@dataclass(frozen=True, slots=True)
class TidiedText:
    """The text, how often each kind of change was made (only those that were), and the web and e-mail
    addresses that it has or had, each once and in order.
    """

    text: str
    counts: Mapping[TidyKind, int]
    addresses: tuple[str, ...]


def tidied(text: str, choices: TidyChoices | None = None) -> TidiedText:
    """Tidy a text. Tidying it again changes nothing."""
    chosen = choices or TidyChoices()
    return _until_still(text, lambda draft: _tidy_round(draft, chosen))


def without_markdown(text: str) -> TidiedText:
    """Take away the marks of Markdown alone (and what `core.text.tidy` does)."""
    return _until_still(text, _markdown_round)


def _until_still(text: str, tidy_round: Callable[[Draft], Iterable[str]]) -> TidiedText:
    """Rounds until nothing changes: one may uncover work for the next (an entity that becomes a mark)."""
    draft = Draft(text)
    addresses: dict[str, None] = {}
    for _ in range(_MOST_ROUNDS):
        before = draft.text
        addresses |= dict.fromkeys(tidy_round(draft))
        if draft.text == before:
            break
    counts = {kind: count for kind, count in draft.counts.items() if count}
    return TidiedText(draft.text, counts, tuple(addresses))


def _tidy_round(draft: Draft, choices: TidyChoices) -> Iterable[str]:
    _make_plain(draft)
    draft.replace(TidyKind.ENTITIES, _ENTITY, lambda entity: html.unescape(f"&{entity.group(1)}"))
    _make_plain(draft)
    strip_blocks(draft)
    strip_links(draft)
    if choices.dash is not Dash.KEEP:
        draft.replace(TidyKind.DASHES, _LONG_DASH, lambda dash: _instead_of(dash, choices.dash))
    held = _Held(draft, removes_addresses=choices.removes_addresses)
    strip_inline(draft)
    _tidy_marks(draft)
    _tidy_spaces(draft)
    held.give_back(draft)
    _make_plain(draft)
    return held.addresses


def _markdown_round(draft: Draft) -> Iterable[str]:
    _make_plain(draft)
    strip_blocks(draft)
    strip_links(draft)
    held = _Held(draft, removes_addresses=False)
    strip_inline(draft)
    held.give_back(draft)
    _make_plain(draft)
    return held.addresses


def _make_plain(draft: Draft) -> None:
    """`core.text.tidy`, counted."""
    composed = unicodedata.normalize("NFC", draft.text)
    plain = tidy(composed)
    spaces = [_spaces(each.replace("\r\n", "\n")) for each in (composed, plain)]
    draft.counts[TidyKind.COMPOSED] += max(len(draft.text) - len(composed), 0)
    draft.counts[TidyKind.SPACES] += spaces[0] - spaces[1]
    draft.counts[TidyKind.INVISIBLE] += (
        len(composed.replace("\r\n", "\n")) - len(plain) - spaces[0] + spaces[1]
    )
    draft.text = plain


def _spaces(text: str) -> int:
    return sum(mark.isspace() for mark in text)


class _Held:
    """Pieces that no rule may touch, kept aside while a character stands in their places.

    These are pause tags, addresses, numbers with points, commas or colons in them, and abbreviations.
    """

    def __init__(self, draft: Draft, *, removes_addresses: bool) -> None:
        self.addresses: dict[str, None] = {}
        self._pieces: list[str] = []
        self._removes = removes_addresses
        draft.replace(TidyKind.ADDRESSES, _UNTOUCHED, self._take)
        draft.counts[TidyKind.ADDRESSES] -= len(self._pieces)  # those only stand aside

    def give_back(self, draft: Draft) -> None:
        """Put the pieces back where they stood."""
        pieces = iter(self._pieces)
        draft.text = re.sub(HELD, lambda _: next(pieces), draft.text)

    def _take(self, found: re.Match[str]) -> str:
        piece, rest = found.group(), ""
        if found.group("address"):
            piece, rest = _without_end_marks(piece)
            self.addresses[piece] = None
            if self._removes:
                return rest
        self._pieces.append(piece)
        return HELD + rest


def _without_end_marks(address: str) -> tuple[str, str]:
    """An address, and the marks behind it that belong to the sentence (a bracket that it opened is its
    own).
    """
    end = len(address)
    while address[end - 1] in _AFTER_ADDRESS:
        if address[end - 1] == ")" and address.count("(", 0, end) >= address.count(")", 0, end):
            break
        end -= 1
    return address[:end], address[end:]


def _instead_of(dash: re.Match[str], choice: Dash) -> str:
    text, start, end = dash.string, dash.start(), dash.end()
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isdigit() and after.isdigit():
        return dash.group()  # from, to
    if before in {"", "\n"} or after in {"", "\n", *",.;:!?…)”»"}:
        return ""
    if before in "([“«":
        return ""
    if before in ",.;:!?…":
        return " "
    return ", " if choice is Dash.COMMA else f" {break_tag(DASH_PAUSE_S)} "


def _tidy_marks(draft: Draft) -> None:
    for pattern, mark in _QUOTE_FORMS:
        draft.replace(TidyKind.QUOTES, pattern, mark)
    for pattern, shortened in _REPEATED:
        draft.replace(TidyKind.PUNCTUATION, pattern, shortened)
    draft.replace(TidyKind.PUNCTUATION, _EMPTY_BETWEEN_WORDS, " ")
    draft.replace(TidyKind.PUNCTUATION, _EMPTY_BRACKETS, "")


def _tidy_spaces(draft: Draft) -> None:
    draft.replace(TidyKind.SPACES, _BEFORE_MARK, "")
    for pattern in (_COMMA, _OUTCRY, _COLON):
        draft.replace(TidyKind.SPACES, pattern, r"\g<0> ")
    draft.replace(TidyKind.SPACES, _FULL_STOP, _full_stop)
    draft.replace(TidyKind.SPACES, _INSIDE_BRACKETS, "")
    draft.replace_lines(TidyKind.SPACES, lambda lines: [_inside_quotes(line) for line in lines])
    draft.replace(TidyKind.SPACES, _LINE_START, "")


def _full_stop(found: re.Match[str]) -> str:
    """A full stop between a word and the capital of the next sentence gets its space; one in a name or an
    abbreviation does not.
    """
    word, first, second = found.group(1), found.group(3), found.group(4)
    is_word = len(word) > 1 and word.islower() and word not in ABBREVIATIONS
    return f"{word}. " if is_word and first.isupper() and second.islower() else found.group()


def _inside_quotes(line: str) -> str:
    """A line without spaces inside its pairs of straight quotation marks (which look alike at both ends)."""
    parts = line.split('"')
    if len(parts) % 2 == 0:
        return line
    for inside in range(1, len(parts), 2):
        if not parts[inside].strip():
            continue
        if parts[inside - 1][-1:] in {"", " ", "(", "“"}:
            parts[inside] = parts[inside].lstrip(" ")
        if parts[inside + 1][:1] in {"", " ", *",.;:!?…)”"}:
            parts[inside] = parts[inside].rstrip(" ")
    return '"'.join(parts)
