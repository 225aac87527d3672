"""The **Batch** dialog: many texts to as many files, priced once, paused and gone on with at any time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.core.batch import BatchForecast, BatchOrder, BatchState, BatchTexts
from vbee_desktop.ui.batch.batch_form import BatchForm
from vbee_desktop.ui.batch.batch_table import BatchTable
from vbee_desktop.ui.batch.batch_words import broken_words, refusal_words
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.speech.scroll_pane import give_way, scroll_over
from vbee_desktop.ui.speech.take_files import show_in_folder
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.part_progress import PartProgress
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.batch import BrokenRow
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.batch.batch_port import BatchDesk
    from vbee_desktop.ui.batch.batch_voice import BatchVoice
    from vbee_desktop.ui.look import Look
    from vbee_desktop.worker.job_handle import JobHandle

SIZE_EM = (50, 43)
FORECAST_DELAY_MS = 300
NO_TEXTS = BatchTexts(())
_LEAST_TABLE_EM = 8


class BatchDialog(QDialog):
    """Stays open beside the work; closing it pauses what runs, and what was left is offered again."""

    running_changed = Signal(object)
    """How many jobs run here (int)."""
    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(
        self, look: Look, desk: BatchDesk, voice: BatchVoice, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._voice = voice
        self._texts = NO_TEXTS
        self._order: BatchOrder | None = None
        self._state: BatchState | None = None
        self._forecast: BatchForecast | None = None
        self._handle: JobHandle | None = None
        self._asking: JobHandle | None = None
        self.setWindowTitle(self.tr("Batch"))
        self.form = BatchForm(look, voice, folder, self)
        self.table = BatchTable(look, self)
        self.left_out = FieldNote(look, self)
        self.progress = PartProgress(look, self)
        self.state_line = Label(look, self, role="text2")
        self.price = Label(look, self, demibold=True)
        self.message = InlineMessage(look, self)
        self.new_button = PlainButton(look, self, text=self.tr("New batch"))
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self.act_button = PrimaryButton(look, self, text=self.tr("Start"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORECAST_DELAY_MS)
        self._lay_out()
        self._connect()
        self._refresh()
        desk.kept_batch().succeeded.connect(self._take_kept)

    def reject(self) -> None:
        """Pause and close."""
        if self._handle is not None:
            self._handle.cancel()
            self._end()
        super().reject()

    def sizeHint(self) -> QSize:
        return QSize(*(self._look.em(each) for each in SIZE_EM))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.price, 1)
        for button in (self.new_button, self.close_button, self.act_button):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(SPACE_GROUP)
        column.addWidget(self.form)
        column.addWidget(self.left_out)
        frame = FieldFrame(self._look, self.table, self)
        column.addWidget(give_way(frame, self._look.em(_LEAST_TABLE_EM)), 1)
        for part in (self.progress, self.state_line, self.message):
            column.addWidget(part)
        scroll_over(self, column, buttons).keep_in_sight(self.message)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.9))

    def _connect(self) -> None:
        self.form.source_chosen.connect(self._read)
        self.form.changed.connect(self._take_change)
        self._timer.timeout.connect(self._ask_price)
        self.close_button.clicked.connect(self.close)
        self.new_button.clicked.connect(self._begin_anew)
        self.act_button.clicked.connect(self._act)

    def _read(self, path: object) -> None:
        self.message.dismiss()
        api, pauses = self._voice.api, self._voice.settings.pauses
        handle = self._desk.read_batch(path, api, pauses)  # type: ignore[arg-type]  # a Path, through the signal
        handle.succeeded.connect(self._take_texts)
        handle.failed.connect(self._take_refusal)

    def _take_texts(self, texts: BatchTexts) -> None:
        self._texts = texts
        self._show_left_out(texts.broken)
        self._take_change()

    def _show_left_out(self, broken: Sequence[BrokenRow]) -> None:
        words = self.tr("%Ln rows or files are left out:", "", len(broken))
        self.left_out.say("warning", f"{words} {broken_words(broken)}" if broken else "")

    def _take_refusal(self, error: VbeeError) -> None:
        self._take_texts(NO_TEXTS)
        self.message.show_message("error", *refusal_words(error))

    def _take_change(self) -> None:
        """Something else is meant: it is shown, and its price asked for."""
        if self._state is None:
            self._order = self.form.order(self._texts)
            self.table.rows.show_order(self._order)
            self._forecast = None
            self._timer.start()
        self._refresh()

    def _ask_price(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if self._order is None:
            return
        self._asking = self._desk.forecast_batch(self._order)
        self._asking.succeeded.connect(self._take_forecast)
        self._asking.failed.connect(self._take_failure)

    def _take_forecast(self, forecast: BatchForecast) -> None:
        self._asking = None
        self._forecast = forecast
        self._refresh()

    def _take_kept(self, kept: tuple[BatchOrder, BatchState] | None) -> None:
        """What was left is there to be gone on with, and nothing is bought before that is asked for."""
        if kept is None or self._order is not None:
            return
        self._order, self._state = kept
        self.form.show_order(self._order)
        self._show_left_out(self._order.broken)
        self.table.rows.show_order(self._order)
        self._show_state(self._state)
        self.message.show_message("info", self.tr("This batch is not at its end."))
        self._ask_price()
        self._refresh()

    def _begin_anew(self) -> None:
        self._desk.forget_batch().failed.connect(self._take_failure)
        self._texts, self._order, self._state, self._forecast = NO_TEXTS, None, None, None
        self.message.dismiss()
        self.left_out.say("info", "")
        self.form.begin_anew()
        self.table.rows.show_order(None)
        self._refresh()

    def _act(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
        elif self._order is not None:
            self.message.dismiss()
            limit = self.form.limit_points()
            if self._state is None:
                self._follow(self._desk.run_batch(self._order))
            else:
                self._follow(self._desk.continue_batch(self._output(), limit))

    def _follow(self, handle: JobHandle) -> None:
        self._handle = handle
        handle.progress.connect(self._show_state)
        handle.succeeded.connect(self._take_end)
        handle.failed.connect(self._take_stop)
        handle.cancelled.connect(self._take_pause)
        self.running_changed.emit(1)
        self._refresh()

    def _show_state(self, state: BatchState) -> None:
        self._state = state
        self.progress.show()
        self.state_line.show()
        self.table.rows.show_state(state)
        count = len(state.outcomes)
        self.progress.set_parts(state.done, state.failed, len(state.working), count)
        words = filled(self.tr("%1 of %2 saved"), state.done, count)
        if state.failed:
            failed = self.tr("%Ln failed", "", state.failed)
            words += f" · {failed}"
        if not self._desk.is_demo:
            spent = self.tr("%Ln points spent", "", round(state.spent_points))
            words += f" · {spent}"
        self.state_line.setText(words)

    def _take_end(self, state: BatchState) -> None:
        self._end()
        self._show_state(state)
        if state.stopped_by is not None:
            self._take_failure(state.stopped_by)
        else:
            title = self.tr("%Ln files are saved.", "", state.done)
            failed = self.tr("%Ln texts failed; the table tells why.", "", state.failed)
            acts = [(self.tr("Show in folder"), self._show_folder)]
            if state.failed:
                self.message.show_message("warning", title, failed, acts)
            else:
                self.message.show_message("done", title, "", acts)
            self.announcement.emit(title)
        self._ask_price()
        self._refresh()

    def _take_stop(self, error: VbeeError) -> None:
        self._end()
        self._take_failure(error)
        self._refresh()

    def _take_pause(self) -> None:
        """What was sent is paid and comes all the same: it is found again when the batch goes on."""
        self._end()
        self.message.show_message(
            "info",
            self.tr("Paused."),
            self.tr("What was on its way is still kept, and not paid twice when the batch goes on."),
        )
        if self._state is not None:
            self._show_state(BatchState(self._state.outcomes))
        self._ask_price()
        self._refresh()

    def _end(self) -> None:
        self._handle = None
        self.running_changed.emit(0)

    def _take_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

    def _show_folder(self) -> None:
        if self._order is not None:
            show_in_folder(self._output() / self._order.names[0])

    def _output(self) -> Path:
        return Path(self.form.output.text().strip())

    def _refresh(self) -> None:
        is_running, is_begun = self._handle is not None, self._state is not None
        is_at_end = self._state is not None and self._state.done == len(self._state.outcomes)
        self.form.lock(is_running=is_running, is_begun=is_begun)
        self.progress.setVisible(is_begun)
        self.state_line.setVisible(is_begun)
        self.new_button.setVisible(is_begun and not is_running)
        self.price.setText(self._price_words(is_running=is_running, is_at_end=is_at_end))
        self.act_button.setText(self._act_words(is_running=is_running, is_begun=is_begun))
        can_begin = self._forecast is not None and self._desk.has_credentials and not is_at_end
        self.act_button.setEnabled(is_running or (self._order is not None and can_begin))

    def _act_words(self, *, is_running: bool, is_begun: bool) -> str:
        if is_running:
            return self.tr("Pause")
        return self.tr("Continue") if is_begun else self.tr("Start")

    def _price_words(self, *, is_running: bool, is_at_end: bool) -> str:
        """What pressing the button costs, or why it cannot be pressed."""
        if is_running or is_at_end:
            return ""
        if self._order is None:
            return "" if self._texts is NO_TEXTS else self.tr("Fill in where to save and the names.")
        if not self._desk.has_credentials:
            return self.tr("Enter App ID and token first.")
        if self._forecast is None:
            return self.tr("Counting…")
        texts = self.tr("%Ln texts", "", self._forecast.unpaid + self._forecast.paid)
        price = self.tr("%Ln points", "", self._forecast.points)
        if self._desk.is_demo:
            price = self.tr("0 points (demo)")
        paid = self.tr("%1 already made") if self._desk.is_demo else self.tr("%1 already paid")
        paid = paid.replace("%1", QLocale().toString(self._forecast.paid))
        return " · ".join([texts, price, *([paid] if self._forecast.paid else [])])
