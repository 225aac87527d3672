"""Check connection: which step of the way fails, over real sockets."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.api.clients import APP_ID, CREDENTIALS, ENOUGH_S, HASTY, PATIENT, TOKEN
from tests.api.proxy_server import ProxyServer, proxying
from tests.api.wire_server import (
    Reply,
    Seen,
    WireServer,
    free_port,
    nameless_tls,
    reply_never,
    reply_with,
    serving,
)
from vbee_desktop.api.connection_check import ConnectionCheck
from vbee_desktop.api.transport import Timeouts, Transport, system_tls_context
from vbee_desktop.core.connection import CheckedStep, StepState
from vbee_desktop.core.errors import Code
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode, proxy_choice
from vbee_desktop.core.server import Server, server_at

MP3 = b"ID3\x04" + bytes(2_000)
DIRECT = ProxyChoice(ProxyMode.NONE)
NAMELESS = lambda: nameless_tls(ssl.PROTOCOL_TLS_CLIENT)  # noqa: E731


def service(status: str = "200 OK", demo: str = "", error: str = "") -> Reply:
    """A service that wants the token for its voices and knows no other call."""

    async def reply(request: Seen, writer: asyncio.StreamWriter) -> None:
        if request.target.startswith("/demo"):
            await reply_with(MP3)(request, writer)
        elif "authorization" not in request.headers:
            await reply_with(b'{"error": {"code": "UNAUTHORIZED"}}', "401 Unauthorized")(request, writer)
        else:
            voices = [{"code": "hn_female_a_48k-fhg", "name": "A", "demo": demo}]
            found = (
                {"status": 0, "error_message": error}
                if error
                else {"status": 1, "result": {"voices": voices}}
            )
            await reply_with(json.dumps(found).encode(), status)(request, writer)

    return reply


async def checked(
    server: Server,
    proxy: ProxyChoice = DIRECT,
    credentials: Credentials | None = CREDENTIALS,
    tls: Callable[[], ssl.SSLContext] = NAMELESS,
    timeouts: Timeouts = PATIENT,
) -> list[CheckedStep]:
    steps: list[CheckedStep] = []
    async with (
        asyncio.timeout(ENOUGH_S),
        Transport(server, credentials, proxy=proxy, tls_context=tls, timeouts=timeouts) as transport,
    ):
        await ConnectionCheck(transport).run(steps.append)
    return steps


def in_short(steps: list[CheckedStep]) -> str:
    """One mark for each step."""
    marks = {StepState.PASSED: "+", StepState.FAILED: "-", StepState.SKIPPED: "."}
    return " ".join(f"{marks[each.state]}{each.step}" for each in steps)


def against_service(
    reply: Reply, credentials: Credentials | None = CREDENTIALS, timeouts: Timeouts = PATIENT
) -> tuple[list[CheckedStep], WireServer]:
    async def run() -> tuple[list[CheckedStep], WireServer]:
        async with serving(reply) as wire:
            steps = await checked(server_at(wire.url), credentials=credentials, timeouts=timeouts)
            return steps, wire

    return asyncio.run(run())


def failure(steps: list[CheckedStep]) -> CheckedStep:
    found = [each for each in steps if each.state is StepState.FAILED]
    assert len(found) == 1
    return found[0]


def test_all_is_well_and_only_the_step_of_the_account_sends_the_token() -> None:
    async def run() -> None:
        async with serving(reply_with(MP3)) as audio, serving(service(demo=f"{audio.url}/demo")) as wire:
            steps = await checked(server_at(wire.url))
            assert in_short(steps) == "+name +connected +answered +account +audio"
            assert all(each.took_ms > 0 for each in steps)
            assert [TOKEN in str(each) for each in wire.seen] == [False, True]
            assert [TOKEN in str(each) or APP_ID in str(each) for each in audio.seen] == [False]

    asyncio.run(run())


def test_two_servers_are_both_tried() -> None:
    async def run() -> None:
        async with serving(service()) as legacy, serving(service()) as current:
            dead = Server(legacy.url, f"http://127.0.0.1:{free_port()}", legacy.url)
            steps = await checked(Server(legacy.url, current.url, legacy.url))
            assert in_short(steps) == "+name +connected +answered " * 2 + "+account .audio"
            steps = await checked(dead)
            assert in_short(steps) == "+name +connected +answered +name -connected .answered +account .audio"

    asyncio.run(run())


def test_a_name_that_is_not_found() -> None:
    steps = asyncio.run(checked(server_at("https://vbee.invalid")))
    assert in_short(steps) == "-name .connected .secured .answered .account .audio"
    assert failure(steps).error is not None
    assert failure(steps).error.facts["reason"] == Obstacle.NO_NAME  # type: ignore[union-attr]


def test_nobody_is_there() -> None:
    steps = asyncio.run(checked(server_at(f"http://127.0.0.1:{free_port()}")))
    assert in_short(steps) == "+name -connected .answered .account .audio"


def test_a_server_that_never_answers() -> None:
    steps, _wire = against_service(reply_never, timeouts=HASTY)
    assert in_short(steps) == "+name +connected -answered .account .audio"
    assert failure(steps).took_ms >= 200


def test_a_page_to_sign_in() -> None:
    steps, wire = against_service(reply_with(b"", "302 Found", "Location: http://10.0.0.1/login"))
    assert in_short(steps) == "+name +connected -answered .account .audio"
    assert failure(steps).error.facts["reason"] == Obstacle.SIGN_IN  # type: ignore[union-attr]
    assert TOKEN not in str(wire.seen)


def test_a_token_that_is_not_accepted() -> None:
    steps, _wire = against_service(service("401 Unauthorized", error="token expired"))
    assert in_short(steps) == "+name +connected +answered -account .audio"
    assert failure(steps).error.code is Code.UNAUTHORIZED  # type: ignore[union-attr]


def test_a_refusal_of_the_voices_alone_says_nothing_about_the_token() -> None:
    steps, _wire = against_service(service(error="not for you"))
    assert in_short(steps) == "+name +connected +answered .account .audio"


def test_without_an_account_the_way_is_tried_all_the_same() -> None:
    steps, _wire = against_service(service(), credentials=None)
    assert in_short(steps) == "+name +connected +answered .account .audio"


def test_the_sounds_server_is_blocked() -> None:
    async def run() -> None:
        blocked = reply_with(b"<html>Blocked by policy", "403 Forbidden")
        async with serving(blocked) as audio, serving(service(demo=f"{audio.url}/demo")) as wire:
            steps = await checked(server_at(wire.url))
        assert in_short(steps) == "+name +connected +answered +account -audio"

    asyncio.run(run())


def by_proxy(schemes: tuple[str, ...] = (), login: str = "") -> list[CheckedStep]:
    async def run() -> list[CheckedStep]:
        async with (
            serving(service(), nameless_tls(ssl.PROTOCOL_TLS_SERVER)) as far,
            proxying(ProxyServer(far.port, login=login, schemes=schemes)) as near,
        ):
            return await checked(server_at("https://vbee.example"), proxy_choice(near.url))

    return asyncio.run(run())


def test_behind_a_proxy_it_is_the_proxy_that_finds_and_connects() -> None:
    assert in_short(by_proxy()) == "+proxy +secured +answered +account .audio"


def test_a_proxy_that_wants_a_login() -> None:
    steps = by_proxy(("Basic realm=a",), "mai:secret")
    assert in_short(steps) == "-proxy .secured .answered .account .audio"
    assert failure(steps).error.facts["reason"] == Obstacle.PROXY_LOGIN  # type: ignore[union-attr]


def test_a_proxy_that_is_not_there() -> None:
    steps = asyncio.run(checked(server_at("https://vbee.example"), proxy_choice(f"127.0.0.1:{free_port()}")))
    assert in_short(steps) == "-proxy .secured .answered .account .audio"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' stores are not a test's to change")
def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    from tests.api.private_ca import private_ca

    tls = private_ca(tmp_path / "company").server_tls(age=timedelta(hours=1))

    async def run() -> list[CheckedStep]:
        async with serving(service(), tls) as wire:
            url = wire.url.replace("http:", "https:")
            return await checked(server_at(url), tls=system_tls_context)

    steps = asyncio.run(run())
    assert in_short(steps) == "+name +connected -secured .answered .account .audio"
    assert failure(steps).error.facts["reason"] == Obstacle.UNKNOWN_ROOT  # type: ignore[union-attr]
