"""What tidying did, in words: "12 spaces, 3 links"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.tidy_draft import TidyKind

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate


def words_of_counts(counts: Mapping[TidyKind, int]) -> str:
    """Each kind of change with its number, those made most often first."""
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(_words(kind, count) for kind, count in ordered)


def _words(kind: TidyKind, count: int) -> str:
    return {**_of_marks(count), **_of_markdown(count)}[kind]


def _of_marks(count: int) -> dict[TidyKind, str]:
    return {
        TidyKind.COMPOSED: translate("TidyWords", "%Ln letters put together", "", count),
        TidyKind.INVISIBLE: translate("TidyWords", "%Ln invisible characters", "", count),
        TidyKind.SPACES: translate("TidyWords", "%Ln spaces", "", count),
        TidyKind.PUNCTUATION: translate("TidyWords", "%Ln repeated marks", "", count),
        TidyKind.QUOTES: translate("TidyWords", "%Ln quotation marks", "", count),
        TidyKind.DASHES: translate("TidyWords", "%Ln dashes", "", count),
        TidyKind.ENTITIES: translate("TidyWords", "%Ln entities", "", count),
        TidyKind.ADDRESSES: translate("TidyWords", "%Ln addresses", "", count),
    }


def _of_markdown(count: int) -> dict[TidyKind, str]:
    return {
        TidyKind.LINKS: translate("TidyWords", "%Ln links", "", count),
        TidyKind.HEADINGS: translate("TidyWords", "%Ln headings", "", count),
        TidyKind.LISTS: translate("TidyWords", "%Ln list items", "", count),
        TidyKind.EMPHASIS: translate("TidyWords", "%Ln marks of emphasis", "", count),
        TidyKind.CODE: translate("TidyWords", "%Ln marks of code", "", count),
        TidyKind.TABLES: translate("TidyWords", "%Ln table lines", "", count),
        TidyKind.MARKS: translate("TidyWords", "%Ln marks of Markdown", "", count),
    }
