"""Lives of the program, made from seeds: what a person does in it, and when and how they end it."""

from __future__ import annotations

import random
from typing import NamedTuple

LIVES_A_HOME = 2
"""The second one finds what the first has left."""

DEEDS = (
    "start", "start", "idle", "type", "create", "create", "parts", "play", "record", "transcribe",
    "dialog", "dialog", "language", "history", "theme",
)  # fmt: skip
"""``start`` is ended at any moment of its start, before there is anything to do it in."""

SIGNALS = ("SIGTERM", "SIGINT")
WAYS = (*SIGNALS, "close", "Ctrl+Q")
STARTED, BEGUN = "started", "begun"
"""Printed when the program's own code begins, and when the deed is under way."""
LONGEST_START_S = 1.2
LONGEST_DEED_S = 1.2


class Life(NamedTuple):
    """``later_s`` seconds after the deed has begun (``start``: after the program has), the program is ended
    in this way. ``choice`` chooses where there are several: one of the dialogs.
    """

    seed: int
    number: int
    deed: str
    way: str
    later_s: float
    choice: int
    language: str
    is_demo: bool

    @property
    def words(self) -> str:
        """What is to be spoken: no other life's words."""
        return f"Câu {self.seed} {self.number}."


def lives_of(seed: int) -> tuple[Life, ...]:
    """What happens in one home, one after the other."""
    dice = random.Random(seed)
    return tuple(_life(dice, seed, number) for number in range(LIVES_A_HOME))


def _life(dice: random.Random, seed: int, number: int) -> Life:
    deed = dice.choice(DEEDS)
    way = dice.choice(SIGNALS if deed == "start" else WAYS)
    longest_s = LONGEST_START_S if deed == "start" else LONGEST_DEED_S
    later_s = longest_s * (dice.random() if deed == "start" else dice.random() ** 2)
    return Life(
        seed=seed,
        number=number,
        deed=deed,
        way=way,
        later_s=later_s,
        choice=dice.randrange(1000),
        language=dice.choice(("vi", "en")),
        is_demo=dice.random() < 0.15,
    )
