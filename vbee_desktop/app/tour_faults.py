"""A walk whose sandbox fails when it is told to."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vbee_desktop.app.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vbee_desktop.app.demo_server import DemoServer
    from vbee_desktop.app.walk import Pictures
    from vbee_desktop.app.window import WindowProgram

REFUSED = {"action": "status", "status": 400, "body": '{"error_message": "The text cannot be spoken"}'}
TIMEOUT_S = 10.0
FOR_EVER_S = 3600
"""A job lasts until it is told to be done."""


class FaultyWalk(Walk):
    """Knows how many jobs run in the tab that it follows."""

    def __init__(self, program: WindowProgram, folder: Path, pictures: Pictures, server: DemoServer) -> None:
        super().__init__(program, folder, pictures)
        self.server = server
        self._running = self._begun = 0

    def follow(self, count: object) -> None:
        """So many jobs run now."""
        self._running = int(str(count))
        self._begun += self._running > 0

    def begin_job(self, act: Callable[[], object]) -> None:
        """Act, and wait until it has begun."""
        before = self._begun
        act()
        self.until("the job", lambda: self._begun > before)

    def end_job(self) -> None:
        """Wait until nothing runs any more."""
        self.until("the job to end", lambda: self._running == 0)

    def go_wrong(self, *rules: dict[str, object]) -> None:
        """From now on the sandbox does these wrong; none of them, and all goes well."""
        self._tell("/sandbox/faults", {"rules": rules})

    def take_its_time(self, job_s: float) -> None:
        """From now on a job takes the sandbox at least so long."""
        self._tell("/sandbox/settings", {"job_duration_s": job_s})

    def _tell(self, path: str, body: object) -> None:
        address = urlsplit(self.server.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=TIMEOUT_S)
        try:
            connection.request("POST", path, json.dumps(body))
            connection.getresponse().read()
        finally:
            connection.close()
