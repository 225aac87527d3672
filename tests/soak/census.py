"""What a process has in hand at one moment: memory, files, threads, objects of Qt, references."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import getAllValidWrappers

SELF = Path("/proc/self")


class Census(NamedTuple):
    """Counts of this process (Linux). ``qobjects`` are those that Python holds or knows, ``none_refs`` and
    ``true_refs`` the reference counts of None and True, which a fault of PySide6 lets fall.
    """

    memory_bytes: int
    files: int
    threads: int
    widgets: int
    qobjects: int
    none_refs: int
    true_refs: int


def take_census() -> Census:
    """As it is once all garbage is gone."""
    gc.collect()
    return Census(
        memory_bytes=int((SELF / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"),
        files=_entries("fd"),
        threads=_entries("task"),
        widgets=len(QApplication.allWidgets()),
        qobjects=sum(isinstance(each, QObject) for each in getAllValidWrappers()),
        none_refs=sys.getrefcount(None),
        true_refs=sys.getrefcount(True),
    )


def _entries(folder: str) -> int:
    return sum(1 for _ in (SELF / folder).iterdir())
