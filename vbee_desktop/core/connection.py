"""The steps between this computer and Vbee, as **Check connection** finds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError


class CheckStep(StrEnum):
    """In this order. Behind a proxy it is the proxy that finds the name and connects."""

    NAME = "name"
    PROXY = "proxy"
    CONNECTED = "connected"
    SECURED = "secured"
    ANSWERED = "answered"
    ACCOUNT = "account"
    AUDIO = "audio"


class StepState(StrEnum):
    """``SKIPPED`` is a step that was not tried, or of which nothing can be said."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """How one step towards ``host`` went: how long it took, and, of a failed one, why."""

    step: CheckStep
    host: str
    state: StepState
    took_ms: float = 0.0
    error: VbeeError | None = None
