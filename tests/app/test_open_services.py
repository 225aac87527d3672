"""What the services hold is let go of, at whatever moment of their opening the program quits."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.support.services import CREDENTIALS
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def opened_until(setup: Setup, has_come: Callable[[], bool]) -> None:
    """Open the services, and give up as soon as the moment has come."""

    async def hold() -> None:
        async with open_services(setup):
            await asyncio.get_running_loop().create_future()

    opening = asyncio.create_task(hold())
    while not has_come():
        assert not opening.done(), opening.result()
        await asyncio.sleep(0)
    opening.cancel()
    with suppress(asyncio.CancelledError):
        await opening


@pytest.mark.parametrize("moment", ["runs/*.lock", "jobs.sqlite3", "jobs.sqlite3-wal"])
def test_who_quits_while_the_services_open_leaves_nothing_behind(tmp_path: Path, moment: str) -> None:
    home = tmp_path / "home"
    setup = Setup(Home(home), Secrets(CREDENTIALS))
    asyncio.run(opened_until(setup, lambda: any(home.glob(moment))))
    assert not list(home.glob("runs/*"))
    assert not list(home.glob("*-wal"))
