"""A store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vbee_desktop.store.home import Home
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def journal(home: Home) -> Iterator[Journal]:
    """The journal of ``home``, as one process has it."""
    run = Run(home.runs_folder)
    journal = Journal(home.journal_file, run)
    yield journal
    journal.close()
    run.close()
