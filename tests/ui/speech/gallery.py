"""Pictures of the tab in its states, to be looked at beside the design:

``python -m tests.ui.speech.gallery DIR [QM_FILE]`` (with ``QT_SCALE_FACTOR=2`` only the small window).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tests.ui.speech.room import Loudspeaker, Settings
from vbee_desktop.core.errors import Code, NoAnswer, Refused
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, SpeechApi, SpeechRequest, SpeechWay, Take, VoiceList
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.voices import voices_from_catalogue
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk
from vbee_desktop.ui.speech.speech_tab import SpeechTab
from vbee_desktop.worker.job_handle import JobHandle

SCRIPT = """Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. Hôm nay, chúng ta sẽ cùng pha một ly cà phê \
phin thật đậm, thật thơm, đúng kiểu Sài Gòn xưa.
Trước hết, hãy tráng phin bằng nước vừa sôi. <break time=0.5s/> Bước nhỏ này giúp phin nóng đều.
Kiên nhẫn đợi chừng năm phút. Thêm sữa đặc, thêm đá, khuấy đều và thưởng thức từng ngụm chậm rãi."""
PAID = JobSummary(
    "j0", 1, "speech", JobState.FILED, "", "", 0.0, 12.2, 325, 325.0, 0, "",
    is_worked_on=False, has_remote_id=True,
)  # fmt: skip
REQUEST = SpeechRequest(SCRIPT, "hn_female_maiphuong_vdts_48k-fhg")


class StillDesk:
    """Knows who asks and does nothing: the pictures say themselves what has happened."""

    is_demo = False
    has_credentials = True

    def __init__(self) -> None:
        self._handles: list[JobHandle] = []

    def load_voices(self) -> JobHandle:
        return self._nothing()

    def load_readings(self) -> JobHandle:
        return self._nothing()

    def find_paid(self, _request: SpeechRequest) -> JobHandle:
        return self._nothing()

    def speak_by(self, _way: SpeechWay) -> None:
        pass

    def on_instant_refusal(self, _slot: Callable[[object], None]) -> None:
        pass

    def resume(self, _job_id: str) -> JobHandle:
        return self._nothing()

    def _nothing(self) -> JobHandle:
        self._handles.append(JobHandle(len(self._handles), lambda _job_id: None))
        return self._handles[-1]


def state_empty(tab: SpeechTab, desk: StillDesk) -> None:
    desk.is_demo = True
    tab._accounts.show()  # noqa: SLF001
    tab._refresh()  # noqa: SLF001


def state_ready(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    add_takes(tab)


def state_busy(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    tab.act.show_busy()
    tab.act.show_progress(Progress(JobStage.RUNNING, 42.0))
    tab.voices.show_demo("hn_female_hermer_stor_48k-fhg", "loading")


def state_unknown(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    error = NoAnswer(detail="read timeout after 10 s", job_id="j0")
    tab._failure_view().show(error, REQUEST, "412 points")  # noqa: SLF001


def state_paid(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    add_takes(tab)
    tab._paid._set(PAID)  # noqa: SLF001


def state_asked(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    tab._paid._set(replace(PAID, state=JobState.UNKNOWN))  # noqa: SLF001
    earlier = NoAnswer(detail="an earlier request", job_id="j0", is_earlier=True, kind="speech")
    tab._failure_view().show(earlier, REQUEST, "325 points")  # noqa: SLF001


def state_refused(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    tab.voices.choose("hn_female_ngochuyen_full_24k-st")
    refused = SpeechRequest(SCRIPT, "hn_female_ngochuyen_full_24k-st")
    tab._failure_view().show(Refused(Code.NOT_IN_PLAN), refused, "")  # noqa: SLF001
    tab.voices.show_note("error", "This voice cannot be used. Choose one from the list, or check the code.")


def state_advanced(tab: SpeechTab, desk: StillDesk) -> None:
    write(tab)
    tab.settings._fold.click()  # noqa: SLF001
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT, at_once=True))
    tab.settings.set_values(tab.settings.values()._replace(audio_format="wav", speed=1.3))
    tab.voices.choose("n_khong_co_trong_danh_sach")
    tab.voices.filters._regions["north"].setChecked(True)  # noqa: SLF001


def state_nobody(tab: SpeechTab, desk: StillDesk) -> None:
    desk.has_credentials = False
    write(tab)
    tab._account_known = True  # noqa: SLF001
    tab._accounts.show()  # noqa: SLF001
    tab._refresh()  # noqa: SLF001
    tab.voices.filters._search.setText("zzz")  # noqa: SLF001


STATES: tuple[Callable[[SpeechTab, StillDesk], None], ...] = (
    state_empty,
    state_ready,
    state_busy,
    state_unknown,
    state_paid,
    state_asked,
    state_refused,
    state_advanced,
    state_nobody,
)


def write(tab: SpeechTab) -> None:
    tab.script.editor.setPlainText(SCRIPT)
    tab.script.count_now()


def add_takes(tab: SpeechTab) -> None:
    names = ("Anh Khôi (tin tức)", "Ngọc Huyền 2.0", "Mai Phương")
    for number, name in enumerate(names):
        take = Take(f"j{number}", Path(f"/tmp/{number}.mp3"), REQUEST, 11.6 + number / 3, 48000, 412, 412)
        tab.takes.add_take(take, name)
    starred = tab.takes.chip_of(tab.takes.takes()[1])
    starred.set_starred(True)
    starred.star_toggled.emit(True)
    current = tab.takes.current
    tab.takes.show_playing(current.path if current else None)
    tab._refresh()  # noqa: SLF001


def build(look: Look, state: Callable[[SpeechTab, StillDesk], None], size: tuple[int, int]) -> SpeechTab:
    desk = StillDesk()
    tab = SpeechTab(look, cast("Desk", desk), Loudspeaker(), Settings())
    tab.resize(*size)
    tab.show()
    QApplication.processEvents()
    catalogue = json.loads(resource_path("voices.json").read_text(encoding="utf-8"))["voices"]
    tab.voices.show_voices(VoiceList(voices_from_catalogue(catalogue), is_live=True))
    for code in ("hn_female_maiphuong_vdts_48k-fhg", "hn_female_hermer_stor_48k-fhg"):
        tab.voices.model.toggle_favourite(code)
    tab.script.editor.setFocus()
    state(tab, desk)
    for _ in range(5):
        QApplication.processEvents()
    return tab


def main(folder: Path, translation: str = "") -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    language = "en"
    translator = QTranslator()
    if translation and translator.load(translation):
        app.installTranslator(translator)
        language = "vi"
    QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_US"))
    look = Look()
    look.set_reduced_motion(True)
    folder.mkdir(parents=True, exist_ok=True)
    doubled = os.environ.get("QT_SCALE_FACTOR") == "2"
    sizes = ((640, 190),) if doubled else ((1280, 624), (1366, 592), (960, 424))
    for mode in ("light", "dark"):
        look.set_mode(mode)
        look.apply(app)
        for state in STATES:
            for size in sizes if state in {state_empty, state_ready, state_paid} else sizes[:1]:
                tab = build(look, state, size)
                name = f"{state.__name__.removeprefix('state_')}-{mode}-{language}-{size[0]}"
                tab.grab().save(str(folder / f"{name}.png"))
                tab.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
