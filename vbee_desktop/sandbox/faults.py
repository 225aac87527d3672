"""Fault plans: which requests go wrong, and how.

A plan is ``{"seed": 7, "rules": [rule, ...]}``; a rule is
``{"stage": ..., "action": ..., "nth": 2 | [1, 3], "probability": 0.1, "times": 5, ...}``:

- ``stage``: connect, create, read, callback-result, voices, current-create, current-read, stt-create,
  stt-read, download, demo, other or any (all of them but connect). The control door itself never fails.
- When: every matching request; or the ``nth`` ones (counted per rule from 1); or each with a ``probability``
  (seeded); and at most ``times`` times in all. The first rule that fires wins.
- ``action`` and its own fields: see ``fault_actions``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from vbee_desktop.sandbox.stages import ANY, CONNECT, STAGES

_WHEN_FIELDS = frozenset({"stage", "action", "nth", "probability", "times"})


@dataclass
class FaultRule:
    """One rule and how often it has matched and fired; ``details`` are the action's own fields."""

    stage: str
    action: str
    nth: frozenset[int]
    probability: float
    times: int | None
    details: dict[str, object]
    seen: int = 0
    fired: int = 0

    def fires(self, stage: str, dice: random.Random) -> bool:
        if not (self.stage == stage or (self.stage == ANY and stage != CONNECT)):
            return False
        self.seen += 1
        due = (not self.nth or self.seen in self.nth) and dice.random() < self.probability
        if not due or (self.times is not None and self.fired >= self.times):
            return False
        self.fired += 1
        return True

    def number(self, name: str, default: float) -> float:
        value = self.details.get(name, default)
        return float(value) if isinstance(value, (int, float, str)) else default

    def text(self, name: str, default: str) -> str:
        return str(self.details.get(name, default))


@dataclass
class FaultPlan:
    """The plan in force; an empty one, by default, lets everything pass."""

    source: dict[str, object] = field(default_factory=dict)
    rules: list[FaultRule] = field(default_factory=list)
    dice: random.Random = field(default_factory=random.Random)

    def find(self, stage: str) -> FaultRule | None:
        return next((rule for rule in self.rules if rule.fires(stage, self.dice)), None)

    def bytes_of_connection(self) -> int | None:
        """How many bytes of a new connection arrive before it is refused; None when it is not."""
        rule = self.find(CONNECT)
        return None if rule is None else int(rule.number("bytes", 0))

    def as_json(self) -> dict[str, object]:
        """The plan as it was given, with what has happened so far."""
        counts = [{"seen": rule.seen, "fired": rule.fired} for rule in self.rules]
        return {**self.source, "counts": counts}


class BadPlan(ValueError):
    """What is wrong with a fault plan."""


def read_plan(source: object, known_actions: frozenset[str]) -> FaultPlan:
    """A plan from its JSON; BadPlan says what is wrong with it. A bare list is taken as the rules."""
    plan = {"rules": source} if isinstance(source, list) else source
    if not isinstance(plan, dict) or not isinstance(plan.get("rules"), list):
        raise BadPlan('a fault plan is {"seed": number, "rules": [...]}')
    seed = plan.get("seed", 0)
    if not isinstance(seed, int):
        raise BadPlan("seed must be a whole number")
    rules = [_read_rule(rule, known_actions) for rule in plan["rules"]]
    return FaultPlan(plan, rules, random.Random(seed))


def _read_rule(rule: object, known_actions: frozenset[str]) -> FaultRule:
    if not isinstance(rule, dict):
        raise BadPlan("a rule is an object")
    stage, action = rule.get("stage", ANY), rule.get("action")
    if stage not in STAGES:
        raise BadPlan(f"unknown stage {stage!r}; known: {', '.join(STAGES)}")
    if action not in known_actions:
        raise BadPlan(f"unknown action {action!r}; known: {', '.join(sorted(known_actions))}")
    probability, times = rule.get("probability", 1.0), rule.get("times")
    if not isinstance(probability, (int, float)) or not 0 <= probability <= 1:
        raise BadPlan("probability must be from 0 to 1")
    if times is not None and not isinstance(times, int):
        raise BadPlan("times must be a whole number")
    details = {key: value for key, value in rule.items() if key not in _WHEN_FIELDS}
    return FaultRule(stage, action, _nth(rule.get("nth")), float(probability), times, details)


def _nth(value: object) -> frozenset[int]:
    numbers = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(number, int) and number >= 1 for number in numbers):
        raise BadPlan("nth must be a whole number from 1, or a list of them")
    return frozenset(numbers)
