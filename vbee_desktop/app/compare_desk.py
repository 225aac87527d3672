"""Comparing voices, as the window asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.audition import Audition
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import SpeechRequest, Take
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.job_handle import JobHandle


class CompareDesk:
    """Samples are speech like any other: paid once, and in the history."""

    def __init__(self, desk: JobDesk) -> None:
        self._desk = desk

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        return self._desk.is_demo

    @property
    def has_credentials(self) -> bool:
        """Whether somebody is known who can be charged."""
        return self._desk.has_credentials

    def find_paid(self, request: SpeechRequest) -> JobHandle:
        return self._desk.submit(_find_paid, request)

    def create_speech(self, request: SpeechRequest) -> JobHandle:
        return self._desk.submit(_create_speech, request)

    def resume(self, job_id: str) -> JobHandle:
        return self._desk.resume(job_id)

    def send_again(self, job_id: str) -> JobHandle:
        return self._desk.send_again(job_id)

    def prepare_audition(self, paths: Sequence[Path]) -> JobHandle:
        return self._desk.submit(_prepare_audition, tuple(paths))


async def _find_paid(services: Services, report: Report, request: SpeechRequest) -> JobSummary | None:
    from vbee_desktop.jobs.resume import find_paid

    return await find_paid(services, report, request)


async def _create_speech(services: Services, report: Report, request: SpeechRequest) -> Take:
    from vbee_desktop.jobs.script import speak

    return await speak(services, report, request)


async def _prepare_audition(services: Services, report: Report, paths: tuple[Path, ...]) -> Audition:
    from vbee_desktop.jobs.audition import prepare_audition

    return await prepare_audition(services, report, paths)
