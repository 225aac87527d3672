"""The act that spends money, and all that is said about it: price, reason, progress, failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.part_counts import counts_of
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.transcription.progress_words import progress_text
from vbee_desktop.ui.transcription.time_words import whole_text
from vbee_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.part_progress import PartProgress

if TYPE_CHECKING:
    from vbee_desktop.core.models import Progress
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.transcription.audio_source import AudioSource
    from vbee_desktop.ui.transcription.long_offer import LongOffer


class ActPanel(QWidget):
    """**Transcribe**, which is **Cancel** in the same place while the work runs."""

    transcribe_clicked = Signal()
    one_job_clicked = Signal()
    """A long sound is to be sent as one job."""
    cancel_clicked = Signal()
    credentials_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_busy = False
        self.message = InlineMessage(look, self)
        self._words = Label(look, self, role="text2", wrap=True)
        self._progress = PartProgress(look, self)
        self._reason = Label(look, self, role="text2", wrap=True)
        self._credentials = PlainButton(look, self, text=self.tr("Enter App ID and token"))
        self.button = PrimaryButton(look, self)
        self._menu = QMenu(self.button)
        self._note = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        self._credentials.clicked.connect(self.credentials_wanted)
        self.show_nothing()

    @property
    def can_transcribe(self) -> bool:
        """Whether a click would send something."""
        return not self._is_busy and not self.button.isHidden() and self.button.isEnabled()

    def show_nothing(self) -> None:
        """There is nothing to send; messages stay."""
        self._set_busy(busy=False)
        self._show_parts(button=False, reason="", note="")

    def show_ready(self, source: AudioSource, *, is_again: bool, is_demo: bool) -> None:
        """``source`` can be sent; ``is_again`` when its words are on the screen already."""
        self._set_busy(busy=False)
        self._show_parts(button=True, reason="", note=self.note_text(source, is_demo=is_demo))
        self.button.setEnabled(True)
        self.button.set_amber(not is_again)
        self._name_button(self._act_text(source, is_again=is_again, is_demo=is_demo), self.tr("Transcribe"))

    def show_planning(self) -> None:
        """A long sound is looked at."""
        self.show_refused(self.tr("Looking for pauses, to tell what it costs…"))

    def show_long(self, offer: LongOffer, note: str, *, is_again: bool) -> None:
        """A sound over the limit can be sent, and how."""
        self._set_busy(busy=False)
        self._show_parts(button=True, reason="", note=note)
        self.button.setEnabled(True)
        self.button.set_amber(not is_again)
        self._name_button(offer.words, self.tr("Transcribe"))
        if offer.as_one_job:
            self._menu.clear()
            self._menu.addAction(offer.as_one_job, self.one_job_clicked.emit)
            self.button.setMenu(self._menu)

    def show_refused(self, reason: str) -> None:
        """The file cannot be sent, and why."""
        self._set_busy(busy=False)
        self._show_parts(button=True, reason=reason, note="")
        self.button.setEnabled(False)
        self._name_button(self.tr("Transcribe"), self.tr("Transcribe"))

    def show_credentials_missing(self) -> None:
        """Nobody can be asked before App ID and token are known."""
        self.show_refused(self.tr("Vbee asks for your App ID and token first."))
        self._credentials.show()

    def show_busy(self) -> None:
        """A recognition has begun."""
        self.message.dismiss()
        self._set_busy(busy=True)
        self._show_parts(button=True, reason="", note="")
        self._words.setText(self.tr("Preparing the audio…"))
        self._progress.set_indeterminate()
        self.button.setEnabled(True)
        self.button.set_amber(False)
        self._name_button(self.tr("Cancel"), self.tr("Cancel"))

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self._words.setText(progress_text(progress))
        counts = counts_of(progress.parts)
        if counts.total > 1:
            self._progress.set_parts(*counts)
        elif progress.percent is None or counts.total:
            self._progress.set_indeterminate()
        else:
            self._progress.set_fraction(progress.percent / 100)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        parts = (
            self.message,
            self._words,
            self._progress,
            self._reason,
            self._credentials,
            self.button,
            self._note,
        )
        for part in parts:
            column.addWidget(part)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._words.setVisible(busy)
        self._progress.setVisible(busy)

    def _show_parts(self, *, button: bool, reason: str, note: str) -> None:
        self.button.setVisible(button)
        self.button.setMenu(None)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._credentials.hide()
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _name_button(self, words: str, name: str) -> None:
        self.button.setText(words)
        self.button.setAccessibleName(name)

    def _act_text(self, source: AudioSource, *, is_again: bool, is_demo: bool) -> str:
        """What the act does and what it costs; the demo costs nothing, so it names no price."""
        if is_again:
            text = self.tr("Send again") if is_demo else self.tr("Send again (%1 s billed)")
        elif source.is_converted:
            converting = self.tr("Convert and transcribe")
            text = converting if is_demo else self.tr("Convert and transcribe (%1 s billed)")
        else:
            text = self.tr("Transcribe") if is_demo else self.tr("Transcribe (%1 s billed)")
        return text.replace("%1", whole_text(source.billed_s))

    def note_text(self, source: AudioSource, *, is_demo: bool) -> str:
        """What is said under the act."""
        if is_demo:
            return self.tr("Demo: nothing is charged.")
        if source.is_recording:
            return self.tr("Billed in whole seconds.")
        return self.tr("Your file is not changed. Billed in whole seconds.")

    def _on_clicked(self) -> None:
        if self._is_busy:
            self.cancel_clicked.emit()
        else:
            self.transcribe_clicked.emit()
