"""A test fails when it logs a warning, or makes Qt print one, that it did not declare."""

from __future__ import annotations

import logging
import re


class AllowedLogs:
    """The patterns a test declares: call it with regular expressions that are searched in the messages."""

    def __init__(self, patterns: tuple[str, ...] = ()) -> None:
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def __call__(self, *patterns: str) -> None:
        self._patterns += [re.compile(pattern) for pattern in patterns]

    def cover(self, message: str) -> bool:
        return any(pattern.search(message) for pattern in self._patterns)


class LogCatcher(logging.Handler):
    """Collects the records at WARNING or above as ``LEVEL logger: message``."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")
