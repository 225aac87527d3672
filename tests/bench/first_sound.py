"""Click to sound: from the press of **Create speech** in the real window to the first sample that is not
silence, beside a bare client: httpx for POST, GET every 50 ms and the download, then a PortAudio stream.

Each round is a process of its own on a sound server of its own, and the sandbox takes another time for its
job, so that no rhythm of polling fits all of them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from tests.bench.table import Row
from tests.e2e.harness.pulse import running_pulse
from tests.support.sandbox_process import running_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.sandbox_process import SandboxProcess

JOBS_TAKE_S = (0.4, 0.7, 1.0, 1.3, 1.6)
TARGET_RATIO = 1.3

HEARD = """
import sys, time
import sounddevice
url, folder = sys.argv[1:]
heard, text = [], "Xin chào thế giới. Hôm nay trời đẹp, chúng ta cùng đi dạo quanh hồ nhé."

class Listened(sounddevice.OutputStream):
    def __init__(self, *arguments, callback, **settings):
        def listen(block, frames, moment, status):
            callback(block, frames, moment, status)
            if not heard and block.any():
                heard.append(time.perf_counter())
        super().__init__(*arguments, callback=listen, **settings)

sounddevice.OutputStream = Listened
"""

BARE = """
import io, httpx, soundfile
client = httpx.Client(headers={"Authorization": "Bearer token-1"})
begun = time.perf_counter()
order = {"app_id": "app-1", "input_text": text, "voice_code": "hn_female_ngochuyen_full_48k-fhg",
         "callback_url": "https://example.invalid/", "audio_type": "mp3", "bitrate": 128, "speed_rate": "1.0",
         "response_type": "indirect"}
job = client.post(f"{url}/api/v1/tts", json=order).json()["result"]["request_id"]
while (result := client.get(f"{url}/api/v1/tts/{job}").json()["result"])["status"] != "SUCCESS":
    time.sleep(0.05)
file = io.BytesIO(client.get(result["audio_link"]).content)
sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
place = 0

def fill(block, frames, moment, status):
    global place
    part = sound[place : place + frames]
    block[:] = 0
    block[: len(part)] = part
    place += frames

stream = sounddevice.OutputStream(samplerate=rate, channels=2, dtype="float32", latency=0.15, callback=fill)
stream.start()
while not heard:
    time.sleep(0.001)
print((heard[0] - begun) * 1000, flush=True)
"""

OURS = """
from pathlib import Path
from tests.bench.ticks import rest, until
from vbee_desktop.app.setup import Setup
from vbee_desktop.app.application import make_application
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets
app = make_application()
known = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
setup = Setup(Home(Path(folder)), Secrets(known), server_at(url))
program = WindowProgram(app, setup.home, lambda: setup, "en")
program.window.show()
until(lambda: program.is_complete, "the whole window")
speech = program.window.workbench.speech
until(lambda: speech.voices.model.known_count, "the voices")
speech.voices.choose("hn_female_ngochuyen_full_48k-fhg")
speech.script.editor.setPlainText(text)
rest(2000)
until(speech.act.button.isEnabled, "the button")
begun = time.perf_counter()
speech.main_act()
until(lambda: heard, "the sound")
print((heard[0] - begun) * 1000, flush=True)
program.close()
"""


def measure() -> Iterator[Row]:
    """One row: the mean of the rounds, bare and ours by turns."""
    bare, ours = [], []
    with running_sandbox() as sandbox, running_pulse() as pulse:
        for job_takes_s in JOBS_TAKE_S:
            bare.append(_first_sound_ms(sandbox, pulse.environment, BARE, job_takes_s))
            ours.append(_first_sound_ms(sandbox, pulse.environment, OURS, job_takes_s))
    yield Row("click to first sound", statistics.mean(bare), statistics.mean(ours), "ms", TARGET_RATIO)


def _first_sound_ms(sandbox: SandboxProcess, sound: dict[str, str], script: str, job_takes_s: float) -> float:
    sandbox.reset()
    sandbox.settings(job_duration_s=job_takes_s)
    environment = {**os.environ, **sound, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", HEARD + script, sandbox.url, folder],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    return float(done.stdout)
