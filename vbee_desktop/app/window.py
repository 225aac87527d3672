"""The application with its window: start, run, quit in stages."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from vbee_desktop.app.application import let_python_see_signals, make_application
from vbee_desktop.app.stages import Stages
from vbee_desktop.app.support.crash_report import CrashWatch
from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.account_control import AccountControl
    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.app.door import Door
    from vbee_desktop.app.draft_keeper import DraftKeeper
    from vbee_desktop.app.instance import Call
    from vbee_desktop.app.language_switch import LanguageSwitch
    from vbee_desktop.app.settings_control import SettingsControl
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.app.support.control import SupportControl
    from vbee_desktop.core.file_lock import FileLock
    from vbee_desktop.store.home import Home
    from vbee_desktop.ui.look import Mode
    from vbee_desktop.ui.points.points_watch import PointsWatch
    from vbee_desktop.ui.shell.workbench import Workbench

SWITCH_INTERVAL_S = 0.0005
"""A busy thread gives the interpreter away after this when the window wants it. Each of the many small paints
of one frame may have to wait so long: Python's own 5 ms make dropped frames of that.
"""


class WindowProgram(QObject):
    """The object graph of the window. `close` must be called before the QApplication goes.

    The window is drawn first; ``make_setup`` is asked, and everything else built, after its first paint. With
    the ``lock`` of its home, later starts are heard as soon as everything is there. ``crash`` is the report
    of the last run, when that crashed.
    """

    def __init__(
        self,
        app: QApplication,
        home: Home,
        make_setup: Callable[[], Setup],
        language: str | None = None,
        file: Path | None = None,
        lock: FileLock | None = None,
        crash: str = "",
    ) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._make_setup = make_setup
        self._language = language
        self._file = file
        self._lock = lock
        self._crash = crash
        self._support: SupportControl | None = None
        self._languages: LanguageSwitch | None = None
        self._door: Door | None = None
        self._drafts: DraftKeeper | None = None
        self._desk: JobDesk | None = None
        self._points: PointsWatch | None = None
        self._accounts: AccountControl | None = None
        self._settings_control: SettingsControl | None = None
        self.settings = SettingsFile(home.settings_file)
        self.look = Look()
        self.look.set_mode(self._wanted_mode())
        self.look.apply_colours(app)
        self.window = MainWindow(self.look, self.settings)
        self._stages = Stages(self._everything(), self)
        self.window.painted.connect(self._complete)

    @property
    def desk(self) -> JobDesk:
        """What does the work; only after the first paint."""
        if self._desk is None:
            raise RuntimeError("the desk is not there yet")
        return self._desk

    @property
    def is_complete(self) -> bool:
        """Whether everything of the window is there."""
        return self.window.is_furnished and self.window.workbench.transcription is not None

    def close(self) -> bool:
        """Close the window and end all work, in stages; false when something hung and was abandoned."""
        from vbee_desktop.app.forgetting import forget_at_end, keeps_history

        self._stages.stop()
        if self._door is not None:
            self._door.close()  # who comes from now on waits for the lock
        if self._languages is not None:
            self._languages.stop()
        if self._points is not None:
            self._points.shutdown()
        if self._accounts is not None:
            self._accounts.close()
        self.window.close()
        if self._drafts is not None:
            self._drafts.close()
        if self._desk is None:
            return True
        self._collector.stop()
        has_ended = self._desk.shutdown()
        if self._support is not None:
            has_ended = self._support.close() and has_ended
        if not keeps_history(self.settings):
            forget_at_end(self._home, is_script_dropped=self._is_script_dropped())
        return has_ended

    def _is_script_dropped(self) -> bool:
        """Whether the editor is empty, and not only because yesterday's text is not there yet."""
        is_loaded = self._drafts is not None and self._drafts.is_loaded
        return is_loaded and not self._workbench.speech.script.has_words()

    def _wanted_mode(self) -> Mode:
        mode = self.settings.get("window.theme")
        return "light" if mode == "light" else "dark" if mode == "dark" else "system"

    def _complete(self) -> None:
        """The window has been drawn: everything else, in turns."""
        self._stages.start()

    def _everything(self) -> Iterator[Callable[[], object]]:
        yield self._load_draft
        from vbee_desktop.app.parts import ROOMS, WHOLE_WINDOW, imports

        yield from imports(WHOLE_WINDOW)
        yield from self._steps()
        yield from imports(ROOMS)
        yield self._prepare_history

    def _load_draft(self) -> None:
        from vbee_desktop.app.draft_keeper import DraftKeeper
        from vbee_desktop.store.drafts import Drafts

        home = self._home
        self._drafts = DraftKeeper(self.window.editor, lambda: Drafts(home.drafts_folder), self)
        self._drafts.load()

    def _steps(self) -> tuple[Callable[[], None], ...]:
        return (
            self._dress,
            self._furnish,
            self._start_work,
            self._build_transcription,
            self._add_history,
            self._recover_recordings,
            self._count_points,
            self._offer_support,
            self._open_door,
        )

    def _dress(self) -> None:
        from PySide6.QtGui import QIcon

        from vbee_desktop.core.resources import resource_path

        self._speak()
        self.look.apply(self._app)
        if self._app.windowIcon().isNull():
            self._app.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))

    def _speak(self) -> None:
        from PySide6.QtCore import QLocale

        from vbee_desktop.app.language import chosen_language, speak

        speak(self._app, chosen_language(self._language, self.settings.get("window.language")))
        self.window.setLocale(QLocale())  # the window is older than the choice; its parts take it from there

    def _furnish(self) -> None:
        from dataclasses import replace

        from vbee_desktop.app.account_control import AccountControl
        from vbee_desktop.app.callbacks import callbacks_wanted
        from vbee_desktop.app.configuration import heed
        from vbee_desktop.app.desk import JobDesk

        setup = self._make_setup()
        heed(self.settings, setup.provision)
        self._desk = JobDesk(replace(setup, callbacks=callbacks_wanted(self.settings)))
        workbench = self._put_in_workbench()
        self._accounts = AccountControl(self.look, self.desk, self.settings, self.window)
        self._accounts.attach(workbench)
        self._open_draft(workbench)

    def _put_in_workbench(self) -> Workbench:
        from vbee_desktop.app.compare_desk import CompareDesk
        from vbee_desktop.ui.shell.workbench import Workbench

        desk = self.desk
        workbench = Workbench(self.window, self.look, desk, self.settings)
        workbench.add_compare(CompareDesk(desk))
        workbench.limit_to(desk.setup.provision.features)
        self.window.furnish(workbench)
        desk.account_changed.connect(workbench.show_account)
        desk.journal.changed.connect(workbench.journal_changed)
        desk.journal.network_changed.connect(workbench.show_network)
        workbench.status.show_offline(is_offline=desk.journal.is_offline)
        desk.failed.connect(workbench.show_error)
        workbench.settings_wanted.connect(self._open_settings)
        if self._drafts is not None:
            self._drafts.failed.connect(workbench.show_error)
        return workbench

    def _open_draft(self, workbench: Workbench) -> None:
        """The file of the command line comes over yesterday's text, which can be had back by undoing."""
        drafts = self._drafts
        if drafts is None:
            raise RuntimeError("the draft is asked for first")
        if drafts.error is not None:
            workbench.show_error(drafts.error)
        if drafts.is_loaded:
            self._open_first_file()
        else:
            drafts.loaded.connect(self._open_first_file)

    def _open_first_file(self) -> None:
        if self._file is not None:
            self._workbench.open_path(self._file)

    def open_file(self, file: Path) -> None:
        """Open what the system asks for, as soon as there is something to open it in."""
        self._file = file
        if self.window.is_furnished and self._drafts is not None and self._drafts.is_loaded:
            self._open_first_file()

    def _start_work(self) -> None:
        from vbee_desktop.app.forgetting import forget_at_start, keeps_history
        from vbee_desktop.worker.garbage import MainThreadCollector

        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self._collector = MainThreadCollector(self)
        self._collector.start()
        self.desk.start()
        if not keeps_history(self.settings):
            forget_at_start(self.desk).failed.connect(self._workbench.show_error)

    def _build_transcription(self) -> None:
        self._workbench.build_transcription()

    def _add_history(self) -> None:
        from vbee_desktop.app.batch_desk import BatchDesk
        from vbee_desktop.app.history_desk import HistoryDesk

        self._workbench.add_history(HistoryDesk(self.desk, self._workbench))
        self._workbench.add_batch(BatchDesk(self.desk))
        self._workbench.add_listening(self.desk)

    def _prepare_history(self) -> None:
        self._workbench.history.prepare()

    def _count_points(self) -> None:
        from vbee_desktop.app.ledger_desk import LedgerDesk
        from vbee_desktop.ui.points.points_watch import PointsWatch

        ledger = LedgerDesk(self.desk, self._workbench)
        points = self._points = PointsWatch(self.look, ledger, self._workbench.status, self.window)
        ledger.changed.connect(points.refresh)
        points.refresh()

    def _recover_recordings(self) -> None:
        self.desk.recover_recordings().succeeded.connect(self._workbench.offer_recovered)

    def _offer_support(self) -> None:
        from vbee_desktop.app.support.control import SupportControl

        self._support = SupportControl(self.look, self.desk, self.window, self._crash)
        self._connect_support(self._support)
        self._support.offer_crash(self._workbench.message)

    def _connect_support(self, support: SupportControl) -> None:
        self._workbench.diagnostics_wanted.connect(support.show_diagnostics)
        self._workbench.logs_wanted.connect(support.open_logs)
        self._workbench.connection_check_wanted.connect(support.check_connection)
        support.settings_wanted.connect(self._workbench.settings_wanted)

    def _open_door(self) -> None:
        from vbee_desktop.app.door import Door

        if self._lock is not None:
            self._door = Door(self._take_call, self)
            self._door.open(self._lock)

    def _take_call(self, call: Call) -> None:
        """Somebody started the program again."""
        from vbee_desktop.app.door import bring_to_front

        bring_to_front(self.window, call.activation_token)
        if call.file is not None:
            self._workbench.open_path(call.file)

    @property
    def _workbench(self) -> Workbench:
        return self.window.workbench

    def _open_settings(self) -> None:
        if self._settings_control is None:
            from vbee_desktop.app.settings_control import SettingsControl

            self._settings_control = SettingsControl(self.look, self.desk, self.settings, self.window)
            self._settings_control.theme_chosen.connect(self._set_mode)
            self._settings_control.language_chosen.connect(self._change_language)
            self._settings_control.recording_chosen.connect(self._take_recording_choice)
            self._settings_control.connection_check_wanted.connect(self._check_connection)
        self._settings_control.open()

    def _take_recording_choice(self) -> None:
        self._workbench.recording_chosen()

    def _check_connection(self) -> None:
        if self._support is not None:
            self._support.check_connection()

    def _set_mode(self, mode: str) -> None:
        self._workbench.set_mode(mode)

    def _change_language(self) -> None:
        """What was chosen in the settings counts from now on, whatever the command line said."""
        if self._languages is None:
            from vbee_desktop.app.language_switch import LanguageSwitch

            self._languages = LanguageSwitch(self.window, self.desk, self._rebuild)
        self._language = None
        self._languages.ask()

    def _rebuild(self) -> None:
        """Everything that holds words is made anew; the desk, the editor and what is in hand stay."""
        from vbee_desktop.ui.shell.belongings import belongings_of, give_to

        last = self._workbench
        belongings = belongings_of(last)
        last.shutdown()
        last.let_go()
        if self._points is not None:
            self._points.shutdown()
            self._points.deleteLater()
        self._speak()
        workbench = self._put_in_workbench()
        for gone in (each for each in (last, self._points) if each):  # they hear of nothing any more
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
        self._build_transcription()
        self._add_history()
        self._count_points()
        if self._accounts is not None:
            self._accounts.attach(workbench)
        if self._support is not None:
            self._connect_support(self._support)
        if self.desk.is_account_known:
            self.desk.account_changed.emit(self.desk.account)
        give_to(workbench, belongings)
        workbench.show()


def run_window(
    home: Home,
    make_setup: Callable[[], Setup],
    language: str | None,
    file: Path | None,
    lock: FileLock | None,
) -> NoReturn:
    """Show the window, stay until it is closed, and end the process. ``lock`` ends with it: None means that
    the home cannot be locked, and that later starts are not heard.
    """
    crashes = CrashWatch(home)
    crash = crashes.open()
    app = make_application()
    program = WindowProgram(app, home, make_setup, language, file, lock, crash)
    program.window.painted.connect(lambda: let_python_see_signals(app))
    app.file_asked.connect(program.open_file)
    program.window.show()
    code = app.exec()
    has_ended = program.close()
    crashes.close()
    if has_ended:
        app.shutdown()  # what was copied goes to whoever keeps it
        if lock is not None:
            lock.release()
    os._exit(code)  # to take apart what is left, object by object, would cost Python half a second more
