"""What is remembered between two starts: flat names, plain JSON values, one small file."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


class SettingsFile:
    """Settings in memory, written when `save` is called and something changed.

    A file that cannot be read is put aside as ``settings.json.bad`` and the defaults are used: nobody is
    locked out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._values = _read(path)
        self._saved = dict(self._values)
        self._machine: Mapping[str, object] = {}
        self._locked: frozenset[str] = frozenset()

    def heed(self, machine: Mapping[str, object], locked: Collection[str]) -> None:
        """From now on, values of the machine's administrator stand where the person chose nothing, and where
        they are locked. They are never written into the file.
        """
        self._machine = dict(machine)
        self._locked = frozenset(locked) & set(machine)

    def get(self, name: str, default: object = None) -> object:
        """The value that counts, or the default."""
        if name in self._locked:
            return self._machine[name]
        return self._values.get(name, self._machine.get(name, default))

    def is_locked(self, name: str) -> bool:
        """Whether only the administrator can change the value."""
        return name in self._locked

    def source(self, name: str) -> Source:
        """Who decided the value."""
        if name in self._locked or (name in self._machine and name not in self._values):
            return Source.MACHINE
        return Source.USER if name in self._values else Source.BUILT_IN

    def set(self, name: str, value: object) -> None:
        """Remember a JSON value; None forgets the name. A locked one stays as it is."""
        if name in self._locked:
            return
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value

    @property
    def is_changed(self) -> bool:
        """Whether `save` has something to write."""
        return self._values != self._saved

    def save(self) -> None:
        """Write what changed; any thread may call it. Raises `StorageError`."""
        with self._writing:
            values = dict(self._values)
            if values == self._saved:
                return
            text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
            write_whole(self._path, text.encode())
            self._saved = values


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        values = None
    if isinstance(values, dict):
        return values
    _put_aside(path)
    return {}


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bad"))
    except OSError:
        return  # an unreadable file stays where it is; saving will tell why
