"""Voices beside each other on one sentence: what is spoken, and where in it another voice is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbee_desktop.core.sentences import script_parts, sentences

if TYPE_CHECKING:
    from random import Random

MAX_SENTENCE_CHARACTERS = 200
LEAST_VOICES, MOST_VOICES = 2, 4


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One voice of an `Audition`: its length, when its first and last sound are heard in it, and where it
    stands in the audition's clip, as it is and with its loudness matched. All in seconds. ``levels`` is
    `audio.peaks.PeakLevels`.
    """

    duration_s: float
    speech_start_s: float
    speech_end_s: float
    plain_start_s: float
    matched_start_s: float
    levels: object = field(repr=False)

    def start_s(self, *, matched: bool) -> float:
        """Where it stands in the clip."""
        return self.matched_start_s if matched else self.plain_start_s


@dataclass(frozen=True, slots=True, eq=False)
class Audition:
    """Samples of voices in one clip (`audio.clip.Clip`), so that switching between them is a jump in it.
    This room does not know sound, so the clip is a plain object here.
    """

    clip: object = field(repr=False)
    samples: tuple[Sample, ...]

    def sample_at(self, position_s: float) -> tuple[int, float]:
        """Which sample is heard at a position of the clip, and the position in that sample."""
        numbers = range(len(self.samples))
        starts = [(self.samples[i].start_s(matched=matched), i) for matched in (False, True) for i in numbers]
        start_s, index = starts[max(bisect_right(starts, (position_s, len(starts))) - 1, 0)]
        return index, min(max(position_s - start_s, 0.0), self.samples[index].duration_s)


def same_place(one: Sample, other: Sample, position_s: float) -> float:
    """Where ``other`` is in the sentence when ``one`` is at ``position_s``.

    Each voice has its own pace and its own silence before and after: the share of the spoken part is what
    both have in common. The silences are matched to each other in the same way.
    """
    ours, theirs = _knots(one), _knots(other)
    part = min(max(bisect_right(ours, position_s) - 1, 0), len(ours) - 2)
    length_s = ours[part + 1] - ours[part]
    share = (position_s - ours[part]) / length_s if length_s > 0 else 0.0
    place_s = theirs[part] + min(max(share, 0.0), 1.0) * (theirs[part + 1] - theirs[part])
    return min(place_s, theirs[part + 1])  # a sum of rounded numbers may go over


def sentence_at(paragraph: str, column: int) -> str:
    """The sentence of a paragraph in which a cursor stands, short enough to compare voices with."""
    found, end = "", 0
    for sentence in sentences(paragraph):
        found, end = sentence, end + len(sentence)
        if column < end:
            break
    parts = script_parts(found, MAX_SENTENCE_CHARACTERS)
    return parts[0] if parts else ""


def blind_order(count: int, random: Random) -> list[int]:
    """The voices in an order that tells nothing: every one is as likely as any other, that of now too."""
    order = list(range(count))
    random.shuffle(order)
    return order


def _knots(sample: Sample) -> tuple[float, float, float, float]:
    return 0.0, sample.speech_start_s, sample.speech_end_s, sample.duration_s
