"""Microphones and loudspeakers.

PortAudio freezes its list when it starts, and must not be asked while another thread restarts
it. So the list is asked of a short-lived child process (``python -m vbee_desktop.audio.devices
input``), which sees what is plugged in at this moment while streams run here undisturbed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from vbee_desktop.core.errors import Code, DeviceError

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["input", "output"]
CHILD_ARGUMENT = "list-audio-devices"
"""A frozen program has no ``-m``: started with this and the kind as arguments it must end in `main` below."""

CHILD_LIMIT_S = 15.0
NO_DEVICE_CODE = {"input": Code.NO_INPUT, "output": Code.NO_OUTPUT}


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """One device of one host API. ``id`` stays the same over
    restarts and refreshes as long as the device is there.
    """

    id: str
    name: str
    host_api: str
    is_default: bool
    channels: int
    default_rate_hz: int


@dataclass(frozen=True, slots=True)
class DeviceList:
    """Devices of one kind, the default one first. When there is none,
    ``error`` says why: its fact ``reason`` is ``no_library`` (PortAudio is
    missing), ``no_device`` or ``enumeration`` (the child process failed).
    """

    devices: tuple[AudioDevice, ...]
    error: DeviceError | None = None


def list_devices(kind: Kind) -> tuple[AudioDevice, ...]:
    """The devices that are there at this moment, or none. Takes about 0.3 s."""
    return find_devices(kind).devices


def find_devices(
    kind: Kind, command: Sequence[str] | None = None, timeout_s: float = CHILD_LIMIT_S
) -> DeviceList:
    """The devices that are there at this moment, or why there are none. Takes about 0.3 s.

    ``command`` starts the child process and gets the kind appended; by default it is this program itself.
    """
    arguments = [*(command or child_command()), kind]
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=timeout_s, check=True)
        answer = json.loads(done.stdout)
        devices = tuple(AudioDevice(**fields) for fields in answer["devices"])
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, KeyError) as error:
        return _none(kind, "enumeration", type(error).__name__)
    return DeviceList(devices) if devices else _none(kind, answer.get("reason", "no_device"), "")


def child_command() -> tuple[str, ...]:
    """How this program starts itself to list devices."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD_ARGUMENT)
    return (sys.executable, "-m", "vbee_desktop.audio.devices")


def find_devices_here(kind: Kind) -> DeviceList:
    """The devices that PortAudio knew when it started in
    this process; not while a stream is opened elsewhere.
    """
    try:
        import sounddevice
    except OSError as error:  # its import raises this when libportaudio is missing
        return _none(kind, "no_library", str(error))
    try:
        found = tuple(device for _, device in numbered_devices(sounddevice, kind))
    except sounddevice.PortAudioError as error:
        return _none(kind, "no_device", str(error))
    if not found:
        return _none(kind, "no_device", "")
    return DeviceList(tuple(sorted(found, key=lambda device: not device.is_default)))


def numbered_devices(sounddevice: Any, kind: Kind) -> list[tuple[int, AudioDevice]]:
    """PortAudio's numbers and our records; ``sounddevice`` is the module. Raises its PortAudioError."""
    host_apis = sounddevice.query_hostapis()
    default_index = sounddevice.default.device[0 if kind == "input" else 1]
    seen: Counter[str] = Counter()
    numbered = []
    for index, fields in enumerate(sounddevice.query_devices()):
        channels = int(fields[f"max_{kind}_channels"])
        if channels <= 0:
            continue
        host_api = str(host_apis[fields["hostapi"]]["name"])
        name = " ".join(str(fields["name"]).split())
        seen[f"{host_api}|{name}"] += 1
        device_id = f"{host_api}|{name}|{seen[f'{host_api}|{name}']}"
        rate = round(fields["default_samplerate"])
        numbered.append(
            (index, AudioDevice(device_id, name, host_api, index == default_index, channels, rate))
        )
    return numbered


def main(arguments: Sequence[str]) -> int:
    """Write the devices of the kind named in ``arguments`` to standard output, as JSON."""
    kind: Kind = "output" if "output" in arguments else "input"
    found = find_devices_here(kind)
    reason = found.error.facts["reason"] if found.error else ""
    sys.stdout.write(json.dumps({"devices": [asdict(device) for device in found.devices], "reason": reason}))
    return 0


def _none(kind: Kind, reason: str, detail: str) -> DeviceList:
    return DeviceList((), DeviceError(NO_DEVICE_CODE[kind], detail, reason=reason))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
