"""The log of the window: what happened, never with what words, which sound or whose token."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from vbee_desktop.core.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

LOG_NAME = "vbee-desktop.log"
LEVEL_VARIABLE = "VBEE_DESKTOP_LOG"
MAX_BYTES = 1_000_000
KEPT_FILES = 3
FORMAT = "%(asctime)s.%(msecs)03d %(levelname)s %(name)s %(message)s"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S"


class LogFile:
    """Takes what the program's own modules log, from INFO on (``VBEE_DESKTOP_LOG=debug``: from DEBUG on).

    A disk that refuses it never holds anything up: the log is then without those lines.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._handler: logging.Handler = logging.NullHandler()
        self._logger = logging.getLogger("vbee_desktop")
        self._level_before = self._logger.level
        wanted = environment.get(LEVEL_VARIABLE, "").lower()
        self._level = logging.DEBUG if wanted == "debug" else logging.INFO

    def open(self) -> None:
        """Begin to write."""
        try:
            self._handler = _QuietFileHandler(
                self.folder / LOG_NAME, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
            )
        except OSError:
            return
        self._handler.setFormatter(_SafeFormatter(FORMAT, TIME_FORMAT))
        self._handler.setLevel(self._level)
        self._logger.setLevel(self._level)
        self._logger.addHandler(self._handler)

    def close(self) -> None:
        """Write nothing more."""
        self._logger.removeHandler(self._handler)
        self._logger.setLevel(self._level_before)
        self._handler.close()

    def last_lines(self, count: int) -> list[str]:
        """The newest lines, oldest first."""
        try:
            text = (self.folder / LOG_NAME).read_text("utf-8", "replace")
        except OSError:
            return []
        return text.splitlines()[-count:]


def where_it_broke(trace: TracebackType | None) -> str:
    """The way to a failure by modules and lines: no message, no values, no folder of this computer."""
    frames = traceback.extract_tb(trace)
    return " < ".join(f"{short_name(each.filename)}:{each.lineno} {each.name}" for each in reversed(frames))


def short_name(file_name: str) -> str:
    """The last two parts of a path: enough to know the module, and nobody's folder."""
    return "/".join(file_name.replace("\\", "/").split("/")[-2:])


class _SafeFormatter(logging.Formatter):
    """One line a record. An exception is told by its kind and place: its words may quote a person's text."""

    def format(self, record: logging.LogRecord) -> str:
        plain = logging.makeLogRecord(
            {**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        line = redact(super().format(plain)).replace("\r", " ").replace("\n", " ")
        if record.exc_info and record.exc_info[0] is not None:
            line += f" [{record.exc_info[0].__name__} at {where_it_broke(record.exc_info[2])}]"
        return line


class _QuietFileHandler(RotatingFileHandler):
    """Never prints that it could not write."""

    def handleError(self, record: logging.LogRecord) -> None:
        del record
