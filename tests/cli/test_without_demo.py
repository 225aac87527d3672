"""An installation that comes without the demo says so in clear words, and offers nothing of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.shell import TIMEOUT_S
from tests.support.sandbox_process import PROJECT_ROOT

WITHOUT_VOICE = "import sys; sys.modules['espeakng_loader'] = None"
"""What Python runs before the program: the engine cannot be imported, as where it is not installed."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the program as it is without its extra ``demo``, for Vbee's own servers, and asks none of them."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(WITHOUT_VOICE)
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(tmp_path / "without"),
        "VBEE_DESKTOP_HOME": str(tmp_path / "home"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
        "https_proxy": "http://127.0.0.1:1",
    }

    def program(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "vbee_desktop", *words],
            env=environment,
            cwd=PROJECT_ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )

    return program


def test_the_doctor_tells_that_there_is_no_demo(run: Run) -> None:
    done = run("doctor", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["sandbox"], found["demo_engines"]) == ("left out: this installation has no demo", {})
    assert "demo_engines: none" in run("doctor").stdout.splitlines()


@pytest.mark.parametrize("words", [("tour", "results"), ("--demo",)])
def test_who_asks_for_it_is_told_at_once(run: Run, words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*(str(tmp_path / word) if word == "results" else word for word in words))
    assert (done.returncode, done.stdout) == (5, "")
    assert "There is no demo in this installation." in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_sandbox_is_told_to_be_missing(run: Run) -> None:
    done = run("sandbox")
    assert (done.returncode, done.stdout) == (1, "")
    assert "without the demo's engines (pip install 'vbee-desktop[demo]')" in done.stderr


def test_the_help_offers_none(run: Run) -> None:
    words = run("--help").stdout
    assert "transcribe" in words
    assert not [word for word in ("demo", "sandbox", "tour") if word in words]
