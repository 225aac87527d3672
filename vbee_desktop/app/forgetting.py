"""The wish to keep no history: what has ended is forgotten when the window closes, and after a crash at the
next start.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from vbee_desktop.app.configuration import STORED_HISTORY
from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.worker.job_handle import JobHandle

_log = logging.getLogger(__name__)


def keeps_history(settings: SettingsFile) -> bool:
    """Whether it is kept, as it is unless somebody has decided otherwise."""
    return settings.get(STORED_HISTORY) is not False


def forget_at_start(desk: JobDesk) -> JobHandle:
    """Forget what a crash has left -> ``int``, how many jobs those were."""
    from vbee_desktop.app.history_desk import HistoryDesk

    return HistoryDesk(desk).forget_finished()


def forget_at_end(home: Home, *, is_script_dropped: bool = False) -> None:
    """Forget what was made, when all work has ended; parts of a script that is not all here only when that
    was dropped. A failure is logged: the next start tries again.
    """
    from vbee_desktop.store.erasure import Erasure
    from vbee_desktop.store.unfinished import UnfinishedScripts

    try:
        if is_script_dropped:
            UnfinishedScripts(home.audio_folder).end_all()
        Erasure(home).forget_finished()
    except StorageError as error:
        _log.warning("the history could not be forgotten: %s", error.detail)
