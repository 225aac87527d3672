"""Saves takes where a person wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from vbee_desktop.core.save_order import Piece, Saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.cue_fit import FitPlan
    from vbee_desktop.core.models import AudioFormat, Take
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.speech.voice_model import VoiceModel


class SpeechSaver(QObject):
    """Opens the dialog **Save audio** over ``window``; ``voices`` know the names of the takes' voices."""

    saved = Signal(object)
    """``pathlib.Path`` of the first file."""
    faster_wanted = Signal()
    """What takes longer than its subtitle is to be made faster; the dialog is closed."""

    def __init__(
        self, look: Look, desk: Desk, settings: Settings, window: QWidget, voices: VoiceModel
    ) -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._window = window
        self._voices = voices

    def ask(self, take: Take) -> None:
        """Ask how and where one take is to be saved."""
        self.ask_all([(take.request.text, take)])

    def ask_all(
        self,
        parts: Sequence[tuple[str, Take]],
        *,
        audio_format: AudioFormat | None = None,
        bitrate_kbps: int = 0,
        plan: FitPlan | None = None,
        faster: str = "",
    ) -> None:
        """Ask how and where paragraphs with their takes are to be saved, in this order. What is proposed is
        the first take's format unless another one is given. ``plan`` and ``faster`` as in `SpeechToSave`.
        """
        from vbee_desktop.ui.saving.save_dialog import SaveDialog
        from vbee_desktop.ui.saving.speech_to_save import SpeechToSave

        first = parts[0][1].request
        speech = SpeechToSave(
            pieces=tuple(Piece(text, take) for text, take in parts),
            voices=tuple(self._voices.name_of(take.request.voice_code) for _, take in parts),
            audio_format=audio_format or first.audio_format,
            bitrate_kbps=bitrate_kbps or first.bitrate_kbps,
            plan=plan,
            faster=faster,
        )
        dialog = SaveDialog(self._look, self._desk, self._settings, speech, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._tell)
        dialog.faster_wanted.connect(self.faster_wanted)
        dialog.open()

    def _tell(self, saved: Saved) -> None:
        self.saved.emit(saved.paths[0])
