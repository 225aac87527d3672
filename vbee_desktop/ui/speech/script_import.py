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
    from vbee_desktop.ui.speech.import_words import ImportWords
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.several_files import SeveralFiles
    from vbee_desktop.worker.job_handle import JobHandle

_SETTING = "speech.cues"
_MOST_KEPT = 2000
"""Times of more subtitles last as long as the window: the settings are written as a whole each time."""


class ScriptImport(QObject):
    """What is opened later takes the place of what is still being read."""

    failed = Signal(object)
    """`VbeeError`; the text in the editor is untouched."""

    def __init__(
        self, desk: Desk, settings: Settings, script: ScriptPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._desk = desk
        self._script = script
        self._handle: JobHandle | SeveralFiles | None = None
        self._cues: tuple[Cue, ...] | None = None

    def open(self, path: Path) -> None:
        """Read a file into the editor; it can be undone."""
        self._give_up()
        handle = self._handle = self._desk.import_script(path)
        handle.succeeded.connect(partial(self._take, path.name))
        handle.failed.connect(self._take_failure)

    def open_all(self, paths: Sequence[Path]) -> None:
        """Read files that came together into the editor, one below the other; it can be undone at once."""
        if len(paths) == 1:
            self.open(paths[0])
            return
        from vbee_desktop.ui.speech.several_files import SeveralFiles

        self._give_up()
        files = self._handle = SeveralFiles(self._desk, paths, self)
        files.opened.connect(self._take_several)
        files.failed.connect(self._take_failure)

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

        self._use(imported.text, imported.cues, words_of(name, imported))

    def _take_several(self, text: str, told: ImportWords) -> None:
        self._use(text, (), told)

    def _use(self, text: str, cues: tuple[Cue, ...], told: ImportWords | None) -> None:
        self._handle = None
        self._cues = cues
        kept = [[cue.text, cue.start_s, cue.end_s] for cue in cues]
        self._settings.set(_SETTING, kept if 0 < len(kept) <= _MOST_KEPT else None)
        self._script.replace_text(text)
        if told is not None:
            self._script.show_message(told.kind, told.title, told.text, details=told.details)
        else:
            self._script.dismiss_message()

    def _give_up(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

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
