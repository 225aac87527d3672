"""Fixtures of the sandbox's tests."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.sandbox.helpers import client_of
from tests.support.sandbox_process import SandboxProcess


@pytest.fixture
def client(sandbox: SandboxProcess) -> Iterator[httpx.Client]:
    with client_of(sandbox.url) as client:
        yield client
