"""Standard output and standard error: always UTF-8, and a failure of the first is told, not swallowed."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_OUTPUT = "standard output"


def speak_utf8() -> None:
    """Vietnamese must come out whatever encoding the terminal or the pipe was set to, and a file name that is
    no text as the bytes that it is: after a paid job nothing may fail for a letter.
    """
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "replace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def print_whole(act: Callable[[], object]) -> None:
    """Run ``act``, which prints, and see its output through.

    Raises `StorageError`, and BrokenPipeError when nobody reads it any more.
    """
    try:
        act()
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from vbee_desktop.core.errors import StorageError

        discard_output()
        raise StorageError(detail=error.strerror or "", path=STANDARD_OUTPUT) from error


def discard_output() -> None:
    """What is still in the buffer must not complain once more when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
