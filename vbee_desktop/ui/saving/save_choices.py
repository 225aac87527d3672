"""What was chosen when speech was saved last, under the names by which it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from vbee_desktop.core.save_order import Extra

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings

USUAL_TEMPLATE = "{n} {words}"


@dataclass(frozen=True, slots=True)
class SaveChoices:
    """``is_each`` is a file per paragraph, named by ``template``."""

    folder: Path
    is_each: bool = False
    template: str = USUAL_TEMPLATE
    extras: frozenset[Extra] = frozenset()


def remembered_choices(settings: Settings) -> SaveChoices:
    """What was chosen last; the default for what never was, or cannot be read."""
    extras = settings.get("saving.extras")
    chosen = extras if isinstance(extras, list) else []
    return SaveChoices(
        folder=Path(str(settings.get("saving.folder") or _usual_folder())),
        is_each=settings.get("saving.each") is True,
        template=str(settings.get("saving.template") or USUAL_TEMPLATE),
        extras=frozenset(extra for extra in Extra if str(extra) in chosen),
    )


def remember_choices(settings: Settings, choices: SaveChoices) -> None:
    """Hand the choices to the settings."""
    settings.set("saving.folder", str(choices.folder))
    settings.set("saving.each", choices.is_each)
    settings.set("saving.template", choices.template)
    settings.set("saving.extras", sorted(str(extra) for extra in choices.extras))


def _usual_folder() -> str:
    """Where the system keeps music, else the home."""
    places = QStandardPaths.StandardLocation
    music = QStandardPaths.writableLocation(places.MusicLocation)
    return music if music and Path(music).is_dir() else QStandardPaths.writableLocation(places.HomeLocation)
