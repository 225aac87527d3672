"""Which voices of the list are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.ui.speech.voice_words import VIETNAMESE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from vbee_desktop.core.models import Voice

ALL_LANGUAGES = ""


class VoiceRow(NamedTuple):
    """A voice with what is computed once: its name without the region prefix, and what searching looks at."""

    voice: Voice
    name: str
    key: str


class VoiceFilter(NamedTuple):
    """What a person asked for. An empty set asks for nothing; all of the folded ``words`` must occur."""

    words: tuple[str, ...] = ()
    language: str = VIETNAMESE
    regions: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    starred: bool = False
    recent: bool = False


def rows_of(voices: Iterable[Voice]) -> list[VoiceRow]:
    """Rows in the order of the voices."""
    from vbee_desktop.core.text import fold
    from vbee_desktop.core.voices import display_name

    rows = []
    for voice in voices:
        name = display_name(voice)
        folded = name.lower() if name.isascii() else fold(name)
        rows.append(VoiceRow(voice, name, f"{folded} {voice.code.lower()}"))
    return rows


def search_words(text: str) -> tuple[str, ...]:
    """What was typed, in the form of `VoiceRow.key`."""
    from vbee_desktop.core.text import fold

    return tuple(fold(text).split())


def matching(
    rows: Iterable[VoiceRow], wanted: VoiceFilter, favourites: Container[str], recents: Sequence[str] = ()
) -> list[VoiceRow]:
    """The rows that fit, in their order; where only ``recents`` are asked for, in the order of these."""
    found = [row for row in rows if _fits(row, wanted, favourites, recents)]
    if wanted.recent:
        found.sort(key=lambda row: recents.index(row.voice.code))
    return found


def _fits(row: VoiceRow, wanted: VoiceFilter, favourites: Container[str], recents: Container[str]) -> bool:
    voice = row.voice
    if (wanted.starred and voice.code not in favourites) or (wanted.recent and voice.code not in recents):
        return False
    is_picked = wanted.starred or wanted.recent  # these are few: they are shown whatever their language
    if not is_picked and wanted.language and voice.language != wanted.language:
        return False
    return (
        (not wanted.regions or voice.region in wanted.regions)
        and (not wanted.genders or voice.gender in wanted.genders)
        and (not wanted.owners or voice.ownership in wanted.owners)
        and all(word in row.key for word in wanted.words)
    )
