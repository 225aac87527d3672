"""The takes made and found again since the program started, to hear, save and drag into other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.take_files import copy_file, show_in_folder
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.take_chip import TakeChip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.look import Look

_ROWS_SHOWN = 2
CHIPS_SHOWN = 60
"""More of them come when they are asked for: whoever makes takes all day does not pay for each in memory."""


class TakesStrip(QWidget):
    """Newest first; starred ones stand in front. The current take is the one that the transport bar shows.

    Of several paragraphs those of one are shown. A take has a chip as long as it is shown.
    """

    play_wanted = Signal(object)
    """`core.models.Take`"""
    stop_wanted = Signal()
    chosen = Signal(object)
    """`core.models.Take`"""
    removed = Signal(object)
    """`core.models.Take`, which was taken away."""
    save_wanted = Signal(object)
    """`core.models.Take`"""
    check_wanted = Signal(object)
    """`core.models.Take`: what a recogniser hears of it is to be compared with its text."""
    starred = Signal(object, object)
    """`core.models.Take`, and whether a person chose it (bool)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._takes: list[Take] = []
        self._names: dict[str, str] = {}
        self._chips: dict[str, TakeChip] = {}
        self._shown: frozenset[str] | None = None
        self._starred: set[str] = set()
        self._playing: object = None
        self._current: Take | None = None
        self.offers_check = True
        self._title = Label(look, self, text=self.tr("Takes"), demibold=True)
        hint = self.tr("Drag a take into your video editor")
        self._hint = ElidedLabel(  # a help, not worth a strip that is wider than its pane
            look, self, text=hint, scale=CAPTION, role="text3", mode=Qt.TextElideMode.ElideRight
        )
        self._empty = self._empty_card()
        self._inside = QWidget(self)
        self._flow = FlowLayout(self._inside, gap=SPACE, line_gap=SPACE_TIGHT)
        self._most = CHIPS_SHOWN
        self._more = ToolButton(look, self._inside, text=self.tr("Earlier takes"))
        self._more.hide()
        self._more.clicked.connect(self._show_more)
        self._area = _ChipArea(look, self._inside, self._flow, self)
        self._lay_out()
        self._show_emptiness(is_empty=True)

    @property
    def current(self) -> Take | None:
        """The take that is shown and that saving means."""
        return self._current

    def takes(self) -> list[Take]:
        """All takes as they stand, from left to right."""
        return list(self._takes)

    def shown(self) -> list[Take]:
        """The takes that can be seen, from left to right."""
        return [
            take for place, take in enumerate(self._wanted()) if place < self._most or take == self._current
        ]

    def _wanted(self) -> list[Take]:
        return [take for take in self._takes if self._shown is None or take.job_id in self._shown]

    def _show_more(self) -> None:
        self._most += CHIPS_SHOWN
        self._arrange()

    def show_only(self, job_ids: frozenset[str] | None, title: str) -> None:
        """Show the takes of these jobs, all of them when None."""
        self._title.setText(title)
        if job_ids != self._shown:
            self._shown = job_ids
            self._most = CHIPS_SHOWN
            self._arrange()

    def chip_of(self, take: Take) -> TakeChip:
        """The chip of a take."""
        if take.job_id not in self._chips:
            self._chips[take.job_id] = self._new_chip(take)
        return self._chips[take.job_id]

    def set_starred(self, take: Take, *, starred: bool) -> None:
        """Show whether a person chose this take, without a signal."""
        if starred:
            self._starred.add(take.job_id)
        else:
            self._starred.discard(take.job_id)
        if take.job_id in self._chips:
            self._chips[take.job_id].set_starred(starred)
        self._arrange()

    def add_take(self, take: Take, name: str, *, is_current: bool = True) -> None:
        """Put a take in front, unless it is there, and make it the current one; ``name`` is its voice's."""
        self.add_takes([(take, name)])
        if is_current:
            self.set_current(take)

    def add_takes(self, takes: Iterable[tuple[Take, str]]) -> None:
        """Put takes with their voices' names in front, those that are not there yet."""
        for take, name in takes:
            if take.job_id not in self._names:
                self._names[take.job_id] = name
                self._takes.insert(0, take)
        self._arrange()

    def rename(self, name_of: Callable[[Take], str]) -> None:
        """The voices have other names now."""
        for take in self._takes:
            if (name := name_of(take)) != self._names[take.job_id]:
                self._names[take.job_id] = name
                if take.job_id in self._chips:
                    self._chips[take.job_id].set_name(name)

    def _new_chip(self, take: Take) -> TakeChip:
        chip = TakeChip(self._look, self._inside, name=self._names[take.job_id], detail=detail_of(take))
        chip.set_file(take.path)
        chip.set_current(self._current is not None and self._current.job_id == take.job_id)
        chip.set_playing(self.is_playing(take))
        chip.set_starred(take.job_id in self._starred)
        chip.play_clicked.connect(lambda: self._toggle(take))
        chip.chosen.connect(lambda: self._choose(take))
        chip.star_toggled.connect(lambda starred: self._star(take, starred=bool(starred)))
        chip.menu_requested.connect(lambda where: self._show_menu(take, where))
        return chip

    def set_current(self, take: Take | None) -> None:
        """Mark the take that is shown."""
        self._current = take
        for job_id, chip in self._chips.items():
            chip.set_current(take is not None and job_id == take.job_id)
        if take is not None and take.job_id not in self._chips:
            self._arrange()

    def show_playing(self, path: object) -> None:
        """Mark the take that is heard; None when there is silence."""
        self._playing = path
        for take in self._takes:
            if take.job_id in self._chips:
                self._chips[take.job_id].set_playing(self.is_playing(take))

    def is_playing(self, take: Take) -> bool:
        """Whether this take is heard."""
        return self._playing is not None and self._playing == take.path

    def remove(self, take: Take) -> None:
        """Take a chip away; its file stays."""
        if self.is_playing(take):
            self.stop_wanted.emit()
        self._takes.remove(take)
        self._starred.discard(take.job_id)
        del self._names[take.job_id]
        self._drop_chip(take.job_id)
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
        self.set_starred(take, starred=starred)
        self.starred.emit(take, starred)

    def _arrange(self) -> None:
        """Starred takes first; the order is otherwise as it was."""
        self._takes.sort(key=lambda take: take.job_id not in self._starred)
        shown = self.shown()
        for job_id in self._chips.keys() - {take.job_id for take in shown}:
            self._drop_chip(job_id)
        chips: list[QWidget] = [self.chip_of(take) for take in shown]
        if len(shown) < len(self._wanted()):
            chips.append(self._more)
        elif self._flow.indexOf(self._more) >= 0:
            self._flow.removeWidget(self._more)
            self._more.hide()
        for chip in chips:
            if self._flow.indexOf(chip) < 0:
                self._flow.addWidget(chip)
                chip.show()
        self._flow.set_order(chips)
        self._show_emptiness(is_empty=not chips)
        self._area.fit()

    def _drop_chip(self, job_id: str) -> None:
        if (chip := self._chips.pop(job_id, None)) is not None:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()

    def _show_emptiness(self, *, is_empty: bool) -> None:
        self._empty.setVisible(is_empty)
        self._area.setVisible(not is_empty)
        self._hint.setVisible(not is_empty)

    def _show_menu(self, take: Take, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.tr("Stop") if self.is_playing(take) else self.tr("Play"), lambda: self._toggle(take)
        )
        menu.addAction(self.tr("Save audio…"), lambda: self.save_wanted.emit(take))
        if self.offers_check:
            menu.addAction(self.tr("Check what is heard…"), lambda: self.check_wanted.emit(take))
        menu.addSeparator()
        menu.addAction(self.tr("Show in folder"), lambda: show_in_folder(take.path))
        menu.addAction(self.tr("Copy file"), lambda: copy_file(take.path))
        menu.addSeparator()
        menu.addAction(self.tr("Remove from this list"), lambda: self.remove(take))
        menu.popup(where)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title)
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
