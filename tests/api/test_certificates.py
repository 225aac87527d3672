"""A company's own certificates: believed when this computer trusts them, and never otherwise."""

from __future__ import annotations

import asyncio
import re
import ssl
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.api.clients import CREDENTIALS, TOKEN
from tests.api.wire_server import Seen, reply_with, serving
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import NotSent
from vbee_desktop.core.obstacle import NEEDS_A_PERSON, Obstacle
from vbee_desktop.core.server import server_at

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems' stores are not a test's to change"
)
if sys.platform == "linux":
    from tests.api.private_ca import PrivateCa, private_ca

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def company(tmp_path: Path) -> PrivateCa:
    return private_ca(tmp_path / "company")


@pytest.fixture
def trusted(company: PrivateCa, monkeypatch: pytest.MonkeyPatch) -> PrivateCa:
    """A company whose certificate this computer trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(company.root_file))
    return company


def asked(tls: ssl.SSLContext) -> tuple[NotSent | None, list[Seen]]:
    """What a call to a server came to, with the program's own TLS, and what the server got of it."""

    async def run() -> tuple[NotSent | None, list[Seen]]:
        async with serving(reply_with(), tls) as wire:
            url = wire.url.replace("http:", "https:")
            async with Transport(server_at(url), CREDENTIALS) as transport:
                try:
                    await transport.get(f"{url}/v1/tts/requests/1")
                except NotSent as error:
                    return error, wire.seen
            return None, wire.seen

    return asyncio.run(run())


def obstacle(tls: ssl.SSLContext) -> object:
    """Why nothing was sent."""
    error, seen = asked(tls)
    assert error is not None
    assert error.facts["step"] == "tls"
    assert (seen, TOKEN in error.detail) == ([], False)
    return error.facts["reason"]


def test_a_certificate_of_the_company_is_accepted_where_the_computer_trusts_it(trusted: PrivateCa) -> None:
    error, seen = asked(trusted.server_tls())
    assert error is None
    assert [each.headers["authorization"] for each in seen] == [f"Bearer {TOKEN}"]


def test_a_folder_of_certificates_will_do(company: PrivateCa, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = company.folder / "trusted"
    folder.mkdir()
    (folder / f"{name_hash(company)}.0").write_bytes(company.root_file.read_bytes())
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    assert asked(company.server_tls())[0] is None


def name_hash(company: PrivateCa) -> str:
    """The name under which OpenSSL looks for a root in a folder."""
    from subprocess import run

    asking = ("openssl", "x509", "-noout", "-subject_hash", "-in", str(company.root_file))
    return run(asking, check=True, capture_output=True, text=True).stdout.strip()


def test_without_it_not_one_byte_is_sent(company: PrivateCa) -> None:
    assert obstacle(company.server_tls()) == Obstacle.UNKNOWN_ROOT


def test_another_company_s_certificate_is_refused(trusted: PrivateCa, tmp_path: Path) -> None:
    stranger = private_ca(tmp_path / "stranger", trusted.name.rfc4514_string())
    assert obstacle(stranger.server_tls()) == Obstacle.UNKNOWN_ROOT


def test_a_certificate_of_another_server_is_refused(trusted: PrivateCa) -> None:
    assert obstacle(trusted.server_tls("vbee.example")) == Obstacle.WRONG_HOST
    assert obstacle(trusted.server_tls("127.0.0.2")) == Obstacle.WRONG_HOST


@pytest.mark.parametrize("days", [60, -2])
def test_a_certificate_out_of_its_time_is_refused(trusted: PrivateCa, days: int) -> None:
    assert obstacle(trusted.server_tls(age=timedelta(days=days))) == Obstacle.OUT_OF_DATE


def test_a_server_without_a_common_language_is_told_apart(trusted: PrivateCa) -> None:
    old = trusted.server_tls()
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers("aNULL:@SECLEVEL=0")
    assert obstacle(old) == Obstacle.NOT_SECURE


def test_certificates_do_not_mend_themselves() -> None:
    assert {Obstacle.UNKNOWN_ROOT, Obstacle.WRONG_HOST, Obstacle.OUT_OF_DATE} <= NEEDS_A_PERSON


def test_nowhere_in_the_program_can_checking_be_turned_off() -> None:
    off = re.compile(
        r"verify\s*=\s*False|CERT_(NONE|OPTIONAL)|_create_unverified|check_hostname\s*=\s*False|no.?verify|insecure",
        re.IGNORECASE,
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("vbee_desktop", "packaging")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if off.search(line)
    ]
    assert found == []
