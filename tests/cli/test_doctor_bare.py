"""The doctor on a machine that lacks what it looks for: each thing alone, and all of them together."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import TIMEOUT_S
from tests.support.sandbox_process import PROJECT_ROOT, SandboxProcess

APP_ID, TOKEN, PASSWORD = "canary-app-3c", "canary-token-9e", "canary-password-5b"
NO_PORTAUDIO = "raise OSError('PortAudio library not found')"
DEAD_PROXY = f"http://mai:{PASSWORD}@127.0.0.1:1"


@dataclass(frozen=True)
class Lack:
    """What a machine does without, and what the doctor says of it by the path of its JSON."""

    environment: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    is_far: bool = False
    """Vbee's own servers are asked, which cannot be reached: never the sandbox."""


def without_network() -> tuple[str, ...]:
    """What to start a program with, so that it has no network at all, not even loopback."""
    command = ("unshare", "--net", "--map-root-user")
    works = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if works and works.returncode == 0 else ()


NETLESS = without_network()
OFFLINE = {} if NETLESS else {"https_proxy": DEAD_PROXY}
LACKS = {
    "sound": Lack(
        {"PYTHONPATH": "{stubs}"},
        {"PortAudio": "missing: PortAudio library not found", "Qt platforms.offscreen": "loads"},
    ),
    "key store": Lack(
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
        {"keyring": "keyring.backends.fail.Keyring", "credentials.from": "environment"},
    ),
    "network": Lack(OFFLINE, {"server.vbee.vn": "not reached"}, NETLESS, is_far=True),
    "usable proxy": Lack(
        {
            "https_proxy": f"http://mai:{PASSWORD}@[::1",
            "PYTHON_KEYRING_BACKEND": "no.such.Keyring",
            "VBEE_DESKTOP_HOME": "/dev/null/home",
        },
        {
            "server.vbee.vn": "not reached: the address of the system's proxy is none",
            "keyring": "unavailable (",
            "home": "cannot be used",
        },
        is_far=True,
    ),
    "anything": Lack(
        {
            "PYTHONPATH": "{stubs}",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            "VBEE_DESKTOP_HOME": "/dev/null/home",
            "all_proxy": "" if NETLESS else f"socks5://mai:{PASSWORD}@127.0.0.1:1",
        },
        {"home": "cannot be used", "server.vbee.vn": "not reached", "credentials.known": "True"},
        NETLESS,
        is_far=True,
    ),
}
"""None of the machines has a display."""


@pytest.mark.parametrize("name", LACKS)
def test_without_it_the_doctor_answers_all_the_same_and_tells_no_secret(
    name: str, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    lack = LACKS[name]
    done = examined(lack, tmp_path, "" if lack.is_far else sandbox.url)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    for path, words in lack.told.items():
        assert str(at(found, path)).startswith(words)
    assert not [mark for mark in (APP_ID, TOKEN, PASSWORD) if mark in done.stdout]


def examined(lack: Lack, folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    (folder / "sounddevice.py").write_text(NO_PORTAUDIO)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "VBEE_APP_ID": APP_ID,
        "VBEE_TOKEN": TOKEN,
        **({"VBEE_SERVER": url} if url else {}),
        **{name: value.format(stubs=folder) for name, value in lack.environment.items()},
    }
    return subprocess.run(
        [*lack.before, sys.executable, "-m", "vbee_desktop", "doctor", "--json"],
        env=environment,
        cwd=PROJECT_ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )


def at(found: dict[str, Any], path: str) -> object:
    """What stands at ``a.b``; names may hold dots themselves."""
    room, _, rest = path.partition(".")
    return found[path] if path in found else found[room][rest]
