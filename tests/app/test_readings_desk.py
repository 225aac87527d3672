"""The dictionaries come back from where they are kept, and a damaged one is put aside."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

from vbee_desktop.app.readings_desk import load_readings, save_readings
from vbee_desktop.core.readings import CaseRule, Dictionaries, checked_reading
from vbee_desktop.jobs.services import Services
from vbee_desktop.store.home import Home

NOBODY = cast("Services", None)


def test_both_dictionaries_come_back_each_from_its_own_file(tmp_path: Path) -> None:
    home = Home(tmp_path)
    both = Dictionaries((checked_reading("km", "ki lô mét", CaseRule.ANY),), (checked_reading("An", "ân"),))
    asyncio.run(save_readings(NOBODY, print, home, both))
    assert asyncio.run(load_readings(NOBODY, print, home)) == both
    home.script_readings_file.write_text("{", "utf-8")
    left = asyncio.run(load_readings(NOBODY, print, home))
    assert (left.everywhere, left.script) == (both.everywhere, ())
    assert left.put_aside == ("script-readings.json.bad",)
