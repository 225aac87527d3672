"""Named choices of a voice and its settings, and how they are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.models import SpeechWay
from vbee_desktop.ui.speech.speech_settings import (
    SpeechSettings,
    remember_way,
    remembered_settings,
    remembered_way,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

STORED_PRESETS = "speech.presets"
"""Their name in the settings."""
_NAME, _VOICE = "name", "speech.voice_code"


class Choice(NamedTuple):
    """All but the text that decides what is bought."""

    voice_code: str
    settings: SpeechSettings = SpeechSettings()
    way: SpeechWay = SpeechWay()


class Preset(NamedTuple):
    """A choice with the name that a person gave it."""

    name: str
    choice: Choice


class PresetShelf:
    """Presets in the order in which they were made; names differ by more than their case."""

    def __init__(self, presets: Iterable[Preset] = ()) -> None:
        self._presets: list[Preset] = []
        for preset in presets:
            self.put(preset)

    def names(self) -> list[str]:
        """All names."""
        return [preset.name for preset in self._presets]

    def find(self, name: str) -> Preset | None:
        """The preset of this name."""
        place = self._place(name)
        return None if place is None else self._presets[place]

    def put(self, preset: Preset) -> None:
        """Add a preset, or put it in the place of the one with its name."""
        place = self._place(preset.name)
        if place is None:
            self._presets.append(preset)
        else:
            self._presets[place] = preset

    def rename(self, name: str, other: str) -> None:
        """Give a preset another name; one that has this name already goes."""
        preset = self.find(name)
        if preset is None:
            return
        if other.casefold() != name.casefold():
            self.remove(other)
        self._presets[self._presets.index(preset)] = preset._replace(name=other)

    def remove(self, name: str) -> None:
        """Let go of a preset."""
        self._presets = [each for each in self._presets if each.name.casefold() != name.casefold()]

    def as_stored(self) -> list[dict[str, object]]:
        """Plain values for the settings."""
        return [_stored(preset) for preset in self._presets]

    def _place(self, name: str) -> int | None:
        folded = name.casefold()
        found = (place for place, each in enumerate(self._presets) if each.name.casefold() == folded)
        return next(found, None)


def presets_of(stored: object) -> PresetShelf:
    """The presets in the settings; what is none is left out, a value that cannot be has its default."""
    rows = stored if isinstance(stored, list) else []
    return PresetShelf(
        Preset(str(row[_NAME]), _choice(row))
        for row in rows
        if isinstance(row, dict) and isinstance(row.get(_NAME), str) and isinstance(row.get(_VOICE), str)
    )


def _stored(preset: Preset) -> dict[str, object]:
    values, choice = _Values(), preset.choice
    values.set(_NAME, preset.name)
    values.set(_VOICE, choice.voice_code)
    choice.settings.remember(values)
    remember_way(values, choice.way)
    return values.plain


def _choice(row: dict[str, object]) -> Choice:
    values = _Values(row)
    return Choice(str(row[_VOICE]), remembered_settings(values), remembered_way(values))


class _Values:
    """One preset with the names that the settings have for its values."""

    def __init__(self, plain: dict[str, object] | None = None) -> None:
        self.plain: dict[str, object] = plain if plain is not None else {}

    def get(self, name: str, default: object = None) -> object:
        return self.plain.get(name, default)

    def set(self, name: str, value: object) -> None:
        if value is not None:
            self.plain[name] = value
