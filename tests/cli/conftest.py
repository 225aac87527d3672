"""What the tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.support.sandbox_process import SandboxProcess


@pytest.fixture
def shell(sandbox: SandboxProcess, tmp_path: Path) -> Shell:
    """The program against a fresh sandbox."""
    return Shell(sandbox.url, tmp_path / "home")
