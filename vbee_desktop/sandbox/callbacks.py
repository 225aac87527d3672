"""Callbacks, really POSTed: once each, as no retry is documented, and their outcome kept to be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vbee_desktop.sandbox.clock import Clock

if TYPE_CHECKING:
    import httpx

CALLBACK_TIMEOUT_S = 10.0
LONGEST_KEPT_ANSWER = 2_000
_RESERVED_NAMES = ("invalid", "test", "example", "example.com", "example.net", "example.org")


@dataclass(frozen=True)
class CallbackOutcome:
    """What became of a callback; ``status_code`` None: nobody answered, and ``result`` says why."""

    callback_url: str
    created_at: str
    payload: dict[str, object]
    status_code: int | None
    result: str

    def delivered(self) -> bool:
        return self.status_code is not None and 200 <= self.status_code < 300


class CallbackSender:
    """One HTTP client for all callbacks and for fetching ``audioUrl``s, made when it is first needed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._client: httpx.AsyncClient | None = None

    def client(self) -> httpx.AsyncClient:
        import httpx

        if self._client is None:
            self._client = httpx.AsyncClient(trust_env=False, timeout=CALLBACK_TIMEOUT_S)
        return self._client

    async def post(self, url: str, payload: dict[str, object]) -> CallbackOutcome:
        """Never raises: a receiver that cannot be reached is an outcome. Names reserved for documentation
        (the client's placeholder among them) are not even looked up.
        """
        sent_at = self._clock.stamp()
        if is_placeholder(url):
            return CallbackOutcome(url, sent_at, payload, None, "not sent: a reserved host name")
        status_code, answer = await self._try_post(url, payload)
        return CallbackOutcome(url, sent_at, payload, status_code, answer[:LONGEST_KEPT_ANSWER])

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def _try_post(self, url: str, payload: dict[str, object]) -> tuple[int | None, str]:
        import httpx

        try:
            answer = await self.client().post(url, json=payload)
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            return None, f"{type(problem).__name__}: {problem}"
        return answer.status_code, answer.text


def is_placeholder(url: str) -> bool:
    """Does the address name a host that RFC 2606 reserves?"""
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in _RESERVED_NAMES)
