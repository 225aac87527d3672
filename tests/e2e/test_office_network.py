"""From an office: whole jobs of the real program by way of the proxies that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import quote

import pytest
import soundfile

from tests.api.wire_server import free_port
from tests.cli.shell import Shell
from tests.e2e.desktop_program import CREDENTIALS
from tests.e2e.harness.office import OfficeProxy, running_mitmproxy, running_squid
from tests.e2e.harness.tools import need_file
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.proxy_choice import ProxyLogin

FAR_AWAY = "vbee.example"
"""A name that leads nowhere but through the proxies of these tests."""
LOGIN = ProxyLogin("mai.nguyễn", "mật khẩu: 50%/@")
NO_CONNECTION = 5


@pytest.fixture(scope="module")
def squid() -> Iterator[OfficeProxy]:
    """Asks for a name and a password, and hands on what it cannot read."""
    with running_squid(LOGIN, (FAR_AWAY,)) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def inspector(sandbox_process: SandboxProcess) -> Iterator[OfficeProxy]:
    """Reads along: whoever is asked, it answers by a certificate of its own."""
    with running_mitmproxy(sandbox_process.url) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def far_server(sandbox_process: SandboxProcess) -> Iterator[OfficeProxy]:
    """The sandbox as a server on the Internet is: spoken to by TLS, under a name."""
    with running_mitmproxy(sandbox_process.url, is_proxy=False) as server:
        yield server


class Office:
    """A computer whose only way out is ``proxy``."""

    def __init__(self, server: str, proxy: str, home: Path) -> None:
        self._shell = Shell(server, home)
        self._way = {**CREDENTIALS, "HTTPS_PROXY": proxy, "NO_PROXY": ""}

    def run(self, *words: str, trusted: Path | None = None) -> CompletedProcess[str]:
        """The program, where the computer trusts one certificate more."""
        certificates = {"SSL_CERT_FILE": str(trusted)} if trusted else {}
        return self._shell.run(*words, **self._way, **certificates)


def by(login: ProxyLogin | None, address: str) -> str:
    """The proxy as the environment names it."""
    if login is None:
        return f"http://{address}"
    return f"http://{quote(login.name, safe='')}:{quote(login.password, safe='')}@{address}"


def test_both_jobs_are_done_where_the_company_reads_along_and_its_certificate_is_trusted(
    inspector: OfficeProxy, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    office = Office(f"https://{FAR_AWAY}", by(None, inspector.address), tmp_path)
    said = office.run("say", "Xin chào.", "-o", str(tmp_path / "a.mp3"), trusted=inspector.certificate)
    assert (said.returncode, said.stderr) == (0, "")
    assert soundfile.info(tmp_path / "a.mp3").duration > 0.5
    clip = need_file("/usr/share/sounds/alsa/Front_Center.wav", package="alsa-utils")
    heard = office.run("transcribe", str(clip), trusted=inspector.certificate)
    assert (heard.returncode, heard.stdout) == (0, "front center\n")
    assert [charge["product"] for charge in sandbox.ledger()] == ["legacy-tts", "stt"]
    read = [line.partition("?")[0] for line in inspector.read_along]
    assert read[0] == f"POST {FAR_AWAY}/api/v1/tts"
    assert f"POST {FAR_AWAY}/v1/stt" in read
    assert any(line.startswith(f"GET {FAR_AWAY}/synthesis/") for line in read)


def test_it_is_named_where_the_certificate_is_not_trusted(
    inspector: OfficeProxy, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    before = len(inspector.read_along)
    office = Office(f"https://{FAR_AWAY}", by(None, inspector.address), tmp_path)
    said = office.run("say", "Xin chào.", "-o", str(tmp_path / "a.mp3"))
    assert said.returncode == NO_CONNECTION
    assert "Your company seems to inspect secure connections" in said.stderr
    assert "Nothing was charged." in said.stderr
    assert (len(inspector.read_along), sandbox.requests()) == (before, [])


def test_a_job_is_done_through_a_proxy_that_wants_a_name_and_a_password(
    squid: OfficeProxy, far_server: OfficeProxy, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    office = Office(f"https://{FAR_AWAY}:{far_server.port}", by(LOGIN, squid.address), tmp_path)
    said = office.run("say", "Xin chào.", "-o", str(tmp_path / "a.mp3"), trusted=far_server.certificate)
    assert (said.returncode, said.stderr) == (0, "")
    assert soundfile.info(tmp_path / "a.mp3").duration > 0.5
    assert set(squid.tunnels) == {("200", f"{FAR_AWAY}:{far_server.port}")}
    [charge] = sandbox.ledger()
    assert charge["delivered"]


@pytest.mark.parametrize(
    ("login", "is_there", "words"),
    [
        (None, True, "The proxy wants a name and a password."),
        (ProxyLogin("mai", "another"), True, "The proxy wants a name and a password."),
        (LOGIN, False, "The proxy does not answer."),
    ],
    ids=("no password", "wrong password", "no proxy"),
)
def test_what_is_wrong_with_the_proxy_is_told_and_nothing_is_charged(
    squid: OfficeProxy,
    far_server: OfficeProxy,
    sandbox: SandboxProcess,
    tmp_path: Path,
    login: ProxyLogin | None,
    is_there: bool,
    words: str,
) -> None:
    address = squid.address if is_there else f"127.0.0.1:{free_port()}"
    office = Office(f"https://{FAR_AWAY}:{far_server.port}", by(login, address), tmp_path)
    said = office.run("say", "Xin chào.", "-o", str(tmp_path / "a.mp3"), "--wait", "0")
    assert said.returncode == NO_CONNECTION
    assert said.stderr.startswith(f"vbee-desktop say: {words}")
    assert said.stderr.count("\n") == 1
    assert login is None or login.password not in said.stderr
    assert sandbox.requests() == []
