"""A child of a bench that opens a window, without a screen and without the system's key store."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.sandbox_process import PROJECT_ROOT


def last_line_of(module: str, *arguments: str, limit_s: float) -> str:
    """What ``python -m module`` says last.

    CalledProcessError when it fails, TimeoutExpired after ``limit_s``.
    """
    platform = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=PROJECT_ROOT,
        env=os.environ | platform | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=limit_s,
        check=True,
    )
    return done.stdout.splitlines()[-1]
