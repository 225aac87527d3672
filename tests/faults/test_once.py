"""Faults that pass: what was damaged on the way comes whole in the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import deeds
from tests.faults.hostile import Deed, Exchange, Hostile, standing
from tests.faults.leaping_time import run_with_leaps
from tests.faults.oracle import Stage
from tests.faults.person import HTTP_STAGES, Person
from tests.support.sandbox_process import SandboxProcess

DAMAGE = {
    "cut off": deeds.truncated,
    "announced as half": deeds.length_too_short,
    "noise from a quarter on": deeds.damaged,
    "zeros": deeds.wrong_bytes,
    "broken chunks": deeds.broken_chunks,
    "a page": deeds.page("200 OK"),
}


@pytest.mark.parametrize("deed", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("times", [1, 2])
def test_sound_that_was_damaged_on_the_way_is_fetched_again_until_it_is_whole(
    sandbox: SandboxProcess, tmp_path: Path, deed: Deed, times: int
) -> None:
    true_sounds: list[bytes] = []

    async def first(exchange: Exchange) -> None:
        if exchange.turn <= times:
            await deed(exchange)
            return
        answer = await exchange.true_answer()
        true_sounds.append(answer.body)
        await exchange.say(answer.whole())

    hostile = Hostile(sandbox.url, HTTP_STAGES[Stage.DOWNLOAD], first, has_begun=True)
    person = Person(hostile, tmp_path / "home", tmp_path, Stage.DOWNLOAD)

    async def live() -> None:
        async with standing(hostile):
            assert await person.act() is None

    run_with_leaps(live())
    [row] = person.rows
    assert row["state"] == "filed"
    assert (tmp_path / "home" / "audio" / row["audio"]).read_bytes() == true_sounds[0]
    assert len(sandbox.ledger()) == 1
