"""The machine-wide file of the administrator. It is only ever read."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.provision import Provision, provision_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "provisioning.toml"
PROVISIONING_VARIABLE = "VBEE_DESKTOP_PROVISIONING"
MAX_BYTES = 1_000_000


def machine_file(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the file lies: in ``/etc/vbee-desktop`` on Linux, in ``Vbee Desktop`` below ``%ProgramData%`` on
    Windows and below ``/Library/Application Support`` on macOS.
    """
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA", r"C:\ProgramData"), "Vbee Desktop", FILE_NAME)
    if platform == "darwin":
        return Path("/Library/Application Support/Vbee Desktop", FILE_NAME)
    return Path("/etc/vbee-desktop", FILE_NAME)


def read_provision(environment: Mapping[str, str]) -> Provision:
    """What the administrator decided; nothing when there is no file.

    ``VBEE_DESKTOP_PROVISIONING`` names another file, for trying one out, as long as the machine has none of
    its own: a user cannot put locked values aside with it. Never raises: a file that cannot be used is told
    by ``problem``.
    """
    path = machine_file(environment=environment)
    other = environment.get(PROVISIONING_VARIABLE)
    if other and not path.exists():
        path = Path(other)
    elif not path.exists():
        return Provision()
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            return Provision(path=str(path), problem="the file is too large")
        return provision_of(tomllib.loads(text.decode("utf-8-sig")), str(path))
    except BadInput as error:
        return Provision(path=str(path), problem=f"{error.facts['field']} is not as it must be")
    except tomllib.TOMLDecodeError as error:
        return Provision(path=str(path), problem=f"not TOML: {error}")
    except (OSError, UnicodeDecodeError) as error:
        return Provision(path=str(path), problem=type(error).__name__)
