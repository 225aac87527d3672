"""The **Check what is heard** dialog: the price first, then both texts and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.core.estimates import billed_s
from vbee_desktop.ui.listening.difference_table import DifferenceTable
from vbee_desktop.ui.listening.listen_words import bill_words, summary_words
from vbee_desktop.ui.listening.marked_text import MarkedText
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.ports import Playable
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.theme import SPACE_EDGE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.transcription.act_controller import ActController
from vbee_desktop.ui.transcription.act_panel import ActPanel
from vbee_desktop.ui.transcription.audio_source import AudioSource
from vbee_desktop.ui.transcription.demo_line import DemoLine
from vbee_desktop.ui.transcription.transcription_controller import TranscriptionController
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.listen_back import ListenBack
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.listening.listening_port import ListeningDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Playback
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult

SIZE_EM = (60, 46)
BESIDE_FROM_EM = 44
"""Narrower, the two texts stand below each other."""
LEAD_S = 0.3
"""So much is heard before and after a place: its time is an estimate."""


class ListenDialog(QDialog):
    """One take. What was billed before is shown at no price; nothing is sent before the person says so."""

    announcement = Signal(object)
    """Words for the screen reader."""
    credentials_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(
        self,
        look: Look,
        desk: ListeningDesk,
        playback: Playback,
        take: Take,
        voice: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._playback = playback
        self._take = take
        self._playable = Playable(take.path, voice)
        self._result: ListenBack | None = None
        self._bill = ""
        self.setWindowTitle(self.tr("Check what is heard"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.about = Label(look, self, role="text2", wrap=True)
        self.demo = DemoLine(look, self)
        self.summary = Label(look, self, demibold=True, wrap=True)
        self.sent = MarkedText(look, self.tr("Sent text"), self)
        self.heard = MarkedText(look, self.tr("Heard text"), self)
        self.table = DifferenceTable(look, self)
        hint = self.tr("Click a row or a marked word to hear it.")
        self.hint = Label(look, self, text=hint, scale=CAPTION, role="text2", wrap=True)
        self.act = ActPanel(look, self)
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self._jobs = TranscriptionController(desk, self)
        self._controller = ActController(self.act, self._jobs, desk, self)
        self._lay_out()
        self._connect()
        self._begin()

    def account_changed(self) -> None:
        """Somebody is known now, or somebody else."""
        self.demo.setVisible(self._desk.is_demo)
        self._controller.refresh()

    def reject(self) -> None:
        """Wait no longer; what was sent is still written down."""
        self._jobs.cancel()
        self._controller.offer(None)
        super().reject()

    def play(self, number: int) -> None:
        """Play the place of a difference."""
        if self._result is None or not 0 <= number < len(self._result.places):
            return
        place = self._result.places[number]
        start_s = max(0.0, place.start_s - LEAD_S)
        self._playback.play(self._playable, start_s, min(place.end_s + LEAD_S, self._take.duration_s))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= self._look.em(BESIDE_FROM_EM)
        directions = QBoxLayout.Direction
        self._texts.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _begin(self) -> None:
        self.about.setText(
            self.tr(
                "A recogniser writes down what it hears in this take. You see where that differs from your "
                "text, without regard to capitals and punctuation."
            )
        )
        self.demo.offer_sample(is_wanted=False)
        self.demo.setVisible(self._desk.is_demo)
        self.sent.show_text(self._take.request.text, ())
        self._show_parts(has_result=False)
        take = self._take
        source = AudioSource(take.path, take.path.name, take.duration_s, billed_s(take.duration_s))
        self._controller.offer(source)

    def _connect(self) -> None:
        self._controller.recognised.connect(self._take_words)
        self._controller.credentials_wanted.connect(self.credentials_wanted)
        self._controller.connection_check_wanted.connect(self.connection_check_wanted)
        self._controller.diagnostics_wanted.connect(self.diagnostics_wanted)
        self.table.play_wanted.connect(self.play)
        self.table.current_changed.connect(self._show_place)
        for text in (self.sent, self.heard):
            text.place_clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)

    def _choose(self, number: int) -> None:
        self.table.choose(number)
        self.play(number)

    def _show_place(self, number: int) -> None:
        for text in (self.sent, self.heard):
            text.show_current(number)

    def _take_words(self, result: TranscriptResult) -> None:
        self._bill = bill_words(result)
        sent, duration_s = self._take.request.text, self._take.duration_s
        handle = self._desk.compare_words(sent, result.utterances, duration_s)
        handle.succeeded.connect(self._show_result)
        handle.failed.connect(self._show_failure)

    def _show_result(self, result: ListenBack) -> None:
        self._result = result
        self.sent.show_text(result.sent_text, [(place.kind, place.sent) for place in result.places])
        self.heard.show_text(result.heard_text, [(place.kind, place.heard) for place in result.places])
        words = f"{summary_words(result)} {self._more_words(result.added)}".strip()
        self.summary.setText(f"{words} {self._bill}".strip())
        self._show_parts(has_result=True)
        self.table.set_places(result.places)
        if result.places:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announcement.emit(words)

    def _more_words(self, count: int) -> str:
        return self.tr("%Ln words were heard that are not in the text.", "", count) if count else ""

    def _show_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self.act.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

    def _show_parts(self, *, has_result: bool) -> None:
        self.about.setVisible(not has_result)
        self.summary.setVisible(has_result)
        self._heard_side.setVisible(has_result)
        has_places = self._result is not None and bool(self._result.places)
        for part in (self.hint, self._differences):
            part.setVisible(has_result and has_places)

    def _lay_out(self) -> None:
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(SPACE_GROUP)
        self._texts.addWidget(self._side(self.tr("Sent"), self.sent), 1)
        self._heard_side = self._side(self.tr("Heard"), self.heard)
        self._texts.addWidget(self._heard_side, 1)
        self._differences = FieldFrame(self._look, self.table, self)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, SPACE_EDGE, 0)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside = QWidget(self)
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_GROUP)
        for part in (self.about, self.demo, self.summary):
            body.addWidget(part)
        body.addLayout(self._texts, 3)
        listed = QVBoxLayout()
        listed.setSpacing(SPACE_TIGHT)
        listed.addWidget(self.hint)
        listed.addWidget(self._differences, 1)
        body.addLayout(listed, 2)
        body.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, 0, SPACE_EDGE)  # the pane has its own right edge
        column.setSpacing(SPACE_GROUP)
        column.addWidget(ScrollPane(inside, self), 1)
        column.addLayout(foot)
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def _side(self, title: str, text: MarkedText) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(Label(self._look, side, text=title, scale=CAPTION, role="text2"))
        column.addWidget(FieldFrame(self._look, text, side), 1)
        return side
