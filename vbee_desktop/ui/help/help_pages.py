"""The pages of the help: Markdown files that anybody can read in the repository too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from vbee_desktop.core.find_text import found_in
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    "first-steps",
    "text-to-speech",
    "long-scripts",
    "readings",
    "compare",
    "speech-to-text",
    "recording",
    "long-sounds",
    "points-and-history",
    "when-something-fails",
    "shortcuts",
    "privacy",
    "for-it",
)
"""In the order of the contents; each is a file of this name for every language."""
SHORTCUTS_PLACE = "(shortcuts)"
"""A line of a page in whose place the window puts the keys that there are."""
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#|]")


@dataclass(frozen=True)
class HelpPage:
    """One page in one language."""

    name: str
    title: str
    markdown: str
    """With ``shortcuts`` in their place."""

    def has(self, wanted: str) -> bool:
        """Whether every word of ``wanted`` is in the page; capitals and diacritics make no difference."""
        plain = _plain(self.markdown)
        return all(found_in(plain, word, ignores_diacritics=True) for word in wanted.split())


def help_pages(language: str, shortcuts: str) -> list[HelpPage]:
    """All pages in ``language`` (``vi`` or ``en``), in order. ``shortcuts`` is a Markdown table of the keys.

    Raises `OSError` when a page is missing.
    """
    return [_page(name, page_path(language, name), shortcuts) for name in PAGES]


def page_path(language: str, name: str) -> Path:
    """Where a page lies."""
    return resource_path("help", language, f"{name}.md")


def picture_path(address: str) -> Path | None:
    """The picture that a page shows as ``address``; None for one that was not shipped with the program."""
    name = PurePosixPath(address).name
    path = resource_path("help", "images", name)
    return path if address == f"../images/{name}" and path.suffix == ".png" and path.is_file() else None


def linked_page(address: str) -> str | None:
    """The page that a link of a page leads to; None for a link that leads out of the help."""
    name = address.removesuffix(".md")
    return name if address.endswith(".md") and name in PAGES else None


def _page(name: str, path: Path, shortcuts: str) -> HelpPage:
    markdown = path.read_text(encoding="utf-8").replace(SHORTCUTS_PLACE, shortcuts)
    return HelpPage(name, markdown.partition("\n")[0].removeprefix("# ").strip(), markdown)


def _plain(markdown: str) -> str:
    """The words of a page alone, for a search."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub(r"\1", markdown)))
