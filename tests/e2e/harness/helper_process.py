"""A program that runs beside the test, whose output is kept and can be waited for."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence

START_LIMIT_S = 30
END_LIMIT_S = 10


class HelperProcess:
    """Started at once, in a process group of its own. Standard output and error are kept together."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self.lines: list[str] = []
        self._name = arguments[0]
        self._news = threading.Condition()
        self._silent = False
        self._process = subprocess.Popen(
            arguments,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_for_line(self, pattern: str, limit_s: float = START_LIMIT_S) -> re.Match[str]:
        """The first match of `pattern` in a line that was printed or will be; RuntimeError if none comes."""
        with self._news:
            self._news.wait_for(lambda: self._match(pattern) or self._silent, limit_s)
            match = self._match(pattern)
        if match is None:
            raise RuntimeError(
                f"{self._name} did not print {pattern!r}, but:\n" + "\n".join(self.lines[-30:])
            )
        return match

    def wait(self, limit_s: float = END_LIMIT_S) -> int:
        """Its exit code, once it has ended and all its output is here."""
        code = self._process.wait(limit_s)
        self._reader.join(limit_s)
        return code

    def stop(self) -> None:
        """Ask it, and what it has started in its group, to end; kill it if it does not."""
        self._signal(signal.SIGTERM)
        try:
            self.wait()
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):  # all of the group have ended
            os.killpg(self._process.pid, number)

    def _match(self, pattern: str) -> re.Match[str] | None:
        return next((match for line in self.lines if (match := re.search(pattern, line))), None)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as output:
            for line in output:
                with self._news:
                    self.lines.append(line.rstrip("\n"))
                    self._news.notify_all()
        with self._news:
            self._silent = True
            self._news.notify_all()
