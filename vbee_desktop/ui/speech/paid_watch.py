"""Asks, a moment after text, voice or a setting changed, whether just this is paid already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.ports import Desk

_ASK_AFTER_MS = 150


class PaidWatch(QObject):
    """``standing`` is the job that speaks for what is written and chosen now: never an answer about something
    else.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, request: Callable[[], SpeechRequest | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request = request
        self._question = 0
        self._subject: SpeechRequest | None = None
        self._standing: JobSummary | None = None
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def standing(self) -> JobSummary | None:
        """None while it is yet to be paid, or not known."""
        return self._standing

    def ask(self) -> None:
        """Something may be written or chosen anew: of something else nothing is known yet."""
        if self._request() != self._subject:
            self.forget()
        self.ask_again()

    def forget(self) -> None:
        """Somebody else asks: what was paid is not theirs."""
        self._question += 1
        self._subject = None
        self._set(None)

    def ask_again(self) -> None:
        """A job has moved: what is known holds until the answer comes."""
        if not self._is_stopped:
            self._timer.start()

    def stop(self) -> None:
        """Ask nothing more: the window closes."""
        self._is_stopped = True
        self._question += 1
        self._timer.stop()

    def _ask(self) -> None:
        self._question += 1
        request = self._subject = self._request()
        if request is None:
            self._set(None)
            return
        handle = self._desk.find_paid(request)
        handle.succeeded.connect(partial(self._take, self._question))
        handle.failed.connect(partial(self._take_nothing, self._question))

    def _take(self, question: int, standing: JobSummary | None) -> None:
        if question == self._question:
            self._set(standing)

    def _take_nothing(self, question: int, _error: object) -> None:
        """What cannot be sent is not paid; it is told when it is to be sent."""
        self._take(question, None)

    def _set(self, standing: JobSummary | None) -> None:
        if standing != self._standing:
            self._standing = standing
            self.changed.emit()
