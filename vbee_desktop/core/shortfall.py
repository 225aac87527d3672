"""Whether what came back can be the whole of what was sent: a shorter result is never taken in silence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.estimates import speech_length_s
from vbee_desktop.core.text import BREAK_TAG

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take

_LEAST_SHARE = 1 / 3
"""Of the expected length: no voice speaks three times as fast as it should."""
_JUDGED_FROM = 40
"""Characters. Of less, the length says nothing: a short exclamation is soon over."""


class Shortfall(StrEnum):
    """What is too little."""

    CHARACTERS = "characters"
    """The service counted fewer than were sent."""
    LENGTH = "length"
    """The sound is too short for so many characters."""


def spoken_characters(text: str) -> int:
    """How many characters of a text are surely counted: neither spaces nor pause marks."""
    return sum(not mark.isspace() for mark in BREAK_TAG.sub("", text))


def shortfall_of(take: Take) -> Shortfall | None:
    """What is too little about a take; None when it may well be whole."""
    text = take.request.text
    if take.characters < spoken_characters(text):
        return Shortfall.CHARACTERS
    told = len(BREAK_TAG.sub("", text))
    is_short = take.duration_s < speech_length_s(told, take.request.speed) * _LEAST_SHARE
    return Shortfall.LENGTH if told >= _JUDGED_FROM and is_short else None
