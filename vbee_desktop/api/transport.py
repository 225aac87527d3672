"""The only module that knows the HTTP library: three clients, deadlines, caps, and what a failure means."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx

import vbee_desktop
from vbee_desktop.api.answer import Answer
from vbee_desktop.api.connect_failure import failed_step, obstacle_of
from vbee_desktop.api.form import FormPart, json_bytes
from vbee_desktop.api.inflate import PACKINGS, Inflater
from vbee_desktop.api.links import forbidden_link
from vbee_desktop.api.proxy_way import proxy_to
from vbee_desktop.api.send_watch import PeerWatch, SendWatch
from vbee_desktop.api.timeouts import Timeouts
from vbee_desktop.core.access import Access
from vbee_desktop.core.errors import (
    BadInput,
    Code,
    MissingCredentials,
    NoAnswer,
    NotSent,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.network import Network
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.redaction import redact
from vbee_desktop.core.server import Server, is_loopback_host

__all__ = ["MAX_JSON_BYTES", "Answer", "FormPart", "Timeouts", "Transport", "system_tls_context"]

MAX_JSON_BYTES = 5_000_000
USER_AGENT = f"vbee-desktop/{vbee_desktop.__version__}"
ACCEPTED = "application/json, audio/*;q=0.9"
AS_THE_SYSTEM = ProxyChoice()
POOLED = httpx.Limits(max_connections=20)
_FAILURES = (httpx.TransportError, OSError, UnicodeError)
_NO_ADDRESS = (httpx.InvalidURL, UnicodeError)


def system_tls_context() -> ssl.SSLContext:
    """TLS by the operating system's certificates, as a company's inspecting proxy needs."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Transport:
    """HTTP for one account at one server. Make it off the GUI thread: certificates are loaded here.

    ``reads`` serves safe calls from a pool; ``paid`` keeps no connection alive, so that "server
    disconnected" is never a stale socket; ``audio`` has no credential. Redirects are never followed, cookies
    never kept. ``proxy`` says by which way; loopback is reached directly. Raises
    `BadInput` (``BAD_SETTING``) for a proxy address that cannot be used. Once ``access`` knows that the
    token is refused, every call with it raises that refusal and sends nothing. ``network`` hears of every
    API call whether its server was reached.
    """

    def __init__(
        self,
        server: Server,
        credentials: Credentials | None,
        *,
        proxy: ProxyChoice = AS_THE_SYSTEM,
        timeouts: Timeouts | None = None,
        tls_context: Callable[[], ssl.SSLContext] = system_tls_context,
    ) -> None:
        _silence_wire_logs()
        self.server = server
        self.proxy = proxy
        self.access = Access()
        self.network = Network()
        self._is_login_refused = False
        self._credentials = credentials
        self._timeouts = timeouts or Timeouts()
        tls = tls_context()
        fresh = httpx.Limits(max_connections=20, max_keepalive_connections=0)
        ways = [_Ways(proxy, tls, limits) for limits in (POOLED, fresh, POOLED)]
        for address in {server.legacy, server.current, server.voices}:
            ways[0].to(proxy_to(proxy, address))  # one that cannot be used is told now
        self._reads, self._paid = (_client(way) for way in ways[:2])
        self._audio = _client(ways[2], packing="identity")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        for client in (self._reads, self._paid, self._audio):
            await client.aclose()

    @property
    def app_id(self) -> str:
        """For bodies that carry it. Raises `MissingCredentials`."""
        return self._known_credentials().app_id

    async def get(
        self, url: str, *, params: Mapping[str, str] | None = None, names_app: bool = True
    ) -> Answer:
        """A safe call. Any failure may be tried again.

        Raises `NotSent`, or `NoAnswer` when it had been sent, both with ``NO_CONNECTION``.
        ``names_app`` sends the App-Id header, which the legacy service does not want.
        """
        read_s = self._timeouts.read_s
        headers, steps = self._headers(names_app=names_app), self._steps(0, read_s)
        with _addressed():
            request = self._reads.build_request("GET", url, params=params, headers=headers, timeout=steps)
        return await self._exchange(self._reads, request, MAX_JSON_BYTES, 0, read_s, Code.NO_CONNECTION)

    def has_lost(self, url: str) -> bool:
        """Whether the server of an address could not be reached the last time."""
        return _place(httpx.URL(url)) in self.network.lost_places

    async def probe(self, url: str, watch: SendWatch) -> Answer:
        """A safe call without any credential, on a connection of its own that ``watch`` follows. Raises as
        `get` does.
        """
        read_s = self._timeouts.read_s
        with _addressed():
            request = self._paid.build_request("GET", url, timeout=self._steps(0, read_s))
        return await self._exchange(
            self._paid, request, MAX_JSON_BYTES, 0, read_s, Code.NO_CONNECTION, watch=watch
        )

    async def post_paid(
        self,
        url: str,
        *,
        json: Mapping[str, object] | None = None,
        form: Sequence[FormPart] = (),
        names_app: bool = True,
        is_slow: bool = False,
        max_bytes: int = MAX_JSON_BYTES,
    ) -> Answer:
        """A create, on a connection of its own, sent once.

        Raises `NotSent` when surely no byte of it went out, `NoAnswer` (``OUTCOME_UNKNOWN``) otherwise.
        ``is_slow`` is for calls whose answer is the finished work.
        """
        body = json_bytes(json) if json is not None else None
        size_bytes = len(body) if body is not None else sum(len(part.content) for part in form)
        read_s = self._timeouts.slow_read_s if is_slow else self._timeouts.read_s
        headers = self._headers(names_app=names_app)
        if body is not None:
            headers["Content-Type"] = "application/json"
        files, steps = [part.as_file for part in form] or None, self._steps(size_bytes, read_s)
        with _addressed():
            request = self._paid.build_request(
                "POST", url, content=body, files=files, headers=headers, timeout=steps
            )
        return await self._exchange(self._paid, request, max_bytes, size_bytes, read_s, Code.OUTCOME_UNKNOWN)

    async def get_audio(
        self, link: str, *, host: str, max_bytes: int, on_bytes: Callable[[bytes], None]
    ) -> Answer:
        """One hop to an audio host, without any credential. Only a 200 has its body read, into ``on_bytes``.

        ``host`` is what the caller's check saw in the link; when this library sees another, the link is a
        trick. Raises as `get` does, and `SomethingBadCameBack` for forbidden addresses.
        """
        try:
            request = self._audio.build_request("GET", link, timeout=self._steps(0, self._timeouts.read_s))
        except _NO_ADDRESS as error:
            raise forbidden_link("is no address") from error
        if request.url.host.rstrip(".") != host.lower().rstrip("."):
            raise forbidden_link("is no plain address")
        host_name = request.url.raw_host
        watch = SendWatch(host_name) if self.server.is_loopback else PeerWatch(host_name)
        return await self._download(request, watch, max_bytes, on_bytes)

    def _known_credentials(self) -> Credentials:
        if self._credentials is None:
            raise MissingCredentials
        return self._credentials

    def _headers(self, *, names_app: bool) -> dict[str, str]:
        self.access.check()
        known = self._known_credentials()
        for value in (known.app_id, known.token):
            if not value or not value.isascii() or not value.isprintable() or " " in value:
                raise BadInput(Code.UNAUTHORIZED, "the App ID or token holds marks that none has")
        headers = {"Authorization": f"Bearer {known.token}", "Accept": ACCEPTED}
        return headers | ({"App-Id": known.app_id} if names_app else {})

    def _steps(self, size_bytes: int, read_s: float) -> httpx.Timeout:
        connect_s = self._timeouts.connect_s
        write_s = self._timeouts.write_for_s(size_bytes)
        return httpx.Timeout(connect=connect_s, write=write_s, read=read_s, pool=connect_s)

    async def _exchange(
        self,
        client: httpx.AsyncClient,
        request: httpx.Request,
        max_bytes: int,
        size_bytes: int,
        read_s: float,
        code_when_sent: Code,
        *,
        watch: SendWatch | None = None,
    ) -> Answer:
        if watch is None:
            self._check_proxy_login()
        watch = watch or SendWatch(request.url.raw_host)
        request.extensions["trace"] = watch
        body = bytearray()
        try:
            async with asyncio.timeout(self._timeouts.whole_s(size_bytes, read_s)):
                async with _sent(client, request) as response:
                    self.network.note_reached(_place(request.url))
                    async for block in _plain_blocks(response, max_bytes):
                        body += block
                    return _answer(response, bytes(body))
        except _FAILURES as error:
            failure = self._noted(_failure(error, watch, code_when_sent))
            self.network.note_failed(_place(request.url), failure)
            raise failure from error

    async def _download(
        self, request: httpx.Request, watch: SendWatch, max_bytes: int, on_bytes: Callable[[bytes], None]
    ) -> Answer:
        self._check_proxy_login()
        request.extensions["trace"] = watch
        received = 0
        start_s = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._timeouts.download_s(0)) as deadline:
                async with _sent(self._audio, request) as response:
                    if response.status_code != httpx.codes.OK:
                        return _answer(response, b"")
                    async for block in _plain_blocks(response, max_bytes):
                        received += len(block)
                        deadline.reschedule(start_s + self._timeouts.download_s(received))
                        on_bytes(block)
                    return _answer(response, b"")
        except _FAILURES as error:
            raise self._noted(_failure(error, watch, Code.NO_CONNECTION)) from error

    def _check_proxy_login(self) -> None:
        """A wrong password is not told to the proxy twice: that may have the person's account locked. Other
        settings bring another transport.
        """
        if self._is_login_refused:
            raise NotSent(
                Code.NO_CONNECTION, "login refused before", step="proxy", reason=Obstacle.PROXY_LOGIN
            )

    def _noted(self, failure: VbeeError) -> VbeeError:
        if failure.facts.get("reason") is Obstacle.PROXY_LOGIN and self.proxy.login is not None:
            self._is_login_refused = True
        return failure


