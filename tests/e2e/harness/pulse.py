"""A private PulseAudio with a loudspeaker that can be heard and a microphone that can be spoken into.

``module-null-sink`` stands for the loudspeaker; its monitor gives back what was played. A second one is the
room in front of the microphone, which is the monitor of that room under another name. ``norewinds=1``: what a
player rewrites in its queue would else be heard wrongly at the monitor. PortAudio reaches the server through
ALSA's pulse plug-in; programs need nothing but `PulseServer.environment`.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_file, need_program

SPEAKER = "speaker"
ROOM = "room"
MICROPHONE = "microphone"
SAMPLE_RATE_HZ = 48_000
TAIL_S = 0.6
"""Captured after the end of a block, so that what is still on its way through the server is heard."""

ALSA_CONFIGURATION = """
pcm.!default { type pulse  hint { show on  description "PulseAudio" } }
ctl.!default { type pulse }
"""

ALSA_DEVICE = """
pcm.NAME { type pulse device "NAME" hint { show on description "NAME" } }
"""

Samples = NDArray[np.int16]


class PulseServer:
    """Use `running_pulse`. `environment` is what a program needs to play and record here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "run").mkdir(mode=0o700)
        self._alsa = folder / "asound.conf"
        self._alsa.write_text(ALSA_CONFIGURATION)
        self.environment = {
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_RUNTIME_PATH": str(folder / "run"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "ALSA_CONFIG_PATH": str(self._alsa),
        }
        self._process = HelperProcess(
            self._arguments(), os.environ | self.environment | {"HOME": str(folder)}
        )
        self._process.wait_for_line("Daemon startup complete")

    def _arguments(self) -> list[str]:
        modules = [
            f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native",
            f"module-null-sink {sink(SPEAKER, channels=2)}",
            f"module-null-sink {sink(ROOM, channels=1)}",
            f"module-remap-source master={ROOM}.monitor source_name={MICROPHONE}",
        ]
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--realtime=no"]
        options += ["--high-priority=no", "--log-target=stderr", "--log-level=info"]
        return ["pulseaudio", *options, *(f"--load={module}" for module in modules)]

    def stop(self) -> None:
        self._process.stop()

    def control(self, *arguments: str) -> str:
        """Run ``pactl`` with these arguments: load and unload modules, set defaults, volumes. Its output."""
        done = subprocess.run(
            ["pactl", *arguments],
            env=os.environ | self.environment | {"LC_ALL": "C"},
            check=True,
            capture_output=True,
            text=True,
            timeout=20,
        )
        return done.stdout

    def add_speaker(self, name: str) -> str:
        """Plug in another loudspeaker; the module's number, for `unload`."""
        return self.control("load-module", "module-null-sink", *sink(name, channels=2).split()).strip()

    def add_microphone(self, name: str) -> str:
        """Plug in another microphone, a device of its own for ALSA too, with a room in front of it for
        `feed`; its module's number.
        """
        self.control("load-module", "module-null-sink", *sink(room_of(name), channels=1).split())
        source = (f"master={room_of(name)}.monitor", f"source_name={name}")
        module = self.control("load-module", "module-remap-source", *source).strip()
        with self._alsa.open("a") as configuration:
            configuration.write(ALSA_DEVICE.replace("NAME", name))
        return module

    def module_of(self, source: str) -> str:
        """The number of the module that makes a microphone."""
        modules = self.control("list", "short", "modules").splitlines()
        [number] = [line.split()[0] for line in modules if f"source_name={source}" in line]
        return number

    def unload(self, module: str) -> None:
        """Unplug what `add_speaker` or `add_microphone` gave."""
        self.control("unload-module", module)

    def unload_all_sinks(self) -> None:
        """Unplug everything: their monitors are sources too, to which a recording would be moved."""
        self.control("unload-module", "module-null-sink")

    @contextmanager
    def capture(self, sink_name: str = SPEAKER) -> Iterator[Capture]:
        """Listen at the monitor of a loudspeaker; the block begins when the listening has really begun."""
        capture = Capture(f"{sink_name}.monitor", os.environ | self.environment)
        try:
            yield capture
            capture.wait_for_more(TAIL_S)
        finally:
            capture.stop()

    def feed(self, wav_path: Path, room: str = ROOM) -> None:
        """Play a WAV into the room of a microphone, in real time; returns when its last sample is out."""
        subprocess.run(
            ["paplay", f"--device={room}", str(wav_path)],
            env=os.environ | self.environment,
            check=True,
            timeout=120,
        )


