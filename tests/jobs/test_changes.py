from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import run
from vbee_desktop.jobs.changes import Changes, watch_changes
from vbee_desktop.jobs.services import Services
from vbee_desktop.store.job_row import Intent

INTENT = Intent(kind="speech", server="demo", api="legacy", content_hash="h", request={})


def test_a_change_is_reported_while_the_watch_runs(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def watched(services: Services) -> list[object]:
        told: asyncio.Queue[object] = asyncio.Queue()
        watching = asyncio.create_task(watch_changes(services, told.put_nowait))
        times = [await told.get()]
        services.journal.record(INTENT)
        times.append(await told.get())
        watching.cancel()
        await asyncio.wait({watching})
        return times

    assert run(sandbox.url, tmp_path, watched) == [Changes(1, is_offline=False), Changes(2, is_offline=False)]
