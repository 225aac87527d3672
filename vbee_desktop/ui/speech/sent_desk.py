"""Keeps what is sent in step with the readings and the service in use, and opens the dialogs about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import SpeechApi
from vbee_desktop.ui.readings.sent_words import SentWords
from vbee_desktop.ui.speech.script_tidier import ScriptTidier

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel


class SentDesk(QObject):
    """The script counts, and the tab sends, what its words say."""

    failed = Signal(object)
    """`VbeeError`"""

    def __init__(self, look: Look, desk: Desk, script: ScriptPanel, settings: SettingsPanel) -> None:
        super().__init__(script)
        self._look = look
        self._desk = desk
        self._script = script
        self._settings = settings
        self._told_of_pauses = False
        self.words = SentWords(desk, self)
        self.tidier = ScriptTidier(desk, script, self)
        script.send_by(self.words.sent)
        script.readings_wanted.connect(self.open_readings)
        script.sent_wanted.connect(self.open_sent)
        script.pause_inserted.connect(self._tell_of_pauses)
        settings.changed.connect(self._follow_service)
        settings.way_changed.connect(self._follow_service)
        self.words.changed.connect(script.recount)
        self.words.failed.connect(self.failed)
        self.tidier.failed.connect(self.failed)
        self.words.put_aside.connect(self._tell_put_aside)

    def open_readings(self) -> None:
        """Show the dictionaries."""
        from vbee_desktop.ui.readings.readings_dialog import ReadingsDialog

        if self.words.is_ready:
            ReadingsDialog(self._look, self._desk, self.words, self._script).open()

    def open_sent(self) -> None:
        """Show the text as the service will get it."""
        from vbee_desktop.ui.readings.sent_dialog import SentDialog

        self._script.recount()
        counted = self._script.counters.text()
        SentDialog(self._look, self._script.facts, counted, self._script).open()

    def _follow_service(self) -> None:
        self.words.set_service(self._settings.way().api, self._settings.values().pauses)

    def _tell_of_pauses(self) -> None:
        """Once: the marks stay in the text, whoever speaks it."""
        if self._settings.way().api is SpeechApi.CURRENT and not self._told_of_pauses:
            self._told_of_pauses = True
            self._script.show_message(
                "info",
                self.tr("The current service has no pause marks."),
                self.tr("Each is sent as the punctuation whose pause is nearest in length."),
                [(self.tr("What is sent"), self.open_sent)],
            )

    def _tell_put_aside(self, names: tuple[str, ...]) -> None:
        self._script.show_message(
            "warning",
            self.tr("The readings were damaged. What could be read of them is used."),
            self.tr("The damaged file is kept as %1.").replace("%1", ", ".join(names)),
        )
