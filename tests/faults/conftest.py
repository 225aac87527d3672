"""Certificates for the tests of what is wrong with them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.api.private_ca import private_ca
from tests.faults.doors import Tls, Trouble
from tests.faults.hostile import API_HOST, AUDIO_HOST

LONG_AGO, TOMORROW = timedelta(days=60), timedelta(days=-1)


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Tls]:
    """By the name of each host, what it speaks. This computer trusts the company that has signed it."""
    company, stranger = private_ca(tmp_path / "company"), private_ca(tmp_path / "stranger", "Nobody")
    monkeypatch.setenv("SSL_CERT_FILE", str(company.root_file))
    return {
        host: {
            None: company.server_tls(host),
            Trouble.EXPIRED: company.server_tls(host, LONG_AGO),
            Trouble.NOT_YET: company.server_tls(host, TOMORROW),
            Trouble.WRONG_HOST: company.server_tls("somewhere.example"),
            Trouble.UNKNOWN_ROOT: stranger.server_tls(host),
        }
        for host in (API_HOST, AUDIO_HOST)
    }
