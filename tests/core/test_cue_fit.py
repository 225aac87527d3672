"""Speech on the times of subtitles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.cue_fit import Spoken, fit_plan, placed
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import SpeechApi

LEGACY = SpeechApi.LEGACY
TIMES = st.integers(0, 600_000).map(lambda ms: ms / 1000)
SPOKEN = st.builds(
    Spoken,
    st.integers(1, 60_000).map(lambda ms: ms / 1000),
    st.integers(1, 19).map(lambda tenths: tenths / 10),
    st.booleans(),
)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[list[Cue], list[Spoken]]:
    """Cues as files have them, backward and overlapping ones too, and their parts."""
    pairs = draw(st.lists(st.tuples(TIMES, TIMES), max_size=8))
    cues = [Cue("x", min(pair), max(pair)) for pair in pairs]
    return cues, [draw(SPOKEN) for _ in cues]


def test_a_part_that_fits_stays_and_waits_for_its_cue() -> None:
    plan = fit_plan([Cue("a", 1.0, 3.0), Cue("b", 4.0, 6.0)], [Spoken(1.5), Spoken(2.0)], LEGACY)
    assert plan.speeds == (None, None)
    assert [(part.silence_s, part.start_s, part.end_s) for part in plan.now.parts] == [
        (1.0, 1.0, 2.5),
        (1.5, 4.0, 6.0),
    ]
    assert (plan.faster, plan.now.overruns) == (0, 0)
    assert plan.then == plan.now


@pytest.mark.parametrize(
    ("api", "speed"), [(LEGACY, 1.3), (SpeechApi.CURRENT, 1.25)], ids=["steps of 0.1", "of 0.05"]
)
def test_a_longer_part_is_spoken_as_slowly_as_surely_fits(api: SpeechApi, speed: float) -> None:
    plan = fit_plan([Cue("a", 0.0, 2.0)], [Spoken(2.4)], api)
    assert plan.speeds == (speed,)
    assert plan.now.worst_overrun_s == pytest.approx(0.4)
    assert plan.then.overruns == 0


def test_what_was_made_faster_already_is_measured_by_its_own_speed() -> None:
    plan = fit_plan([Cue("a", 0.0, 2.0)], [Spoken(2.4, speed=1.3)], LEGACY)
    assert plan.speeds == (1.7,)
    assert fit_plan([Cue("a", 0.0, 2.0)], [Spoken(2.4, speed=1.9)], LEGACY).speeds == (None,)


def test_the_spare_share_is_given_up_before_a_part_is_called_impossible() -> None:
    assert fit_plan([Cue("a", 0.0, 1.0)], [Spoken(1.9)], LEGACY).speeds == (1.9,)


def test_what_fits_at_no_speed_stays_and_makes_the_next_late() -> None:
    cues = [Cue("a", 0.0, 1.0), Cue("b", 1.5, 3.0), Cue("c", 5.0, 6.0)]
    plan = fit_plan(cues, [Spoken(2.6), Spoken(0.5), Spoken(0.5)], LEGACY)
    assert plan.speeds == (None, 1.3, None)
    assert (plan.fastest, plan.faster) == (1.9, 1)
    assert [part.late_s for part in plan.now.parts] == [0.0, pytest.approx(1.1), 0.0]
    assert (plan.now.overruns, plan.then.overruns, plan.impossible) == (2, 1, 1)
    assert plan.then.worst_overrun_s == pytest.approx(1.6)


def test_a_part_that_is_only_late_fits_once_the_one_before_is_faster() -> None:
    cues = [Cue("a", 0.0, 2.0), Cue("b", 2.0, 4.0)]
    plan = fit_plan(cues, [Spoken(2.5), Spoken(1.9)], LEGACY)
    assert plan.speeds == (1.3, None)
    assert (plan.now.overruns, plan.then.overruns) == (2, 0)


def test_a_fixed_part_stays() -> None:
    plan = fit_plan([Cue("a", 0.0, 2.0)], [Spoken(2.4, fixed=True)], LEGACY)
    assert plan.speeds == (None,)
    assert (plan.then.overruns, plan.impossible) == (1, 0)


def test_overlapping_and_backward_cues_follow_each_other() -> None:
    report = placed([Cue("a", 5.0, 7.0), Cue("b", 6.0, 8.0), Cue("c", 1.0, 2.0)], [2.0, 1.0, 1.0])
    assert [part.start_s for part in report.parts] == [5.0, 7.0, 8.0]
    assert report.parts[2].late_s == 7.0


@given(scripts(), st.sampled_from(SpeechApi))
def test_parts_never_overlap_and_times_add_up(script: tuple[list[Cue], list[Spoken]], api: SpeechApi) -> None:
    cues, spoken = script
    plan = fit_plan(cues, spoken, api)
    free_s = 0.0
    for cue, before, speed, part in zip(cues, spoken, plan.speeds, plan.then.parts, strict=True):
        assert part.start_s >= max(cue.start_s, free_s) - 1e-9
        assert part.silence_s == pytest.approx(part.start_s - free_s)
        length_s = before.length_s * before.speed / (speed or before.speed)
        assert part.end_s - part.start_s == pytest.approx(length_s)
        assert part.overrun_s == pytest.approx(max(part.end_s - cue.end_s, 0.0), abs=1e-6)
        free_s = part.end_s


@given(scripts(), st.sampled_from(SpeechApi))
def test_only_what_runs_over_and_can_fit_is_made_faster(
    script: tuple[list[Cue], list[Spoken]], api: SpeechApi
) -> None:
    cues, spoken = script
    plan = fit_plan(cues, spoken, api)
    for before, speed, part in zip(spoken, plan.speeds, plan.then.parts, strict=True):
        if speed is not None:
            assert not before.fixed
            assert before.speed < speed <= plan.fastest
            assert not part.overrun_s
