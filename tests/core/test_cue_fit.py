"""Speech on the times of subtitles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.cue_fit import FitRules, fit_rules, fitted, placed
from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import SpeechApi

LEGACY = fit_rules(SpeechApi.LEGACY)
TIMES = st.integers(0, 600_000).map(lambda ms: ms / 1000)
RULES = st.builds(
    fit_rules,
    st.sampled_from(SpeechApi),
    st.tuples(st.sampled_from([0.25, 0.5, 0.9, 1.0]), st.sampled_from([1.0, 1.3, 1.9])),
    stretches=st.booleans(),
)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[list[Cue], list[float]]:
    """Cues as files have them, backward and overlapping ones too, and the lengths of their parts."""
    pairs = draw(st.lists(st.tuples(TIMES, TIMES), max_size=8))
    cues = [Cue("x", min(pair), max(pair)) for pair in pairs]
    return cues, [draw(st.integers(1, 60_000)) / 1000 for _ in cues]


def test_a_part_that_fits_keeps_its_speed_and_waits_for_its_cue() -> None:
    report = fitted([Cue("a", 1.0, 3.0), Cue("b", 4.0, 6.0)], [1.5, 2.0], LEGACY)
    assert [(part.speed, part.silence_s, part.start_s, part.end_s) for part in report.parts] == [
        (1.0, 1.0, 1.0, 2.5),
        (1.0, 1.5, 4.0, 6.0),
    ]
    assert (report.overruns, report.late, report.duration_s) == (0, 0, 6.0)


@pytest.mark.parametrize(
    ("api", "speed"), [(SpeechApi.LEGACY, 1.2), (SpeechApi.CURRENT, 1.15)], ids=["steps of 0.1", "of 0.01"]
)
def test_a_longer_part_is_spoken_as_slowly_as_fits(api: SpeechApi, speed: float) -> None:
    (part,) = fitted([Cue("a", 0.0, 2.0)], [2.3], fit_rules(api)).parts
    assert (part.speed, part.overrun_s) == (speed, 0.0)
    assert part.end_s <= 2.0


def test_what_fits_at_no_comfortable_speed_runs_over_and_is_told() -> None:
    report = fitted([Cue("a", 0.0, 1.0), Cue("b", 1.5, 3.0), Cue("c", 5.0, 6.0)], [2.6, 1.0, 0.5], LEGACY)
    first, second, third = report.parts
    assert (first.speed, first.end_s, first.overrun_s) == (1.3, 2.0, 1.0)
    assert (second.start_s, second.late_s, second.silence_s, second.speed) == (2.0, 0.5, 0.0, 1.0)
    assert (third.start_s, third.late_s) == (5.0, 0.0)
    assert (report.overruns, report.worst_overrun_s, report.late, report.worst_late_s) == (1, 1.0, 1, 0.5)


def test_short_parts_are_stretched_only_when_asked() -> None:
    cue = [Cue("a", 0.0, 2.0)]
    assert fitted(cue, [1.8], fit_rules(SpeechApi.LEGACY, stretches=True)).parts[0].speed == 0.9
    assert fitted(cue, [0.1], fit_rules(SpeechApi.LEGACY, stretches=True)).parts[0].speed == 0.9
    assert fitted(cue, [1.8], LEGACY).parts[0].speed == 1.0


def test_overlapping_and_backward_cues_follow_each_other() -> None:
    report = fitted([Cue("a", 5.0, 7.0), Cue("b", 6.0, 8.0), Cue("c", 1.0, 2.0)], [2.0, 1.0, 1.0], LEGACY)
    assert [part.start_s for part in report.parts] == [5.0, 7.0, 8.0]
    assert report.parts[2].speed == 1.3
    assert report.parts[2].late_s == 7.0


@pytest.mark.parametrize(
    ("api", "asked", "slowest", "fastest"),
    [
        (SpeechApi.LEGACY, (0.0, 9.0), 0.1, 1.9),
        (SpeechApi.CURRENT, (0.0, 9.0), 0.25, 1.9),
        (SpeechApi.LEGACY, (0.95, 1.25), 1.0, 1.2),
        (SpeechApi.LEGACY, (1.1, 1.1), 1.1, 1.1),
    ],
)
def test_the_range_lies_within_the_services_in_its_steps(
    api: SpeechApi, asked: tuple[float, float], slowest: float, fastest: float
) -> None:
    rules = fit_rules(api, asked)
    assert (rules.slowest, rules.fastest) == (slowest, fastest)


@pytest.mark.parametrize("asked", [(1.3, 0.9), (2.0, 3.0), (1.01, 1.09), (float("nan"), 1.0)])
def test_a_range_without_a_speed_is_refused(asked: tuple[float, float]) -> None:
    with pytest.raises(BadInput) as refusal:
        fit_rules(SpeechApi.LEGACY, asked)
    assert refusal.value.facts["field"] == "speed"


def test_real_lengths_are_measured_against_the_same_cues() -> None:
    report = placed([Cue("a", 0.0, 2.0), Cue("b", 2.0, 4.0)], [2.1, 1.0], [1.2, 1.0])
    assert [part.speed for part in report.parts] == [1.2, 1.0]
    assert report.parts[0].overrun_s == pytest.approx(0.1)
    assert report.parts[1].late_s == pytest.approx(0.1)


@given(scripts(), RULES)
def test_parts_never_overlap_and_times_add_up(script: tuple[list[Cue], list[float]], rules: FitRules) -> None:
    cues, lengths = script
    report = fitted(cues, lengths, rules)
    free_s = 0.0
    for cue, natural_s, part in zip(cues, lengths, report.parts, strict=True):
        assert rules.slowest <= part.speed <= rules.fastest
        assert part.start_s >= max(cue.start_s, free_s) - 1e-9
        assert part.silence_s == pytest.approx(part.start_s - free_s)
        assert part.end_s - part.start_s == pytest.approx(natural_s / part.speed)
        assert part.overrun_s == pytest.approx(max(part.end_s - cue.end_s, 0.0), abs=1e-6)
        free_s = part.end_s


@given(scripts(), RULES)
def test_only_what_cannot_fit_runs_over(script: tuple[list[Cue], list[float]], rules: FitRules) -> None:
    cues, lengths = script
    for cue, natural_s, part in zip(cues, lengths, fitted(cues, lengths, rules).parts, strict=True):
        if part.overrun_s:
            assert part.speed == rules.fastest
        slower = part.speed - rules.step
        if part.speed > rules.usual and slower > rules.usual:
            assert natural_s / slower > cue.end_s - part.start_s - 1e-4
