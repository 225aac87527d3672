"""Cuts of a long sound, held against every other way to cut it."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.audio.cut_rule import CutPoint, Stretch, best_cuts

RATE_HZ = 10
LONGEST = 99


@st.composite
def sounds(draw: st.DrawFn) -> tuple[list[CutPoint], CutPoint]:
    """A few places to cut at, never too far apart, and the end."""
    gaps = draw(st.lists(st.integers(1, 70), min_size=1, max_size=8))
    frame = sounding = 0
    points = []
    for gap in gaps:
        frame += gap
        sounding += draw(st.sampled_from([0, gap]))
        harm, lap = draw(st.sampled_from([(0, 0), (0, 0), (2, 0), (9, 6)]))
        points.append(CutPoint(frame, harm, draw(st.integers(0, 31)), lap, sounding))
    *inside, end = points
    return inside, end._replace(harm=0, unease=0, lap_frames=0)


def part(first: CutPoint, last: CutPoint, end: int) -> tuple[int, int]:
    return max(first.frame - first.lap_frames, 0), min(last.frame + last.lap_frames, end)


def price(chosen: list[CutPoint], end: CutPoint) -> tuple[int, int, int] | None:
    """Harm, billed seconds, and parts with unease, computed one by one; None for a part that is too long."""
    seconds = 0
    places = [CutPoint(0), *chosen, end]
    for first, last in pairwise(places):
        from_, to = part(first, last, end.frame)
        if to - from_ > LONGEST:
            return None
        seconds += -(-(to - from_) // RATE_HZ) if last.sounding > first.sounding else 0
    unease = 128 * (len(chosen) + 1) + sum(point.unease for point in chosen)
    return sum(point.harm for point in chosen), seconds, unease


def cheapest(points: list[CutPoint], end: CutPoint) -> tuple[int, int, int]:
    ways = (list(way) for count in range(len(points) + 1) for way in combinations(points, count))
    return min(found for way in ways if (found := price(way, end)) is not None)


@given(sounds())
def test_no_other_way_is_cheaper(sound: tuple[list[CutPoint], CutPoint]) -> None:
    points, end = sound
    stretches = best_cuts(points, end, LONGEST, RATE_HZ)
    by_part = {
        part(first, last, end.frame): last for first, last in combinations([CutPoint(0), *points, end], 2)
    }
    chosen = [by_part[stretch.start, stretch.end] for stretch in stretches[:-1]]
    found = price(chosen, end)
    assert found is not None
    assert found == cheapest(points, end)


@given(sounds())
def test_the_parts_cover_the_sound_and_say_where_they_overlap(sound: tuple[list[CutPoint], CutPoint]) -> None:
    points, end = sound
    stretches = best_cuts(points, end, LONGEST, RATE_HZ)
    assert stretches[0].start == 0
    assert stretches[-1].end == end.frame
    assert all(0 < each.frames <= LONGEST for each in stretches)
    for first, second in pairwise(stretches):
        assert second.start + second.lapped_frames == first.end


def test_a_whole_second_is_not_lost_where_the_pause_is_wide() -> None:
    pause = [CutPoint(frame) for frame in range(85, 96)]
    assert best_cuts(pause, CutPoint(180, sounding=1), LONGEST, RATE_HZ) == [Stretch(0, 90), Stretch(90, 180)]


def test_a_word_is_not_hurt_to_save_a_second() -> None:
    points = [CutPoint(90, harm=1, sounding=1), CutPoint(95, sounding=1)]
    end = CutPoint(180, sounding=2)
    assert best_cuts(points, end, LONGEST, RATE_HZ) == [Stretch(0, 95), Stretch(95, 180)]


def test_places_too_far_apart_are_told() -> None:
    with pytest.raises(ValueError, match="too far apart"):
        best_cuts([CutPoint(50)], CutPoint(200), LONGEST, RATE_HZ)