def _place(url: httpx.URL) -> str:
    """A server: its host, and its port where that is not the usual one."""
    return url.netloc.decode("ascii")


class _Ways(httpx.AsyncBaseTransport):
    """Directly, or through the proxy that counts for an address: the library's own rules know no exceptions
    of Windows and macOS, and stumble over some of Linux.
    """

    def __init__(self, choice: ProxyChoice, tls: ssl.SSLContext, limits: httpx.Limits) -> None:
        self._choice = choice
        self._tls = tls
        self._limits = limits
        self._opened: dict[str, httpx.AsyncHTTPTransport] = {}

    def to(self, proxy: str) -> httpx.AsyncHTTPTransport:
        """By way of a proxy, or directly when that is empty. Raises `BadInput`."""
        if proxy not in self._opened:
            try:
                way = _proxy(proxy, self._tls) if proxy else None
                self._opened[proxy] = httpx.AsyncHTTPTransport(
                    verify=self._tls, trust_env=False, limits=self._limits, proxy=way
                )
            except (httpx.InvalidURL, ValueError, ImportError) as error:  # ImportError: a SOCKS proxy
                raise BadInput(Code.BAD_SETTING, "proxy address", field="proxy", reason="address") from error
        return self._opened[proxy]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._choice.mode is not ProxyMode.SYSTEM or is_loopback_host(request.url.host):
            proxy = proxy_to(self._choice, str(request.url))
        else:
            proxy = await asyncio.to_thread(proxy_to, self._choice, str(request.url))
        return await self.to(proxy).handle_async_request(request)

    async def aclose(self) -> None:
        for way in self._opened.values():
            await way.aclose()


