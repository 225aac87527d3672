"""Brings files into the editor, tells what was changed or left out, and knows the times of subtitles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.imported import Cue, ImportedScript
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.worker.job_handle import JobHandle

_SETTING = "speech.cues"
_MOST_KEPT = 2000
"""Times of more subtitles last as long as the window: the settings are written as a whole each time."""


class ScriptImport(QObject):
    """One file at a time: a later one takes the place of one that is still being read."""

    failed = Signal(object)
    """`VbeeError`; the text in the editor is untouched."""

    def __init__(
        self, desk: Desk, settings: Settings, script: ScriptPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._desk = desk
        self._script = script
        self._handle: JobHandle | None = None
        self._cues: tuple[Cue, ...] | None = None

    def open(self, path: Path) -> None:
        """Read a file into the editor; it can be undone."""
        if self._handle is not None:
            self._handle.cancel()
        handle = self._handle = self._desk.import_script(path)
        handle.succeeded.connect(partial(self._take, path.name))
        handle.failed.connect(self._take_failure)

    def cues(self, texts: Sequence[str]) -> tuple[Cue, ...]:
        """The times of the paragraphs, one for each; none when they are not the subtitles any more.

        Words may be corrected: that half of the paragraphs are as they came is enough.
        """
        if self._cues is None:
            self._cues = _remembered(self._settings.get(_SETTING))
        if len(texts) != len(self._cues):
            return ()
        same = sum(cue.text == text for cue, text in zip(self._cues, texts, strict=True))
        return self._cues if 2 * same >= len(texts) else ()

    def _take(self, name: str, imported: ImportedScript) -> None:
        from vbee_desktop.ui.speech.import_words import words_of

        self._handle = None
        self._cues = imported.cues
        kept = [[cue.text, cue.start_s, cue.end_s] for cue in imported.cues]
        self._settings.set(_SETTING, kept if 0 < len(kept) <= _MOST_KEPT else None)
        self._script.replace_text(imported.text)
        told = words_of(name, imported)
        if told is not None:
            self._script.show_message(told.kind, told.title, told.text, details=told.details)
        else:
            self._script.dismiss_message()

    def _take_failure(self, error: object) -> None:
        self._handle = None
        self.failed.emit(error)


def _remembered(value: object) -> tuple[Cue, ...]:
    """The cues of a setting; none when it is not what was written."""
    from vbee_desktop.core.imported import Cue

    rows = value if isinstance(value, list) else []
    try:
        return tuple(Cue(str(text), float(start_s), float(end_s)) for text, start_s, end_s in rows)
    except (TypeError, ValueError):
        return ()
