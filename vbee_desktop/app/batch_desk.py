"""Batches, as the window asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.batch import BatchForecast, BatchOrder, BatchState, BatchTexts
    from vbee_desktop.core.models import Pauses, SpeechApi
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.job_handle import JobHandle


class BatchDesk:
    """What is needed to go on with a batch lies among the drafts."""

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

    def read_batch(self, path: Path, api: SpeechApi, pauses: Pauses | None) -> JobHandle:
        return self._desk.submit(_read_batch, path, self._desk.setup.home.readings_file, api, pauses)

    def forecast_batch(self, order: BatchOrder) -> JobHandle:
        return self._desk.submit(_forecast_batch, order)

    def run_batch(self, order: BatchOrder) -> JobHandle:
        return self._desk.submit(_run_batch, self._folder, order)

    def continue_batch(self, output: Path, limit_points: int | None) -> JobHandle:
        return self._desk.submit(_continue_batch, self._folder, output, limit_points)

    def kept_batch(self) -> JobHandle:
        return self._desk.submit(_kept_batch, self._folder)

    def forget_batch(self) -> JobHandle:
        return self._desk.submit(_forget_batch, self._folder)

    @property
    def _folder(self) -> Path:
        return self._desk.setup.home.drafts_folder


async def _read_batch(
    services: Services,
    report: Report,
    path: Path,
    readings_file: Path,
    api: SpeechApi,
    pauses: Pauses | None,
) -> BatchTexts:
    from vbee_desktop.jobs.batch import read_batch

    return await read_batch(services, report, path, readings_file, api, pauses)


async def _forecast_batch(services: Services, report: Report, order: BatchOrder) -> BatchForecast:
    from vbee_desktop.jobs.batch import forecast_batch

    return await forecast_batch(services, report, order)


async def _run_batch(services: Services, report: Report, folder: Path, order: BatchOrder) -> BatchState:
    from vbee_desktop.jobs.batch import run_batch

    return await run_batch(services, report, folder, order)


async def _continue_batch(
    services: Services, report: Report, folder: Path, output: Path, limit_points: int | None
) -> BatchState:
    from vbee_desktop.jobs.batch import continue_batch

    return await continue_batch(services, report, folder, output, limit_points)


async def _kept_batch(
    services: Services, report: Report, folder: Path
) -> tuple[BatchOrder, BatchState] | None:
    from vbee_desktop.jobs.batch import kept_batch

    return await kept_batch(services, report, folder)


async def _forget_batch(services: Services, report: Report, folder: Path) -> None:
    from vbee_desktop.jobs.batch import forget_batch

    await forget_batch(services, report, folder)
