"""What more than one test of the catalogue needs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.api.private_ca import private_ca
from tests.faults.doors import Tls, Trouble
from tests.faults.hostile import API_HOST, AUDIO_HOST

LONG_AGO, TOMORROW = timedelta(days=60), timedelta(days=-1)


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a second of noise, in the form in which it is sent."""
    path = tmp_path_factory.mktemp("clip") / "clip.wav"
    soundfile.write(path, np.random.default_rng(7).normal(0, 0.01, 8_000), 16_000, subtype="PCM_16")
    return path


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
