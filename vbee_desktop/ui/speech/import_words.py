"""What is told of a script that came from a file: what it brought, and what was changed or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from vbee_desktop.core.imported import ImportKind

if TYPE_CHECKING:
    from vbee_desktop.core.imported import ImportedScript, ImportNote

LINES_TOLD = 200
translate = QCoreApplication.translate
_ODD = frozenset(
    {ImportKind.OVERLAP, ImportKind.BACKWARD, ImportKind.ENDS_EARLY, ImportKind.NO_TIME, ImportKind.OUTSIDE}
)
"""What somebody should look at before they go on; the rest is only told."""


class ImportWords(NamedTuple):
    """One message. The details name the lines of the file."""

    kind: Literal["info", "warning"]
    title: str
    text: str
    details: str


def words_of(name: str, script: ImportedScript) -> ImportWords | None:
    """What to tell of the file ``name``; None when it came in just as it is."""
    if not script.notes and not script.cues:
        return None
    is_odd = any(note.kind in _ODD for note in script.notes)
    counts = ImportCounts()
    parts = [counts.cues(len(script.cues))] if script.cues else []
    parts += [counts.note(note) for note in script.notes]
    details = "\n".join(_with_lines(note) for note in script.notes if note.lines)
    title = translate("ImportWords", "%1 is open.").replace("%1", name)
    return ImportWords("warning" if is_odd else "info", title, " ".join(parts), details)


def _with_lines(note: ImportNote) -> str:
    told = ", ".join(str(line) for line in note.lines[:LINES_TOLD])
    more = "…" if len(note.lines) > LINES_TOLD else ""
    lines = translate("ImportWords", "Lines: %1").replace("%1", told + more)
    return f"{ImportCounts().note(note)} {lines}"


class ImportCounts(QObject):
    """How many of each kind, with the plurals: those are only collected of a class of its own."""

    def cues(self, count: int) -> str:
        """That a file brought so many subtitles."""
        return self.tr("%Ln subtitles, each a paragraph; their times are kept for saving.", "", count)

    def opened(self, count: int) -> str:
        """That so many files were opened together."""
        return self.tr("%Ln files are open, one below the other.", "", count)

    def unreadable(self, count: int) -> str:
        """That so many of several files were left out."""
        return self.tr("%Ln cannot be read and are left out.", "", count)

    def note(self, note: ImportNote) -> str:
        """What was changed, left out or is odd."""
        return {**self._of_subtitles(note.count), **self._of_documents(note.count)}[note.kind]

    def _of_subtitles(self, count: int) -> dict[ImportKind, str]:
        return {
            ImportKind.OVERLAP: self.tr("%Ln overlap the one before.", "", count),
            ImportKind.BACKWARD: self.tr("%Ln begin before the one before does.", "", count),
            ImportKind.ENDS_EARLY: self.tr(
                "%Ln ended before they began; they end where they begin now.", "", count
            ),
            ImportKind.NO_TIME: self.tr(
                "%Ln times cannot be read; the words are kept with the ones before.", "", count
            ),
            ImportKind.NO_NUMBER: self.tr("%Ln have no number.", "", count),
            ImportKind.EMPTY: self.tr("%Ln without words are left out.", "", count),
            ImportKind.OUTSIDE: self.tr("%Ln lines before the first one are left out.", "", count),
            ImportKind.TAGS: self.tr("%Ln marks inside the words are taken out.", "", count),
            ImportKind.POSITION: self.tr("%Ln places on the picture are not used.", "", count),
            ImportKind.COMMENT: self.tr("%Ln comments are left out.", "", count),
        }

    def _of_documents(self, count: int) -> dict[ImportKind, str]:
        return {
            ImportKind.TABLE: self.tr("%Ln tables became a paragraph a row.", "", count),
            ImportKind.FOOTNOTE: self.tr("%Ln notes are left out.", "", count),
            ImportKind.PICTURE: self.tr("%Ln pictures are left out.", "", count),
            ImportKind.TEXT_BOX: self.tr("%Ln text boxes follow their paragraphs.", "", count),
            ImportKind.FORMULA: self.tr("%Ln formulas are left out.", "", count),
            ImportKind.LIST_NUMBER: self.tr("%Ln list items come without their numbers.", "", count),
            ImportKind.MARKDOWN: self.tr("%Ln marks of Markdown are taken out.", "", count),
            ImportKind.ADDRESS: self.tr("%Ln addresses are kept.", "", count),
        }
