"""What was spent, what would be added, and the acts that end the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.compare.turning_row import TurningRow
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.act_offer import priced
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.ui.compare.contest import Contender, Contest
    from vbee_desktop.ui.look import Look

_LEAST_WORDS_EM = 20


class CompareFoot(QWidget):
    """**Create all**, **Close** and **Choose**."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.money = Label(look, self, role="text2", wrap=True, tabular=True)
        self.reason = Label(look, self, scale=CAPTION, role="text3", wrap=True)
        self.create_all = PlainButton(look, self)
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self.choose = PrimaryButton(look, self)
        for plain in (self.create_all, self.close_button):
            plain.least_height = self.choose.least_height
        self.choose.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=SPACE)
        for button in (self.create_all, self.close_button, self.choose):
            flow.addWidget(button)
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.money)
        column.addWidget(self.reason)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(TurningRow(words, buttons, look.em(_LEAST_WORDS_EM), self))

    def show_contest(self, contest: Contest, winner: Contender | None) -> None:
        """What the contest costs, and who would win if it ended now."""
        self.money.setText(self._money(contest))
        missing = contest.missing()
        total = sum(contest.points_of(each) for each in missing)
        self.create_all.setVisible(len(missing) > 1)
        self.create_all.setText(priced(self.tr("Create all (%1)"), contest.cost_words(total)))
        self.choose.setEnabled(winner is not None)
        self.choose.setText(self._choice(contest, winner))
        self.reason.setText(self.tr("Create a sample and listen to it, then choose."))
        self.reason.setVisible(winner is None)
        self.choose.setAccessibleDescription("" if winner is not None else self.reason.text())

    def _choice(self, contest: Contest, winner: Contender | None) -> str:
        if winner is None:
            return self.tr("Choose")
        number = contest.contenders.index(winner) + 1
        name = contest.voices.name_of(winner.code)
        return self.tr("Choose %1").replace(
            "%1", str(number) if contest.is_blind else name.replace("&", "&&")
        )

    def _money(self, contest: Contest) -> str:
        if contest.is_demo:
            return self.tr("Nothing is charged in the demo.")
        spent = contest.price_words(round(contest.points_spent))
        told = self.tr("%1 spent here.").replace("%1", spent)
        costly = contest.costly()
        if not costly:
            return told
        points = contest.price_words(sum(contest.points_of(each) for each in costly))
        numbers = [str(contest.contenders.index(each) + 1) for each in costly]
        if len(numbers) == 1:
            more = self.tr("Voice %1 would add %2.").replace("%1", numbers[0])
        else:
            more = self.tr("Voices %1 would add %2.").replace("%1", ", ".join(numbers))
        return f"{told} {more.replace('%2', points)}"
