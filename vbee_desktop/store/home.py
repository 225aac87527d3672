"""The one folder per user, and what lies where in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "VBEE_DESKTOP_HOME"


class Home:
    """Paths under one folder. Folders are made when first asked for; raises `StorageError` when that
    fails.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def settings_file(self) -> Path:
        return self._folder() / "settings.json"

    @property
    def readings_file(self) -> Path:
        return self._folder() / "readings.json"

    @property
    def script_readings_file(self) -> Path:
        return self._folder("drafts") / "script-readings.json"

    @property
    def journal_file(self) -> Path:
        return self._folder() / "jobs.sqlite3"

    @property
    def runs_folder(self) -> Path:
        return self._folder("runs")

    @property
    def window_lock_file(self) -> Path:
        return self._folder() / "window.lock"

    @property
    def audio_folder(self) -> Path:
        return self._folder("audio")

    @property
    def recordings_folder(self) -> Path:
        return self._folder("recordings")

    @property
    def drafts_folder(self) -> Path:
        return self._folder("drafts")

    @property
    def demo_clips_folder(self) -> Path:
        return self._folder("demo-clips")

    @property
    def voices_folder(self) -> Path:
        return self._folder("voices")

    @property
    def logs_folder(self) -> Path:
        return self._folder("logs")

    def _folder(self, *parts: str) -> Path:
        folder = self.root.joinpath(*parts)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(detail=error.strerror or "", path=str(folder)) from error
        return folder


def find_home(chosen: str | None, environment: Mapping[str, str]) -> Home:
    """The folder that was asked for (``--home``), else ``VBEE_DESKTOP_HOME``, else where this platform
    keeps user data.
    """
    folder = chosen or environment.get(HOME_VARIABLE)
    if folder:
        return Home(_expanded(folder))
    from platformdirs import user_data_path

    return Home(user_data_path("vbee-desktop", appauthor=False, roaming=False))


def _expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser().absolute()
    except RuntimeError as error:  # ~nobody
        raise StorageError(detail="no such user", path=folder) from error
