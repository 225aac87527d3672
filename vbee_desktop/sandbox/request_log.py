"""A log of the requests seen: which headers were there, and never what they said."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass

from starlette.types import Scope

REQUESTS_KEPT = 5_000


@dataclass
class SeenRequest:
    """One request; ``fault`` is the action that hit it, ``status`` the HTTP code answered (0: none yet)."""

    seq: int
    time: str
    stage: str
    method: str
    path: str
    headers: list[str]
    authorization: bool
    fault: str | None = None
    status: int = 0


class RequestLog:
    """The last requests, the control door's own left out."""

    def __init__(self) -> None:
        self._requests: deque[SeenRequest] = deque(maxlen=REQUESTS_KEPT)
        self._count = 0

    def add(self, scope: Scope, stage: str, time: str) -> SeenRequest:
        self._count += 1
        names = [name.decode("latin-1") for name, _ in scope["headers"]]
        seen = SeenRequest(
            self._count, time, stage, scope["method"], scope["path"], names, "authorization" in names
        )
        self._requests.append(seen)
        return seen

    def as_json(self) -> list[dict[str, object]]:
        return [asdict(seen) for seen in self._requests]
