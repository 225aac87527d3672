"""The machinery of the end-to-end tests, each piece started once for the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.harness.pulse import PulseServer, running_pulse


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    """A private sound server with a loudspeaker and a microphone."""
    with running_pulse() as server:
        yield server
