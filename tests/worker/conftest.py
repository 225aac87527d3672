"""A worker whose resources are a plain record of being opened and closed."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import pytest
from pytestqt.qtbot import QtBot

from vbee_desktop.worker.api_worker import ApiWorker


class Bench:
    """The resources of the test jobs."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.opened_in: int | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Bench]:
        self.opened_in = threading.get_ident()
        self.events.append("opened")
        try:
            yield self
        finally:
            self.events.append("closed")


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def worker(qtbot: QtBot, bench: Bench) -> Iterator[ApiWorker[Bench]]:
    """Started; shut down after the test."""
    worker = ApiWorker(bench.open)
    worker.start()
    yield worker
    worker.shutdown()


@pytest.fixture
def make_worker(qtbot: QtBot) -> Iterator[Callable[..., ApiWorker[object]]]:
    """Makes unstarted workers with the given resources; all are shut down after the test."""
    made: list[ApiWorker[object]] = []

    def make(open_resources: Callable[..., object]) -> ApiWorker[object]:
        made.append(ApiWorker(open_resources))  # type: ignore[arg-type]  # each test brings its own kind of resources
        return made[-1]

    yield make
    for worker in made:
        worker.shutdown()
