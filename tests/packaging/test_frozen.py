"""The built program proves itself where people have it: as a folder, from the archive, from the .deb."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import soundfile

from tests.e2e.harness.pulse import PulseServer
from tests.e2e.harness.secret_service import running_secret_service
from tests.e2e.harness.session_bus import running_session
from tests.packaging.places import Place
from vbee_desktop import __version__
from vbee_desktop.core.resources import resources_root

SHIPPED = [path for path in resources_root().rglob("*") if path.is_file() and path.suffix != ".ts"]

BUSY_MACHINE = r"ALSA lib pcm\.c:\d+:\(snd_pcm_recover\) underrun occurred"
"""What the system's sound library itself says when the machine was too busy to play in time."""


def examined(place: Place, **environment: str) -> dict[str, Any]:
    """What its doctor finds. Any word on standard error fails."""
    done = place.run("doctor", "--json", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_doctor_loads_every_part(place: Place, display: dict[str, str]) -> None:
    found = examined(place, **display)
    assert (found["version"], found["frozen"]) == (__version__, True)
    assert found["Qt platforms"] == {"offscreen": "loads", "wayland": "loads", "xcb": "loads"}
    assert found["PortAudio"].startswith("PortAudio V19")
    assert found["libsndfile"].endswith("(with MP3)")
    assert not [name for name, version in found["libraries"].items() if "missing" in version]
    assert not [name for name, version in found["demo_engines"].items() if "missing" in version]
    assert found["devices"] == {"input": [], "output": []}
    assert "fail" in found["keyring backends"]
    assert int(found["tls roots"]) > 20
    assert found["resources"]["files"] == len(SHIPPED)
    assert found["resources"]["translations"] == {"vbee_en": "loads", "vbee_vi": "loads"}
    assert found["sandbox"] == "starts"


def test_both_jobs_are_done_without_network_and_sound(place: Place, display: dict[str, str]) -> None:
    done = place.run("tour", place.inside(place.results), **display)
    assert (done.returncode, done.stderr) == (0, "")
    speech = soundfile.info(place.results / "speech.mp3")
    assert (speech.format, speech.duration > 3) == ("MP3", True)
    assert "amiable" in (place.results / "transcript.txt").read_text("utf-8")
    pictures = sorted(path.name for path in place.results.glob("*.png"))
    assert len(pictures) == 4


def with_sound(place: Place, pulse: PulseServer) -> tuple[Place, dict[str, str]]:
    """The place with the sound server in its reach, and the environment by which it is found."""
    if place.root == Path("/"):
        return place, pulse.environment
    folder = Path(pulse.environment["ALSA_CONFIG_PATH"]).parent
    folder.chmod(0o755)  # the ordinary user of the clean root is somebody else
    environment = {name: pulse.environment[name] for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH")}
    return replace(place, shared=(str(folder),)), environment


def test_sound_devices_are_found(place: Place, display: dict[str, str], pulse: PulseServer) -> None:
    heard, environment = with_sound(place, pulse)
    devices = examined(heard, **display, **environment)["devices"]
    assert [name for name in devices["input"] if "default" in name]
    assert [name for name in devices["output"] if "default" in name]


def test_both_jobs_are_done_with_sound(place: Place, display: dict[str, str], pulse: PulseServer) -> None:
    heard, environment = with_sound(place, pulse)
    done = heard.run("tour", heard.inside(heard.results), **display, **environment)
    unexpected = [line for line in done.stderr.splitlines() if not re.fullmatch(BUSY_MACHINE, line)]
    assert (done.returncode, unexpected) == (0, [])


def test_without_the_demo_the_program_says_so(program: Path, display: dict[str, str], tmp_path: Path) -> None:
    """As `--without-demo` leaves it: everything but the sandbox is there."""
    alone = tmp_path / "program"
    shutil.copytree(program, alone, symlinks=True, copy_function=os.link)
    (alone / "vbee-sandbox").unlink()
    place = Place(str(alone / "vbee-desktop"), tmp_path, tmp_path / "tour")
    found = examined(place, **display)
    assert (found["sandbox"], found["demo_engines"]) == ("left out: this installation has no demo", {})
    done = place.run("tour", str(place.results), **display)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)
    assert "There is no demo in this installation." in done.stderr


def test_the_key_store_of_the_desktop_is_used(
    folder_place: Place, display: dict[str, str], tmp_path: Path
) -> None:
    with running_session(display) as session, running_secret_service(session, tmp_path / "keys"):
        assert examined(folder_place, **session)["keyring"] == "keyring.backends.SecretService.Keyring"


def test_a_word_document_is_read(folder_place: Place, tmp_path: Path) -> None:
    """Its libraries load only now."""
    import docx

    document = docx.Document()
    document.add_paragraph("Xin chào các bạn.")
    document.save(str(tmp_path / "chào.docx"))
    url, sandbox = started_sandbox(folder_place)
    with sandbox:
        words = ("say", "-f", str(tmp_path / "chào.docx"), "-o", str(tmp_path / "chào.mp3"), "--server", url)
        command = [folder_place.program, *words]
        account = {"VBEE_APP_ID": "demo", "VBEE_TOKEN": "demo"}
        environment = folder_place.environment(account)
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        sandbox.communicate()
    assert (done.returncode, done.stderr) == (0, "")
    assert soundfile.info(tmp_path / "chào.mp3").duration > 0.5


def test_programs_that_it_starts_keep_their_own_libraries(folder_place: Place) -> None:
    _url, sandbox = started_sandbox(folder_place)
    with sandbox:
        [child] = Path(f"/proc/{sandbox.pid}/task/{sandbox.pid}/children").read_text().split()
        variables = Path(f"/proc/{child}/environ").read_text().split("\0")
        sandbox.communicate()
    inherited = [each for each in variables if each.startswith("LD_LIBRARY_PATH_ORIG=")]
    assert inherited == []


def started_sandbox(place: Place) -> tuple[str, subprocess.Popen[str]]:
    """The sandbox of the frozen program on the network of this machine: its address, and the program."""
    command = [place.program, "sandbox", "--port", "0", "--exit-with-stdin"]
    environment, pipe = place.environment(), subprocess.PIPE
    process = subprocess.Popen(command, env=environment, text=True, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address is not None
    return address[0], process
