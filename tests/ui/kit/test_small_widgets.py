from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.buttons import Chip, PlainButton, StarButton, ToolButton
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.clock_text import clock_text, number_text
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.empty_state import EmptyState, SampleButton
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.part_progress import PartProgress
from vbee_desktop.ui.widgets.pill import Pill
from vbee_desktop.ui.widgets.plain_tip import plain_tip
from vbee_desktop.ui.widgets.spin_box import SpinBox
from vbee_desktop.ui.widgets.spinner import Spinner
from vbee_desktop.ui.widgets.tab_bar import TabBar
from vbee_desktop.ui.widgets.take_chip import TakeChip


def test_times_have_the_decimal_sign_of_the_language() -> None:
    from PySide6.QtCore import QLocale

    english, vietnamese = QLocale("en_US"), QLocale("vi_VN")
    assert clock_text(20.14, english) == "0:20.1"
    assert clock_text(20.14, vietnamese) == "0:20,1"
    assert clock_text(59.96, english) == "1:00.0"
    assert clock_text(3661.5, english, 2) == "1:01:01.50"
    assert clock_text(61.4, english, 0) == "1:01"
    assert number_text(-14.62, vietnamese) == "−14,6"
    assert number_text(-0.01, english) == "0.0"


def test_chips_wrap_into_lines(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(look, holder, text=words) for words in ("North", "Central", "South", "Community", "Mine")]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(holder)
    wide, narrow = flow.heightForWidth(1000), flow.heightForWidth(170)
    assert narrow > 2 * wide
    holder.resize(170, narrow)
    holder.show()
    rects = [chip.geometry() for chip in chips]
    assert all(rect.right() < 170 and rect.bottom() < narrow for rect in rects)
    assert not any(one.intersects(other) for i, one in enumerate(rects) for other in rects[:i])


def test_a_hidden_widget_leaves_no_gap(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(look, holder, text="North") for _ in range(3)]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(holder)
    chips[1].hide()
    flow.setGeometry(QRect(0, 0, 400, 30))
    assert chips[2].x() == chips[0].geometry().right() + 1 + 4


def test_widgets_stand_in_another_order(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(look, holder, text=words) for words in ("North", "Central", "South")]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(holder)
    flow.set_order([chips[2], chips[0], chips[1]])
    flow.setGeometry(QRect(0, 0, 1000, 30))
    assert chips[2].x() < chips[0].x() < chips[1].x()
    assert flow.indexOf(chips[2]) == 0


def test_a_centred_flow_stands_in_the_middle(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, centred=True)
    button = PlainButton(look, holder, text="Open…")
    flow.addWidget(button)
    qtbot.addWidget(holder)
    flow.setGeometry(QRect(0, 0, 401, 40))
    assert button.geometry().center().x() == pytest.approx(200, abs=1)


def test_a_tab_carries_a_pill_and_keeps_its_name(look: Look, qtbot: QtBot) -> None:
    tabs = TabBar(look)
    qtbot.addWidget(tabs)
    tabs.add_tab("text-speech", "Text to speech")
    tabs.add_tab("microphone", "Speech to text")
    tabs.show()
    width, other = tabs.tabRect(0).width(), tabs.tabRect(1).width()
    tabs.set_pill(0, "7/12")
    assert tabs.tabRect(0).width() > width
    assert tabs.tabRect(1).width() == other
    tabs.set_pill(1, "7.9 s", "rec", lamp=True)
    assert tabs.tabRect(1).width() > other
    assert tabs.tabText(0) == "Text to speech"
    interface = QAccessible.queryAccessibleInterface(tabs)
    assert interface.child(0).text(QAccessible.Text.Name) == "Text to speech"
    tabs.set_pill(0, "")
    assert tabs.tabRect(0).width() == width


def test_a_click_on_a_tab_chooses_it(look: Look, qtbot: QtBot) -> None:
    tabs = TabBar(look)
    qtbot.addWidget(tabs)
    tabs.add_tab("text-speech", "Text to speech")
    tabs.add_tab("microphone", "Speech to text")
    tabs.show()
    with qtbot.waitSignal(tabs.currentChanged) as changed:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert changed.args == [1]


