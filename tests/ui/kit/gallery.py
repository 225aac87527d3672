"""All widgets in all states, drawn to PNG files to be looked at: ``python tests/ui/kit/gallery.py FOLDER``.

Options: ``--scale 1.25`` enlarges the system's font, ``--ratio 2`` draws for a HiDPI screen.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vbee_desktop.ui.look import CAPTION, HEADING, Look
from vbee_desktop.ui.widgets.buttons import (
    Chip,
    DiscButton,
    PlainButton,
    PrimaryButton,
    RecordButton,
    SegmentSwitch,
    ToolButton,
)
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.countdown import Countdown
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.empty_state import EmptyState
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.inline_message import InlineMessage, MessageAction, MessageKind
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.level_meter import LevelMeter
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.live_strip import LiveStrip
from vbee_desktop.ui.widgets.part_progress import PartProgress
from vbee_desktop.ui.widgets.pill import Pill
from vbee_desktop.ui.widgets.script_editor import ScriptEditor
from vbee_desktop.ui.widgets.spin_box import SpinBox
from vbee_desktop.ui.widgets.spinner import Spinner
from vbee_desktop.ui.widgets.tab_bar import TabBar
from vbee_desktop.ui.widgets.take_chip import TakeChip
from vbee_desktop.ui.widgets.transport_bar import TransportBar
from vbee_desktop.ui.widgets.waveform import Region, Waveform

TEXT = (
    "Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin "
    "thật đậm, thật thơm, đúng kiểu Sài Gòn xưa.\n"
    "Trước hết, hãy tráng phin bằng nước vừa sôi. Bước nhỏ này giúp phin nóng đều, bột cà phê nở tốt và "
    "hương thơm ở lại trong ly lâu hơn.\n"
    "Cho hai mươi lăm gam cà phê xay vừa vào phin. <break time=0.5s/> Rót một ít nước, chờ ba mươi giây.\n"
    "\n"
    "Kiên nhẫn đợi chừng năm phút. Ẩm thực, Ữ Ỗ Ẫ ặ ự ỵ.\n"
    "Năm\nSáu\nBảy"
)
MARKS = ("locked", "made", "stale", "never", "queued", "working", "failed")


def speech_peaks(bins: int = 4096) -> list[tuple[int, list[float], list[float]]]:
    """A pyramid of something that looks like speech."""
    highs = [
        abs(math.sin(i / 90)) * abs(math.sin(i / 13)) * (0.95 if (i // 300) % 4 else 0.02)
        for i in range(bins)
    ]
    levels = []
    samples = 64
    while len(highs) > 64:
        levels.append((samples, [-high * 0.9 for high in highs], highs))
        highs = [max(pair) for pair in zip(highs[::2], highs[1::2], strict=True)]
        samples *= 2
    return levels


def page(look: Look, *widgets: QWidget, width: int = 860) -> QWidget:
    sheet = QWidget()
    sheet.setFixedWidth(width)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return sheet


def row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder


def buttons_page(look: Look) -> QWidget:
    disabled = PlainButton(look, text="Sao chép", icon="copy")
    disabled.setEnabled(False)
    with_menu = PlainButton(look, text="Copy transcript", icon="copy")
    with_menu.setMenu(QMenu(with_menu))
    checked = ToolButton(look, text="History", icon="history")
    checked.setCheckable(True)
    checked.setChecked(True)
    pause = ToolButton(look, text="Chèn nghỉ", icon="pause-insert")
    pause.setMenu(QMenu(pause))
    split = PrimaryButton(look, text="Tạo giọng đọc")
    split.setMenu(QMenu(split))
    off = PrimaryButton(look, text="Create speech")
    off.setMenu(QMenu(off))
    off.setEnabled(False)
    cancel = PrimaryButton(look, text="Cancel", icon="close")
    cancel.set_amber(False)
    ring = DiscButton(look, diameter=22, ink=False)
    small = DiscButton(look, icon="pause", diameter=22)
    disc_off = DiscButton(look)
    disc_off.setEnabled(False)
    long = PrimaryButton(look, text="Chuyển đổi và gửi thành 10 phần (tính 100 giây), giữ nguyên tệp của bạn")
    narrow = QWidget()
    inside = QVBoxLayout(narrow)
    narrow.setFixedWidth(240)
    inside.addWidget(long)
    chips = QWidget()
    flow = FlowLayout(chips)
    for words in ("Bắc", "Trung", "Nam", "Nữ", "Nam", "Vbee", "Cộng đồng", "Của tôi"):
        chip = Chip(look, text=words)
        chip.setChecked(words in ("Bắc", "Nữ"))
        flow.addWidget(chip)
    star = Chip(look, icon="star")
    star.setChecked(True)
    flow.addWidget(star)
    flow.addWidget(Chip(look, icon="star"))
    chip_off = Chip(look, text="Off")
    chip_off.setEnabled(False)
    flow.addWidget(chip_off)
    return page(
        look,
        row(
            PlainButton(look, text="Choose WAV…", icon="open"),
            PlainButton(look, text="Đóng"),
            disabled,
            with_menu,
            PlainButton(look, icon="plus"),
        ),
        row(
            ToolButton(look, text="Mở…", icon="open"),
            ToolButton(look, text="Dán sạch", icon="paste"),
            pause,
            checked,
            ToolButton(look, icon="refresh"),
            DiscButton(look),
            DiscButton(look, icon="pause"),
            disc_off,
            ring,
            small,
        ),
        split,
        off,
        cancel,
        RecordButton(look, text="Dừng ghi", icon="stop"),
        narrow,
        chips,
        SegmentSwitch(look, [("microphone", "Ghi âm"), ("wav-file", "Tệp WAV")]),
    )


def fields_page(look: Look) -> QWidget:
    combo = ComboBox(look, icon="headphones")
    combo.addItems(["Mặc định", "Loa USB (Yeti Nano)"])
    off = ComboBox(look, icon="microphone")
    off.addItems(["Micro USB (Yeti Nano)"])
    off.setEnabled(False)
    spin = SpinBox(look)
    spin.setSuffix("×")
    spin.setRange(0.1, 1.9)
    spin.setValue(1.0)
    top = SpinBox(look)
    top.setRange(0.0, 1.9)
    top.setValue(1.9)
    line = QLineEdit("hn_female_maiphuong_vdts_48k-fhg")
    empty = QLineEdit()
    empty.setPlaceholderText("Tìm giọng, không cần gõ dấu")
    empty.addAction(look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    line_off = QLineEdit("disabled")
    line_off.setEnabled(False)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(50)
    slider_off = QSlider(Qt.Orientation.Horizontal)
    slider_off.setValue(30)
    slider_off.setEnabled(False)
    check = CheckBox(look, text="Ghi nối tiếp khi nói quá 10 giây")
    check.setChecked(True)
    check_off = CheckBox(look, text="Ghi trước 0,5 giây (giữ micro mở)")
    check_off.setEnabled(False)
    voices = QListWidget()
    voices.addItems(["Mai Phương", "Ngọc Huyền"])
    voices.setCurrentRow(0)
    table = QTableWidget(2, 3)
    table.setHorizontalHeaderLabels(["#", "Bắt đầu", "Nội dung"])
    table.setItem(0, 2, QTableWidgetItem("Chào cả nhà"))
    default = QPushButton("Save")
    default.setDefault(True)
    form = QFormLayout()
    holder = QWidget()
    holder.setLayout(form)
    for words, widget in (
        ("Tốc độ", spin),
        ("Most", top),
        ("Định dạng", combo),
        ("Off", off),
        ("Mã giọng", line),
        ("Tìm", empty),
        ("Off", line_off),
        ("Speed", slider),
        ("Off", slider_off),
    ):
        form.addRow(Label(look, text=words, role="text2"), widget)
    return page(
        look,
        holder,
        row(check, CheckBox(look, text="Off"), check_off),
        row(QPushButton("Cancel"), default),
        row(
            FieldFrame(look, voices),
            FieldFrame(look, table),
        ),
        width=640,
    )


def small_page(look: Look) -> QWidget:
    bars: list[QWidget] = []
    for state in ((4, 2, 1, 12), (12, 0, 0, 12)):
        bar = PartProgress(look)
        bar.set_parts(*state)
        bars.append(bar)
    half = PartProgress(look)
    half.set_fraction(0.4)
    bars += [half, PartProgress(look)]
    spinner = Spinner(look)
    spinner.start()
    takes = QWidget()
    flow = FlowLayout(takes, gap=8)
    for name in ("Mai Phương", "Ngọc Huyền", "Anh Khôi"):
        take = TakeChip(look, name=name, detail="1,00× · 0:12,2")
        take.set_file(Path("x.wav"))
        take.set_playing(name == "Mai Phương")
        take.set_current(name == "Mai Phương")
        take.set_starred(name == "Mai Phương")
        flow.addWidget(take)
    tabs = TabBar(look)
    tabs.add_tab("text-speech", "Văn bản thành giọng nói")
    tabs.add_tab("microphone", "Giọng nói thành văn bản")
    tabs.set_pill(0, "7/12")
    tabs.set_pill(1, "7,9 s", "rec", lamp=True)
    card = Card(look)
    inside = QVBoxLayout(card)
    inside.addWidget(Label(look, text="Where it will be cut", scale=HEADING, demibold=True))
    inside.addWidget(Line(look))
    inside.addWidget(
        Label(look, text="10 parts, each cut in the quietest place", scale=CAPTION, role="text2")
    )
    drop = Card(look, dashed=True, ground="")
    in_drop = QHBoxLayout(drop)
    in_drop.addWidget(Label(look, text="Thả một tệp WAV vào đây", role="text2"))
    in_drop.addWidget(PlainButton(look, text="Chọn WAV…", icon="open"))
    file_name = ElidedLabel(look, text="phong-van-chi-hoa-rat-dai-ten-tep-ghi-am.wav", demibold=True)
    file_name.setFixedWidth(180)
    return page(
        look,
        tabs,
        row(
            Pill(look, text="×3"),
            Pill(look, text="7/12", kind="info"),
            Pill(look, text="Demo: giọng robot, không tính điểm", kind="info", icon="flask"),
            Pill(look, text="done", kind="ok"),
            Pill(look, text="stale", kind="warn"),
            Pill(look, text="failed", kind="err"),
            spinner,
            file_name,
        ),
        *bars,
        takes,
        card,
        drop,
    )


def messages_page(look: Look, width: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    acts: list[MessageAction] = [("Retry 2 parts (142 points)", print), ("Choose another voice", print)]
    retry = "The server refused parts 3 and 5; nothing was charged for them."
    messages: list[tuple[MessageKind, str, str, list[MessageAction], str]] = [
        ("info", "Bạn đang dùng chế độ demo.", "Giọng robot, không tính điểm.", acts[:1], ""),
        ("done", "Đã lưu.", "", [], ""),
        ("warning", "Token sắp hết hạn.", "Còn 6 ngày. Hãy tạo ứng dụng mới trước đó.", [], ""),
        ("error", "2 parts failed, the other parts go on.", retry, acts, "HTTP 500\nrequest 4fbe1c92"),
    ]
    for kind, title, text, actions, details in messages:
        message = InlineMessage(look, holder)
        column.addWidget(message)
        message.show_message(kind, title, text, actions, details)
    return page(look, holder, width=width)


def sound_page(look: Look) -> QWidget:
    shown: list[QWidget] = []
    regions = [Region(0, 15.4, "1"), Region(15.4, 27.7, "2", current=True), Region(27.7, 41, "3", stale=True)]
    playing = TransportBar(look)
    fill(playing, regions)
    playing.set_state("playing")
    playing.set_position(20.1)
    playing.set_loop(True)
    marked = TransportBar(look)
    fill(marked, [Region(i * 1.3, (i + 1) * 1.3, str(i + 1), current=i == 4) for i in range(31)])
    marked.set_state("paused")
    marked.set_range((9.0, 17.5))
    marked.set_position(12)
    empty = TransportBar(look)
    empty.set_devices([(None, "System default")])
    shown += [playing, marked, empty]
    plain = Waveform(look)
    plain.set_peaks(speech_peaks())
    plain.set_duration(8.6)
    plain.set_position(4)
    plain.setMinimumHeight(60)
    shown.append(plain)
    return page(look, *shown, width=1280)


def fill(bar: TransportBar, regions: list[Region]) -> None:
    bar.set_length(41.0)
    bar.set_peaks(speech_peaks())
    bar.set_regions(regions)
    bar.set_volume(0.72)
    bar.set_devices([(None, "Mặc định"), (3, "Loa USB")], None)


def record_page(look: Look) -> QWidget:
    quiet = LevelMeter(look)
    meter = LevelMeter(look)
    meter.set_level(-14.6, -10.0, clipped=False)
    loud = LevelMeter(look)
    loud.set_level(-0.4, 0.0, clipped=True)
    rings = []
    for setting in ("idle", "opening", "5.3", "1.9"):
        ring = Countdown(look)
        if setting == "opening":
            ring.set_opening()
        elif setting != "idle":
            ring.set_remaining(float(setting))
        rings.append(ring)
    strips = []
    for until in (0.0, 4.2, 8.4):
        strip = LiveStrip(look)
        strip.resize(388, 60)
        for step in range(int(until / 0.05)):
            swing = abs(math.sin(step / 5)) * (0.8 if step % 40 > 8 else 0.0)
            strip.add_block((step + 1) * 0.05, -swing, swing)
        strips.append(strip)
    left, right = (
        page(look, quiet, meter, loud, *strips, width=416),
        page(look, row(*rings[:2]), row(*rings[2:])),
    )
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.addWidget(left)
    across.addWidget(right)
    return sheet


def editor_page(look: Look) -> QWidget:
    editor = ScriptEditor(look)
    editor.setPlainText(TEXT)
    editor.set_marks(MARKS)  # type: ignore[arg-type]
    cursor = editor.textCursor()
    cursor.setPosition(TEXT.index("Bước"))
    editor.setTextCursor(cursor)
    frame = FieldFrame(look, editor)
    frame.setFixedHeight(460)
    first = EmptyState(look, icon="app", title="Chưa có văn bản nào",
                       sentence="Gõ, dán hoặc thả một tệp vào đây. Hoặc thử một câu mẫu:")  # fmt: skip
    for sample in (
        "Chào mừng bạn đến với Vbee. Hãy nghe thử giọng đọc này.",
        "Chuyến tàu SE3 từ Hà Nội vào Sài Gòn sẽ khởi hành lúc 19 giờ 25 phút.",
        "Một sớm mùa thu, sương còn giăng kín mặt hồ, phố đã thơm mùi cốm mới.",
    ):
        first.add_sample(sample, print)
    first.add_action("Mở…", "open", print)
    first.add_action("Dán sạch", "paste", print)
    later = EmptyState(look, icon="text-speech", title="No transcript yet",
                       sentence="Send the file, and each sentence appears here.")  # fmt: skip
    later.add_action("Choose WAV…", "open", print)
    card = Card(look, dashed=True)
    QVBoxLayout(card).addWidget(later)
    return page(look, frame, first, card)


PAGES = {
    "buttons": buttons_page,
    "fields": fields_page,
    "small": small_page,
    "messages-wide": lambda look: messages_page(look, 860),
    "messages-narrow": lambda look: messages_page(look, 416),
    "sound": sound_page,
    "record": record_page,
    "editor": editor_page,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--ratio", default="1")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = options.ratio
    QLocale.setDefault(QLocale("vi_VN"))
    app = QApplication(sys.argv[:1])
    font = app.font()
    font.setPointSizeF(9.75 * options.scale)
    app.setFont(font)
    look = Look()
    look.set_reduced_motion(True)
    look.apply(app)
    options.folder.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        look.set_mode(mode)
        for name, build in PAGES.items():
            if options.only in name:
                draw(build(look), options.folder / f"{name}-{mode}.png")


def draw(sheet: QWidget, path: Path) -> None:
    sheet.show()
    QApplication.processEvents()
    sheet.adjustSize()
    sheet.resize(sheet.width(), max(sheet.height(), sheet.heightForWidth(sheet.width())))
    for _ in range(20):
        QApplication.processEvents()
    sheet.grab().save(str(path))
    sheet.close()
    sheet.deleteLater()


if __name__ == "__main__":
    main()