def room_of(microphone: str) -> str:
    """The sink in front of a microphone that was plugged in."""
    return f"room-of-{microphone}"


def sink(name: str, *, channels: int) -> str:
    """Arguments of a null sink."""
    return f"sink_name={name} norewinds=1 rate={SAMPLE_RATE_HZ} format=s16le channels={channels}"


class Capture:
    """What is heard: `samples` has the shape (frames, 2) at `SAMPLE_RATE_HZ`."""

    def __init__(self, source: str, environment: Mapping[str, str]) -> None:
        self._data = bytearray()
        self._more = threading.Condition()
        format_ = [f"--rate={SAMPLE_RATE_HZ}", "--channels=2", "--format=s16le", "--raw", "--latency-msec=50"]
        self._process = subprocess.Popen(
            ["parec", f"--device={source}", *format_], env=dict(environment), stdout=subprocess.PIPE
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for_more(0.05)

    @property
    def samples(self) -> Samples:
        whole = len(self._data) - len(self._data) % 4
        return np.frombuffer(bytes(self._data[:whole]), np.int16).reshape(-1, 2)

    def wait_for_more(self, duration_s: float) -> None:
        """Wait until so much more sound has been heard; silence is sound too."""
        enough = len(self._data) + int(duration_s * SAMPLE_RATE_HZ) * 4
        with self._more:
            if not self._more.wait_for(lambda: len(self._data) >= enough, duration_s + 20):
                raise RuntimeError("the sound server delivers no sound")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._reader.join(10)

    def save(self, path: Path) -> None:
        """Write what was heard so far as a WAV."""
        write_wav(path, self.samples)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as output:
            while block := output.read1(65536):  # type: ignore[attr-defined]  # a buffered reader has it
                with self._more:
                    self._data += block
                    self._more.notify_all()


def write_wav(path: Path, samples: Samples, sample_rate_hz: int = SAMPLE_RATE_HZ) -> None:
    """16-bit samples of shape (frames,) or (frames, channels) as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(sample_rate_hz)
        file.writeframes(samples.tobytes())


def place_of(known: Samples, heard: Samples) -> int:
    """Index in `heard` (one channel) where `known` fits best, by cross-correlation."""
    size = 1 << (len(known) + len(heard)).bit_length()
    spectrum = np.fft.rfft(heard.astype(float), size) * np.conj(np.fft.rfft(known.astype(float), size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: max(1, len(heard) - len(known) + 1)]))


def likeness(known: Samples, heard: Samples) -> float:
    """Correlation of `known` with the part of `heard` where it fits best; 1.0 when every sample is there."""
    start = place_of(known, heard)
    part = heard[start : start + len(known)].astype(float)
    if len(part) < len(known):
        return 0.0
    norm = float(np.linalg.norm(part) * np.linalg.norm(known.astype(float)))
    return float(np.dot(part, known.astype(float))) / norm if norm else 0.0


@contextmanager
def running_pulse() -> Iterator[PulseServer]:
    """A sound server for the time of the block; the test is skipped where a part of it is missing."""
    need_program("pulseaudio", package="pulseaudio")
    need_program("parec", package="pulseaudio-utils")
    need_file("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so", package="libasound2-plugins")
    need_file("/usr/lib/*/libportaudio.so.2", package="libportaudio2")
    with tempfile.TemporaryDirectory() as folder:
        server = PulseServer(Path(folder))
        try:
            yield server
        finally:
            server.stop()
