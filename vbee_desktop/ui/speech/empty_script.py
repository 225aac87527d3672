"""What lies over the editor while it is empty: sentences to try, and the ways to bring a text in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from vbee_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.script_editor import ScriptEditor


class EmptyScript(QScrollArea):
    """A child of the editor's viewport, so that clicks and drops beside its buttons go to the editor."""

    sample_chosen = Signal(object)
    """str"""
    open_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, look: Look, editor: ScriptEditor) -> None:
        super().__init__(editor.viewport())
        self._editor = editor
        self._composing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._fill(look)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.textChanged.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._editor.viewport():
            self.setGeometry(self._editor.viewport().rect())
        elif isinstance(event, QInputMethodEvent):  # a word being composed is not in the document yet
            self._composing = bool(event.preeditString())
            self._follow()
        return False

    def _fill(self, look: Look) -> None:
        state = EmptyState(
            look,
            icon="app",
            title=self.tr("No text yet"),
            sentence=self.tr("Type, paste or drop a text file here. Or try a sentence:"),
        )
        for sentence in (
            self.tr("Welcome to Vbee. Listen to this voice."),
            self.tr("Train SE3 from Hà Nội to Sài Gòn leaves at 19:25."),
            self.tr("An early autumn morning: mist over the lake, young rice on the air."),
        ):
            state.add_sample(sentence, partial(self.sample_chosen.emit, sentence))
        state.add_action(self.tr("Open…"), "open", self.open_wanted.emit)
        state.add_action(self.tr("Paste clean"), "paste", self.paste_wanted.emit)
        state.setAutoFillBackground(False)
        self.setWidget(state)
        state.setAutoFillBackground(False)

    def _follow(self) -> None:
        self.setVisible(self._editor.document().isEmpty() and not self._composing)
