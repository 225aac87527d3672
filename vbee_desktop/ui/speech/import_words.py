"""What is told of a script that came from a file: what it brought, and what was changed or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

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
    parts = [_of_cues(len(script.cues))] if script.cues else []
    parts += [_sentence(note) for note in script.notes]
    details = "\n".join(_with_lines(note) for note in script.notes if note.lines)
    title = translate("ImportWords", "%1 is open.").replace("%1", name)
    return ImportWords("warning" if is_odd else "info", title, " ".join(parts), details)


def _of_cues(count: int) -> str:
    return translate(
        "ImportWords", "%Ln subtitles, each a paragraph; their times are kept for saving.", "", count
    )


def _with_lines(note: ImportNote) -> str:
    told = ", ".join(str(line) for line in note.lines[:LINES_TOLD])
    more = "…" if len(note.lines) > LINES_TOLD else ""
    lines = translate("ImportWords", "Lines: %1").replace("%1", told + more)
    return f"{_sentence(note)} {lines}"


def _sentence(note: ImportNote) -> str:
    return {**_of_subtitles(note.count), **_of_documents(note.count)}[note.kind]


def _of_subtitles(count: int) -> dict[ImportKind, str]:
    return {
        ImportKind.OVERLAP: translate("ImportWords", "%Ln overlap the one before.", "", count),
        ImportKind.BACKWARD: translate("ImportWords", "%Ln begin before the one before does.", "", count),
        ImportKind.ENDS_EARLY: translate(
            "ImportWords", "%Ln ended before they began; they end where they begin now.", "", count
        ),
        ImportKind.NO_TIME: translate(
            "ImportWords", "%Ln times cannot be read; the words are kept with the ones before.", "", count
        ),
        ImportKind.NO_NUMBER: translate("ImportWords", "%Ln have no number.", "", count),
        ImportKind.EMPTY: translate("ImportWords", "%Ln without words are left out.", "", count),
        ImportKind.OUTSIDE: translate(
            "ImportWords", "%Ln lines before the first one are left out.", "", count
        ),
        ImportKind.TAGS: translate("ImportWords", "%Ln marks inside the words are taken out.", "", count),
        ImportKind.POSITION: translate("ImportWords", "%Ln places on the picture are not used.", "", count),
        ImportKind.COMMENT: translate("ImportWords", "%Ln comments are left out.", "", count),
    }


def _of_documents(count: int) -> dict[ImportKind, str]:
    return {
        ImportKind.TABLE: translate("ImportWords", "%Ln tables became a paragraph a row.", "", count),
        ImportKind.FOOTNOTE: translate("ImportWords", "%Ln notes are left out.", "", count),
        ImportKind.PICTURE: translate("ImportWords", "%Ln pictures are left out.", "", count),
        ImportKind.TEXT_BOX: translate("ImportWords", "%Ln text boxes follow their paragraphs.", "", count),
        ImportKind.FORMULA: translate("ImportWords", "%Ln formulas are left out.", "", count),
        ImportKind.LIST_NUMBER: translate(
            "ImportWords", "%Ln list items come without their numbers.", "", count
        ),
        ImportKind.MARKDOWN: translate("ImportWords", "%Ln marks of Markdown are taken out.", "", count),
        ImportKind.ADDRESS: translate("ImportWords", "%Ln addresses are kept.", "", count),
    }
