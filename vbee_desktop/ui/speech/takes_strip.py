"""The takes made and found again since the program started, to hear, save and drag into other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.take_files import copy_file, show_in_folder
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.take_chip import TakeChip

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.look import Look

_ROWS_SHOWN = 2


class TakesStrip(QWidget):
    """Newest first; starred ones stand in front. The current take is the one that the transport bar shows."""

    play_wanted = Signal(object)
    """`core.models.Take`"""
    stop_wanted = Signal()
    chosen = Signal(object)
    """`core.models.Take`"""
    removed = Signal(object)
    """`core.models.Take`, which was taken away."""
    save_wanted = Signal(object)
    """`core.models.Take`"""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._takes: list[Take] = []
        self._chips: dict[str, TakeChip] = {}
        self._starred: set[str] = set()
        self._playing: object = None
        self._current: Take | None = None
        self._hint = Label(
            look, self, text=self.tr("Drag a take into your video editor"), scale=CAPTION, role="text3"
        )
        self._empty = self._empty_card()
        self._inside = QWidget(self)
        self._flow = FlowLayout(self._inside, gap=SPACE, line_gap=SPACE_TIGHT)
        self._area = _ChipArea(look, self._inside, self._flow, self)
        self._lay_out()
        self._show_emptiness()

    @property
    def current(self) -> Take | None:
        """The take that is shown and that saving means."""
        return self._current

    def takes(self) -> list[Take]:
        """All takes as they stand, from left to right."""
        return list(self._takes)

    def chip_of(self, take: Take) -> TakeChip:
        """The chip of a take."""
        return self._chips[take.job_id]

    def add_take(self, take: Take, name: str, *, is_current: bool = True) -> None:
        """Put a take in front, unless it is there, and make it the current one; ``name`` is its voice's."""
        if take.job_id not in self._chips:
            self._add_chip(take, name)
        if is_current:
            self.set_current(take)

    def _add_chip(self, take: Take, name: str) -> None:
        chip = TakeChip(self._look, self._inside, name=name, detail=detail_of(take))
        chip.set_file(take.path)
        chip.play_clicked.connect(lambda: self._toggle(take))
        chip.chosen.connect(lambda: self._choose(take))
        chip.star_toggled.connect(lambda starred: self._star(take, starred=bool(starred)))
        chip.menu_requested.connect(lambda where: self._show_menu(take, where))
        self._chips[take.job_id] = chip
        self._takes.insert(0, take)
        self._arrange()

    def set_current(self, take: Take | None) -> None:
        """Mark the take that is shown."""
        self._current = take
        for job_id, chip in self._chips.items():
            chip.set_current(take is not None and job_id == take.job_id)

    def show_playing(self, path: object) -> None:
        """Mark the take that is heard; None when there is silence."""
        self._playing = path
        for take in self._takes:
            self._chips[take.job_id].set_playing(self.is_playing(take))

    def is_playing(self, take: Take) -> bool:
        """Whether this take is heard."""
        return self._playing is not None and self._playing == take.path

    def remove(self, take: Take) -> None:
        """Take a chip away; its file stays."""
        if self.is_playing(take):
            self.stop_wanted.emit()
        chip = self._chips.pop(take.job_id)
        self._takes.remove(take)
        self._starred.discard(take.job_id)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if self._current == take:
            self.set_current(self._takes[0] if self._takes else None)
        self._arrange()
        self.removed.emit(take)

    def _toggle(self, take: Take) -> None:
        if self.is_playing(take):
            self.stop_wanted.emit()
        else:
            self.set_current(take)
            self.play_wanted.emit(take)

    def _choose(self, take: Take) -> None:
        self.set_current(take)
        self.chosen.emit(take)

    def _star(self, take: Take, *, starred: bool) -> None:
        if starred:
            self._starred.add(take.job_id)
        else:
            self._starred.discard(take.job_id)
        self._arrange()

    def _arrange(self) -> None:
        """Starred takes first; the order is otherwise as it was."""
        self._takes.sort(key=lambda take: take.job_id not in self._starred)
        chips = [self._chips[take.job_id] for take in self._takes]
        for chip in chips:
            if self._flow.indexOf(chip) < 0:
                self._flow.addWidget(chip)
                chip.show()
        self._flow.set_order(chips)
        self._show_emptiness()
        self._area.fit()

    def _show_emptiness(self) -> None:
        self._empty.setVisible(not self._takes)
        self._area.setVisible(bool(self._takes))
        self._hint.setVisible(bool(self._takes))

    def _show_menu(self, take: Take, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.tr("Stop") if self.is_playing(take) else self.tr("Play"), lambda: self._toggle(take)
        )
        menu.addAction(self.tr("Save audio…"), lambda: self.save_wanted.emit(take))
        menu.addSeparator()
        menu.addAction(self.tr("Show in folder"), lambda: show_in_folder(take.path))
        menu.addAction(self.tr("Copy file"), lambda: copy_file(take.path))
        menu.addSeparator()
        menu.addAction(self.tr("Remove from this list"), lambda: self.remove(take))
        menu.popup(where)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(Label(self._look, self, text=self.tr("Takes"), demibold=True))
        head.addWidget(self._hint)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._area)

    def _empty_card(self) -> Card:
        card = Card(self._look, self, dashed=True, ground="")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE_GROUP, SPACE, SPACE_GROUP, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(IconView(self._look, card, icon="text-speech", role="text3"))
        words = self.tr("No takes yet. What you create stands here, to hear it and to drag it out.")
        row.addWidget(Label(self._look, card, text=words, role="text2", wrap=True), 1)
        return card


class _ChipArea(QScrollArea):
    """As high as its rows of chips, up to two; more of them scroll."""

    def __init__(self, look: Look, inside: QWidget, flow: FlowLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = flow
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def fit(self) -> None:
        """Be as high as needed at the present width."""
        chip = self._flow.itemAt(0)
        if chip is None:
            return
        row = chip.sizeHint().height()
        most = row * _ROWS_SHOWN + SPACE_TIGHT * (_ROWS_SHOWN - 1)
        self.setFixedHeight(min(self._flow.heightForWidth(self.viewport().width()), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(10), 24)


def detail_of(take: Take) -> str:
    """Speed and length of a take, such as ``1.0× · 0:12.2``."""
    locale = QLocale()
    speed = locale.toString(take.request.speed, "f", 1)
    return f"{speed}× · {clock_text(take.duration_s, locale)}"
