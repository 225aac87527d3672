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
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, Refused, VbeeError
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import (
    AudioFormat,
    JobStage,
    PartState,
    Progress,
    SpeechApi,
    SpeechRequest,
    SpeechWay,
    Take,
    VoiceList,
)
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
TALE = (
    "Ngày xửa ngày xưa, ở một làng nhỏ ven sông, có hai anh em mồ côi cha mẹ từ sớm.",
    "Người anh tham lam, chiếm hết ruộng nương. Người em chỉ được một túp lều và cây khế ngọt.",
    "Mùa khế chín, có con chim lạ rất to bay đến, ngày nào cũng ăn khế.",
    "Người em than: “Chim ơi, cả nhà tôi trông vào cây khế này, chim ăn hết thì tôi sống bằng gì?”",
    "Chim liền đáp: “Ăn một quả, trả cục vàng, may túi ba gang, mang đi mà đựng.”",
    "Người em nghe lời, may một chiếc túi vừa đúng ba gang rồi ngồi đợi.",
    "Sáng hôm sau, chim chở người em ra đảo xa, nơi vàng bạc sáng lấp lánh khắp nơi.",
    "Người em chỉ nhặt vừa đầy túi rồi ra hiệu cho chim bay về.",
    "Từ đó, nhà người em khá giả, vẫn chăm chỉ làm ăn và giúp đỡ bà con.",
    "Người anh nghe chuyện, xin đổi cả gia tài lấy túp lều và cây khế.",
    "Chim lại đến, nhưng người anh may túi đến mười hai gang và nhét đầy vàng.",
    "Túi nặng quá, chim nghiêng cánh, người anh rơi xuống biển.",
)
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
        self.making: JobHandle | None = None

    def load_voices(self) -> JobHandle:
        return self._nothing()

    def load_readings(self) -> JobHandle:
        return self._nothing()

    def find_paid(self, _request: SpeechRequest) -> JobHandle:
        return self._nothing()

    def find_spoken(self, _requests: object, _known: object = ()) -> JobHandle:
        return self._nothing()

    def create_parts(self, _requests: object, *, again: bool = False) -> JobHandle:
        self.making = self._nothing()
        return self.making

    def join_takes(self, _takes: object, _before: object = None) -> JobHandle:
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


def state_parts(tab: SpeechTab, desk: StillDesk) -> None:
    """Twelve paragraphs: four are made, two have failed, two are under way."""
    tab.script.editor.setPlainText("\n".join(TALE))
    tab.script.count_now()
    tab.main_act()
    states = ["done", "done", "failed", "done", "failed", "done", "running", "running", *["waiting"] * 4]
    parts = tuple(PartState(state) for state in states)
    assert desk.making is not None
    desk.making.progress.emit(Progress(JobStage.RUNNING, 40.0, parts=parts))


def state_partly(tab: SpeechTab, desk: StillDesk) -> None:
    """Twelve paragraphs of which two have failed; one was changed since."""
    state_parts(tab, desk)
    assert desk.making is not None
    outcomes: list[Take | VbeeError] = []
    for number, text in enumerate(TALE):
        request = replace(REQUEST, text=text, audio_format=AudioFormat.WAV)
        take = Take(f"p{number}", Path(f"/tmp/p{number}.wav"), request, 4.6, 48000, len(text), len(text))
        outcomes.append(NotSent() if number in {2, 4} else take)
    desk.making.succeeded.emit(tuple(outcomes))
    tab.script.editor.setPlainText("\n".join([*TALE[:6], TALE[6] + " Nắng lên.", *TALE[7:]]))
    tab.script.count_now()
    cursor = tab.script.editor.textCursor()
    cursor.setPosition(len(TALE[0]) + 5)
    tab.script.editor.setTextCursor(cursor)


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
    state_parts,
    state_partly,
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
            for size in (
                sizes
                if state in {state_empty, state_ready, state_paid, state_parts, state_partly}
                else sizes[:1]
            ):
                tab = build(look, state, size)
                name = f"{state.__name__.removeprefix('state_')}-{mode}-{language}-{size[0]}"
                tab.grab().save(str(folder / f"{name}.png"))
                tab.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
