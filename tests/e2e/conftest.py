"""The machinery of the end-to-end tests, each piece started once for the tests of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.desktop_program import CREDENTIALS, DesktopProgram, running_program
from tests.e2e.harness.atspi_client import AtspiDriver, running_driver
from tests.e2e.harness.pulse import PulseServer, running_pulse
from tests.e2e.harness.session_bus import running_session
from tests.e2e.harness.xvfb import running_xvfb
from tests.support.sandbox_process import SandboxProcess

Start = Callable[..., DesktopProgram]


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    """A private sound server with a loudspeaker and a microphone."""
    with running_pulse() as server:
        yield server


@pytest.fixture(scope="module")
def desktop_session() -> Iterator[dict[str, str]]:
    """Environment of a desktop without a screen: display, session bus, accessibility."""
    with running_xvfb() as display, running_session(display) as session:
        yield session


@pytest.fixture(scope="module")
def atspi(desktop_session: dict[str, str]) -> Iterator[AtspiDriver]:
    """Finds and uses the elements of the windows in the session, as a screen reader does."""
    with running_driver(desktop_session) as driver:
        yield driver


@pytest.fixture
def start(
    desktop_session: dict[str, str],
    pulse: PulseServer,
    atspi: AtspiDriver,
    sandbox: SandboxProcess,
    tmp_path: Path,
) -> Iterator[Start]:
    """Starts the real program on its display, with its sound, against the sandbox or as `arguments` say."""
    machine = desktop_session | pulse.environment
    with ExitStack() as running:

        def start(*arguments: str, server: str | None = None, **environment: str) -> DesktopProgram:
            known = CREDENTIALS | environment
            url = sandbox.url if server is None else server
            where = ["--server", url] if url else []
            program = running_program(atspi, [*where, *arguments], machine | known, tmp_path / "home")
            return running.enter_context(program)

        yield start
