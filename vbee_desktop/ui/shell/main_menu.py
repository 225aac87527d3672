"""The menus: every act of the window by name, with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

Act = Callable[[], object]
MODES = ("system", "light", "dark")


@dataclass(frozen=True)
class Acts:
    """What the menu entries do."""

    open_file: Act
    save_audio: Act
    open_batch: Act
    export_transcript: Act
    enter_account: Act
    quit: Act
    undo: Act
    redo: Act
    can_undo_redo: Callable[[], tuple[bool, bool]]
    find: Act
    main_act: Act
    cancel: Act
    play_pause: Act
    stop: Act
    loop: Act
    back: Act
    forward: Act
    record: Act
    compare_voices: Act
    check_take: Act
    show_speech: Act
    show_transcription: Act
    show_history: Act
    copy_transcript: Act
    find_voice: Act
    open_settings: Act
    zoom_in: Act
    zoom_out: Act
    zoom_reset: Act
    set_mode: Callable[[str], object]
    show_help: Act
    show_shortcuts: Act
    check_connection: Act
    copy_diagnostics: Act
    open_logs: Act
    show_about: Act


class MainMenu(QObject):
    """Builds the menu bar of a window once."""

    def __init__(self, window: QMainWindow, acts: Acts, mode: str) -> None:
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._history_action: QAction | None = None
        self._mode_actions: dict[str, QAction] = {}
        self._entries: dict[Act, QAction] = {}
        self._file()
        self._edit()
        self._audio()
        self._view(mode)
        self._help()

    def show_mode(self, mode: str) -> None:
        """Tick the theme that is used now."""
        self._mode_actions[mode].setChecked(True)

    def show_history(self, shown: object) -> None:
        """Tick the history while it is open."""
        if self._history_action is not None:
            self._history_action.setChecked(bool(shown))

    def hide_acts(self, acts: Iterable[Act]) -> None:
        """Leave these out, with their keys."""
        for act in acts:
            self._entries[act].setVisible(False)
            self._entries[act].setEnabled(False)

    def _file(self) -> None:
        menu, acts = self._menu(self.tr("&File")), self._acts
        self._add(menu, self.tr("&Open…"), acts.open_file, "Ctrl+O")
        self._add(menu, self.tr("&Save audio…"), acts.save_audio, "Ctrl+Shift+S")
        self._add(menu, self.tr("&Batch…"), acts.open_batch)
        self._add(menu, self.tr("&Export transcript…"), acts.export_transcript, "Ctrl+E")
        menu.addSeparator()
        self._add(menu, self.tr("App ID and &token…"), acts.enter_account)
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), acts.quit, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu, acts = self._menu(self.tr("&Edit")), self._acts
        undo = self._add(menu, self.tr("&Undo"), acts.undo, "Ctrl+Z")
        redo = self._add(menu, self.tr("&Redo"), acts.redo, "Ctrl+Shift+Z")
        find = self._add(menu, self.tr("&Find and replace…"), acts.find, "Ctrl+F")
        for action in (undo, redo, find):  # whoever has the focus listens to these keys
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.aboutToShow.connect(lambda: _enable((undo, redo), acts.can_undo_redo()))
        menu.addSeparator()
        self._add(menu, self.tr("&Create or transcribe"), acts.main_act, "Ctrl+Return")
        self._add(menu, self.tr("C&ancel"), acts.cancel, "Esc")
        menu.addSeparator()
        self._add(menu, self.tr("Co&py transcript"), acts.copy_transcript, "Ctrl+Shift+C")
        self._add(menu, self.tr("Search &voices"), acts.find_voice, "Alt+V")
        menu.addSeparator()
        settings = self._add(menu, self.tr("S&ettings…"), acts.open_settings, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _audio(self) -> None:
        menu, acts = self._menu(self.tr("&Audio")), self._acts
        self._add(menu, self.tr("&Play or pause"), acts.play_pause, "F8")
        self._add(menu, self.tr("&Stop"), acts.stop)
        self._add(menu, self.tr("&Loop"), acts.loop, "Ctrl+L")
        self._add(menu, self.tr("&Back 5 seconds"), acts.back)
        self._add(menu, self.tr("&Forward 5 seconds"), acts.forward)
        menu.addSeparator()
        self._add(menu, self.tr("&Compare voices…"), acts.compare_voices)
        self._add(menu, self.tr("C&heck what is heard…"), acts.check_take)
        self._add(menu, self.tr("&Record or stop recording"), acts.record, "Ctrl+R")

    def _view(self, mode: str) -> None:
        menu, acts = self._menu(self.tr("&View")), self._acts
        self._add(menu, self.tr("&Text to speech"), acts.show_speech, "Ctrl+1")
        self._add(menu, self.tr("&Speech to text"), acts.show_transcription, "Ctrl+2")
        self._history_action = self._add(menu, self.tr("&History"), acts.show_history, "F9")
        self._history_action.setCheckable(True)
        menu.addSeparator()
        self._add(menu, self.tr("Zoom &in"), acts.zoom_in, "Ctrl+=")
        self._add(menu, self.tr("Zoom &out"), acts.zoom_out, "Ctrl+-")
        self._add(menu, self.tr("&Normal size"), acts.zoom_reset, "Ctrl+0")
        menu.addSeparator()
        self._themes(menu.addMenu(self.tr("T&heme")), mode)

    def _themes(self, menu: QMenu, mode: str) -> None:
        group = QActionGroup(self)
        names = (self.tr("Like the &system"), self.tr("&Light"), self.tr("&Dark"))
        for value, name in zip(MODES, names, strict=True):
            action = self._add(menu, name, lambda value=value: self._acts.set_mode(value))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(value == mode)
            group.addAction(action)
            self._mode_actions[value] = action

    def _help(self) -> None:
        menu, acts = self._menu(self.tr("&Help")), self._acts
        self._add(menu, self.tr("&Using Vbee Desktop"), acts.show_help, "F1")
        self._add(menu, self.tr("&Shortcuts"), acts.show_shortcuts)
        menu.addSeparator()
        self._add(menu, self.tr("Check &connection…"), acts.check_connection)
        self._add(menu, self.tr("Copy &diagnostics…"), acts.copy_diagnostics)
        self._add(menu, self.tr("Open &logs"), acts.open_logs)
        menu.addSeparator()
        about = self._add(menu, self.tr("&About Vbee Desktop"), acts.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, text: str, act: Act, keys: str = "") -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        self._entries[act] = action
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action


def _enable(actions: tuple[QAction, ...], enabled: tuple[bool, ...]) -> None:
    for action, can in zip(actions, enabled, strict=True):
        action.setEnabled(can)
