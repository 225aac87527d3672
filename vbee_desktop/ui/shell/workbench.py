"""What the window holds: two tabs, one transport, one status line. Built after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenuBar, QStackedWidget, QWidget

from vbee_desktop.core.provision import ALL_FEATURES, Feature
from vbee_desktop.ui.history.history_shelf import HistoryShelf
from vbee_desktop.ui.ports import Desk
from vbee_desktop.ui.shell.bench_frame import BenchFrame
from vbee_desktop.ui.shell.composing_guard import ComposingGuard
from vbee_desktop.ui.shell.earlier_jobs import EarlierJobs
from vbee_desktop.ui.shell.earlier_link import EarlierLink
from vbee_desktop.ui.shell.file_opener import FileOpener
from vbee_desktop.ui.shell.main_menu import MainMenu
from vbee_desktop.ui.shell.menu_link import LONG_SKIP_S, MenuLink
from vbee_desktop.ui.shell.playback import Playback
from vbee_desktop.ui.shell.settings_keeper import SavedSettings, SettingsKeeper
from vbee_desktop.ui.shell.status_line import StatusLine
from vbee_desktop.ui.speech.speech_tab import SpeechTab
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.tab_bar import TabBar
from vbee_desktop.ui.widgets.transport_bar import TransportBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Account
    from vbee_desktop.ui.batch.batch_port import BatchDesk
    from vbee_desktop.ui.compare.ports import CompareDesk
    from vbee_desktop.ui.history.ports import HistoryDesk
    from vbee_desktop.ui.listening.listening_port import ListeningDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.batch_link import BatchLink
    from vbee_desktop.ui.shell.compare_link import CompareLink
    from vbee_desktop.ui.shell.listen_link import ListenLink
    from vbee_desktop.ui.shell.main_window import MainWindow
    from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
    from vbee_desktop.ui.widgets.inline_message import MessageAction

translate = QCoreApplication.translate
SPEECH, TRANSCRIPTION = 0, 1
EARLIER, HISTORY, BATCH = 2, 3, 4
"""Beside the two tabs in the count of what runs."""
SKIP_S = 1.0


class Workbench(QWidget):
    """The second tab follows in a turn of its own (`ready` tells its end)."""

    ready = Signal()
    """Both tabs are there."""
    account_wanted = Signal()
    """App ID and token are to be entered."""
    settings_wanted = Signal()
    diagnostics_wanted = Signal()
    connection_check_wanted = Signal()
    logs_wanted = Signal()
    history_wanted = Signal()
    """The history is to be opened with the jobs of unknown outcome."""

    def __init__(self, window: MainWindow, look: Look, desk: Desk, settings: SavedSettings) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._desk = desk
        self._settings = settings
        self._running = dict.fromkeys((SPEECH, TRANSCRIPTION, EARLIER, HISTORY, BATCH), 0)
        self._is_account_known = False
        self._features = ALL_FEATURES
        self._opener = FileOpener(self)
        self.transport = TransportBar(look, self)
        self.playback = Playback(desk, self.transport, settings, self)
        self.message = InlineMessage(look, self)
        self.earlier = EarlierJobs(look, desk, self)
        self.status = StatusLine(look, self)
        self.speech = SpeechTab(look, desk, self.playback, settings, self, editor=window.editor)
        self.transcription: TranscriptionTab | None = None
        self.compare: CompareLink | None = None
        self.batch: BatchLink | None = None
        self.listening: ListenLink | None = None
        self._tabs = TabBar(look, self)
        self._stack = QStackedWidget(self)
        self._placeholder = QWidget(self)
        self.history = HistoryShelf(look, settings, self._stack, self)
        self._lay_out()
        self._connect()
        ComposingGuard(self)
        self._menu_link = MenuLink(look, self)
        self._menu = MainMenu(window, self._menu_link.acts, look.mode)
        self._keeper = SettingsKeeper(settings, self._remember, self)
        self._keeper.failed.connect(self.show_error)
        if settings.get("window.tab", SPEECH) == TRANSCRIPTION:
            self.show_tab(TRANSCRIPTION)

    def show_account(self, account: Account) -> None:
        """Tell who is asking, everywhere."""
        self.status.show_account(account)
        self.speech.account_changed()
        for link in (self.compare, self.listening):
            if link is not None:
                link.account_changed()
        self._is_account_known = True
        if self.transcription is not None:
            self.transcription.account_changed()
            self.earlier.begin()

    def limit_to(self, features: frozenset[Feature]) -> None:
        """Leave out what the machine's administrator does not allow; call it before the second tab is
        built.
        """
        from vbee_desktop.ui.shell.feature_gate import close_features

        self._features = features
        if Feature.COMPARE not in features:
            self.compare = None
        close_features(features, self._tabs, self._menu, self._menu_link.acts, self.speech)

    def journal_changed(self) -> None:
        """Some job has moved, here or in another program."""
        self.speech.journal_changed()
        self.earlier.journal_changed()

    def show_network(self, is_offline: bool) -> None:
        """Tell whether this computer is off the network, aloud too."""
        self.status.show_offline(is_offline=is_offline)
        self._announce(self.status.offline_words if is_offline else self.tr("Online again."))

    def open_path(self, path: Path) -> None:
        """A text opens in the first tab, audio in the second."""
        self._opener.open(path)

    def choose_file(self) -> None:
        """Ask for a text or audio to be opened."""
        self._opener.choose()

    def allows(self, feature: Feature) -> bool:
        """Whether the machine's administrator lets it be used."""
        return feature in self._features

    @property
    def current_tab(self) -> int:
        """The tab in front, `SPEECH` or `TRANSCRIPTION`."""
        return self._tabs.currentIndex()

    def show_tab(self, index: int) -> None:
        """Bring a tab to the front, if it is there."""
        if not self._tabs.isTabVisible(index):
            return
        self.history.make_way()
        self._tabs.setCurrentIndex(index)

    def set_mode(self, mode: str) -> None:
        """Follow the system (``system``), or stay ``light`` or ``dark``."""
        self._look.set_mode(mode)  # type: ignore[arg-type]  # the menu's three words are the look's
        self._menu.show_mode(mode)
        self._settings.set("window.theme", mode)
        self._keeper.note()

    def recording_chosen(self) -> None:
        """The settings say anew how recordings are to be."""
        if self.transcription is not None:
            self.transcription.take_up_wish()

    def ask_for_account(self) -> None:
        """App ID and token are to be entered."""
        self.account_wanted.emit()

    def offer_recovered(self, recordings: tuple[Recording, ...]) -> None:
        """Show what a crash had cut off of the last recording, as if it had just ended."""
        if recordings and self.transcription is not None and self.transcription.offer(recordings[-1]):
            self.message.show_message(
                "info",
                self.tr("A recording that was cut off has been kept."),
                self.tr("What was said before the program ended is under Speech to text."),
                [(self.tr("Show it"), self._show_recording)],
            )

    def shutdown(self) -> None:
        """Keep everything worth keeping and stop everything that runs here: the window closes."""
        self._settings.set("window.tab", self._tabs.currentIndex())
        self.history.remember()
        self.earlier.shutdown()
        for link in (self.compare, self.batch, self.listening):
            if link is not None:
                link.close()
        self._remember()
        self.speech.shutdown()
        if self.transcription is not None:
            self.transcription.shutdown()
        self.playback.shutdown()
        self._keeper.close()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing runs that belongs to this window: no paid job, no recording."""
        tab = self.transcription
        is_recording = tab is None or tab.is_recording
        return not (any(self._running.values()) or is_recording) and self.playback.is_at_rest

    def let_go(self) -> None:
        """After `shutdown`: leave the window's editor and its menu bar to another workbench."""
        self.speech.script.let_go()
        self.history.blockSignals(True)  # the menu hears no more of it
        self._window.setMenuBar(QMenuBar(self._window))
        self._menu.deleteLater()

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that the focused control had no use for; False when there is none for it here either."""
        step = LONG_SKIP_S if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else SKIP_S
        match event.key():
            case Qt.Key.Key_Space:
                self.playback.toggle()
            case Qt.Key.Key_Left:
                self.playback.skip(-step)
            case Qt.Key.Key_Right:
                self.playback.skip(step)
            case Qt.Key.Key_R if self._tabs.currentIndex() == TRANSCRIPTION:
                self._menu_link.record()
            case _:
                return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.fit(self.height())

    def _lay_out(self) -> None:
        self._tabs.add_tab("text-speech", self.tr("Text to speech"))
        self._tabs.add_tab("microphone", self.tr("Speech to text"))
        self._tabs.setAccessibleName(self.tr("Tabs"))
        self._stack.addWidget(self.speech)
        self._stack.addWidget(self._placeholder)
        self._frame = BenchFrame(self._look, self, self._tabs, (self.message, *self.earlier.messages))
        self.speech.script.editor.setFocus()

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.tabBarClicked.connect(lambda _index: self.history.make_way())
        self.status.offline_button.clicked.connect(self.connection_check_wanted)
        self.playback.failed.connect(self._show_silence)
        self.speech.badge_changed.connect(lambda badge: self._show_badge(SPEECH, badge))
        self.speech.jobs_changed.connect(lambda count: self._show_running(SPEECH, count))
        self.speech.announcement.connect(self._announce)
        self.speech.credentials_wanted.connect(self.ask_for_account)
        self.speech.connection_check_wanted.connect(self.connection_check_wanted)
        self.speech.diagnostics_wanted.connect(self.diagnostics_wanted)
        self.earlier.running_changed.connect(lambda count: self._show_running(EARLIER, count))
        self.earlier.announcement.connect(self._announce)
        EarlierLink(self)

    def build_transcription(self) -> None:
        """Make the second tab and load what the last session left."""
        from vbee_desktop.ui.shell.words_to_speak import WordsToSpeak
        from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

        tab = TranscriptionTab(self._look, self._desk, self.playback, self._settings, self)
        tab.badge_changed.connect(lambda badge: self._show_badge(TRANSCRIPTION, badge))
        tab.jobs_changed.connect(lambda count: self._show_running(TRANSCRIPTION, count))
        tab.announcement.connect(self._announce)
        tab.credentials_wanted.connect(self.ask_for_account)
        tab.connection_check_wanted.connect(self.connection_check_wanted)
        tab.diagnostics_wanted.connect(self.diagnostics_wanted)
        tab.speech_wanted.connect(WordsToSpeak(self).take)
        tab.offer_speech(is_offered=Feature.SPEECH in self._features)
        self._stack.insertWidget(TRANSCRIPTION, tab)
        self._stack.removeWidget(self._placeholder)
        self._placeholder.deleteLater()
        self.transcription = tab
        tab.restore()
        self._stack.setCurrentIndex(self._tabs.currentIndex())
        self.playback.output.load_devices()
        self._opener.open_waiting()
        if self._is_account_known:
            self.earlier.begin()
        self.ready.emit()

    def add_history(self, desk: HistoryDesk) -> None:
        """Let the history be shown, and show it if it was the last time."""
        from vbee_desktop.ui.shell.history_link import HistoryLink

        link = HistoryLink(self._look, desk, self._desk, self._settings, self)
        link.announcement.connect(self._announce)
        link.running_changed.connect(lambda count: self._show_running(HISTORY, count))
        self.history_wanted.connect(link.show_unknown)
        self.history.shown_changed.connect(self._menu.show_history)
        self.history.fill_with(link.make_panel)

    def add_batch(self, desk: BatchDesk) -> None:
        """Let many texts be made in one go."""
        if not {Feature.BATCH, Feature.SPEECH} <= self._features:
            return
        from vbee_desktop.ui.shell.batch_link import BatchLink

        self.batch = BatchLink(self._look, desk, self._settings, self)
        self.batch.announcement.connect(self._announce)
        self.batch.running_changed.connect(lambda count: self._show_running(BATCH, count))

    def add_compare(self, desk: CompareDesk) -> None:
        """Let voices be compared."""
        from vbee_desktop.ui.shell.compare_link import CompareLink

        self.compare = CompareLink(self._look, desk, self._settings, self)
        self.compare.announcement.connect(self._announce)
        self.speech.compare_wanted.connect(self.compare.open)

    def add_listening(self, desk: ListeningDesk) -> None:
        """Let takes be checked by what a recogniser hears."""
        if not {Feature.TRANSCRIPTION, Feature.SPEECH} <= self._features:
            return
        from vbee_desktop.ui.shell.listen_link import ListenLink

        self.listening = ListenLink(self._look, desk, self)
        self.listening.announcement.connect(self._announce)
        self.speech.takes.check_wanted.connect(self.listening.open)

    def _show_recording(self) -> None:
        if self.transcription is not None:
            self.show_tab(TRANSCRIPTION)
            self.transcription.show_recorder()

    def show_error(self, error: VbeeError, acts: Sequence[MessageAction] = ()) -> None:
        """Tell what concerns the whole window."""
        from vbee_desktop.ui.messages import message_for

        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, acts, said.details)  # type: ignore[arg-type]

    def _show_silence(self, error: VbeeError) -> None:
        """Nothing is heard: another device may be chosen, and what was to be played lies in its folder."""
        from vbee_desktop.core.errors import Code
        from vbee_desktop.ui.speech.take_files import show_in_folder

        playable, acts = self.playback.playable, []
        if error.code is Code.NO_OUTPUT:
            acts.append((translate("TransportBar", "Output device"), self.transport.open_devices))
            if playable is not None:
                acts.append(
                    (translate("SpeechTab", "Show in folder"), partial(show_in_folder, playable.path))
                )
        self.show_error(error, acts)

    def _show_badge(self, tab: int, badge: object) -> None:
        text = str(badge) if badge else ""
        recording = (
            tab == TRANSCRIPTION and self.transcription is not None and self.transcription.is_recording
        )
        self._tabs.set_pill(tab, text, "rec" if recording else "info", lamp=recording)

    def _show_running(self, tab: int, count: object) -> None:
        self._running[tab] = count if isinstance(count, int) else 0
        self.status.show_jobs(sum(self._running.values()))
        self._keeper.note()

    def _announce(self, words: object) -> None:
        event = QAccessibleAnnouncementEvent(self, str(words))
        QAccessible.updateAccessibility(event)

    def _remember(self) -> None:
        self.speech.remember()
        if self.transcription is not None:
            self.transcription.remember()
