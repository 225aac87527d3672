"""Behind an office's proxy: its login is sent to it and to nobody else, and its refusals are told apart."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

import pytest

from tests.api.clients import CREDENTIALS, ENOUGH_S, TOKEN
from tests.api.proxy_server import ProxyServer, proxying
from tests.api.wire_server import WireServer, free_port, nameless_tls, reply_with, serving
from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.proxy_way import proxy_on_the_way
from vbee_desktop.api.send_watch import SendWatch
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import BadInput, NotSent
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyLogin, ProxyMode, proxy_choice
from vbee_desktop.core.server import server_at

LOGIN = ProxyLogin("mai@an.phat", "mật khẩu: 50%/@")
"""What a person may well choose."""
WORDS = f"{LOGIN.name}:{LOGIN.password}"
SERVER = "https://vbee.example"


def transport_by(proxy: ProxyChoice) -> Transport:
    return Transport(
        server_at(SERVER), CREDENTIALS, proxy=proxy, tls_context=lambda: nameless_tls(ssl.PROTOCOL_TLS_CLIENT)
    )


def by_way_of(
    proxy: Callable[[int], ProxyServer], login: ProxyLogin | None
) -> tuple[NotSent | None, ProxyServer, WireServer]:
    """One call through a proxy to a real server: how it ended, and what each of them saw."""

    async def run() -> tuple[NotSent | None, ProxyServer, WireServer]:
        async with (
            asyncio.timeout(ENOUGH_S),
            serving(reply_with(), nameless_tls(ssl.PROTOCOL_TLS_SERVER)) as far,
            proxying(proxy(far.port)) as near,
        ):
            async with transport_by(proxy_choice(near.url).with_login(login)) as transport:
                try:
                    await transport.get(f"{SERVER}/v1/tts/requests/1")
                except NotSent as error:
                    return error, near, far
            return None, near, far

    return asyncio.run(run())


def test_the_login_goes_to_the_proxy_and_the_token_to_the_service_alone() -> None:
    error, near, far = by_way_of(lambda port: ProxyServer(port, login=WORDS), LOGIN)
    assert error is None
    assert [each.target for each in near.seen] == ["vbee.example:443"]
    assert TOKEN not in str(near.seen)
    assert [each.headers["authorization"] for each in far.seen] == [f"Bearer {TOKEN}"]
    assert "proxy-authorization" not in far.seen[0].headers


def test_a_proxy_that_asks_nothing_gets_no_login() -> None:
    error, near, _far = by_way_of(ProxyServer, None)
    assert error is None
    assert "proxy-authorization" not in near.seen[0].headers


@pytest.mark.parametrize("login", [None, ProxyLogin("mai", "wrong")])
def test_a_proxy_that_wants_a_login_is_told_so(login: ProxyLogin | None) -> None:
    error, near, far = by_way_of(lambda port: ProxyServer(port, login=WORDS), login)
    assert error is not None
    assert error.facts["reason"] == Obstacle.PROXY_LOGIN
    assert (len(near.seen), far.seen) == (1, [])
    assert "wrong" not in error.detail


def test_a_wrong_password_is_told_once_and_tried_again_only_when_a_person_checks() -> None:
    """Companies lock accounts after a few of them."""

    async def run() -> int:
        async with (
            asyncio.timeout(ENOUGH_S),
            proxying(ProxyServer(free_port(), login=WORDS)) as near,
            transport_by(proxy_choice(near.url).with_login(ProxyLogin("mai", "wrong"))) as transport,
        ):
            for _ in range(3):
                with pytest.raises(NotSent) as caught:
                    await transport.get(f"{SERVER}/")
                assert caught.value.facts["reason"] == Obstacle.PROXY_LOGIN
            with pytest.raises(NotSent):
                await AudioDownloads(transport).fetch("https://audio.example/a")
            assert len(near.seen) == 1
            with pytest.raises(NotSent):
                await transport.probe(f"{SERVER}/", SendWatch(b"vbee.example"))
            return len(near.seen)

    assert asyncio.run(run()) == 2


@pytest.mark.parametrize(
    ("schemes", "reason"),
    [
        (("Negotiate",), Obstacle.PROXY_SCHEME),
        (("NTLM", "Negotiate", "Kerberos"), Obstacle.PROXY_SCHEME),
        (("NTLM", 'basic realm="office, NTLM"'), Obstacle.PROXY_LOGIN),
        ((), Obstacle.PROXY_LOGIN),
    ],
)
def test_logins_that_are_not_known_are_told_apart(schemes: tuple[str, ...], reason: Obstacle) -> None:
    error, _near, far = by_way_of(lambda port: ProxyServer(port, login=WORDS, schemes=schemes), None)
    assert error is not None
    assert (error.facts["reason"], far.seen) == (reason, [])


def test_a_proxy_that_is_not_there_is_blamed_itself() -> None:
    async def run(address: str) -> object:
        async with transport_by(proxy_choice(address)) as transport:
            with pytest.raises(NotSent) as caught:
                await transport.get(f"{SERVER}/")
        return caught.value.facts["reason"]

    assert asyncio.run(run(f"127.0.0.1:{free_port()}")) == Obstacle.PROXY_UNREACHABLE
    assert asyncio.run(run("no-such-proxy.invalid:3128")) == Obstacle.PROXY_UNREACHABLE


def test_without_a_proxy_a_name_that_leads_nowhere_is_told() -> None:
    async def run() -> object:
        async with Transport(
            server_at("https://vbee.invalid"), CREDENTIALS, proxy=ProxyChoice(ProxyMode.NONE)
        ) as transport:
            with pytest.raises(NotSent) as caught:
                await transport.get("https://vbee.invalid/")
        return caught.value.facts["reason"]

    assert asyncio.run(run()) == Obstacle.NO_NAME


def test_the_system_s_proxy_is_heeded_with_its_login(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> ProxyServer:
        async with (
            serving(reply_with(), nameless_tls(ssl.PROTOCOL_TLS_SERVER)) as far,
            proxying(ProxyServer(far.port, login="mai:secret")) as near,
        ):
            monkeypatch.setenv("HTTPS_PROXY", near.url.replace("//", "//mai:secret@"))
            async with transport_by(ProxyChoice()) as transport:
                assert (await transport.get(f"{SERVER}/")).http_status == 200
            return near

    assert len(asyncio.run(run()).seen) == 1


@pytest.mark.parametrize(
    ("excepted", "is_direct"),
    [
        ("vbee.invalid", True),
        ("localhost,127.0.0.1,[::1], Vbee.INVALID ", True),
        (".vbee.invalid", True),
        (".invalid", True),
        ("*", True),
        ("*.invalid", False),  # as Python and curl have it, which know no patterns
        ("bee.invalid", False),
        ("10.0.0.0/8,[::1]", False),
        ("", False),
    ],
)
def test_hosts_that_the_system_excepts_go_past_its_proxy(
    excepted: str, is_direct: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what the doctor and the check of the connection say is what the calls do."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("NO_PROXY", excepted)
    assert (proxy_on_the_way(ProxyChoice(), "https://vbee.invalid/") is None) == is_direct
    expected = Obstacle.NO_NAME if is_direct else Obstacle.PROXY_UNREACHABLE
    assert asyncio.run(obstacle_to("https://vbee.invalid")) == expected


def test_exceptions_of_the_system_are_not_those_of_a_proxy_of_one_s_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    own = proxy_choice(f"127.0.0.1:{free_port()}")
    assert asyncio.run(obstacle_to("https://vbee.invalid", own)) == Obstacle.PROXY_UNREACHABLE
    assert proxy_on_the_way(own, "https://vbee.invalid/") is not None


async def obstacle_to(url: str, proxy: ProxyChoice = ProxyChoice()) -> object:  # noqa: B008 - a frozen value
    async with Transport(server_at(url), CREDENTIALS, proxy=proxy) as transport:
        with pytest.raises(NotSent) as caught:
            await transport.get(f"{url}/")
    return caught.value.facts["reason"]


def test_the_system_s_proxy_may_change_while_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop is carried from the office to a home."""

    async def run() -> list[object]:
        reasons = []
        async with Transport(server_at("https://vbee.invalid"), CREDENTIALS) as transport:
            for address in (f"http://127.0.0.1:{free_port()}", ""):
                monkeypatch.setenv("HTTPS_PROXY", address)
                with pytest.raises(NotSent) as caught:
                    await transport.get("https://vbee.invalid/")
                reasons.append(caught.value.facts["reason"])
        return reasons

    assert asyncio.run(run()) == [Obstacle.PROXY_UNREACHABLE, Obstacle.NO_NAME]


@pytest.mark.parametrize(
    "address", ["http://[::1", "://", "http://127.0.0.1:port", "socks5://127.0.0.1:1080"]
)
def test_a_system_s_proxy_that_cannot_be_used_is_told_as_such(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(BadInput) as caught:
        transport_by(ProxyChoice())
    assert caught.value.facts["field"] == "proxy"


def test_a_proxy_for_other_addresses_that_cannot_be_used_is_in_nobody_s_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free_port()}")
    assert asyncio.run(obstacle_to("https://vbee.invalid")) == Obstacle.PROXY_UNREACHABLE
