"""Signing, where the one who builds has something to sign with; without it, a word that nothing is signed."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from devtools.steps import StepFailed, run_quietly, telling_line

WINDOWS_COMMAND = "VBEE_SIGN_COMMAND"
"""Environment variable: a command line that signs the file named behind it, for example
`signtool sign /fd SHA256 /tr http://… /td SHA256 /n "Name in the certificate"`."""


def sign_for_windows(files: Iterable[Path], variables: Mapping[str, str] = os.environ) -> bool:
    """Sign each file; whether anything was to sign with."""
    command = variables.get(WINDOWS_COMMAND, "").strip()
    if not command:
        print(f"   not signed: {WINDOWS_COMMAND} is not set", flush=True)
        return False
    for file in files:
        exit_code, output = run_quietly(*words_of(command), file)
        if exit_code != 0:
            raise StepFailed(f"{file.name} could not be signed: {telling_line(output)}")
    return True


def words_of(command: str) -> list[str]:
    """The words of a command line; on Windows a backslash is part of a path."""
    words = shlex.split(command, posix=sys.platform != "win32")
    return [word.strip('"') for word in words]
