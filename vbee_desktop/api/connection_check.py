"""Tries the way to Vbee step by step, with the very clients that every other call uses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import SplitResult, urlsplit

from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.proxy_way import proxy_on_the_way
from vbee_desktop.api.send_watch import SendWatch
from vbee_desktop.api.timeouts import Timeouts
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.verdict import SAFE, opened
from vbee_desktop.api.voices import Voices
from vbee_desktop.core.connection import CheckedStep, CheckStep, StepState
from vbee_desktop.core.errors import (
    Code,
    MissingCredentials,
    NotSent,
    Refused,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.models import Ownership, VoicePage
from vbee_desktop.core.obstacle import Obstacle

MAX_SAMPLE_BYTES = 10_000_000
NAME_LIMIT_S = Timeouts().connect_s
"""A call of the program waits no longer for a name either."""
OnStep = Callable[[CheckedStep], None]


class ConnectionCheck:
    """Nothing that it does costs anything. Only the step of the account sends the token."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._voices = Voices(transport)
        self._downloads = AudioDownloads(transport)

    async def knock(self) -> None:
        """See whether the servers that were lost are there again; the network's own book tells."""
        for url in self._asked_first():
            if self._transport.has_lost(url):
                with suppress(VbeeError):
                    await self._transport.probe(url, SendWatch(_host(url).encode("idna")))

    async def run(self, on_step: OnStep) -> None:
        """Tell each step as it ends: those to each server, the account, and the sounds' server. After the
        step that failed, the rest of that way is skipped.
        """
        knows_account, *_others = [await self._reach(url, on_step) for url in self._asked_first()]
        page = await self._try_account(on_step) if knows_account else None
        if not knows_account:
            _skip((CheckStep.ACCOUNT,), _host(self._transport.server.voices), on_step)
        await self._try_audio(page, on_step)

    def _asked_first(self) -> tuple[str, ...]:
        """One address of each server, the one that knows the account first."""
        server = self._transport.server
        voices = f"{server.voices}/api/public/v1/voices"
        current = f"{server.current}/v1/tts/requests/connection-check"
        return (voices,) if server.voices == server.current else (voices, current)

    async def _reach(self, url: str, on_step: OnStep) -> bool:
        parts, host = urlsplit(url), _host(url)
        way = self._way(parts, url)
        if CheckStep.NAME in way:
            found = await _found_name(parts)
            on_step(found)
            if found.error is not None:
                _skip(way[1:], host, on_step)
                return False
        way = tuple(each for each in way if each is not CheckStep.NAME)
        watch = _StepWatch(host, way[0])
        error = await self._asked(url, watch)
        for step in way:
            if error is not None and step is watch.current:
                on_step(CheckedStep(step, host, StepState.FAILED, watch.took_ms(step), error))
            elif step in watch.ended:
                on_step(CheckedStep(step, host, StepState.PASSED, watch.took_ms(step)))
            else:
                _skip((step,), host, on_step)
        return error is None

    def _way(self, parts: SplitResult, url: str) -> tuple[CheckStep, ...]:
        """The steps that there are to an address."""
        by_proxy = proxy_on_the_way(self._transport.proxy, url) is not None
        first = (CheckStep.PROXY,) if by_proxy else (CheckStep.NAME, CheckStep.CONNECTED)
        secured = (CheckStep.SECURED,) if parts.scheme == "https" else ()
        return (*first, *secured, CheckStep.ANSWERED)

    async def _asked(self, url: str, watch: _StepWatch) -> VbeeError | None:
        """What is wrong with the answer to a call without a token, which may well be a refusal."""
        try:
            opened(await self._transport.probe(url, watch), SAFE)
        except (Refused, Throttled):
            return None
        except UnreadableAnswer as error:
            watch.current = CheckStep.ANSWERED
            return error
        except VbeeError as error:
            return error
        return None

    async def _try_account(self, on_step: OnStep) -> VoicePage | None:
        """Without credentials, or when a refusal says nothing about them, nothing can be said."""
        begun, page, error, state = time.monotonic(), None, None, StepState.PASSED
        try:
            page = await self._voices.page(Ownership.VBEE)
        except VbeeError as failed:
            is_unclear = isinstance(failed, Throttled | MissingCredentials) or (
                isinstance(failed, Refused) and failed.code is not Code.UNAUTHORIZED
            )
            state, error = (StepState.SKIPPED, None) if is_unclear else (StepState.FAILED, failed)
        host = _host(self._transport.server.voices)
        on_step(CheckedStep(CheckStep.ACCOUNT, host, state, _ms_since(begun), error))
        return page

    async def _try_audio(self, page: VoicePage | None, on_step: OnStep) -> None:
        """Fetch a sample of some voice, as every sound is fetched."""
        link = next((voice.demo_url for voice in page.voices if voice.demo_url), "") if page else ""
        host = _host(link)
        if not link:
            _skip((CheckStep.AUDIO,), host, on_step)
            return
        begun = time.monotonic()
        try:
            await self._downloads.fetch(link, max_bytes=MAX_SAMPLE_BYTES)
        except VbeeError as error:
            on_step(CheckedStep(CheckStep.AUDIO, host, StepState.FAILED, _ms_since(begun), error))
        else:
            on_step(CheckedStep(CheckStep.AUDIO, host, StepState.PASSED, _ms_since(begun)))


