"""``vbee-desktop tour`` without display and sound: what it leaves is read by other libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pysubs2
import soundfile
from PySide6.QtGui import QImage

WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PULSE_SERVER", "DBUS_SESSION_BUS_ADDRESS")
LIMIT_S = 120


def test_the_tour_leaves_sound_words_and_pictures(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    command = [sys.executable, "-m", "vbee_desktop", "tour", "--lang", "en", str(tmp_path / "tour")]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    files = [tmp_path / "tour" / line.strip() for line in done.stdout.splitlines()[1:]]
    assert {path.suffix for path in files} == {".mp3", ".srt", ".txt", ".png"}
    by_name = {path.name: path for path in files}
    assert_speech(by_name["speech.mp3"])
    assert_words(by_name["transcript.srt"], by_name["transcript.txt"])
    pictures = [path for path in files if path.suffix == ".png"]
    assert len(pictures) == 4
    for path in pictures:
        assert_drawn(path)
    again = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert (again.returncode, again.stderr) == (0, "")
    assert tabs_of(by_name["text-to-speech-light.png"]) != tabs_of(by_name["speech-to-text-light.png"])


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


def assert_drawn(path: Path) -> None:
    """Not blank: text and controls give many colours all over the window."""
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1280, 800)
    colours = {picture.pixel(x, y) for x in range(0, 1280, 3) for y in range(0, 800, 3)}
    assert len(colours) > 50
