"""The Speech to text tab."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.ports import Playable
from vbee_desktop.ui.transcription.act_controller import ActController
from vbee_desktop.ui.transcription.audio_source import AudioSource, recording_source
from vbee_desktop.ui.transcription.columns import Columns
from vbee_desktop.ui.transcription.level_advice import Advice
from vbee_desktop.ui.transcription.plug_watch import PlugWatch
from vbee_desktop.ui.transcription.recorder_controller import RUNNING, Kept, RecorderController, RecordState
from vbee_desktop.ui.transcription.recording_news import RecordingNews
from vbee_desktop.ui.transcription.recording_saver import RecordingSaver
from vbee_desktop.ui.transcription.result_panel import ResultPanel
from vbee_desktop.ui.transcription.sound_in_hand import SoundInHand
from vbee_desktop.ui.transcription.source_memory import SourceMemory
from vbee_desktop.ui.transcription.source_panel import FILE, RECORD, SourcePanel
from vbee_desktop.ui.transcription.time_words import whole_text
from vbee_desktop.ui.transcription.transcript_result import result_of
from vbee_desktop.ui.transcription.transcription_controller import TranscriptionController
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.core.history import PastJob
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Playback, Settings
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult
    from vbee_desktop.ui.transcription.utterance_editor import UtteranceEditor

SOUND_DEVICES = Path("/dev/snd")


class TranscriptionTab(QWidget):
    """A recording or a WAV file on the left, its words on the right; puts the parts together and holds no
    logic of requests.
    """

    badge_changed = Signal(object)
    """Seconds recorded while a recording runs (``str``), else None."""
    jobs_changed = Signal(object)
    """How many recognitions run, an int."""
    announcement = Signal(object)
    """A sentence for the screen reader."""
    credentials_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()
    speech_wanted = Signal(object)
    """The words of the result, a paragraph each row (str), are to be spoken."""

    def __init__(
        self, look: Look, desk: Desk, playback: Playback, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._playback = playback
        self._recorder = RecorderController(desk, self)
        self._jobs = TranscriptionController(desk, self)
        self._sources = SourcePanel(look, desk, self._recorder, self)
        self._memory = SourceMemory(settings, self._sources)
        self._results = ResultPanel(look, desk, playback, settings, self)
        self._act = ActController(self._sources.act, self._jobs, desk, self, choose=self._sources.file.choose)
        self._saver = RecordingSaver(desk, self)
        self._news = RecordingNews(self._recorder, self)
        self._plugs = PlugWatch(SOUND_DEVICES, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sources = self._sources
        self._columns = Columns(look, sources, sources.acts, self._results, sources.buttons, self)
        column.addWidget(self._columns)
        self._connect_sources()
        self._connect_jobs()
        self._connect_recorder()
        self.account_changed()

    @property
    def is_recording(self) -> bool:
        """Whether the microphone is recording, or about to."""
        return self._recorder.state in RUNNING

    @property
    def is_free(self) -> bool:
        """Whether nothing is shown, or under way, that words from before would push aside."""
        return self.result is None and not self.is_recording and not self._jobs.is_busy

    @property
    def can_transcribe(self) -> bool:
        """Whether something is offered that can be sent."""
        return self._sources.act.can_transcribe

    @property
    def result(self) -> TranscriptResult | None:
        """What is shown on the right, if anything."""
        return self._results.result

    def main_act(self) -> None:
        """Ctrl+Enter: end the recording, send what is there, or begin to record."""
        if self.is_recording:
            self._sources.record.toggle()
        elif self._sources.act.can_transcribe:
            self._act.transcribe()
        elif self._sources.source == RECORD and not self._jobs.is_busy:
            self._sources.record.toggle()

    def cancel_act(self) -> bool:
        """Esc: stop and keep the recording, or stop waiting for the words or for the sound of a link. False
        when nothing runs.
        """
        if self.is_recording:
            self._recorder.stop()
            return True
        return self._jobs.cancel() or self._sources.file.cancel()

    def offer_speech(self, *, is_offered: bool) -> None:
        """Whether words can be handed over to be spoken."""
        self._results.offer_speech(is_offered=is_offered)

    def toggle_recording(self) -> None:
        """Ctrl+R anywhere: show the recorder and start or stop."""
        self._sources.set_source(RECORD)
        self._sources.record.toggle()

    def open_file(self, path: Path) -> None:
        """Look at a WAV file, as if it had been dropped."""
        self._sources.set_source(FILE)
        self._sources.file.open_file(path)

    def offer(self, recording: Recording) -> bool:
        """Put a recording of an earlier session under review; false when there is one of this session."""
        return self._recorder.offer(recording)

    def show_recorder(self) -> None:
        """Show the microphone and the recording under review."""
        self._sources.set_source(RECORD)

    def show_earlier(self, transcript: Transcript, title: str, duration_s: float) -> None:
        """Show words that an earlier session asked for, with their sound."""
        path = transcript.audio_path or Path(title)
        source = AudioSource(path, path.name, duration_s, transcript.billed_s)
        result = result_of(transcript, source, is_demo=self._desk.is_demo)
        self._results.show_result(result)
        if path.is_file():
            self._playback.show(result.playable)

    def show_past(self, past: PastJob) -> None:
        """Bring back a sound with its words, as far as both are left."""
        if past.audio_path is not None and not self.is_recording:
            self.open_file(past.audio_path)
        if past.transcript is not None:
            self.show_earlier(past.transcript, past.summary.title, past.duration_s)

    def in_hand(self) -> SoundInHand:
        """What a tab in another language is to take over."""
        kept = self._recorder.kept_recording
        return SoundInHand(
            self._sources.source,
            self._sources.file.path,
            kept.whole if kept is not None else None,
            self._sources.record.review.stretch,
            self.result,
            self._results.is_previous,
            self.editor.keeper.edits,
        )

    def take_over(self, sound: SoundInHand) -> None:
        """Show what another tab had in hand."""
        recording = sound.recording
        if recording and self.offer(recording) and sound.stretch != (0.0, recording.duration_s):
            self._sources.record.review.trim(sound.stretch)
        if sound.file is not None:
            self._sources.file.open_file(sound.file)
        self._sources.set_source(sound.source)
        if sound.result is not None:
            if sound.edits is not None:
                self.editor.keeper.know(sound.result.job_id, sound.edits)
            self._results.show_result(sound.result)
            self._results.set_previous(sound.is_previous)

    def copy_transcript(self) -> None:
        """The words of the result to the clipboard."""
        self._results.export.copy_plain()

    def export_transcript(self) -> None:
        """Ask where to write the result."""
        self._results.export.export()

    @property
    def editor(self) -> UtteranceEditor:
        """What can be done with the rows."""
        return self._results.editor

    def open_find(self) -> None:
        """Find and replace in the rows, if there are any."""
        self._results.open_find()

    def account_changed(self) -> None:
        """Another account, the demo, or the first word about either."""
        self._sources.demo.setVisible(self._desk.is_demo)
        self._offer()

    def remember(self) -> None:
        """Keep the choices for the next start."""
        self._memory.remember()

    def restore(self) -> None:
        """Take up the choices of the last time."""
        self._memory.restore()

    def shutdown(self) -> None:
        """Close the microphone, and keep what was corrected. What ends from now on is shown no more."""
        for part in (self._act, self._sources.file):
            part.blockSignals(True)
        self._plugs.stop()
        self._recorder.shutdown()
        self._results.editor.shutdown()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recorder.refresh_devices()
        self._listen_if_seen()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back from another window may have plugged in a microphone, or allowed it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_for_devices()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._recorder.set_wanted(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R records, F5 plays the row, Shift+F5 loops it: keys that the focused control had no use for."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_R and self._sources.source == RECORD:
            self._sources.record.toggle()
        elif event.key() == Qt.Key.Key_F5 and (
            plain or event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._results.editor.play_row(loop=not plain)
        else:
            super().keyPressEvent(event)

    def _connect_sources(self) -> None:
        sources = self._sources
        sources.source_changed.connect(self._show_source)
        sources.file.changed.connect(self._offer)
        sources.file.file_readable.connect(self._show_file_in_transport)
        sources.file.announcement.connect(self.announcement)
        sources.record.review.play_clicked.connect(self._play_recording)
        sources.record.review.again_clicked.connect(sources.record.toggle)
        sources.record.review.save_clicked.connect(self._save_recording)
        sources.demo.sample_clicked.connect(lambda: self.open_file(resource_path("samples", "english.wav")))
        self._saver.saved.connect(sources.record.show_saved)
        self._saver.failed.connect(sources.record.show_not_saved)
        sources.record.refusal_told.connect(self._columns.reveal)

    def _connect_jobs(self) -> None:
        jobs = self._jobs
        jobs.started.connect(lambda: self.jobs_changed.emit(1))
        jobs.started.connect(self._recorder.mark_sent)
        for news in (jobs.started, jobs.failed, jobs.cancelled):
            news.connect(lambda *_: self._columns.reveal(self._sources.act))
        for end in (jobs.succeeded, jobs.failed, jobs.cancelled):
            end.connect(lambda *_: self.jobs_changed.emit(0))
        self._act.recognised.connect(self._show_result)
        self._act.credentials_wanted.connect(self.credentials_wanted)
        self._act.connection_check_wanted.connect(self.connection_check_wanted)
        self._act.diagnostics_wanted.connect(self.diagnostics_wanted)
        self._results.announcement.connect(self.announcement)
        self._results.export.speech_wanted.connect(self.speech_wanted)

    def _connect_recorder(self) -> None:
        self._recorder.state_changed.connect(self._take_record_state)
        self._recorder.kept.connect(self._take_recording)
        self._plugs.changed.connect(self._look_for_devices)
        self._recorder.trimmed.connect(self._take_trimmed)
        self._news.badge_changed.connect(self.badge_changed)
        self._news.announcement.connect(self.announcement)

    def take_up_wish(self) -> None:
        """Let recordings be as the settings say."""
        self._memory.take_up_wish()

    def _look_for_devices(self) -> None:
        if self.isVisible() and not self.is_recording:
            self._recorder.refresh_devices()

    def _show_source(self, _source: object) -> None:
        self._listen_if_seen()
        self._offer()

    def _listen_if_seen(self) -> None:
        self._recorder.set_wanted(self.isVisible() and self._sources.source == RECORD)

    @property
    def _has_something(self) -> bool:
        """Whether the shown source holds, or is making, anything."""
        if self._sources.source == FILE:
            return self._sources.file.has_file
        return self.is_recording or self._recorder.kept_recording is not None

    def _offer(self) -> None:
        """Offer what the shown source holds; the sample only where nothing is in hand."""
        self._sources.demo.offer_sample(not self._has_something)
        if self._sources.source == RECORD:
            self._offer_recording(self._recorder.kept_recording)
            return
        refusal = self._sources.file.refusal
        said = message_for(refusal) if refusal is not None else None
        self._act.offer(self._sources.file.source, f"{said.title} {said.text}" if said is not None else "")

    def _offer_recording(self, kept: Kept | None) -> None:
        if kept is None:
            self._act.offer(None)
        elif self._recorder.is_trimming:
            self._act.offer(None, self.tr("Trimming…"))
        elif kept.advice is Advice.SILENT:
            self._act.offer(
                None, self.tr("Only silence was recorded. It would be billed, so it is not sent.")
            )
        else:
            self._act.offer(recording_source(kept.sound))

    def _take_record_state(self, state: object) -> None:
        if state is RecordState.OPENING:
            self._playback.stop()
            self._results.set_previous(True)
        if self._sources.source == RECORD and state is not RecordState.REVIEW:  # `_take_recording` follows
            self._offer()

    def _take_recording(self, kept: Kept) -> None:
        """In a turn of its own: with what else a recording's end shows, the window would miss a frame."""
        in_next_turn(self, partial(self._present, kept))

    def _present(self, kept: Kept) -> None:
        if kept is self._recorder.kept_recording:
            self._playback.show(kept.playable)
            self._offer()

    def _take_trimmed(self, kept: Kept | None) -> None:
        """While another stretch is made nothing can be sent: the one of before is not wanted any more."""
        if kept is None:
            self._offer()
        else:
            self._take_recording(kept)

    def _play_recording(self) -> None:
        if self._recorder.kept_recording is not None:
            self._playback.play(self._recorder.kept_recording.playable)

    def _save_recording(self) -> None:
        if self._recorder.kept_recording is not None:
            self._saver.save(self._recorder.kept_recording.sound.path)

    def _show_file_in_transport(self, path: Path) -> None:
        """The words that are shown may be its own."""
        self._columns.reveal(self._sources)
        result = self.result
        is_its_own = result is not None and result.playable.path == path
        self._results.set_previous(not is_its_own)
        self._playback.show(
            result.playable if result is not None and is_its_own else Playable(path, path.name)
        )

    def _show_result(self, result: TranscriptResult) -> None:
        self._results.show_result(result)
        self._columns.reveal(self._results.news)
        self._playback.show(result.playable)
        count = len(result.utterances)
        words = self.tr("%1 utterances").replace("%1", whole_text(count))
        if count < 2:
            words = self.tr("1 utterance") if count else self.tr("No speech found")
        self.announcement.emit(words)
