"""Brings the list of voices and their samples to the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.ui.speech.demo_player import DemoPlayer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Take, Voice
    from vbee_desktop.ui.ports import Desk, Playback
    from vbee_desktop.ui.speech.playing_watch import PlayingWatch
    from vbee_desktop.ui.speech.voice_panel import VoicePanel
    from vbee_desktop.worker.job_handle import JobHandle


class VoiceDesk(QObject):
    """Loads the list for each account anew; plays one sample at a time."""

    def __init__(
        self,
        desk: Desk,
        playback: Playback,
        watch: PlayingWatch,
        panel: VoicePanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._loading: JobHandle | None = None
        self._account_known = self._has_failed = False
        self._demos = DemoPlayer(desk, playback, watch, self)
        self._demos.state_changed.connect(panel.show_demo)
        self._demos.failed.connect(self._show_demo_failure)
        panel.demo_wanted.connect(self._toggle_demo)
        panel.reload_wanted.connect(self.load)

    def load(self) -> None:
        """Ask for the list; what was asked for before is dropped."""
        if self._loading is not None:
            self._loading.cancel()
        self._has_failed = False
        self._panel.show_loading()
        self._loading = self._desk.load_voices()
        self._loading.progress.connect(self._panel.show_voices)
        self._loading.succeeded.connect(self._panel.show_voices)
        self._loading.failed.connect(self._take_failure)

    def load_once(self) -> None:
        """Ask for the list unless that was done."""
        if self._loading is None:
            self.load()

    def take_account(self) -> None:
        """The account is known, or another: the first one is who the list was asked for already, unless
        nobody could be asked then.
        """
        if self._account_known or self._has_failed:
            self.load()
        else:
            self.load_once()
        self._account_known = True

    def note_take(self, take: Take) -> None:
        """A voice has spoken: it is open to the account, and used of late."""
        self._panel.note_used(take.request.voice_code)
        self._panel.model.mark_open(take.request.voice_code)

    def note_takes(self, takes: Iterable[Take]) -> None:
        """As `note_take`, of each."""
        for take in {take.request.voice_code: take for take in takes}.values():
            self.note_take(take)

    def ask_refused(self) -> None:
        """A job has moved: perhaps its voice was refused."""
        self._desk.refused_voices().succeeded.connect(self._panel.model.set_refused)

    def shutdown(self) -> None:
        """Stop what is under way."""
        self._demos.stop()
        if self._loading is not None:
            self._loading.cancel()

    def _take_failure(self) -> None:
        self._has_failed = True
        self._panel.show_load_failure()

    def _toggle_demo(self, voice: Voice) -> None:
        self._demos.toggle(voice, self._panel.model.name_of(voice.code))

    def _show_demo_failure(self, error: VbeeError) -> None:
        from vbee_desktop.ui.messages import message_for

        said = message_for(error)
        self._panel.show_note("warning", f"{said.title} {said.text}")
        self._panel.announcement.emit(said.title)
