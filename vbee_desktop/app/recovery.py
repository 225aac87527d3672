"""What a crash left of recordings is made whole, once, and before a new one is begun."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.store.home import Home


class Recovery:
    """Whoever comes first does it, whoever comes meanwhile waits for it: later, a part file may belong to a
    recording that is being made.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._is_done = False
        self._found: tuple[Recording, ...] = ()

    def run(self) -> None:
        """Make whole what is there; it takes long, so not in the main thread. Raises `StorageError`."""
        from vbee_desktop.audio.recording_file import recover_recordings

        with self._lock:
            if not self._is_done:
                self._found = recover_recordings(self._home.recordings_folder)
                self._is_done = True

    def take_found(self) -> tuple[Recording, ...]:
        """`run`, and what was found, oldest first; told only once."""
        self.run()
        with self._lock:
            found, self._found = self._found, ()
            return found