def _client(ways: _Ways, packing: str = "gzip") -> httpx.AsyncClient:
    """A client that keeps no cookies and follows no redirects."""
    return httpx.AsyncClient(
        transport=ways,
        trust_env=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": packing},
        follow_redirects=False,
        event_hooks={"response": [_set_location_aside]},
    )


async def _set_location_aside(response: httpx.Response) -> None:
    """The library reads where a redirect leads even when it does not follow, and stumbles over nonsense."""
    location = response.headers.pop("location", None)
    if location is not None:
        response.extensions["location"] = location


def _proxy(address: str, tls: ssl.SSLContext) -> httpx.Proxy:
    """A proxy reached by https is checked by the same certificates; for http the library takes none."""
    return httpx.Proxy(address, ssl_context=tls if address.lower().startswith("https:") else None)


@asynccontextmanager
async def _sent(client: httpx.AsyncClient, request: httpx.Request) -> AsyncIterator[httpx.Response]:
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


@contextmanager
def _addressed() -> Iterator[None]:
    try:
        yield
    except _NO_ADDRESS as error:
        raise NotSent(Code.NO_CONNECTION, "the server address is none", step="address") from error


async def _plain_blocks(response: httpx.Response, max_bytes: int) -> AsyncIterator[bytes]:
    """The body, unpacked, in blocks; at most ``max_bytes`` in all. Raises `UnreadableAnswer`."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in PACKINGS | {"identity", ""}:
        raise UnreadableAnswer(detail="unknown compression", http_status=response.status_code)
    inflater = Inflater() if packing in PACKINGS else None
    left = max_bytes
    async for block in response.aiter_raw():
        plain = block[: left + 1] if inflater is None else inflater.inflate(block, left + 1)
        left -= len(plain)
        if left < 0:
            detail = f"more than {max_bytes} bytes"
            raise UnreadableAnswer(detail=detail, http_status=response.status_code, reason="too_large")
        yield plain
    if inflater is not None and left < max_bytes and not inflater.is_whole:
        raise httpx.RemoteProtocolError("compressed body breaks off")


def _answer(response: httpx.Response, body: bytes) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if "location" in response.extensions:
        headers["location"] = response.extensions["location"]
    return Answer(response.status_code, headers, body)


def _failure(error: Exception, watch: SendWatch, code_when_sent: Code) -> VbeeError:
    """What a broken exchange means. Details never repeat a protocol error's text: it may quote a header."""
    if isinstance(error, httpx.PoolTimeout):
        return NotSent(Code.NOT_SENT, "no free connection")
    if watch.was_sent:
        return NoAnswer(code_when_sent, type(error).__name__)
    said = redact(str(error))[:200] if isinstance(error, httpx.ConnectError | httpx.ProxyError) else ""
    step = failed_step(watch, error)
    detail = f"{type(error).__name__} ({step}) {said}".strip()
    return NotSent(Code.NO_CONNECTION, detail, step=step, reason=obstacle_of(watch, error))


def _silence_wire_logs() -> None:
    """The libraries log addresses at INFO and headers at DEBUG: links and tokens, whatever level is set."""
    for name in ("httpx", *logging.root.manager.loggerDict):
        if name == "httpx" or name.startswith("httpcore"):
            logging.getLogger(name).disabled = True
