"""What tidying did, in words: "12 spaces, 3 links"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.core.tidy_draft import TidyKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def words_of_counts(counts: Mapping[TidyKind, int]) -> str:
    """Each kind of change with its number, those made most often first."""
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    words = TidyWords()
    return ", ".join(words.of(kind, count) for kind, count in ordered)


class TidyWords(QObject):
    """The words of each kind of change, with plurals: those are only collected of a class of its own."""

    def of(self, kind: TidyKind, count: int) -> str:
        """So many changes of a kind."""
        return {**self._of_marks(count), **self._of_markdown(count)}[kind]

    def _of_marks(self, count: int) -> dict[TidyKind, str]:
        return {
            TidyKind.COMPOSED: self.tr("%Ln letters put together", "", count),
            TidyKind.INVISIBLE: self.tr("%Ln invisible characters", "", count),
            TidyKind.SPACES: self.tr("%Ln spaces", "", count),
            TidyKind.PUNCTUATION: self.tr("%Ln repeated marks", "", count),
            TidyKind.QUOTES: self.tr("%Ln quotation marks", "", count),
            TidyKind.DASHES: self.tr("%Ln dashes", "", count),
            TidyKind.ENTITIES: self.tr("%Ln entities", "", count),
            TidyKind.ADDRESSES: self.tr("%Ln addresses", "", count),
        }

    def _of_markdown(self, count: int) -> dict[TidyKind, str]:
        return {
            TidyKind.LINKS: self.tr("%Ln links", "", count),
            TidyKind.HEADINGS: self.tr("%Ln headings", "", count),
            TidyKind.LISTS: self.tr("%Ln list items", "", count),
            TidyKind.EMPHASIS: self.tr("%Ln marks of emphasis", "", count),
            TidyKind.CODE: self.tr("%Ln marks of code", "", count),
            TidyKind.TABLES: self.tr("%Ln table lines", "", count),
            TidyKind.MARKS: self.tr("%Ln marks of Markdown", "", count),
        }
