"""What every test gets: an isolated home, loopback only, and failure for what it leaves behind or logs.

For the tests to use: `allowed_logs` (fixture and marker), `black_hole`, `sandbox`.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import settings

from tests.support import black_hole as black_holes
from tests.support.leaks import LeakWatch
from tests.support.logs import AllowedLogs, LogCatcher
from tests.support.memory_keyring import MemoryKeyring
from tests.support.network_guard import NetworkGuard
from tests.support.sandbox_process import SandboxProcess, running_sandbox

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OWN_VARIABLES = "VBEE_"
LACK = "needs the Debian package"
"""How a test says why it is skipped where a system package is not installed."""
NOTHING_IS_LACKING = os.environ.get("ALL_TEST_PACKAGES") == "1"
"""So says `dev.py test` where it has seen to them: a test that is skipped for lack of one has failed."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "allowed_logs(*patterns): expected warnings, of logging or of Qt (regular expressions)",
    )
    # A machine that is busy may take long over one example: no test is timed.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")
    # A run in the background inherits that Ctrl+C is ignored, and would hand that on to programs that it ends
    # so.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    from tests.support.one_worker import scheduling

    return scheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NOTHING_IS_LACKING and report.skipped and LACK in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped although all packages are said to be here: {report.longrepr}"
    return report


@pytest.fixture
def allowed_logs(request: pytest.FixtureRequest) -> AllowedLogs:
    """Call it with the patterns of warnings that are part of what the test proves."""
    patterns = [pattern for mark in request.node.iter_markers("allowed_logs") for pattern in mark.args]
    return AllowedLogs(tuple(patterns))


@pytest.fixture
def black_hole() -> Iterator[tuple[str, int]]:
    """Host and port on loopback where connecting never ends (Linux; skipped elsewhere)."""
    with black_holes.black_hole() as address:
        yield address


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxProcess]:
    """One sandbox for the whole run; tests take `sandbox`."""
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(sandbox_process: SandboxProcess) -> SandboxProcess:
    """The local Vbee, as freshly started: see `SandboxProcess`."""
    sandbox_process.reset()
    return sandbox_process


@pytest.fixture(autouse=True)
def _isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(OWN_VARIABLES)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("VBEE_DESKTOP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(
        "PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring"
    )  # for programs that a test starts
    keyring.set_keyring(MemoryKeyring())


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    guard = NetworkGuard()
    guard.install(monkeypatch)
    yield
    assert not guard.attempts, f"left loopback: {guard.attempts}"


@pytest.fixture(autouse=True)
def _no_unexpected_logs(allowed_logs: AllowedLogs, qtlog: object) -> Iterator[None]:
    catcher = LogCatcher()
    logging.getLogger().addHandler(catcher)
    yield
    logging.getLogger().removeHandler(catcher)
    of_qt = [f"Qt: {record.message}" for record in qtlog.records if record.matches_level("WARNING")]  # type: ignore[attr-defined]
    unexpected = [message for message in catcher.messages + of_qt if not allowed_logs.cover(message)]
    assert not unexpected, "unexpected log messages:\n" + "\n".join(unexpected)


@pytest.fixture(autouse=True)
def _nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    watch = LeakWatch()
    watch.install(monkeypatch)
    yield
    left = watch.left_running()
    assert not left, "still running after the test:\n" + "\n".join(left)


@pytest.fixture(autouse=True)
def _garbage_in_main_thread() -> Iterator[None]:
    """As in the application: a collection in a worker thread would destroy QObjects there."""
    gc.disable()
    yield
    gc.collect(2 if gc.get_count()[2] > gc.get_threshold()[2] else 1)
