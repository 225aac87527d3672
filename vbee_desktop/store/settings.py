"""What is remembered between two starts: flat names, plain JSON values, one small file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path


class SettingsFile:
    """Settings in memory, written when `save` is called and something changed.

    A file that cannot be read is put aside as ``settings.json.bad`` and the defaults are used: nobody is
    locked out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._saved = dict(self._values)

    def get(self, name: str, default: object = None) -> object:
        """The stored value or the default."""
        return self._values.get(name, default)

    def set(self, name: str, value: object) -> None:
        """Remember a JSON value; None forgets the name."""
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value

    @property
    def is_changed(self) -> bool:
        """Whether `save` has something to write."""
        return self._values != self._saved

    def save(self) -> None:
        """Write what changed. Raises `StorageError`."""
        if not self.is_changed:
            return
        values = dict(self._values)
        write_whole(self._path, json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode())
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
