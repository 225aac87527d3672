"""The machine-wide file of the administrator. It is only ever read."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.provision import Fault, Problem, Provision, provision_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "provisioning.toml"
PROVISIONING_VARIABLE = "VBEE_DESKTOP_PROVISIONING"
MAX_BYTES = 1_000_000
LONGEST_PLACE = 40
_LINE = re.compile(r"\bline (\d+)")


def machine_file(platform: str = sys.platform) -> Path:
    """Where the file lies: in ``/etc/vbee-desktop`` on Linux, in ``Vbee Desktop`` below ``%ProgramData%`` on
    Windows and below ``/Library/Application Support`` on macOS.
    """
    if platform == "win32":
        return Path(_program_data(), "Vbee Desktop", FILE_NAME)
    if platform == "darwin":
        return Path("/Library/Application Support/Vbee Desktop", FILE_NAME)
    return Path("/etc/vbee-desktop", FILE_NAME)


def _program_data() -> str:
    """As Windows itself tells it: the environment variable of that name is the user's to change."""
    if sys.platform == "win32":
        import ctypes

        common_data, path = 35, ctypes.create_unicode_buffer(260)  # CSIDL_COMMON_APPDATA, MAX_PATH
        if ctypes.windll.shell32.SHGetFolderPathW(None, common_data, None, 0, path) == 0:
            return path.value
    return r"C:\ProgramData"


def read_provision(environment: Mapping[str, str], machine: Path | None = None) -> Provision:
    """What the administrator decided; nothing when there is no file.

    ``VBEE_DESKTOP_PROVISIONING`` names another file, for trying one out, as long as the machine has none of
    its own: a user cannot put locked values aside with it. Never raises: a file that cannot be used is told
    by ``problem``. ``machine`` is the machine's file, where that is not the usual one.
    """
    path = machine or machine_file()
    other = environment.get(PROVISIONING_VARIABLE)
    if not _is_there(path):
        if not other:
            return Provision()
        path = Path(other)
    try:
        return provision_of(tomllib.loads(_text(path)), str(path))
    except BadInput as error:
        return _useless(path, Fault(str(error.facts["fault"])), str(error.facts["field"]))
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))  # its other words may quote the file
        return _useless(path, Fault.NOT_TOML, f"line {line[1]}" if line else "")
    except UnicodeDecodeError:
        return _useless(path, Fault.NOT_TEXT)
    except OSError as error:
        return _useless(path, _fault_of(error))


def _text(path: Path) -> str:
    """What is written there. Raises OSError, UnicodeDecodeError, or `BadInput` when it is too much."""
    with path.open("rb") as stream:
        text = stream.read(MAX_BYTES + 1)
    if len(text) > MAX_BYTES:
        raise BadInput(Code.BAD_SETTING, "provisioning", field="", fault=Fault.TOO_LARGE)
    return text.decode("utf-8-sig")


def _is_there(path: Path) -> bool:
    """Whether there is a file, or something that a user may not look at: that counts as one."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _fault_of(error: OSError) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault.MISSING
    return Fault.NOT_ALLOWED if isinstance(error, PermissionError) else Fault.UNREADABLE


def _useless(path: Path, fault: Fault, place: str = "") -> Provision:
    return Provision(path=str(path), problem=Problem(fault, place[:LONGEST_PLACE]))
