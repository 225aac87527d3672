"""What is sent for what is written: the readings dictionaries and the pauses of the service in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import SpeechApi

if TYPE_CHECKING:
    from vbee_desktop.core.models import Pauses
    from vbee_desktop.core.readings import Dictionaries, ReadingRules
    from vbee_desktop.ui.readings.readings_port import ReadingsDesk

_MOST_KNOWN = 4000


class SentWords(QObject):
    """Each paragraph is worked out once as long as nothing changes."""

    changed = Signal()
    """The same words may be sent otherwise now."""
    failed = Signal(object)
    """`VbeeError`: the dictionaries cannot be read or kept. They hold as long as the window is open."""
    put_aside = Signal(object)
    """Names of damaged files (tuple of str); what could be read of them is used."""

    def __init__(self, desk: ReadingsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings: Dictionaries | None = None
        self._rules: ReadingRules | None = None
        self._service: tuple[SpeechApi, Pauses | None] = (SpeechApi.LEGACY, None)
        self._known: dict[str, str] = {}
        self._is_asked = False

    @property
    def is_ready(self) -> bool:
        """Whether the dictionaries are known."""
        return self._readings is not None

    @property
    def readings(self) -> Dictionaries:
        """The dictionaries; empty ones while they are not known."""
        from vbee_desktop.core.readings import Dictionaries

        return self._readings or Dictionaries()

    def load_once(self) -> None:
        """Ask for what was kept."""
        if self._is_asked:
            return
        self._is_asked = True
        handle = self._desk.load_readings()
        handle.succeeded.connect(self._take)
        handle.failed.connect(self._take_failure)

    def use(self, readings: Dictionaries) -> None:
        """Read by these from now on, and keep them."""
        self._set(readings)
        self._desk.save_readings(readings).failed.connect(self.failed)

    def set_service(self, api: SpeechApi, pauses: Pauses | None) -> None:
        """Whose pauses are written, and how long those of its punctuation are."""
        if self._service != (api, pauses):
            self._service = (api, pauses)
            self._forget()

    def sent(self, paragraph: str) -> str:
        """What is sent for a tidied paragraph."""
        known = self._known.get(paragraph)
        if known is not None:
            return known
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        sent = self._known[paragraph] = self._work_out(paragraph)
        return sent

    def _work_out(self, paragraph: str) -> str:
        from vbee_desktop.core.sent_text import text_to_send

        if self._rules is None:
            self._rules = self.readings.rules()
        return text_to_send(paragraph, self._rules, *self._service).text

    def _take(self, readings: Dictionaries) -> None:
        self._set(readings)
        if readings.put_aside:
            self.put_aside.emit(readings.put_aside)

    def _take_failure(self, error: object) -> None:
        from vbee_desktop.core.readings import Dictionaries

        self._set(Dictionaries())
        self.failed.emit(error)

    def _set(self, readings: Dictionaries) -> None:
        self._readings = readings
        self._rules = None
        self._forget()

    def _forget(self) -> None:
        self._known.clear()
        self.changed.emit()
