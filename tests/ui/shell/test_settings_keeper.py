"""Settings reach the disk behind the window's back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.shell.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class SlowDisk(SettingsFile):
    """Settings on a disk that takes its time."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.begun, self.may_end = threading.Event(), threading.Event()

    def save(self) -> None:
        self.begun.set()
        assert self.may_end.wait(10)
        super().save()


def test_the_window_answers_while_a_slow_disk_takes_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SlowDisk(tmp_path / "settings.json")
    keeper = SettingsKeeper(settings, lambda: settings.set("speed", 1.2), delay_ms=0)
    keeper.note()
    qtbot.waitUntil(settings.begun.is_set)
    assert settings.is_changed, "the disk is still at it, and the window has looked already"
    settings.may_end.set()
    qtbot.waitUntil(lambda: not settings.is_changed)
    assert SettingsFile(tmp_path / "settings.json").get("speed") == 1.2


def test_what_changed_last_is_on_the_disk_when_it_closes(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    values = iter((1.2, 1.4))
    keeper = SettingsKeeper(settings, lambda: settings.set("speed", next(values)))
    keeper.note()
    keeper.close()
    assert SettingsFile(tmp_path / "settings.json").get("speed") == 1.2


def test_a_disk_that_refuses_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "nowhere" / "settings.json")
    keeper = SettingsKeeper(settings, lambda: settings.set("speed", 1.2), delay_ms=0)
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.note()
    assert told.args is not None
    assert told.args[0].facts["path"] == str(tmp_path / "nowhere")
