"""What is paid of each paragraph is told in one call, against the real sandbox."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.services import ignore, run
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.history import Spoken
from vbee_desktop.core.models import AudioFormat, JoinedTakes, SpeechRequest, Take
from vbee_desktop.jobs.heard_script import join_to_hear
from vbee_desktop.jobs.paragraphs import filed_takes, find_spoken, send_parts_again
from vbee_desktop.jobs.script import speak, speak_parts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.jobs.services import Services

ONE = SpeechRequest("Một hai ba.", "hn_female_ngochuyen_full_48k-fhg", audio_format=AudioFormat.WAV)
TWO = replace(ONE, text="Bốn năm sáu.")
LONG = replace(ONE, text=" ".join(f"Đây là câu thứ {number} của bài." for number in range(130)), speed=1.9)


def test_paid_paragraphs_come_back_with_their_takes(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def look(services: Services) -> tuple[Take, tuple[Spoken | None, ...], tuple[Spoken | None, ...]]:
        (made,) = await speak_parts(services, ignore, [ONE])
        assert isinstance(made, Take)
        unsendable = replace(ONE, text="…")
        found = await find_spoken(services, ignore, [TWO, ONE, unsendable])
        return made, found, await find_spoken(services, ignore, [ONE], frozenset({made.job_id}))

    made, found, known = run(sandbox.url, tmp_path, look)
    assert found[0] is None
    assert found[2] is None
    assert found[1] is not None
    assert found[1].take == replace(made, is_new=False)
    assert known[0] is not None
    assert known[0].take is None


def test_a_long_paragraph_comes_back_once_all_of_it_is_here(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def look(services: Services) -> tuple[Take, Spoken | None]:
        take = await speak(services, ignore, LONG)
        return take, (await find_spoken(services, ignore, [LONG]))[0]

    take, found = run(sandbox.url, tmp_path, look)
    assert len(sandbox.ledger()) > 1
    assert found is not None
    assert found.take is not None
    assert (found.take.job_id, found.take.path) == (take.job_id, take.path)
    assert found.summary.points == take.points


def test_takes_come_back_by_their_jobs_as_far_as_they_are_here(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def look(services: Services) -> tuple[tuple[Take | VbeeError, ...], tuple[Take, ...]]:
        made = await speak_parts(services, ignore, [ONE, TWO])
        ids = [take.job_id for take in made if isinstance(take, Take)]
        made[1].path.unlink()  # type: ignore[union-attr]
        return made, await filed_takes(services, ignore, [*ids, "nobody"])

    made, found = run(sandbox.url, tmp_path, look)
    assert [take.job_id for take in found] == [made[0].job_id]  # type: ignore[union-attr]


def test_what_has_an_unknown_outcome_is_bought_again_on_a_persons_word(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset_after_charge", "nth": 1}]})

    async def lose_and_send_again(services: Services) -> tuple[VbeeError, tuple[Take | VbeeError, ...]]:
        (lost,) = await speak_parts(services, ignore, [ONE])
        assert isinstance(lost, VbeeError)
        return lost, await send_parts_again(services, ignore, [str(lost.facts["job_id"])])

    lost, made = run(sandbox.url, tmp_path, lose_and_send_again)
    assert lost.code is Code.OUTCOME_UNKNOWN
    assert isinstance(made[0], Take)


def test_the_whole_to_be_heard_takes_the_place_of_the_one_before(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def join_twice(services: Services) -> tuple[JoinedTakes, JoinedTakes, JoinedTakes]:
        made = await speak_parts(services, ignore, [ONE, TWO])
        takes = [take for take in made if isinstance(take, Take)]
        first = await join_to_hear(services, ignore, takes, None)
        same = await join_to_hear(services, ignore, takes, first.path)
        return first, same, await join_to_hear(services, ignore, takes[::-1], same.path)

    first, same, other = run(sandbox.url, tmp_path, join_twice)
    assert same == first
    assert not first.path.exists()
    assert other.path.is_file()
