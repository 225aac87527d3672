"""The main act: what it costs, why it cannot be done, how far it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QLocale, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.part_counts import counts_of
from vbee_desktop.ui.speech.act_offer import Offer
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.waiting_words import words_for_outage
from vbee_desktop.ui.widgets.buttons import PrimaryButton
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.part_progress import PartProgress

if TYPE_CHECKING:
    from vbee_desktop.core.models import Progress
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.part_counts import PartTally
    from vbee_desktop.ui.speech.act_offer import Choice

_SECOND_MS = 1000


class ActPanel(QWidget):
    """**Create speech**, and **Cancel** in its place while it runs."""

    create_clicked = Signal()
    choice_clicked = Signal(object)
    """The key of an entry of the menu (str)."""
    choices_wanted = Signal()
    """The menu is about to be shown."""
    cancel_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._icon = IconView(look, self, icon="info", size=16)
        self._words = Label(look, self, role="text2", wrap=True)
        self._price = Label(look, self, demibold=True, tabular=True)
        self._elapsed = Label(look, self, scale=CAPTION, role="text2", tabular=True)
        self._bar = PartProgress(look, self)
        self._button = PrimaryButton(look, self)
        self._menu: QMenu | None = None
        self._choices: tuple[Choice, ...] = ()
        self._counts = counts_of(())
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._lay_out()
        self._timer.timeout.connect(self._show_elapsed)
        self._button.clicked.connect(self._on_click)
        self.show_idle("", Offer("", ""))

    def show_idle(self, reason: str, offer: Offer) -> None:
        """Nothing runs. A ``reason`` says why the act cannot be done now; without one it can."""
        self._busy = False
        self._timer.stop()
        self._words.setText(reason or offer.words)
        self._words.set_demibold(False)
        self._words.set_role("text2")
        self._price.setText("" if reason else offer.price)
        self._button.setEnabled(not reason)
        self._button.setAccessibleDescription(reason or self._description(offer))
        self._offer_choices(() if reason else offer.choices)
        self._show_act()

    def show_busy(self) -> None:
        """It runs from now on."""
        self._busy = True
        self._clock.start()
        self._timer.start()
        self._words.set_demibold(True)
        self._words.set_role("text")
        self._words.setText(self.tr("Preparing…"))
        self._counts = counts_of(())
        self._bar.set_indeterminate()
        self._button.setEnabled(True)
        self._button.setAccessibleDescription("")
        self._offer_choices(())
        self._show_elapsed()
        self._show_act()

    def show_progress(self, progress: Progress) -> None:
        """How far it is; without a number from the server the bar only says that it goes on."""
        if not self._busy:
            return
        self._words.setText(self._progress_words(progress))
        self._counts = counts_of(progress.parts)
        self._show_elapsed()
        if self._counts.total > 1:
            self._bar.set_parts(*self._counts)
        elif progress.percent is None:
            self._bar.set_indeterminate()
        else:
            self._bar.set_fraction(progress.percent / 100)

    def set_low(self, *, is_low: bool) -> None:
        """In a low window nothing is kept free for the bar."""
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(not is_low)  # else the side is laid out and drawn anew at each start
        self._bar.setSizePolicy(policy)

    def words(self) -> str:
        """The line above the button."""
        return self._words.text()

    def price(self) -> str:
        """The price above the button."""
        return self._price.text()

    @property
    def button(self) -> PrimaryButton:
        """The main act."""
        return self._button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._busy:
            self._show_elapsed()
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _progress_words(self, progress: Progress) -> str:
        match progress.stage:
            case "sending":
                return self.tr("Sending…")
            case "waiting":
                return words_for_outage(progress) or self._waiting_words(progress.retry_after_s)
            case "running":
                return self._running_words(progress)
            case "downloading":
                return self.tr("Downloading…")
            case _:
                return self.tr("Preparing…")

    def _running_words(self, progress: Progress) -> str:
        if len(progress.parts) > 1:
            return self._part_words(counts_of(progress.parts))
        if progress.percent is not None:
            return self.tr("Speaking, %1 %").replace("%1", str(round(progress.percent)))
        return self.tr("Speaking…")

    def _part_words(self, counts: PartTally) -> str:
        return filled(self.tr("Creating part %1 of %2"), counts.at, counts.total)

    def _waiting_words(self, retry_after_s: float | None) -> str:
        if retry_after_s is None:
            return self.tr("Waiting its turn…")
        return self.tr("The server is busy, again in %1 s").replace("%1", str(max(round(retry_after_s), 1)))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self._price)
        line.addWidget(self._elapsed)
        self.set_low(is_low=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addLayout(line)
        column.addWidget(self._bar)
        column.addWidget(self._button)

    def _description(self, offer: Offer) -> str:
        return f"{offer.words} {offer.price}".strip() if offer.choices else offer.price

    def _offer_choices(self, choices: tuple[Choice, ...]) -> None:
        """The menu is made when it is first needed."""
        if choices == self._choices:
            return
        self._choices = choices
        if self._menu is None:
            self._menu = QMenu(self._button)
            self._menu.aboutToShow.connect(self.choices_wanted)
        self._menu.clear()
        for choice in choices:
            self._menu.addAction(choice.words, partial(self.choice_clicked.emit, choice.key))
        self._button.setMenu(self._menu if choices else None)

    def _show_act(self) -> None:
        self._bar.setVisible(self._busy)
        self._elapsed.setVisible(self._busy)
        self._price.setVisible(not self._busy)
        self._icon.setVisible(not self._busy and not self._button.isEnabled())
        self._button.set_amber(not self._busy)
        self._button.set_icon_name("close" if self._busy else "")
        self._button.setText(self.tr("Cancel") if self._busy else self.tr("Create speech"))

    def _show_elapsed(self) -> None:
        told = [clock_text(self._clock.elapsed() / 1000, QLocale(), decimals=0)]
        if self._counts.failed:
            told.insert(0, self.tr("%Ln failed", "", self._counts.failed))
        if self._counts.total > 1:
            told.insert(0, self.tr("%Ln done", "", self._counts.done))
        self._elapsed.setText(" · ".join(told))

    def _on_click(self) -> None:
        if self._busy:
            self.cancel_clicked.emit()
        else:
            self.create_clicked.emit()
