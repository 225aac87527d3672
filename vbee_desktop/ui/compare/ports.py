"""What comparing voices asks of the rest of the program; ``app`` and the shell provide the real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.worker.job_handle import JobHandle


class CompareDesk(Protocol):
    """Each call returns at once; the object behind the arrow is what ``succeeded`` carries."""

    def find_paid(self, request: SpeechRequest) -> JobHandle:
        """The job that speaks for a request already -> `core.history.JobSummary` or None."""
        ...

    def create_speech(self, request: SpeechRequest) -> JobHandle:
        """Buy a sample, or get what is paid -> `core.models.Take`; ``progress`` carries `Progress`."""
        ...

    def resume(self, job_id: str) -> JobHandle:
        """Fetch what is paid, for nothing -> `core.models.Take`."""
        ...

    def send_again(self, job_id: str) -> JobHandle:
        """Buy once more what has an unknown outcome -> `core.models.Take`."""
        ...

    def prepare_audition(self, paths: Sequence[Path]) -> JobHandle:
        """Make files ready to be heard in turn -> `core.audition.Audition`."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        ...

    @property
    def has_credentials(self) -> bool:
        """Whether somebody is known who can be charged."""
        ...


class Heard(Protocol):
    """What a player tells of itself (`audio.player.PlayerSnapshot`)."""

    @property
    def state(self) -> str: ...
    @property
    def position_s(self) -> float: ...
    @property
    def error(self) -> VbeeError | None: ...
    @property
    def generation(self) -> int: ...
    @property
    def next_s(self) -> float: ...


class LentPlayer(Protocol):
    """The loudspeaker while it is lent (`audio.player.Player`); no call blocks."""

    def load(self, clip: object) -> int: ...
    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, position_s: float) -> None: ...
    def set_range(self, start_s: float, end_s: float, loop: bool) -> None: ...
    def snapshot(self) -> Heard: ...


class Lender(Protocol):
    """The shared playback, which is silent while its player is lent (`ui.shell.playback.Playback`)."""

    def lend(self, take: Callable[[LentPlayer], None], refuse: Callable[[VbeeError], None]) -> None:
        """Call ``take`` with the player as soon as there is one, else ``refuse``."""
        ...

    def take_back(self) -> None:
        """The player is the window's again."""
        ...
