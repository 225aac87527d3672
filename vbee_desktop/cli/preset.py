"""Presets of the window, for commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.cli.arguments import OneLineParser
    from vbee_desktop.ui.speech.presets import Choice


def preset_named(
    name: str, home: str | None, environment: Mapping[str, str], parser: OneLineParser
) -> Choice:
    """What a preset chooses; ends the command when there is none of this name. Raises `StorageError`."""
    from vbee_desktop.store.home import find_home
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.ui.speech.presets import STORED_PRESETS, presets_of

    settings = SettingsFile(find_home(home, environment).settings_file)
    shelf = presets_of(settings.get(STORED_PRESETS))
    preset = shelf.find(name)
    if preset is None:
        known = ", ".join(shelf.names())
        parser.error(
            f"no preset {name!r}; known: {known}" if known else "no preset was made in the window yet"
        )
    return preset.choice