class _StepWatch(SendWatch):
    """Takes the time of each step; ``current`` is the one that was begun last."""

    def __init__(self, host: str, first: CheckStep) -> None:
        super().__init__(host.encode("idna"))
        self.current = first
        self.ended: set[CheckStep] = set()
        self._begun: dict[CheckStep, float] = {}
        self._took_ms: dict[CheckStep, float] = {}

    def took_ms(self, step: CheckStep) -> float:
        """How long a step took, up to now if it has not ended."""
        return self._took_ms.get(step, _ms_since(self._begun[step]) if step in self._begun else 0.0)

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        await super().__call__(event, info)
        room, _, name = event.partition(".")
        is_proxy_s = self.is_connecting_to_proxy and room == "connection"
        match name:
            case "connect_tcp.started":
                self._begin(CheckStep.PROXY if is_proxy_s else CheckStep.CONNECTED)
            case "connect_tcp.complete" if not is_proxy_s:
                self._end()
            case "start_tls.started" if not is_proxy_s:
                self._end()
                self._begin(CheckStep.SECURED)
            case "start_tls.complete" if not is_proxy_s:
                self._end()
            case "send_request_headers.started" if self.was_sent:
                self._begin(CheckStep.ANSWERED)
            case "receive_response_headers.complete" if self.was_sent:
                self._end()

    def _begin(self, step: CheckStep) -> None:
        self.current = step
        self._begun[step] = time.monotonic()

    def _end(self) -> None:
        if self.current not in self.ended:
            self.ended.add(self.current)
            self._took_ms[self.current] = _ms_since(self._begun[self.current])


async def _found_name(parts: SplitResult) -> CheckedStep:
    host, begun = parts.hostname or "", time.monotonic()
    try:
        async with asyncio.timeout(NAME_LIMIT_S):
            await asyncio.get_running_loop().getaddrinfo(host, parts.port or 443)
    except (OSError, UnicodeError) as failed:
        error = NotSent(Code.NO_CONNECTION, type(failed).__name__, step="dns", reason=Obstacle.NO_NAME)
        return CheckedStep(CheckStep.NAME, host, StepState.FAILED, _ms_since(begun), error)
    return CheckedStep(CheckStep.NAME, host, StepState.PASSED, _ms_since(begun))


def _host(address: str) -> str:
    with suppress(ValueError):
        return urlsplit(address).hostname or ""
    return ""


def _skip(steps: tuple[CheckStep, ...], host: str, on_step: OnStep) -> None:
    for step in steps:
        on_step(CheckedStep(step, host, StepState.SKIPPED))


def _ms_since(begun: float) -> float:
    return (time.monotonic() - begun) * 1000
