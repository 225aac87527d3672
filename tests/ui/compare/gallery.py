"""Pictures of the comparison, to be looked at: ``python -m tests.ui.compare.gallery DIR [QM_FILE]`` (with
``QT_SCALE_FACTOR=2`` only the small window).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tests.audio.sounds import sine
from tests.ui.compare.room import DEAR, HUONG_GIANG, MAI_PHUONG, TRUNG_KIEN, known_voices
from tests.ui.speech.gallery import StillDesk
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.side_by_side import side_by_side
from vbee_desktop.core.errors import Code, NotSent, Refused
from vbee_desktop.core.models import JobStage, Progress, Take
from vbee_desktop.ui.compare.compare_dialog import CompareDialog
from vbee_desktop.ui.compare.contest import Contender
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.worker.job_handle import JobHandle

SENTENCE = (
    "Trước hết, hãy tráng phin bằng nước vừa sôi. Bước nhỏ này giúp phin nóng đều, bột cà phê nở tốt và "
    "hương thơm ở lại trong ly lâu hơn."
)
SMALL = os.environ.get("QT_SCALE_FACTOR", "1") != "1"
RATE = 8000


class PictureDesk(StillDesk):
    """Does nothing: the pictures say themselves what has happened."""

    def prepare_audition(self, _paths: object) -> JobHandle:
        return self._nothing()


class NobodysPlayer:
    """There is no sound in a picture."""

    def lend(self, _take: object, _refuse: object) -> None: ...
    def take_back(self) -> None: ...


def give_take(contender: Contender, number: int, *, is_new: bool) -> None:
    sample = contender.sample
    request = sample.request
    assert request is not None
    path = Path(f"take-{number}.mp3")
    sample.take = Take(f"j{number}", path, request, 8.0 + number / 3, RATE, 133, 133, is_new=is_new)
    sample.was_bought_here = is_new


def voice_like(seconds: float, number: int) -> Clip:
    samples = sine(seconds, RATE, 5.0 + number) * sine(seconds, RATE, 0.9 + number / 5)
    return Clip(samples.astype("float32"), RATE)


def hear(dialog: CompareDialog, paths: list[Path], playing: int) -> None:
    player = dialog.player
    player._question += 1  # noqa: SLF001
    audition = side_by_side([voice_like(8.0 + number / 3, number) for number in range(len(paths))])
    player._take_audition(player._question, tuple(paths), audition)  # noqa: SLF001
    player._go(paths[playing], 4.0, plays=True)  # noqa: SLF001
    dialog._show_all()  # noqa: SLF001


def state_heard(dialog: CompareDialog) -> None:
    contenders = dialog.contest.contenders
    for number in range(3):
        give_take(contenders[number], number, is_new=number > 0)
    dialog.contest.points_spent = 266
    hear(dialog, [Path(f"take-{number}.mp3") for number in range(3)], 1)


def state_blind(dialog: CompareDialog) -> None:
    state_heard(dialog)
    dialog.transport.show_hiding(hides=True)
    dialog.contest.hide_names(Random(3))


def state_new(dialog: CompareDialog) -> None:
    dialog._show_all()  # noqa: SLF001


def state_trouble(dialog: CompareDialog) -> None:
    first, second, third, fourth = dialog.contest.contenders
    first.sample._handle = JobHandle(900, lambda _job_id: None)  # noqa: SLF001
    first.sample.progress = Progress(JobStage.RUNNING, 42.0)
    second.sample.error = NotSent(Code.NO_CONNECTION)
    third.sample.error = Refused(Code.OUT_OF_POINTS)
    fourth.sample.error = Refused(Code.NOT_IN_PLAN)
    dialog.contest.voices.mark_refused(fourth.code)
    dialog._show_all()  # noqa: SLF001


def state_long(dialog: CompareDialog) -> None:
    dialog.sentence.editor.setPlainText(f"{SENTENCE} {SENTENCE}")


STATES: Mapping[str, Callable[[CompareDialog], None]] = {
    "heard": state_heard,
    "blind": state_blind,
    "new": state_new,
    "trouble": state_trouble,
    "long": state_long,
}


def draw(look: Look, folder: Path, name: str, size: tuple[int, int] | None) -> None:
    dialog = CompareDialog(
        look,
        PictureDesk(),  # type: ignore[arg-type]  # nobody presses a button
        NobodysPlayer(),
        known_voices(favourites=[HUONG_GIANG], recents=[TRUNG_KIEN]),
        SpeechSettings(),
        Random(1),
    )
    dialog.begin(SENTENCE, 2, [MAI_PHUONG, TRUNG_KIEN, HUONG_GIANG, DEAR], matches_loudness=True)
    state = name.split("-", maxsplit=1)[0]
    STATES[state](dialog)
    if size is not None:
        dialog.resize(*size)
    dialog.show()
    for _ in range(3):  # the bar of the pane goes when all fits, and then there is room for that
        QApplication.processEvents()
    dialog.grab().save(str(folder / f"compare-{name}.png"))
    dialog.done(0)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    QLocale.setDefault(QLocale("vi_VN" if sys.argv[2:] else "en_US"))
    translator = QTranslator(app)
    if sys.argv[2:] and translator.load(sys.argv[2]):
        app.installTranslator(translator)
    look = Look()
    look.apply(app)
    for mode in ("light", "dark"):
        look.set_mode(mode)
        for state in STATES:
            draw(look, folder, f"{state}-{mode}{'-200' if SMALL else ''}", (600, 330) if SMALL else None)
    if not SMALL:
        draw(look, folder, "heard-narrow", (560, 560))


if __name__ == "__main__":
    main()
