"""The tools above the rows of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.widgets.plain_buttons import ToolButton
from vbee_desktop.ui.widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.transcription.utterance_acts import UtteranceActs


class UtteranceTools(ToolRow):
    """**Play row**, **Split**, **Merge**, **Nudge times**, **Undo**, **Find**, **Follow playback**, and
    **Row** with everything in its menu.
    """

    def __init__(self, look: Look, acts: UtteranceActs, parent: QWidget) -> None:
        self.follow = ToolButton(look, parent, icon="bars")
        buttons = (
            _tool(look, parent, "play", acts.play),
            _tool(look, parent, "split", acts.split),
            _tool(look, parent, "merge", acts.merge),
            ToolButton(look, parent, icon="history"),
            _tool(look, parent, "undo", acts.undo),
            _tool(look, parent, "search", acts.find),
            self.follow,
            ToolButton(look, parent, icon="more"),
        )
        super().__init__(look, buttons, parent)
        names = (
            (self.tr("Play row"), self.tr("Play row (F5)")),
            (self.tr("Split"), self.tr("Split at the cursor (Shift+Enter)")),
            (self.tr("Merge"), self.tr("Merge with the next row (Ctrl+J)")),
            (
                self.tr("Nudge times"),
                self.tr("Move the start (Alt+← →) or the end (Ctrl+← →)"),
            ),
            (self.tr("Undo"), self.tr("Undo (Ctrl+Z)")),
            (self.tr("Find"), self.tr("Find and replace (Ctrl+F)")),
            (self.tr("Follow playback"), self.tr("Bring the row that is heard into sight")),
            (self.tr("Row"), self.tr("Everything that can be done with a row")),
        )
        for button, (name, tip) in zip(buttons, names, strict=True):
            button.setText(name)
            button.setToolTip(tip)
        buttons[3].setMenu(acts.nudge_menu(buttons[3]))
        buttons[-1].setMenu(acts.row_menu(buttons[-1]))
        self.follow.setCheckable(True)


def _tool(look: Look, parent: QWidget, icon: str, act: QAction) -> ToolButton:
    """A button that does the same as ``act``, while that can be done."""
    button = ToolButton(look, parent, icon=icon)
    button.clicked.connect(act.trigger)
    button.setEnabled(act.isEnabled())
    act.enabledChanged.connect(button.setEnabled)
    return button
