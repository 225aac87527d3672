"""The **Compare voices** dialog: puts the parts together; what it asks for is `ports`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.compare.audition_player import AuditionPlayer
from vbee_desktop.ui.compare.card_face import face_of
from vbee_desktop.ui.compare.card_row import CardRow
from vbee_desktop.ui.compare.compare_foot import CompareFoot
from vbee_desktop.ui.compare.compare_transport import CompareTransport
from vbee_desktop.ui.compare.contest import Contender, Contest
from vbee_desktop.ui.compare.sentence_field import SentenceField
from vbee_desktop.ui.compare.voice_card import VoiceCard
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.laid_out_once import laid_out_once
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from PySide6.QtGui import QKeyEvent

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.compare.known_voices import KnownVoices
    from vbee_desktop.ui.compare.ports import CompareDesk, Lender
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.speech_settings import SpeechSettings

SIZE_EM = (72, 43)


class CompareDialog(QDialog):
    """Closes itself; what was bought stays in the history."""

    voice_chosen = Signal(object)
    """Code of the winner, a str."""
    voice_refused = Signal(object)
    """Code of a voice that is not open to the account, a str."""

    def __init__(
        self,
        look: Look,
        desk: CompareDesk,
        lender: Lender,
        voices: KnownVoices,
        settings: SpeechSettings,
        random: Random,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._voices = voices
        self._random = random
        self._cards: dict[Contender, VoiceCard] = {}
        self.setWindowTitle(self.tr("Compare voices"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.contest = Contest(desk, voices, settings, self)
        self.player = AuditionPlayer(desk, lender, self)
        self.message = InlineMessage(look, self)
        self.sentence = SentenceField(look, self)
        self.row = CardRow(look, self)
        self.add_button = PlainButton(look, self, text=self.tr("Add a voice"), icon="plus")
        self.transport = CompareTransport(look, self)
        self.foot = CompareFoot(look, self)
        self._body = QWidget(self)
        self._soon = QTimer(self)  # of several samples that change at once, all is shown once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_all)
        self._lay_out()
        self._connect()

    def begin(
        self, sentence: str, paragraph: int | None, codes: list[str], *, matches_loudness: bool
    ) -> None:
        """Compare these voices on a sentence, from the paragraph of this number (from 1)."""
        self.transport.show_matching(matches_loudness)
        self.player.set_matched(matches_loudness)
        self.sentence.show_sentence(sentence, paragraph)
        self.contest.begin(codes)
        self.player.begin()
        self.card(0).number.setFocus(Qt.FocusReason.OtherFocusReason)

    def account_changed(self) -> None:
        """Somebody is known now, or somebody else."""
        if self._desk.has_credentials:
            self.message.dismiss()
        self.contest.ask_anew()

    def card(self, place: int) -> VoiceCard:
        """The card with a number, from 0."""
        return self._cards[self.contest.contenders[place]]

    def done(self, result: int) -> None:
        self.player.end()
        self.contest.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the focused control has no use for."""
        digit = event.key() - Qt.Key.Key_1
        contenders = self.contest.contenders
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= digit < len(contenders):
            self._hear(contenders[digit])
            self._cards[contenders[digit]].number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_X:
            self.transport.hide_names.toggle()
        elif event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        body = self._body
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_GROUP)
        column.setSpacing(SPACE_GROUP)
        for part in (self.message, self.sentence, self.row):
            column.addWidget(part)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.transport)
        column.addLayout(self._hint())
        column.addStretch(1)
        pane = ScrollPane(body, self)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(SPACE_EDGE, 0, SPACE_EDGE, SPACE_GROUP)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(Line(self._look, self))
        column.addWidget(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(pane, 1)
        whole.addWidget(below)
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def _hint(self) -> QHBoxLayout:
        words = self.tr("Keys 1 to 4 switch voices at the same place in the sentence.")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(IconView(self._look, self, icon="info", size=16))
        row.addWidget(Label(self._look, self, text=words, scale=CAPTION, role="text2", wrap=True), 1)
        return row

    def _connect(self) -> None:
        self.sentence.changed.connect(self._take_sentence)
        self.sentence.left.connect(self._leave_sentence)
        self.contest.lineup_changed.connect(self._show_lineup)
        self.contest.changed.connect(self._soon.start)
        self.contest.takes_changed.connect(self._take_takes)
        self.contest.ready.connect(self._tell_ready)
        self.contest.refused.connect(self.voice_refused)
        self.player.moved.connect(self._show_place)
        self.player.prepared.connect(self._show_all)
        self.player.failed.connect(self._tell_failure)
        self.transport.toggled.connect(self.player.toggle)
        self.transport.seek_wanted.connect(self._seek_current)
        self.transport.matching_changed.connect(self.player.set_matched)
        self.transport.hiding_changed.connect(self._hide_names)
        self.add_button.clicked.connect(self.contest.add)
        self.foot.create_all.clicked.connect(self.contest.get_all)
        self.foot.close_button.clicked.connect(self.reject)
        self.foot.choose.clicked.connect(self._choose)
        QShortcut(QKeySequence("F8"), self).activated.connect(self.player.toggle)

    def _take_sentence(self, sentence: str) -> None:
        self.contest.set_sentence(sentence)

    def _leave_sentence(self) -> None:
        button = self.foot.create_all
        (self.transport.play if button.isHidden() else button).setFocus(Qt.FocusReason.TabFocusReason)

    def _take_takes(self) -> None:
        self.player.set_paths({take.path: None for each in self.contest.contenders if (take := each.take)})

    def _show_lineup(self) -> None:
        contenders = self.contest.contenders
        for gone in [each for each in self._cards if each not in contenders]:
            self._cards.pop(gone).deleteLater()
        for contender in contenders:
            if contender not in self._cards:
                self._cards[contender] = self._new_card(contender)
        self.row.show_cards([self._cards[each] for each in contenders])
        self.add_button.setVisible(self.contest.can_add)
        self._show_all()

    def _new_card(self, contender: Contender) -> VoiceCard:
        card = VoiceCard(self._look, self._voices, self.row)
        card.chosen.connect(partial(self._hear, contender))
        card.number_clicked.connect(partial(self._hear_or_pause, contender))
        card.act_clicked.connect(partial(self._act, contender))
        card.remove_clicked.connect(partial(self.contest.remove, contender))
        card.voice_picked.connect(partial(self.contest.set_voice, contender))
        card.seek_wanted.connect(partial(self._seek, contender))
        return card

    def _show_all(self) -> None:
        with laid_out_once([self._body, *(part for card in self._cards.values() for part in card.boxes())]):
            self.sentence.show_count(self.contest.sentence_characters)
            self._show_cards()
            self._show_place()
        self.foot.show_contest(self.contest, self._winner())
        self._say_who_must_pay()

    def _show_cards(self) -> None:
        contest = self.contest
        for contender, card in self._cards.items():
            card.show_voice(contender.code, is_blind=contest.is_blind, can_remove=contest.can_remove)
            card.show_face(face_of(contest, contender), self.player.sample(_path(contender)))

    def _say_who_must_pay(self) -> None:
        if not self._desk.has_credentials and self.message.isHidden():
            words = self.tr("Enter App ID and token first.")
            self.message.show_message("info", words, self.tr("Until then no sample can be created."))

    def _show_place(self) -> None:
        current, is_playing = self.player.current, self.player.is_playing
        for number, contender in enumerate(self.contest.contenders, start=1):
            card, path = self._cards[contender], _path(contender)
            is_current = path is not None and path == current
            card.show_number(number, is_current=is_current, is_playing=is_current and is_playing)
            if path is not None:
                card.show_position(self.player.position_s if is_current else self.player.place_in(path))
        sample = self.player.sample(current)
        length_s = sample.duration_s if sample is not None else 0.0
        self.transport.show_place(self.player.position_s, length_s, is_playing=is_playing)

    def _winner(self) -> Contender | None:
        current = self.player.current
        found = (each for each in self.contest.contenders if current is not None and _path(each) == current)
        return next(found, None)

    def _hear(self, contender: Contender) -> None:
        path = _path(contender)
        if path is not None:
            self.player.play(path)
            self._show_all()

    def _hear_or_pause(self, contender: Contender) -> None:
        path = _path(contender)
        if path is not None and path == self.player.current:
            self.player.toggle()
        else:
            self._hear(contender)

    def _act(self, contender: Contender) -> None:
        if contender.sample.is_busy:
            contender.sample.cancel()
        else:
            contender.sample.get()

    def _seek(self, contender: Contender, position_s: float) -> None:
        path = _path(contender)
        if path is not None:
            self.player.seek(path, position_s)

    def _seek_current(self, position_s: float) -> None:
        if self.player.current is not None:
            self.player.seek(self.player.current, position_s)

    def _hide_names(self, hides: object) -> None:
        """What plays would tell who is who."""
        self.player.pause()
        if hides:
            self.contest.hide_names(self._random)
        else:
            self.contest.show_names()

    def _choose(self) -> None:
        winner = self._winner()
        if winner is None:
            return
        self.voice_chosen.emit(winner.code)
        if not self.contest.is_blind:
            self.accept()
            return
        number, name = self.contest.contenders.index(winner) + 1, self._voices.name_of(winner.code)
        self.player.pause()
        self.transport.show_hiding(hides=False)
        self.contest.show_names(in_place=True)
        words = self.tr("You chose %1: it is %2.").replace("%1", str(number)).replace("%2", name)
        self.message.show_message("done", words, self.tr("It is the voice of your text now."))

    def _tell_ready(self, contender: Contender) -> None:
        number = self.contest.contenders.index(contender) + 1
        words = self.tr("Sample of voice %1 is ready").replace("%1", str(number))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _tell_failure(self, error: VbeeError) -> None:
        from vbee_desktop.ui.messages import message_for

        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]


def _path(contender: Contender) -> Path | None:
    return contender.take.path if contender.take is not None else None
