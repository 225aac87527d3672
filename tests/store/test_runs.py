"""Which runs are alive, asked while others begin and end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.store.runs import Run, dead_runs, living_runs

if TYPE_CHECKING:
    from pathlib import Path


def test_a_run_lives_until_it_is_closed(tmp_path: Path) -> None:
    mine, other = Run(tmp_path), Run(tmp_path)
    assert dead_runs(tmp_path, [mine.id, other.id, "0" * 32]) == {"0" * 32}
    assert living_runs(tmp_path, but=mine.id) == {other.id}
    other.close()
    other.close()
    assert dead_runs(tmp_path, [mine.id, other.id]) == {other.id}
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_takes_its_run_with_it(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vbee_desktop.store.runs import Run;"
        "run = Run(Path(sys.argv[1])); print(run.id, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        run_id = process.stdout.readline().strip()
        assert dead_runs(tmp_path, [run_id]) == frozenset()
        os.kill(process.pid, signal.SIGKILL)
    assert dead_runs(tmp_path, [run_id]) == {run_id}


def test_runs_begin_while_another_looks_who_is_alive(tmp_path: Path) -> None:
    watcher = Run(tmp_path)
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            living_runs(tmp_path, but=watcher.id)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for _ in range(300):
            run = Run(tmp_path)
            assert dead_runs(tmp_path, [run.id]) == frozenset()
            run.close()
    finally:
        is_over.set()
        looking.join(30)
        watcher.close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told:
        Run(tmp_path / "nowhere")
    assert "nowhere" in str(told.value.facts["path"])
