"""What was chosen when a transcript was exported last, under the names by which it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from vbee_desktop.core.cue_rules import LINE_CHARACTERS_RANGE, LINES_RANGE, CueRules
from vbee_desktop.core.transcript_order import TranscriptForm, TranscriptFormat

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """``rules`` are kept also while ``is_short`` is false: subtitles are then one cue an utterance."""

    folder: Path
    format: TranscriptFormat
    has_times: bool
    is_short: bool
    rules: CueRules

    @property
    def form(self) -> TranscriptForm:
        """What the file is to look like."""
        return TranscriptForm(self.format, self.has_times, self.rules if self.is_short else None)


def remembered_choices(settings: Settings) -> ExportChoices:
    """What was chosen last; the default for what never was, or cannot be read."""
    usual = CueRules()
    formats = {str(each): each for each in TranscriptFormat}
    return ExportChoices(
        folder=Path(str(settings.get("exporting.folder") or _usual_folder())),
        format=formats.get(str(settings.get("exporting.format")), TranscriptFormat.TXT),
        has_times=settings.get("exporting.times") is True,
        is_short=settings.get("exporting.short") is not False,
        rules=CueRules(
            _within(settings.get("exporting.line_characters"), LINE_CHARACTERS_RANGE, usual.line_characters),
            _within(settings.get("exporting.lines"), LINES_RANGE, usual.lines),
        ),
    )


def remember_choices(settings: Settings, choices: ExportChoices) -> None:
    """Hand the choices to the settings."""
    settings.set("exporting.folder", str(choices.folder))
    settings.set("exporting.format", str(choices.format))
    settings.set("exporting.times", choices.has_times)
    settings.set("exporting.short", choices.is_short)
    settings.set("exporting.line_characters", choices.rules.line_characters)
    settings.set("exporting.lines", choices.rules.lines)


def _within(value: object, bounds: tuple[int, int], usual: int) -> int:
    lowest, highest = bounds
    return value if isinstance(value, int) and lowest <= value <= highest else usual


def _usual_folder() -> str:
    """Where the system keeps documents, else the home."""
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    is_there = documents and Path(documents).is_dir()
    return documents if is_there else QStandardPaths.writableLocation(places.HomeLocation)
