"""Who may decide a value of the configuration."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """Who may say something about a value, from the strongest to the weakest; a machine that locks a value
    comes before all of them.
    """

    COMMAND_LINE = "command line"
    ENVIRONMENT = "environment"
    USER = "user"
    MACHINE = "machine"
    BUILT_IN = "built in"
