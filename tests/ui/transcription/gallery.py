"""The tab in its states, as PNG files to be looked at: ``python tests/ui/transcription/gallery.py FOLDER``.

``--vi FILE.tsv`` translates (source, Vietnamese, context per line), ``--size 1280x624`` is the tab's own size
without the window's frame, ``--dark``, ``--font-scale 1.25``; QT_SCALE_FACTOR=2 draws for a HiDPI screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from tests.ui.transcription.clips import spoken, write_clip
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.core.errors import NoAnswer
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk
from vbee_desktop.ui.transcription.source_panel import SourcePanel
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.transcription.trim_fields import TrimFields
from vbee_desktop.ui.widgets.inline_message import InlineMessage

SENTENCES = (
    "Chào cả nhà, hôm nay mình đang có mặt ở chợ nổi Cái Răng, Cần Thơ.",
    "Mới năm giờ rưỡi sáng mà ghe xuồng đã tấp nập kín cả một khúc sông.",
    "Ghe nào bán gì thì treo món đó lên cây bẹo để khách nhìn từ xa.",
    (
        "Đi thuyền từ bến Ninh Kiều ra đây chừng ba mươi phút, giá khoảng một trăm nghìn một người, "
        "các bạn nhớ mang theo áo khoác mỏng vì sáng sớm gió sông khá lạnh và hay có mưa phùn bất chợt."
    ),
)
WAIT_S = 10.0


class TableTranslator(QTranslator):
    """Translates from (source, context) pairs."""

    def __init__(self, tables: list[Path]) -> None:
        super().__init__()
        text = "\n".join(table.read_text("utf-8") for table in tables)
        lines = [line.split("\t") for line in text.splitlines() if line.count("\t") == 2]
        self._words = {(source, context): translated for source, translated, context in lines}

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return self._words.get((source, context))


class Gallery:
    """One tab for each picture."""

    def __init__(self, app: QApplication, options: argparse.Namespace, clips: Path) -> None:
        self._app = app
        self._options = options
        self._clips = clips
        self._look = Look()
        self._look.set_reduced_motion(True)
        self._look.set_mode("dark" if options.dark else "light")
        self._look.apply(app)

    def draw_all(self) -> None:
        for name, draw in self._pictures().items():
            if self._options.only and self._options.only not in name:
                continue
            with tempfile.TemporaryDirectory() as folder:
                desk = BenchDesk(Path(folder))
                desk.ear.answer = _transcript()
                desk.devices = (AudioDevice("usb", "Yeti Nano USB Microphone", "ALSA", True, 1, 48000),)
                self._draw(name, draw, desk)
                desk.shutdown()

    def _draw(self, name: str, draw: Callable[[TranscriptionTab, BenchDesk], None], desk: BenchDesk) -> None:
        settings = SettingsDict({"transcription.source": 0 if name.startswith("record") else 1})
        playback = PlaybackLog()
        tab = TranscriptionTab(self._look, cast("Desk", desk), playback, settings)
        desk.is_demo = "demo" in name
        tab.account_changed()
        width, height = (int(part) for part in self._options.size.split("x"))
        tab.resize(width, height)
        tab.restore()
        tab.show()
        draw(tab, desk)
        if "playing" in name:
            playback.tell(self._clips / "cho-noi-cai-rang.wav", 3.0)
        for _ in range(5):
            self._app.processEvents()
        tab.grab().save(str(Path(self._options.folder) / f"{self._options.prefix}{name}.png"))
        tab.shutdown()
        tab.deleteLater()
        self._app.processEvents()

    def _pictures(self) -> dict[str, Callable[[TranscriptionTab, BenchDesk], None]]:
        return {
            "file-empty-demo": lambda _tab, _desk: None,
            "file-converted": self._converted,
            "file-refused": self._refused,
            "file-bad": self._bad,
            "file-busy": self._busy,
            "file-result-playing": self._result,
            "file-unknown": self._unknown,
            "file-no-speech": self._no_speech,
            "record-ready": self._ready,
            "record-opening": self._opening,
            "record-running": lambda tab, desk: self._recording(tab, desk, 4.3),
            "record-last": lambda tab, desk: self._recording(tab, desk, 7.9),
            "record-review": self._review,
            "record-trimmed": self._trimmed,
            "record-no-microphone": self._no_microphone,
        }

    def _converted(self, tab: TranscriptionTab, _desk: BenchDesk) -> None:
        path = write_clip(self._clips / "phong-van-chi-hoa.wav", 7.2, rate_hz=24000, channels=2, bytes_each=3)
        self._open(tab, path)

    def _refused(self, tab: TranscriptionTab, _desk: BenchDesk) -> None:
        self._open(tab, write_clip(self._clips / "long-interview.wav", 95.0, rate_hz=44100, channels=2))

    def _bad(self, tab: TranscriptionTab, _desk: BenchDesk) -> None:
        path = self._clips / "holiday.wav"
        path.write_bytes(b"no sound")
        tab.open_file(path)
        self._wait(lambda: _shows_message(tab))

    def _busy(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        desk.ear.may_answer.clear()
        self._open(tab, write_clip(self._clips / "clip.wav"))
        tab.main_act()
        self._wait(lambda: bool(desk.ear.asked))
        self._spin(0.1)

    def _result(self, tab: TranscriptionTab, _desk: BenchDesk) -> None:
        self._open(tab, write_clip(self._clips / "cho-noi-cai-rang.wav", 9.7))
        self._recognise(tab)

    def _unknown(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        self._result(tab, desk)
        desk.ear.answer = NoAnswer(detail="read timeout after 60 s")
        self._recognise(tab)

    def _no_speech(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        desk.ear.answer = Transcript("job", "remote", "", (), 8)
        self._open(tab, write_clip(self._clips / "clip.wav"))
        self._recognise(tab)

    def _ready(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        self._wait(lambda: bool(desk.card.opened))
        desk.card.record(spoken(0.3))
        self._spin(0.2)

    def _opening(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        self._wait(lambda: bool(desk.card.opened))
        tab.toggle_recording()
        self._spin(0.1)

    def _recording(self, tab: TranscriptionTab, desk: BenchDesk, seconds: float) -> None:
        self._ready(tab, desk)
        tab.toggle_recording()
        self._spin(0.1)
        for _ in range(round(seconds * 10)):
            desk.card.record(spoken(0.1, level=0.4))
            self._spin(0.02)
        self._spin(0.1)

    def _review(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        self._recording(tab, desk, 7.4)
        tab.toggle_recording()
        desk.card.record(spoken(0.3))
        self._spin(0.3)

    def _trimmed(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        self._review(tab, desk)
        fields = tab.findChildren(TrimFields)[0].findChildren(QDoubleSpinBox)
        fields[0].setValue(1.3)
        fields[1].setValue(5.6)
        self._spin(0.5)

    def _no_microphone(self, tab: TranscriptionTab, desk: BenchDesk) -> None:
        tab.hide()
        self._spin(0.1)
        desk.card.failing = True
        tab.show()
        self._spin(0.3)

    def _open(self, tab: TranscriptionTab, path: Path) -> None:
        tab.open_file(path)
        self._wait(lambda: tab.findChildren(SourcePanel)[0].act.isVisible() and _has_act(tab))

    def _recognise(self, tab: TranscriptionTab) -> None:
        ended: list[object] = []
        tab.jobs_changed.connect(ended.append)
        tab.main_act()
        self._wait(lambda: 0 in ended)

    def _wait(self, condition: Callable[[], object]) -> None:
        until = time.monotonic() + WAIT_S
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("a picture's state did not come")
            self._spin(0.01)

    def _spin(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.002)


def _has_act(tab: TranscriptionTab) -> bool:
    return any(button.property("role") == "primary" and button.isVisible() for button in _buttons(tab))


def _shows_message(tab: TranscriptionTab) -> bool:
    return any(message.isVisible() for message in tab.findChildren(InlineMessage))


def _buttons(tab: TranscriptionTab) -> list[QAbstractButton]:
    return tab.findChildren(QAbstractButton)


def _transcript() -> Transcript:
    starts = (0.38, 2.55, 4.21, 5.9)
    rows = tuple(
        Utterance(text, start, end)
        for text, start, end in zip(SENTENCES, starts, (2.3, 3.84, 5.72, 9.61), strict=True)
    )
    return Transcript("job", "remote", " ".join(SENTENCES), rows, 10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--vi", type=Path, action="append")
    parser.add_argument("--size", default="1280x624")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font-scale", type=float, default=1.0)
    parser.add_argument("--prefix", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    Path(options.folder).mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * options.font_scale)
    app.setFont(font)
    QLocale.setDefault(QLocale("en_US"))
    if options.vi:
        QLocale.setDefault(QLocale("vi_VN"))
        translator = TableTranslator(options.vi)
        translator.setParent(app)
        app.installTranslator(translator)
    with tempfile.TemporaryDirectory() as clips:
        Gallery(app, options, Path(clips)).draw_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
