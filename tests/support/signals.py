"""Records what a job's handle tells, in order."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from vbee_desktop.worker.job_handle import JobHandle

TIMEOUT_MS = 10_000


class Outcome:
    """`events` is flat: the name of each signal, then its value if it has one."""

    def __init__(self, handle: JobHandle, qtbot: QtBot) -> None:
        self.events: list[Any] = []
        self._handle = handle
        self._qtbot = qtbot
        handle.progress.connect(lambda value: self.events.extend(("progress", value)))
        handle.succeeded.connect(lambda value: self.events.extend(("succeeded", value)))
        handle.failed.connect(lambda error: self.events.extend(("failed", error)))
        handle.cancelled.connect(lambda: self.events.append("cancelled"))

    def wait(self) -> list[Any]:
        """All events, as soon as the job has ended."""
        self._qtbot.waitUntil(lambda: self._handle.is_over, timeout=TIMEOUT_MS)
        return self.events
