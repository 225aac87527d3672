"""``vbee-desktop tour`` without a display: what it leaves is read by other libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pysubs2
import pytest
import soundfile
from PySide6.QtGui import QImage

from tests.e2e.harness.pulse import PulseServer

STATES = {
    "first sights": "speech-demo speech-without-account speech-empty",
    "speech": "speech-busy speech-partly-done speech-done speech-changed speech-error speech-unknown",
    "no network": "speech-offline",
    "files": "transcription-idle transcription-split transcription-file",
    "words": "transcription-failed transcription-no-speech transcription-busy transcription-done",
    "dialogs": "export save readings sent compare batch points account connection diagnostics help",
    "settings": "settings-1 settings-2 settings-3 settings-4 settings-5 settings-6 shortcuts about",
    "main job": "text-to-speech speech-to-text history",
}
"""All that ux.md names, wherever there is no microphone."""
RECORDED = "transcription-recording transcription-last-seconds transcription-review"
UNRECORDED = "transcription-no-microphone"
LARGE, SMALL = (1366, 768), (683, 384)
"""A usual screen, and the same at 200 %."""
WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PULSE_SERVER", "DBUS_SESSION_BUS_ADDRESS")
LIMIT_S = 280
Files = dict[str, Path]


@pytest.fixture(scope="module")
def tours(tmp_path_factory: pytest.TempPathFactory, pulse: PulseServer) -> tuple[Files, Files]:
    """What two of them leave: in English on a large light screen with a microphone, in Vietnamese on a small
    dark one without any sound. Neither has a display.
    """
    folder = tmp_path_factory.mktemp("tours")
    with ThreadPoolExecutor() as both:
        heard = both.submit(
            toured, folder / "en", "en", *every_state(LARGE, "light"), sound=pulse.environment
        )
        unheard = both.submit(toured, folder / "vi", "vi", *every_state(SMALL, "dark"))
    return heard.result(), unheard.result()


def test_every_state_of_the_window_has_a_picture_of_its_own(tours: tuple[Files, Files]) -> None:
    heard, unheard = ({name: path for name, path in each.items() if path.suffix == ".png"} for each in tours)
    assert set(heard) == names_of("light", RECORDED)
    assert set(unheard) == names_of("dark", UNRECORDED)
    for pictures, size in ((heard, LARGE), (unheard, SMALL)):
        shown: dict[bytes, str] = {}
        for name, path in pictures.items():
            assert_drawn(path, size)
            same = shown.setdefault(path.read_bytes(), name)
            assert same == name, f"{name} is drawn as {same} is"


def test_the_main_job_leaves_sound_and_words(tours: tuple[Files, Files]) -> None:
    for files in tours:
        assert_speech(files["speech.mp3"])
        assert_words(files["transcript.srt"], files["transcript.txt"])


def test_another_tour_in_the_same_folder_begins_where_the_first_one_began(tours: tuple[Files, Files]) -> None:
    folder = tours[0]["speech.mp3"].parent
    files = toured(folder, "en")
    assert len([name for name in files if name.endswith(".png")]) == 4
    assert tabs_of(files["text-to-speech-light.png"]) != tabs_of(files["speech-to-text-light.png"])


def every_state(size: tuple[int, int], theme: str) -> tuple[str, ...]:
    """The options."""
    return "--pictures", "all", "--size", f"{size[0]}x{size[1]}", "--theme", theme


def toured(folder: Path, language: str, *options: str, sound: Mapping[str, str] | None = None) -> Files:
    """The files that a tour leaves in the folder, by their names."""
    bare = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    command = [sys.executable, "-m", "vbee_desktop", "tour", "--lang", language, *options, str(folder)]
    done = subprocess.run(
        command, env={**bare, **(sound or {})}, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stderr
    assert options or not done.stderr  # dialogs and sound servers have more to say
    return {name: folder / name for name in map(str.strip, done.stdout.splitlines()[1:])}


def names_of(theme: str, *more: str) -> set[str]:
    """The files of all states."""
    return {f"{name}-{theme}.png" for names in (*STATES.values(), *more) for name in names.split()}


def tabs_of(path: Path) -> list[int]:
    """The colours along the lower edge of the tabs, where the current one is underlined."""
    picture = QImage(str(path))
    return [picture.pixel(x, y) for y in range(50, 62) for x in range(0, 320, 4)]


def assert_speech(path: Path) -> None:
    samples, rate_hz = soundfile.read(path)
    assert soundfile.info(path).format == "MP3"
    assert len(samples) > 3 * rate_hz
    assert abs(samples).max() > 0.1


def assert_words(srt: Path, txt: Path) -> None:
    lines = pysubs2.load(str(srt))
    assert len(lines) > 0
    assert all(line.end > line.start and line.plaintext for line in lines)
    assert "amiable" in txt.read_text("utf-8")


def assert_drawn(path: Path, window: tuple[int, int]) -> None:
    """Not blank: text and controls give many colours all over the picture, which is of the window or of a
    dialog that is no larger.
    """
    picture = QImage(str(path))
    assert picture.width() <= window[0]
    assert picture.height() <= window[1]
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 50, path.name