def test_progress_by_parts_is_told_in_numbers_too(look: Look, qtbot: QtBot) -> None:
    bar = PartProgress(look)
    qtbot.addWidget(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    bar.set_parts(4, 2, 1, 12)
    assert (bar.value(), bar.maximum()) == (6, 12)
    bar.resize(240, 8)
    image = bar.grab().toImage()
    theme = look.theme
    assert image.pixelColor(40, 4).name().upper() == theme.ok
    assert theme.err in {image.pixelColor(x, 4).name().upper() for x in range(82, 118)}
    assert image.pixelColor(130, 4).name().upper() == theme.info
    assert image.pixelColor(200, 4).name().upper() == theme.sunken
    bar.set_fraction(0.4)
    assert bar.value() == 40
    bar.set_parts(0, 0, 0, 0)
    assert bar.maximum() == 0


def test_a_take_is_played_chosen_and_starred(look: Look, qtbot: QtBot) -> None:
    take = TakeChip(look, name="Mai Phương", detail="1.00× · 0:12.2")
    qtbot.addWidget(take)
    take.show()
    assert take.accessibleName() == "Mai Phương, 1.00× · 0:12.2"
    [star] = take.findChildren(StarButton)
    play = next(b for b in take.findChildren(QWidget) if b.accessibleName() == "Play take Mai Phương")
    with qtbot.waitSignal(take.play_clicked):
        QTest.mouseClick(play, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(take.star_toggled) as starred:
        QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert starred.args == [True]
    with qtbot.assertNotEmitted(take.star_toggled):
        take.set_starred(False)
    assert not star.isChecked()
    with qtbot.waitSignal(take.chosen):
        QTest.mouseClick(take, Qt.MouseButton.LeftButton, pos=QPoint(60, 3))
    with qtbot.waitSignal(take.chosen):
        QTest.keyClick(take, Qt.Key.Key_Return)
    more = next(b for b in take.findChildren(ToolButton) if b.accessibleName() == "More about this take")
    with qtbot.waitSignal(take.menu_requested):
        more.click()


def test_a_take_can_be_dragged_as_a_file(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    take = TakeChip(look, name="Mai Phương")
    qtbot.addWidget(take)
    assert take.drag_data() is None
    take.set_file(tmp_path / "take.mp3")
    data = take.drag_data()
    assert data is not None
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / "take.mp3")]


def test_labels_never_take_words_for_markup(look: Look, qtbot: QtBot) -> None:
    for label in (
        Label(look, text="<b>x</b>"),
        ElidedLabel(look, text="<b>x</b>"),
        Pill(look, text="<b>x</b>"),
    ):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_long_name_is_cut_and_its_tool_tip_has_the_whole(look: Look, qtbot: QtBot) -> None:
    name = "phong-van-chi-hoa-<b>rất</b>-dài.wav"
    label = ElidedLabel(look, text=name)
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.grab()
    assert "…" in label.shown_text()
    assert label.toolTip() == plain_tip(name) != name
    label.resize(900, 20)
    label.grab()
    assert label.shown_text() == name
    assert label.toolTip() == ""


def test_a_label_takes_the_colour_of_its_role_in_both_themes(look: Look, qtbot: QtBot) -> None:
    label = Label(look, text="x", role="warn")
    qtbot.addWidget(label)
    assert label.palette().windowText().color() == look.color("warn")
    look.set_mode("dark")
    assert label.palette().windowText().color() == look.color("warn")


def test_a_frame_shows_the_focus_of_what_it_holds_without_resizing_it(look: Look, qtbot: QtBot) -> None:
    view = QListWidget()
    frame = FieldFrame(look, view)
    qtbot.addWidget(frame)
    frame.resize(200, 100)
    frame.show()
    frame.activateWindow()
    view.clearFocus()
    at_rest, size = frame.grab().toImage(), view.size()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    focused = frame.grab().toImage()
    assert at_rest.pixelColor(100, 0) == look.color("border")
    assert focused.pixelColor(100, 1) == look.color("focus")
    assert view.size() == size


def test_the_wheel_changes_a_field_only_with_the_focus(look: Look, qtbot: QtBot) -> None:
    combo, spin = ComboBox(look), SpinBox(look)
    combo.addItems(["MP3", "WAV"])
    spin.setValue(1.0)
    for field in (combo, spin):
        qtbot.addWidget(field)
        field.show()
        field.clearFocus()
        turn, place = QPoint(0, -120), QPointF(5, 5)
        nothing = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
        wheel = QWheelEvent(place, place, turn, turn, *nothing, False)
        QApplication.sendEvent(field, wheel)
    assert combo.currentIndex() == 0
    assert spin.value() == 1.0


@pytest.mark.parametrize(("y", "expected"), [(6, 1.1), (26, 0.9)])
def test_the_whole_arrow_can_be_hit(look: Look, qtbot: QtBot, y: int, expected: float) -> None:
    spin = SpinBox(look)
    spin.setSingleStep(0.1)
    spin.setValue(1.0)
    qtbot.addWidget(spin)
    spin.resize(120, 32)
    spin.show()
    QTest.mouseClick(spin, Qt.MouseButton.LeftButton, pos=QPoint(120 - 24, y))
    assert spin.value() == pytest.approx(expected)


def test_the_field_of_a_number_stays_clear_of_its_arrows(look: Look, qtbot: QtBot) -> None:
    spin = SpinBox(look)
    qtbot.addWidget(spin)
    spin.resize(120, 32)
    spin.show()
    look.set_mode("dark")
    spin.setEnabled(False)
    assert spin.lineEdit().geometry().right() < 120 - 24


def test_a_check_box_wraps_its_words_and_toggles(look: Look, qtbot: QtBot) -> None:
    column = QWidget()
    box = QVBoxLayout(column)
    check = CheckBox(look, column, text="Ghi nối tiếp khi nói quá 10 giây, cắt ở chỗ im nhất")
    box.addWidget(check)
    box.addStretch(1)
    qtbot.addWidget(column)
    column.resize(200, 300)
    column.show()
    assert check.height() >= check.heightForWidth(check.width()) > check.sizeHint().height()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert check.isChecked()
    assert not check.hasFocus()


def test_an_empty_view_offers_samples_and_acts(look: Look, qtbot: QtBot) -> None:
    chosen: list[str] = []
    empty = EmptyState(look, icon="app", title="No text yet", sentence="Type, paste or drop a text file.")
    sample = empty.add_sample("Chào mừng bạn đến với Vbee.", lambda: chosen.append("sample"))
    act = empty.add_action("Open…", "open", lambda: chosen.append("open"))
    qtbot.addWidget(empty)
    empty.resize(700, 400)
    empty.show()
    sample.click()
    act.click()
    assert chosen == ["sample", "open"]
    assert isinstance(sample, SampleButton)


def test_a_sample_in_a_narrow_view_takes_the_lines_it_needs(look: Look, qtbot: QtBot) -> None:
    empty = EmptyState(look, title="No text yet")
    sample = empty.add_sample("Một sớm mùa thu, sương còn giăng kín mặt hồ, phố đã thơm mùi cốm.", list)
    qtbot.addWidget(empty)
    empty.resize(330, 500)
    empty.show()
    assert sample.height() >= sample.heightForWidth(sample.width()) > sample.sizeHint().height()


def test_a_spinner_turns_only_while_it_is_started_seen_and_allowed_to(look: Look, qtbot: QtBot) -> None:
    spinner = Spinner(look)
    qtbot.addWidget(spinner)
    nothing = spinner.grab().toImage()
    spinner.start()
    assert spinner.running
    assert spinner.grab().toImage() != nothing
    spinner.stop()
    assert spinner.grab().toImage() == nothing
