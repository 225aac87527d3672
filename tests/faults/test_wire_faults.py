"""Every fault at every stage: one message, the right price, nothing lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.catalogue import FAULTS, SECURING, Fault
from tests.faults.doors import Tls
from tests.faults.hostile import Hostile, standing
from tests.faults.leaping_time import run_with_leaps
from tests.faults.oracle import AFTER_ACCEPTANCE, PAID, Expected, Stage, expected, fewest_calls
from tests.faults.person import BEGINS_AFTER, HTTP_STAGES, REQUEST, Person
from tests.proofs.judge import Judgement, judge
from tests.proofs.rows import content_of_charge
from tests.support.sandbox_process import SandboxProcess
from tests.support.services import CREDENTIALS
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.ui.messages import message_for

CELLS = [(name, stage) for name, fault in FAULTS.items() for stage in Stage if stage in fault.stages]
FETCHABLE = {"accepted", "running", "ready", "downloading"}
MOST_TRIES = 16
"""Of a free call: five quick ones, and the slower ones of a minute."""
NEVER_SHOWN = re.compile(r"<\w|</|Traceback|https?://|0x[0-9a-f]{6}|\bNone\b|Exception", re.IGNORECASE)


@dataclass(frozen=True)
class Outcome:
    """What a person was told, what the journal and the ledger say then, and the judgement in the end."""

    error: VbeeError | None
    state: str
    charges: int
    calls: int
    creates: int
    hostile: Hostile
    final_state: str
    judgement: Judgement


@pytest.mark.parametrize(("name", "stage"), CELLS, ids=[f"{stage}-{name}" for name, stage in CELLS])
def test_a_fault(
    sandbox: SandboxProcess,
    tmp_path: Path,
    clip: Path,
    name: str,
    stage: Stage,
    request: pytest.FixtureRequest,
) -> None:
    fault = FAULTS[name]
    tls = request.getfixturevalue("tls") if name in SECURING else {}
    outcome = _lived_through(sandbox, tmp_path / "home", clip, fault, stage, tls)
    wanted = expected(stage, fault.meaning_at(stage))
    _check_message(outcome, wanted)
    _check_price(outcome, wanted, stage)
    _check_wire(outcome, fewest_calls(stage, fault.meaning_at(stage)) if fault.deed else 0)


def _lived_through(
    sandbox: SandboxProcess, home: Path, clip: Path, fault: Fault, stage: Stage, tls: Mapping[str, Tls]
) -> Outcome:
    if stage is Stage.STT_READ:
        sandbox.settings(stt_sync_wait_s=0)
    http_stage = HTTP_STAGES[stage]
    hostile = Hostile(
        sandbox.url, http_stage, fault.deed, fault.trouble, BEGINS_AFTER.get(stage, ("", b"")), tls
    )
    person = Person(hostile, home, clip, stage, fault.clock_s)

    async def live() -> Outcome:
        async with standing(hostile):
            if stage not in {*BEGINS_AFTER, Stage.RECEIPT}:
                hostile.begin()
            error = await person.act()
            state = person.rows[0]["state"] if person.rows else ""
            charges, seen = len(sandbox.ledger()) if state else 0, Counter(hostile.seen)
            await hostile.mend()
            if stage in PAID | AFTER_ACCEPTANCE:
                await person.finish()
        states = [row["state"] for row in person.rows]
        ledger = sandbox.ledger() if states else []
        judgement = judge(ledger, home, Counter(map(content_of_charge, ledger[:1])))
        creates = seen["create"] + seen["stt-create"] + (stage in PAID) * hostile.door.turned_away
        final = states[-1] if states else ""
        return Outcome(error, state, charges, seen[http_stage], creates, hostile, final, judgement)

    return run_with_leaps(live())


def _check_message(outcome: Outcome, wanted: Expected) -> None:
    told = "" if outcome.error is None else str(outcome.error.code)
    assert told == wanted.code, repr(outcome.error)
    if outcome.error is None:
        return
    message = message_for(outcome.error)
    assert message.title
    assert message.text
    shown = f"{message.title} {message.text} {message.details}"
    assert not NEVER_SHOWN.search(shown), shown
    assert REQUEST.text not in shown
    assert not any(secret in shown for secret in CREDENTIALS.values())


def _check_price(outcome: Outcome, wanted: Expected, stage: Stage) -> None:
    assert outcome.judgement.breaches == []
    if stage in PAID:
        assert outcome.state == wanted.state
        assert outcome.creates == wanted.creates
        if wanted.charged is not None:
            assert outcome.charges == wanted.charged
        is_parked = (wanted.state, wanted.code) == ("waiting", "busy")
        stays = wanted.state == "unknown" or is_parked
        assert outcome.final_state == (wanted.state if stays else "filed")
    elif stage in AFTER_ACCEPTANCE:
        assert (outcome.charges, outcome.creates) == (1, 1)
        assert outcome.state in (FETCHABLE if wanted.code else {"filed"})
        assert outcome.error is None or outcome.error.facts["accepted"] is True
        assert outcome.final_state == "filed"


def _check_wire(outcome: Outcome, fewest: int) -> None:
    assert outcome.hostile.reused == 0
    assert outcome.hostile.leaked == []
    assert outcome.hostile.names.asked <= {"localhost", "localhost.localdomain", "127.0.0.1"}
    assert fewest <= outcome.calls <= MOST_TRIES
