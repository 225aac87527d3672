"""Saving from the tab: the script with the takes that count, or one take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from vbee_desktop.core.models import AudioFormat

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.ui.saving.speech_saver import SpeechSaver
    from vbee_desktop.ui.speech.cue_pace import CuePace
    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.takes_strip import TakesStrip

translate = QCoreApplication.translate


class SaveDesk(QObject):
    """Between the dialog of saving and the script."""

    def __init__(
        self,
        saver: SpeechSaver,
        pace: CuePace,
        script: ScriptPanel,
        work: ParagraphWork,
        settings: SettingsPanel,
        takes: TakesStrip,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._saver = saver
        self._pace = pace
        self._script = script
        self._work = work
        self._settings = settings
        self._takes = takes
        takes.save_wanted.connect(saver.ask)
        saver.saved.connect(self._tell_saved)
        saver.faster_wanted.connect(pace.make)
        pace.save_wanted.connect(self.ask)

    def ask(self) -> None:
        """Ask where the script's takes, or the current one, are to be saved."""
        if self._work.is_several and (parts := self._work.script_takes()):
            settings, offer = self._settings.values(), self._pace.offer()
            self._saver.ask_all(
                parts,
                audio_format=AudioFormat(settings.audio_format),
                bitrate_kbps=settings.bitrate_kbps,
                plan=offer.plan if offer is not None else None,
                faster=offer.act if offer is not None else "",
            )
        elif self._takes.current is not None:
            self._saver.ask(self._takes.current)
        else:
            words = translate("SpeechTab", "There is no audio to save yet.")
            self._script.show_message("info", words, translate("SpeechTab", "Create speech first."))

    def _tell_saved(self, path: Path) -> None:
        from vbee_desktop.ui.speech.take_files import show_in_folder

        acts = [(translate("SpeechTab", "Show in folder"), lambda: show_in_folder(path))]
        self._script.show_message("done", translate("SpeechTab", "Audio saved."), path.name, acts)
