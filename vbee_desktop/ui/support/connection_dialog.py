"""**Check connection**: each step to Vbee with its time, the one that failed by its name, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.core.connection import StepState
from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.support.connection_words import (
    report_text,
    step_name,
    step_sentence,
    step_time,
    verdict_of,
)
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.spinner import Spinner
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.core.connection import CheckedStep
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.messages import Message
    from vbee_desktop.ui.widgets.inline_message import MessageAction
    from vbee_desktop.worker.job_handle import JobHandle

SIZE_EM = (40, 34)
NAME_EM = 15
_ICONS = {
    StepState.PASSED: ("done", "ok"),
    StepState.FAILED: ("error", "err"),
    StepState.SKIPPED: ("minus", "text2"),
}


class ConnectionDialog(QDialog):
    """``begin`` starts a check, whose handle tells tuples of `core.connection.CheckedStep`. The check begins
    with `start`; closing the dialog ends it.
    """

    settings_wanted = Signal()
    """The way to Vbee is to be set otherwise."""

    def __init__(
        self,
        look: Look,
        begin: Callable[[], JobHandle],
        parent: QWidget | None = None,
        *,
        offers_settings: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._begin = begin
        self._offers_settings = offers_settings
        self._handle: JobHandle | None = None
        self.steps: tuple[CheckedStep, ...] = ()
        self.setWindowTitle(self.tr("Check connection"))
        self.rows: list[StepRow] = []
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self._rows)
        self.message = InlineMessage(look, self)
        self._spinner = Spinner(look, self)
        self.state = Label(look, self, role="text2")
        self.copy_button = PlainButton(look, self, text=self.tr("Copy result"), icon="copy")
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self.again_button = PrimaryButton(look, self, text=self.tr("Check again"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self.again_button.clicked.connect(self.start)
        self._lay_out()

    def start(self) -> None:
        """Check, from the beginning."""
        self._show_steps(())
        self.message.dismiss()
        self._show_running(True)
        handle = self._handle = self._begin()
        handle.progress.connect(self._show_steps)
        handle.succeeded.connect(self._finish)
        handle.failed.connect(self._fail)

    def done(self, result: int) -> None:
        """The dialog closes, however that came about."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        super().done(result)

    def sizeHint(self) -> QSize:
        return QSize(*(self._look.em(each) for each in SIZE_EM))

    def _lay_out(self) -> None:
        about = self.tr(
            "Tries each step on the way to Vbee. It costs nothing, and sends no text or recording."
        )
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addStretch(1)
        running = QHBoxLayout()
        running.setSpacing(SPACE)
        running.addWidget(self._spinner)
        running.addWidget(self.state, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(
            Label(self._look, self, text=self.tr("Check connection"), scale=TITLE, demibold=True)
        )
        column.addWidget(Label(self._look, self, text=about, role="text2", wrap=True))
        column.addWidget(self.message)
        column.addWidget(ScrollPane(self._rows, self), 1)
        column.addLayout(running)
        column.addLayout(buttons)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _show_steps(self, steps: tuple[CheckedStep, ...]) -> None:
        """Rows are added, never changed, but by a new check."""
        if len(steps) < len(self.rows):
            for row in self.rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self.rows.clear()
        self.steps = steps
        for step in steps[len(self.rows) :]:
            row = StepRow(self._look, step, self._rows)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)

    def _finish(self, steps: tuple[CheckedStep, ...]) -> None:
        self._show_steps(steps)
        self._show_running(False)
        self._tell(verdict_of(steps))

    def _fail(self, error: VbeeError) -> None:
        """The check itself could not begin: the proxy's address is none, say."""
        from vbee_desktop.ui.messages import message_for

        self._show_running(False)
        self._tell(message_for(error))

    def _tell(self, said: Message) -> None:
        """Where something is in the way, how it is set is a step from here."""
        is_failure = self._offers_settings and said.kind in {"warning", "error"}
        words = QCoreApplication.translate("SettingsDialog", "Settings")
        acts: list[MessageAction] = [(words, self.settings_wanted.emit)] if is_failure else []
        self.message.show_message(said.kind, said.title, said.text, acts, said.details)  # type: ignore[arg-type]

    def _show_running(self, running: bool) -> None:
        if running:
            self._spinner.start()
        else:
            self._handle = None
            self._spinner.stop()
        self.state.setText(self.tr("Checking…") if running else "")
        self.copy_button.setEnabled(not running and bool(self.steps))
        self.again_button.setEnabled(not running)
        if not running:
            self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report_text(self.steps))
        self.state.setText(self.tr("Copied."))


class StepRow(QWidget):
    """One step: its mark, what it is, where, and how long it took."""

    def __init__(self, look: Look, step: CheckedStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, role = _ICONS[step.state]
        self.setAccessibleName(step_sentence(step))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(IconView(look, self, icon=icon, role=role))
        name_role = "text2" if step.state is StepState.SKIPPED else "text"
        name = Label(look, self, text=step_name(step.step), role=name_role)
        name.setMinimumWidth(look.em(NAME_EM))
        row.addWidget(name)
        row.addWidget(Label(look, self, text=step.host, role="text2", wrap=True), 1)
        row.addWidget(Label(look, self, text=step_time(step), role="text2", tabular=True))
