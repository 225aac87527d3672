"""One window per home: what a later start and the first window say to each other.

The first window holds a lock on a file of its home. A later start finds it taken and calls the first window
through a local socket, whose name nobody can know who cannot read the lock's file: no other user of the
machine can take the name first. The file also tells where the socket is, since two starts may each have
another folder for what is temporary.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.file_lock import FileLock

VERSION = 1
LONGEST_CALL_BYTES = 1 << 18
"""The longest path of Windows, each character as an escape of JSON, and some room."""
ACTIVATION_VARIABLE = "XDG_ACTIVATION_TOKEN"
LONGEST_TOKEN = 1024
END = b"\n"
TAKEN = b"taken" + END
"""The answer to a call: the window is in front and the file is being opened."""
_KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class Call:
    """What a later start wants: its file (absolute), if any. ``activation_token`` is what Wayland gave it, so
    that the window that it calls may come to the front.
    """

    file: Path | None = None
    activation_token: str = ""


def encoded(call: Call) -> bytes:
    """A call as one line."""
    file = "" if call.file is None else str(call.file)
    fields = {"version": VERSION, "file": file, "activation_token": call.activation_token}
    return json.dumps(fields).encode("ascii") + END  # a name that is no Unicode survives as escapes


def decoded(line: bytes) -> Call:
    """The call of a line. Raises ValueError when it is none, or of a version that is not known here."""
    fields = json.loads(line)
    if not isinstance(fields, dict) or fields.get("version") != VERSION:
        raise ValueError("no call of a known version")
    file, token = fields.get("file"), fields.get("activation_token", "")
    if not isinstance(file, str) or not isinstance(token, str) or "\0" in file + token:
        raise ValueError("no call")
    path = Path(file) if file else None
    if len(token) > LONGEST_TOKEN or (path is not None and not path.is_absolute()):
        raise ValueError("no call")
    return Call(path, token)


def make_name(lock: FileLock) -> str:
    """The name at which the holder of the lock listens; the key in it is made once and then kept. Raises
    OSError.
    """
    key, _place = _read(lock.path)
    if not key:
        key = secrets.token_hex(_KEY_BYTES).encode("ascii")
        lock.path.write_bytes(key)
    return _name(lock.path, key)


def note_place(lock: FileLock, place: str) -> None:
    """Tell later starts where the holder of the lock listens. Raises OSError."""
    key, _before = _read(lock.path)
    lock.path.write_bytes(key + END + os.fsencode(place))


def find_place(lock_path: Path) -> str | None:
    """Where the first window listens, or None while that is not known. What an earlier one has told may still
    stand there. Raises OSError.
    """
    key, place = _read(lock_path)
    return os.fsdecode(place) or (_name(lock_path, key) if key else None)


def _read(lock_path: Path) -> tuple[bytes, bytes]:
    key, _, place = lock_path.read_bytes().partition(END)
    return key, place


def _name(lock_path: Path, key: bytes) -> str:
    place = str(lock_path.resolve()).encode("utf-8", "surrogatepass")
    return f"vbee-desktop-{hashlib.sha256(key + place).hexdigest()[:32]}"
