"""The **WAV file** source: choose or drop a file, or fetch one from a link, and see what it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.audio.preflight import Preflight
from vbee_desktop.core.errors import Code
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.sound_kinds import SOUND_ENDINGS
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.theme import SPACE_GROUP
from vbee_desktop.ui.transcription.audio_source import AudioSource
from vbee_desktop.ui.transcription.drop_zone import DropZone
from vbee_desktop.ui.transcription.link_field import LinkField
from vbee_desktop.ui.transcription.preflight_card import PreflightCard
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.next_turn import in_next_turn
from vbee_desktop.ui.widgets.spinner import Spinner

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.widgets.inline_message import MessageAction
    from vbee_desktop.worker.job_handle import JobHandle


_PASSING_REASONS = frozenset({"link_no_answer", "link_dead"})


class FilePanel(QWidget):
    """Holds at most one file. ``source`` is None while there is none that can be sent; ``refusal`` then says
    why.
    """

    changed = Signal()
    """Another file, none, or its verdict has come."""
    file_readable = Signal(object)
    """A ``Path`` that can be played, whether or not it can be sent."""
    announcement = Signal(object)
    """A sentence for the screen reader."""
    folder_changed = Signal(object)
    """The folder the person chose a file from, a ``str``."""

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._link = ""
        self._inspecting: JobHandle | None = None
        self._folder = ""
        self.source: AudioSource | None = None
        self.refusal: VbeeError | None = None
        self._zone = DropZone(look, self)
        self._link_field = LinkField(look, self)
        self._spinner = Spinner(look, self)
        self._reading = QWidget(self)
        self._reading_words = Label(look, self._reading, role="text2")
        self._card = PreflightCard(look, self)
        self._message = InlineMessage(look, self)
        self._lay_out(look)
        self._zone.file_dropped.connect(self.open_file)
        self._zone.link_dropped.connect(self.open_link)
        self._zone.choose_clicked.connect(self.choose)
        self._link_field.wanted.connect(self.open_link)
        self._card.removed.connect(self.clear)
        self._message.closed.connect(self.clear)
        self._show(card=False, reading=False)

    @property
    def has_file(self) -> bool:
        """Whether a file is shown, being looked at, or fetched."""
        return self._path is not None or bool(self._link)

    @property
    def path(self) -> Path | None:
        """The file that is shown or being looked at."""
        return self._path

    def set_folder(self, folder: str) -> None:
        """Where **Choose WAV…** begins."""
        self._folder = folder

    def choose(self) -> None:
        """Ask for a file in the system's own dialog."""
        patterns = " ".join(f"*{ending}" for ending in SOUND_ENDINGS)
        sounds, every = self.tr("Sound files"), self.tr("All files")
        kinds = [f"{sounds} ({patterns})", f"{every} (*)"]
        dialog = QFileDialog(self, self.tr("Choose WAV"), self._folder, ";;".join(kinds))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_choice)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Look at another file; what was shown before is let go."""
        self._forget()
        self._path = path
        self._show(card=False, reading=True)
        self._reading_words.setText(self.tr("Looking at the file…"))
        handle = self._inspecting = self._desk.inspect_audio(path)
        handle.succeeded.connect(self._take_preflight)
        handle.failed.connect(self._take_failure)
        self.changed.emit()

    def open_link(self, link: str) -> None:
        """Fetch the sound of a link, and look at it as at any file."""
        self._forget()
        self._link = link
        self._link_field.show_link(link)
        self._show(card=False, reading=True)
        self._reading_words.setText(self.tr("Fetching the sound…"))
        handle = self._inspecting = self._desk.fetch_linked(link)
        handle.succeeded.connect(self._take_linked)
        handle.failed.connect(self._take_failure)
        self.changed.emit()

    def cancel(self) -> bool:
        """Stop fetching; False when nothing is fetched."""
        is_fetching = bool(self._link) and self._inspecting is not None
        if is_fetching:
            self.clear()
        return is_fetching

    def clear(self) -> None:
        """Hold no file."""
        self._forget()
        self._link_field.show_link("")
        self._show(card=False, reading=False)
        self.changed.emit()

    def _forget(self) -> None:
        if self._inspecting is not None:
            self._inspecting.cancel()
        self._inspecting = None
        self._link = ""
        self._path = self.source = self.refusal = None
        self._message.dismiss()

    def _take_choice(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self.folder_changed.emit(self._folder)
        self.open_file(path)

    def _take_linked(self, path: Path) -> None:
        self.open_file(path)
        self.announcement.emit(self.tr("Fetched: %1").replace("%1", path.name))

    def _take_preflight(self, card: object) -> None:
        self._inspecting = None
        if self._path is None or not isinstance(card, Preflight):
            return
        path, duration_s = self._path, card.info.duration_s
        is_long = card.error is not None and card.error.code is Code.AUDIO_TOO_LONG
        self.refusal = None if is_long else card.error
        if self.refusal is None:
            seconds = billed_s(duration_s)
            self.source = AudioSource(path, path.name, duration_s, seconds, is_converted=card.is_converted)
        self._card.show_file(path, card)
        in_next_turn(self, partial(self._present, path))

    def _present(self, path: Path) -> None:
        if path == self._path:
            self._show(card=True, reading=False)
            in_next_turn(self, partial(self._tell_of, path))  # when the card has been drawn

    def _tell_of(self, path: Path) -> None:
        if path == self._path:
            self.changed.emit()
            self.file_readable.emit(path)

    def _take_failure(self, error: VbeeError) -> None:
        self._inspecting = None
        self._show(card=False, reading=False)
        said = message_for(error)
        title = f"{self._path.name}: {said.title}" if self._path is not None else said.title
        actions: list[MessageAction] = [(self.tr("Choose another"), self.choose)]
        if self._link:
            may_pass = error.facts.get("reason") in _PASSING_REASONS
            actions = [(self.tr("Try again"), partial(self.open_link, self._link))] if may_pass else []
        self._message.show_message(said.kind, title, said.text, actions, said.details)  # type: ignore[arg-type]
        self.announcement.emit(f"{title} {said.text}")
        self.changed.emit()

    def _show(self, *, card: bool, reading: bool) -> None:
        self._card.setVisible(card)
        self._reading.setVisible(reading)
        if reading:
            self._spinner.start()
        else:
            self._spinner.stop()

    def _lay_out(self, look: Look) -> None:
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._spinner)
        row.addWidget(self._reading_words, 1)
        stop = ToolButton(look, self._reading, icon="close")
        stop.set_name(self.tr("Cancel"))
        stop.clicked.connect(self.clear)
        row.addWidget(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        for part in (self._zone, self._link_field, self._reading, self._message, self._card):
            column.addWidget(part)
