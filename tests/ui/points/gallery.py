"""Pictures of the points, to be looked at: ``python -m tests.ui.points.gallery DIR [QM_FILE]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.speech.gallery import StillDesk
from vbee_desktop.core.ledger import LedgerSums, Period, PeriodSums, Sums, VoiceSums
from vbee_desktop.core.models import Account
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.points.points_dialog import PointsDialog
from vbee_desktop.ui.shell.status_line import StatusLine

VOICES = (
    VoiceSums("hn_female_maiphuong_vdts_48k-fhg", "Mai Phương", Sums(31, 9_120, 9_120)),
    VoiceSums("hn_female_ngochuyen_full_24k-st", "Ngọc Huyền 2.0", Sums(4, 1_000, 3_000)),
    VoiceSums("n_hanoi_female_mot_ma_giong_rat_dai_tu_nhap_news_vc", "", Sums(1, 164, 164)),
)
SUMS: LedgerSums = {
    Period.TODAY: PeriodSums(Sums(12, 1_284, 1_284, 34), Sums(2, 84, 84), VOICES[:1]),
    Period.WEEK: PeriodSums(Sums(40, 10_284, 12_284, 34), Sums(2, 84, 84), VOICES),
    Period.MONTH: PeriodSums(Sums(318, 102_840, 212_284, 934), Sums(5, 841, 841), VOICES),
}
NOTHING: LedgerSums = dict.fromkeys(Period, PeriodSums(Sums(), Sums(), ()))


def draw(widget: QWidget, folder: Path, name: str) -> None:
    widget.show()
    QApplication.processEvents()
    widget.grab().save(str(folder / f"{name}.png"))
    widget.close()


def draw_all(look: Look, folder: Path, mode: str) -> None:
    for name, sums, period in (("today", SUMS, 0), ("month", SUMS, 2), ("nothing", NOTHING, 0)):
        dialog = PointsDialog(look, StillDesk())  # type: ignore[arg-type]  # nobody presses a button
        dialog.show_sums(sums)
        dialog.period_switch.set_current(period)
        draw(dialog, folder, f"points-{name}-{mode}")
    status = StatusLine(look)
    status.show_account(Account(is_demo=False, has_credentials=True))
    status.show_points(SUMS[Period.TODAY])
    status.resize(1366, status.sizeHint().height())
    draw(status, folder, f"status-{mode}")
    status.resize(640, status.sizeHint().height())
    draw(status, folder, f"status-small-{mode}")


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
        draw_all(look, folder, mode)


if __name__ == "__main__":
    main()
