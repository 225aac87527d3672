"""Several files that came together: read side by side, joined in the order of their names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vbee_desktop.core.imported import MAX_SCRIPT_BYTES, ImportedScript

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.import_words import ImportWords
    from vbee_desktop.worker.job_handle import JobHandle

translate = QCoreApplication.translate


class SeveralFiles(QObject):
    """What cannot be read is left out and told of; the others are opened all the same."""

    opened = Signal(object, object)
    """The text of them all (str), and the `ImportWords` that tell of it."""
    failed = Signal(object)
    """`VbeeError`: of the first file, when none can be read, or of all, when they are too much."""

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        from vbee_desktop.core.file_names import in_order

        self._paths = sorted(paths, key=lambda path: in_order(path.name))
        self._outcomes: dict[int, ImportedScript | VbeeError] = {}
        self._handles = [self._read(desk, place, path) for place, path in enumerate(self._paths)]

    def cancel(self) -> None:
        """Something else is opened."""
        for handle in self._handles:
            handle.cancel()
        self.deleteLater()

    def _read(self, desk: Desk, place: int, path: Path) -> JobHandle:
        handle = desk.import_script(path)
        handle.succeeded.connect(partial(self._note, place))
        handle.failed.connect(partial(self._note, place))
        return handle

    def _note(self, place: int, outcome: ImportedScript | VbeeError) -> None:
        self._outcomes[place] = outcome
        if len(self._outcomes) == len(self._paths):
            self._tell([self._outcomes[place] for place in range(len(self._paths))])

    def _tell(self, outcomes: Sequence[ImportedScript | VbeeError]) -> None:
        from vbee_desktop.core.errors import BadInput, Code

        scripts = [each for each in outcomes if isinstance(each, ImportedScript)]
        text = "\n".join(script.text for script in scripts)
        self.deleteLater()
        if not scripts:
            self.failed.emit(outcomes[0])
        elif len(text) > MAX_SCRIPT_BYTES:
            self.failed.emit(BadInput(Code.BAD_FILE, "together too large", reason="too_large"))
        else:
            self.opened.emit(text, _words_of(self._paths, outcomes))


def _words_of(paths: Sequence[Path], outcomes: Sequence[ImportedScript | VbeeError]) -> ImportWords:
    """What to tell of the files; the details tell of each that did not come in just as it is."""
    from vbee_desktop.ui.speech.import_words import ImportCounts, ImportWords

    lost = sum(not isinstance(each, ImportedScript) for each in outcomes)
    told = [_words_of_one(path, each) for path, each in zip(paths, outcomes, strict=True)]
    counts = ImportCounts()
    title = counts.opened(len(paths) - lost)
    text = translate("ImportWords", "For a sound file of each, take Batch… in the File menu.")
    if lost:
        text = f"{counts.unreadable(lost)} {text}"
    return ImportWords("warning" if lost else "info", title, text, "\n".join(each for each in told if each))


def _words_of_one(path: Path, outcome: ImportedScript | VbeeError) -> str:
    from vbee_desktop.ui.messages import message_for
    from vbee_desktop.ui.speech.import_words import words_of

    if not isinstance(outcome, ImportedScript):
        return f"{path.name}: {message_for(outcome).text}"
    words = words_of(path.name, replace(outcome, cues=()))  # several have no times that could be kept
    return f"{path.name}: {words.details or words.text}" if words is not None else ""
