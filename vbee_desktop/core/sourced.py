"""A value of the configuration, and who decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from vbee_desktop.core.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """``is_locked`` means that nobody but the machine's administrator can change the value."""

    value: T
    source: Source
    is_locked: bool = False


def settled(
    default: T,
    *,
    command_line: T | None = None,
    environment: T | None = None,
    user: T | None = None,
    machine: T | None = None,
    is_locked: bool = False,
) -> Sourced[T]:
    """The value that counts: of the strongest source that says anything. A lock without a value locks
    nothing.
    """
    if is_locked and machine is not None:
        return Sourced(machine, Source.MACHINE, is_locked=True)
    said = (
        (command_line, Source.COMMAND_LINE),
        (environment, Source.ENVIRONMENT),
        (user, Source.USER),
        (machine, Source.MACHINE),
    )
    return next(
        (Sourced(value, source) for value, source in said if value is not None),
        Sourced(default, Source.BUILT_IN),
    )
