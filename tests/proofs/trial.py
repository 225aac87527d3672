"""Trials made from seeds: what is asked of the program, what goes wrong, and when it is closed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from vbee_desktop.core.models import SpeechApi

Rule = dict[str, Any]

CREATES = ("create", "current-create", "stt-create")
STAGES = {
    SpeechApi.LEGACY: ("create", "read", "download", "stt-create", "stt-read", "connect", "any"),
    SpeechApi.CURRENT: (
        "current-create",
        "current-read",
        "download",
        "stt-create",
        "stt-read",
        "connect",
        "any",
    ),
}
LONGEST_ANSWER_BYTES = 600
LONGEST_REQUEST_BYTES = 1_000
LONGEST_SOUND_BYTES = 40_000
PAST_THE_LINK_S = 200.0
PAST_THE_AUDIO_S = 4 * 86_400.0
SLOW_S = 0.5
"""Longer than the time-outs of a trial, so that the service charges what the program no longer waits for."""

SPOILING = (
    "reset_after_charge", "close_after_charge", "drip", "truncate", "cut", "wrong_length", "no_length",
    "broken_chunks", "wrong_type", "wrong_bytes", "invalid_json", "delay",
)  # fmt: skip
"""The service does its work, and its answer is spoiled."""

REPLACING = ("refuse", "reset", "black_hole", "status", "html", "empty", "body", "redirect", "expired_link")
"""Something else answers; with ``charge`` the service has done its work all the same."""

CLEAR_STATUS = (400, 401, 403, 404, 408, 421, 425, 429, 503)
ODD_BODIES = ("[]", "null", "{}", '{"status": 1}', '{"status": 1, "result": {}}', "OK")
UNCLEAR_STATUS = (500, 502, 504, 520)
"""A create may be charged under these: a readable refusal (above) promises that it is not."""


class Kind(StrEnum):
    """What a person asks for."""

    SPEECH = "speech"
    RECOGNITION = "recognition"


class Order(NamedTuple):
    """One thing that a person wants; the number makes its content unlike that of any other."""

    kind: Kind
    number: int


class Wish(NamedTuple):
    """Asking for it: a person may give up after so many words of progress, and may press twice."""

    order: Order
    gives_up_after: int | None
    asks_twice: bool


@dataclass(frozen=True)
class Phase:
    """One life of the program, from opening to closing, set to the service ``api``. ``closes_after`` counts
    words of progress; ``has_second`` opens another program beside it on the same home;
    ``waits_for_sound`` asks for creates that answer with the finished work (``direct``, ``sync``);
    ``hears_callbacks`` has the receiver on.
    """

    api: SpeechApi
    rules: tuple[Rule, ...]
    wishes: tuple[Wish, ...]
    closes_after: int | None
    shift_s: float
    sends_again: bool
    drops: bool
    has_second: bool
    waits_for_sound: bool
    hears_callbacks: bool


@dataclass(frozen=True)
class Trial:
    """All that is decided by ``seed``; the outcome also depends on how the two processes are scheduled."""

    seed: int
    api: SpeechApi
    settings: dict[str, Any]
    orders: tuple[Order, ...]
    phases: tuple[Phase, ...]


def trial_of(seed: int) -> Trial:
    """The trial of a seed."""
    dice = random.Random(seed)
    api = dice.choice(list(SpeechApi))
    lives = dice.choice([1, 1, 2, 2, 3])
    orders = [Order(dice.choice(list(Kind)), number) for number in range(dice.choice([1, 1, 2, 3]))]
    phases = tuple(_phase(dice, api, orders, is_first=life == 0) for life in range(lives))
    return Trial(seed, api, _settings(dice), tuple(orders), phases)


def _phase(dice: random.Random, api: SpeechApi, orders: list[Order], *, is_first: bool) -> Phase:
    asked = orders if is_first else [order for order in orders if dice.random() < 0.3]
    set_to = api if dice.random() < 0.9 else dice.choice(list(SpeechApi))
    return Phase(
        api=set_to,
        rules=tuple(rule_of(dice, dice.choice(STAGES[set_to])) for _ in range(dice.choice([1, 1, 2, 3]))),
        wishes=tuple(_wish(dice, order) for order in asked),
        closes_after=dice.choice([None, None, None, 2, 3, 4, 5, 6, 8, 12]),
        shift_s=dice.choice([0.0, 0.0, 0.0, PAST_THE_LINK_S, PAST_THE_AUDIO_S]),
        sends_again=dice.random() < 0.2,
        drops=dice.random() < 0.1,
        has_second=dice.random() < 0.2,
        waits_for_sound=dice.random() < 0.2,
        hears_callbacks=dice.random() < 0.3,
    )


def _wish(dice: random.Random, order: Order) -> Wish:
    gives_up_after = dice.randint(1, 6) if dice.random() < 0.25 else None
    return Wish(order, gives_up_after, asks_twice=dice.random() < 0.2)


def _settings(dice: random.Random) -> dict[str, Any]:
    """The account and the service: quick or slow, with or without room."""
    chosen: dict[str, Any] = {"job_duration_s": dice.choice([0, 0, 0.02, 0.1])}
    if dice.random() < 0.3:
        chosen["stt_sync_wait_s"] = 0
    if dice.random() < 0.1:
        chosen["max_concurrent_jobs"] = 1
    if dice.random() < 0.1:
        chosen["points_balance"] = 20
    return chosen


def rule_of(dice: random.Random, stage: str) -> Rule:
    """One rule for a stage: how it goes wrong, at which byte, and which requests it hits."""
    if stage == "connect":
        taken = dice.choice([0, dice.randint(1, LONGEST_REQUEST_BYTES)])
        return {"stage": stage, "action": "refuse", "bytes": taken, "times": dice.randint(1, 4)}
    action = dice.choice(SPOILING + REPLACING)
    rule = {"stage": stage, "action": action, **_details(dice, action), **_hits(dice)}
    if action in REPLACING and action not in {"refuse", "expired_link"} and _may_be_charged(rule):
        rule["charge"] = dice.random() < 0.5
    if stage == "download" and "bytes" in rule:
        rule["bytes"] = int(LONGEST_SOUND_BYTES ** dice.random())
    return rule


def _may_be_charged(rule: Rule) -> bool:
    """Whether this answer leaves it open that the service did its work."""
    status = rule.get("status", 500 if rule["action"] == "status" else 200)
    return status in UNCLEAR_STATUS or status < 400


def _details(dice: random.Random, action: str) -> Rule:
    """The action's own fields."""
    cut = {"bytes": dice.randint(0, LONGEST_ANSWER_BYTES), "reset": dice.random() < 0.5}
    made: dict[str, Rule] = {
        "truncate": cut,
        "cut": cut,
        "wrong_length": {"by": dice.choice([-20, -1, 1, 10])},
        "drip": {"bytes_per_s": dice.choice([2_000, 100_000])},
        "delay": {"seconds": dice.choice([0.02, SLOW_S])},
        "black_hole": {"seconds": dice.choice([0, 0.05])},
        "status": _status(dice),
        "html": {"status": dice.choice([200, 403, 429, 500, 502, 503])},
        "empty": {"status": dice.choice([200, 204, 500])},
        "redirect": {"location": dice.choice(["/login", "https://example.invalid/portal"])},
        "body": {"body": dice.choice(ODD_BODIES)},
    }
    return made.get(action, {})


def _status(dice: random.Random) -> Rule:
    status = dice.choice(CLEAR_STATUS + UNCLEAR_STATUS)
    if status in {429, 503} and dice.random() < 0.7:
        return {"status": status, "retry_after": dice.choice([0, 1, -5, 30, 100_000])}
    return {"status": status}


def _hits(dice: random.Random) -> Rule:
    return dice.choice(
        [
            {"nth": 1},
            {"nth": dice.randint(1, 4)},
            {"nth": [1, 2]},
            {"times": dice.randint(1, 6)},
            {"probability": 0.3},
            {"probability": 0.7, "times": 10},
        ]
    )
