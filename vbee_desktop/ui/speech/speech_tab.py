"""The Text to speech tab: puts the panels together and carries what one tells to the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.saving.speech_saver import SpeechSaver
from vbee_desktop.ui.speech.account_note import AccountNote
from vbee_desktop.ui.speech.act_offer import AGAIN
from vbee_desktop.ui.speech.act_panel import ActPanel
from vbee_desktop.ui.speech.cue_pace import CuePace
from vbee_desktop.ui.speech.mark_menu import MarkMenu
from vbee_desktop.ui.speech.paid_watch import PaidWatch
from vbee_desktop.ui.speech.panes import SpeechPanes
from vbee_desktop.ui.speech.paragraph_work import ALL, ParagraphWork
from vbee_desktop.ui.speech.playing_watch import PlayingWatch
from vbee_desktop.ui.speech.preset_desk import PresetDesk
from vbee_desktop.ui.speech.save_desk import SaveDesk
from vbee_desktop.ui.speech.script_facts import facts_of
from vbee_desktop.ui.speech.script_import import ScriptImport
from vbee_desktop.ui.speech.script_panel import ScriptPanel
from vbee_desktop.ui.speech.script_run import ScriptRun
from vbee_desktop.ui.speech.sent_desk import SentDesk
from vbee_desktop.ui.speech.settings_panel import SettingsPanel
from vbee_desktop.ui.speech.speech_controller import SpeechController
from vbee_desktop.ui.speech.speech_course import SpeechCourse
from vbee_desktop.ui.speech.speech_memory import SpeechMemory
from vbee_desktop.ui.speech.speech_offers import COMPARE, SELECTION, SpeechOffers
from vbee_desktop.ui.speech.speech_request import raw_request, request_for
from vbee_desktop.ui.speech.speech_settings import settings_of
from vbee_desktop.ui.speech.takes_desk import TakesDesk
from vbee_desktop.ui.speech.takes_strip import TakesStrip
from vbee_desktop.ui.speech.voice_desk import VoiceDesk
from vbee_desktop.ui.speech.voice_panel import VoicePanel
from vbee_desktop.ui.speech.way_desk import WayDesk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import SpeechApi, SpeechRequest, Take
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Playback, Settings
    from vbee_desktop.ui.speech.failure_view import FailureView
    from vbee_desktop.ui.widgets.script_editor import ScriptEditor


class SpeechTab(QWidget):
    """Its user owns the menus, the transport bar and the draft of the editor."""

    badge_changed = Signal(object)
    """What the tab's pill shows (str), or None."""
    jobs_changed = Signal(object)
    """How many paid jobs run (int)."""
    announcement = Signal(object)
    """Words for the screen reader (str)."""
    credentials_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()
    compare_wanted = Signal()
    """Voices are to be compared on the sentence of the cursor."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        playback: Playback,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        editor: ScriptEditor | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._account_known = False
        self._painted = False
        self.script = ScriptPanel(look, self, editor)
        self.voices = VoicePanel(look, self)
        self.settings = SettingsPanel(look, self)
        self.act = ActPanel(look, self)
        self.takes = TakesStrip(look, self)
        self.sent_desk = SentDesk(look, desk, self.script, self.settings)
        self.imports = ScriptImport(desk, settings, self.script, self)
        self._controller = SpeechController(desk, self)
        self._work = ParagraphWork(
            desk, playback, self.script, self.voices, self.settings, self._controller, settings, self
        )
        self._paid = PaidWatch(desk, self._request_now, self)
        self._watch = PlayingWatch(playback, self)
        self._way_desk = WayDesk(desk, self.settings, self.voices.model, self)
        self._presets = PresetDesk(look, settings, self.voices, self.settings, self)
        self._voice_desk = VoiceDesk(desk, playback, self._watch, self.voices, self)
        self._takes_desk = TakesDesk(
            desk, playback, self._watch, self.script, self.takes, self._work, self.voices.model, self
        )
        self._failures: FailureView | None = None
        self._offers = SpeechOffers(desk, self.script, self._work, self._paid)
        self._mark_menu = MarkMenu(self, self._work, self._offers.cost)
        self._run = ScriptRun(self.script, self._work, self._controller, self._offers.cost, self)
        self._course = SpeechCourse(
            desk, self._controller, self._run, self.script, self.act, self._takes_desk, self
        )
        self._pace = CuePace(self.script, self._work, self.imports, self._controller, self._offers.cost, self)
        saver = SpeechSaver(look, desk, settings, self, self.voices.model)
        self._saving = SaveDesk(saver, self._pace, self.script, self._work, self.settings, self.takes, self)
        self._memory = SpeechMemory(settings, self.script, self.voices, self.settings)
        self._accounts = AccountNote(self.script, desk, settings, self)
        left, right = (self.script, self.takes), (self.voices, self.settings, self.act)
        self._panes = SpeechPanes(look, self, left, right)
        self._connect()
        self.restore()
        self._refresh()

    def main_act(self) -> None:
        """Create speech from what is written; nothing while a create runs or cannot be done."""
        if self.act.button.isEnabled() and not self._controller.busy:
            self._create()

    def cancel_act(self) -> bool:
        """Stop what runs; False when nothing does."""
        return self._controller.cancel()

    def open_file(self, path: Path) -> None:
        """Read a text, a document or subtitles into the editor; it can be undone."""
        self.imports.open(path)

    def save_current_audio(self) -> None:
        """Ask where the script's takes, or the current one, are to be saved."""
        self._saving.ask()

    def account_changed(self) -> None:
        """The desk knows now who is asking, or it is somebody else."""
        self._account_known = True
        self._voice_desk.take_account()
        self._accounts.show()
        self._paid.forget()
        self._work.watch.forget()
        self._work.memory.bring_back()
        self._refresh_all()

    def journal_changed(self) -> None:
        """Some job has moved, here or in another program: what is written may be paid by now."""
        self._voice_desk.ask_refused()
        self._paid.ask_again()
        self._work.watch.ask_again()

    def add_earlier(self, take: Take) -> None:
        """Put a take from before into the strip, quietly; it is shown when nothing else is."""
        self._takes_desk.add_earlier(take)

    def show_take(self, take: Take) -> None:
        """Make a take the current one."""
        self._takes_desk.show(take)

    def play_take(self, take: Take) -> None:
        """Make a take the current one and play it."""
        self._takes_desk.play(take)

    def take_over(self, takes: Sequence[Take], current: Take | None) -> None:
        """Show the takes (from left to right) that a tab in another language had."""
        self._takes_desk.take_over(takes, current)

    def show_past(self, request: SpeechRequest, take: Take | None, api: SpeechApi | None = None) -> None:
        """Bring back a text with its voice, its settings and its take; it can be undone."""
        if request.text != self.script.sent_text():
            self.script.replace_text(request.text)
        self.use_settings(request, api)
        if take is not None:
            self.show_take(take)

    def use_settings(self, request: SpeechRequest, api: SpeechApi | None = None) -> None:
        """Choose the voice and the settings of an earlier text, and its service if that is known."""
        if api is not None:
            self.settings.set_way(replace(self.settings.way(), api=api))
        self.voices.choose(request.voice_code)
        self.settings.set_values(settings_of(request))
        self._refresh_all()

    def leave_out(self, *, compare: bool, check: bool) -> None:
        """What the machine's administrator does not allow is not offered."""
        self._offers.offers_compare = not compare
        self.takes.offers_check = not check
        self._refresh()

    def focus_search(self) -> None:
        """Put the cursor into **Search voices**."""
        self.voices.focus_search()

    def remember(self) -> None:
        """Hand everything worth keeping to the settings."""
        self._memory.keep()

    def restore(self) -> None:
        """Take everything kept from the settings."""
        self._memory.bring_back()

    def shutdown(self) -> None:
        """Stop samples and lists under way; a create goes on at the desk as far as it is paid."""
        self.script.count_now()
        self._paid.stop()
        self._work.watch.stop()
        self._watch.stop()
        self._voice_desk.shutdown()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.sent_desk.words.load_once)
            QTimer.singleShot(0, self, self._voice_desk.load_once)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.fit(event.size().width())

    def _connect(self) -> None:
        self.script.words_changed.connect(self._refresh_all)
        self.script.facts_changed.connect(self._refresh_all)
        self.script.open_wanted.connect(self._ask_for_text)
        self.script.files_dropped.connect(self.imports.open_all)
        self.imports.failed.connect(self._show_failure)
        self.sent_desk.failed.connect(self._show_failure)
        self.sent_desk.words.changed.connect(self._refresh_all)
        self.voices.voice_changed.connect(self._take_voice)
        self.voices.announcement.connect(self.announcement)
        self._way_desk.announcement.connect(self.announcement)
        self.settings.changed.connect(self._refresh_all)
        self.settings.unfolded.connect(self._panes.scroll.show_end, Qt.ConnectionType.QueuedConnection)
        self.act.create_clicked.connect(self._create)
        self.act.choice_clicked.connect(self._choose)
        self.act.choices_wanted.connect(self._show_offer)
        self.act.cancel_clicked.connect(self.cancel_act)
        self._connect_paragraphs()
        self._accounts.credentials_wanted.connect(self.credentials_wanted)
        self._paid.changed.connect(self._take_standing)
        self._controller.made.connect(self._voice_desk.note_take)
        self._course.badge_changed.connect(self.badge_changed)
        self._course.jobs_changed.connect(self.jobs_changed)
        self._course.announcement.connect(self.announcement)
        self._course.ended.connect(self._ask_again)
        self._course.failed.connect(self._take_failure)

    def _connect_paragraphs(self) -> None:
        editor = self.script.editor
        editor.mark_clicked.connect(self._run.hear)
        editor.mark_menu_wanted.connect(self._mark_menu.show)
        self._mark_menu.play_wanted.connect(self._run.hear)
        self._mark_menu.chosen.connect(self._choose)
        editor.copyAvailable.connect(self._show_offer)
        hear = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        hear.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        hear.activated.connect(self._run.hear_current)
        self._run.taken.connect(self._voice_desk.note_takes)
        self._run.ready.connect(self._pace.tell)
        self._run.play_wanted.connect(self.play_take)
        self._run.credentials_wanted.connect(self.credentials_wanted)
        self._run.voice_wanted.connect(self.focus_search)
        self._run.connection_check_wanted.connect(self.connection_check_wanted)
        self._run.diagnostics_wanted.connect(self.diagnostics_wanted)
        self._work.changed.connect(self._refresh)
        self._work.whole.failed.connect(self._show_failure)
        self.settings.way_changed.connect(self._work.watch.forget)

    def _take_voice(self) -> None:
        voice = self.voices.voice()
        self.settings.set_voice(self.voices.code, voice)
        self._refresh_all()

    def _refresh_all(self) -> None:
        """Something else is written or chosen, or somebody else asks."""
        self._refresh()
        self._paid.ask()
        self._work.watch.ask()

    def _take_standing(self) -> None:
        self._takes_desk.bring_back(self._paid.standing)
        self._refresh()

    def _refresh(self) -> None:
        self._takes_desk.show_marks()
        facts, speed, offers = self.script.facts, self.settings.values().speed, self._offers
        self.script.counters.show_facts(
            facts, offers.points(), speed, is_demo=self._desk.is_demo, paid=offers.paid_points()
        )
        self._show_offer()

    def _text(self) -> str:
        """What is to be sent, as it was a moment ago."""
        return "\n".join(self.script.facts.texts)

    def _show_offer(self) -> None:
        if not self._controller.busy:
            self.act.show_idle(self._reason(), self._offers.offer())

    def _reason(self) -> str:
        """Why nothing can be created now; empty when it can."""
        if not self.script.has_words():
            return self.tr("Write a text first, then create speech.")
        if not self.voices.code:
            return self.tr("Choose a voice first, or type its code.")
        if not self._desk.has_credentials:
            return (
                self.tr("Enter App ID and token first.") if self._account_known else self.tr("Getting ready…")
            )
        return ""

    def _request_now(self) -> SpeechRequest | None:
        """What is written and chosen, as it is; None when nobody can be asked about it."""
        if not (self._desk.has_credentials and self.script.facts.texts and self.voices.code):
            return None
        if self._work.is_several:  # `ParagraphWork` asks about each
            return None
        return raw_request(self._text(), self.voices.code, self.settings.values())

    def _create(self, key: str = ALL) -> None:
        from vbee_desktop.core.errors import BadInput

        self.script.count_now()
        try:
            request = request_for(self._text(), self.voices.code, self.settings.values())
        except BadInput as error:
            self._show_failure(error)
            return
        if self._work.is_several:
            self._run.make(key)
        elif key == ALL and (take := self._offers.take_instead()) is not None:
            self.play_take(take)
        else:
            self._controller.create(request, again=key == AGAIN)

    def _choose(self, key: str) -> None:
        if key == COMPARE:
            self.compare_wanted.emit()
            return
        if self._work.do_free(key):
            return
        if key != SELECTION:
            self._create(key)
            return
        from vbee_desktop.core.errors import BadInput

        try:
            request = request_for(self._offers.selection(), self.voices.code, self.settings.values())
        except BadInput as error:
            self._show_failure(error)
        else:
            self._controller.create(request)

    def _take_failure(self, error: VbeeError, request: SpeechRequest) -> None:
        points = facts_of(request.text).points(self._factor_of(request.voice_code))
        self._failure_view().show(error, request, self._offers.cost(points))

    def _factor_of(self, voice_code: str) -> float:
        voice = self.voices.model.voice_of(voice_code)
        return voice.credit_factor if voice is not None else 1.0

    def _ask_again(self) -> None:
        """What is paid may have changed."""
        self._paid.ask_again()
        self._work.watch.ask_again()
        self._refresh()

    def _show_failure(self, error: VbeeError) -> None:
        self._failure_view().show(error)

    def _failure_view(self) -> FailureView:
        """Made with the first failure: the window starts without the words for it."""
        if self._failures is None:
            from vbee_desktop.ui.speech.failure_view import FailureView

            self._failures = FailureView(self.script, self.voices, self.settings, self)
            self._failures.create_wanted.connect(self._controller.create)
            self._failures.send_again_wanted.connect(self._controller.send_again)
            self._failures.fetch_wanted.connect(self._controller.fetch)
            self._failures.credentials_wanted.connect(self.credentials_wanted)
            self._failures.connection_check_wanted.connect(self.connection_check_wanted)
            self._failures.diagnostics_wanted.connect(self.diagnostics_wanted)
        return self._failures

    def _ask_for_text(self) -> None:
        from vbee_desktop.ui.speech.file_dialogs import ask_for_text_file

        ask_for_text_file(self, self.open_file)
