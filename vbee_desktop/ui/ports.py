"""What the window asks of the rest of the program, as interfaces. ``app`` provides the real ones.

The window imports nothing but Qt before its first paint, so everything heavy stands behind these calls:
each returns at once with a job handle whose signals arrive in the main thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from vbee_desktop.core.models import LoadedClip, RecognitionWay, VoiceList
from vbee_desktop.ui.readings.readings_port import ReadingsDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from vbee_desktop.core.models import InstantRefusal, SpeechRequest, SpeechWay, Take, Utterance, Voice
    from vbee_desktop.core.save_order import FilesOrder, SaveOrder
    from vbee_desktop.core.tidy_text import TidyChoices
    from vbee_desktop.core.transcript_order import TranscriptOrder
    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.worker.job_handle import JobHandle

__all__ = ["Desk", "LoadedClip", "Playable", "Playback", "Settings", "VoiceList"]


class Desk(ReadingsDesk, Protocol):
    """The acts of the program. The object named behind each arrow is what ``succeeded`` carries."""

    def load_voices(self) -> JobHandle:
        """The live voice list, else the shipped one -> `VoiceList`."""
        ...

    def refused_voices(self) -> JobHandle:
        """Which voices the account was refused -> ``frozenset[str]`` of their codes."""
        ...

    def fetch_demo(self, voice: Voice) -> JobHandle:
        """A voice's free demo clip -> ``Path`` of a decodable audio file."""
        ...

    def create_speech(self, request: SpeechRequest, *, again: bool = False) -> JobHandle:
        """One take -> `core.models.Take`; ``progress`` carries `core.models.Progress`. What was paid before
        is handed over or finished instead of bought, unless ``again``.
        """
        ...

    def find_paid(self, request: SpeechRequest) -> JobHandle:
        """The job that speaks for a request already -> `core.history.JobSummary` or None."""
        ...

    def create_parts(
        self, requests: Sequence[SpeechRequest], *, again: bool = False, script: Sequence[SpeechRequest] = ()
    ) -> JobHandle:
        """A take of each request -> tuple of `core.models.Take` or `core.errors.VbeeError`; ``progress``
        carries `core.models.Progress` with its ``parts``. What is paid of the ``script`` that they belong to
        is kept until all of it is here.
        """
        ...

    def send_parts_again(self, job_ids: Sequence[str]) -> JobHandle:
        """Buy once more what has an unknown outcome -> as `create_parts`."""
        ...

    def find_spoken(self, requests: Sequence[SpeechRequest], known: Collection[str] = ()) -> JobHandle:
        """What speaks for each request already -> tuple of `core.history.Spoken` or None; takes of jobs that
        are ``known`` are left out.
        """
        ...

    def filed_takes(self, job_ids: Sequence[str]) -> JobHandle:
        """The takes of jobs whose sound is here -> tuple of `core.models.Take`."""
        ...

    def join_takes(self, takes: Sequence[Take], instead_of: Path | None = None) -> JobHandle:
        """Takes in this order as one file, to be heard -> `core.models.JoinedTakes`. The file of an earlier
        call, which is heard no more, is deleted.
        """
        ...

    def speak_by(self, way: SpeechWay) -> None:
        """Who is asked for what is new from now on."""
        ...

    def on_instant_refusal(self, slot: Callable[[InstantRefusal], None]) -> None:
        """Tell ``slot`` each `core.models.InstantRefusal` once: what is made the usual way instead."""
        ...

    def unfinished(self) -> JobHandle:
        """What an earlier session left -> tuple of `core.history.JobSummary`."""
        ...

    def resume(self, job_id: str) -> JobHandle:
        """Go on with a job without paying again -> `core.models.Take` or `core.models.Transcript`."""
        ...

    def send_again(self, job_id: str) -> JobHandle:
        """Buy once more what has an unknown outcome -> as `resume`."""
        ...

    def drop(self, job_id: str) -> JobHandle:
        """Wait no longer for a job of unknown outcome -> None."""
        ...

    def save_audio(self, take: Take, destination: Path) -> JobHandle:
        """Copy a take to where the person wants it, converting when the ending asks for it -> ``Path``."""
        ...

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        """Which files of an order are there already -> tuple of names."""
        ...

    def save_speech(self, order: SaveOrder) -> JobHandle:
        """Write the files of an order -> `core.save_order.Saved`; ``progress`` carries
        `core.models.Progress`.
        """
        ...

    def load_clip(self, path: Path) -> JobHandle:
        """Decode a file for playing and drawing -> `LoadedClip`."""
        ...

    def inspect_audio(self, path: Path) -> JobHandle:
        """Look at a file before it is sent -> `audio.preflight.Preflight`."""
        ...

    def fetch_linked(self, link: str) -> JobHandle:
        """Fetch the sound that an address on the web leads to -> the ``Path`` where it lies now."""
        ...

    def transcribe(
        self,
        path: Path,
        *,
        again: bool = False,
        way: RecognitionWay = RecognitionWay.SPLIT,
        price_s: int | None = None,
    ) -> JobHandle:
        """Recognise a file of any length -> `core.models.Transcript`; ``progress`` carries
        `core.models.Progress`. What was billed before is handed over or finished instead of sent, unless
        ``again``; ``way`` is for what is over the limit. It fails when it costs more than the person was told
        (``price_s``), since the file is another one by now.
        """
        ...

    def plan_recognition(self, path: Path) -> JobHandle:
        """What sending a sound over the limit takes and costs -> `core.models.RecognitionPlan`."""
        ...

    def heard_so_far(self, job_id: str) -> JobHandle:
        """The words of the parts that are done, of a long sound -> `core.models.Transcript` or None."""
        ...

    def open_edits(self, job_id: str, recognised: Sequence[Utterance], duration_s: float) -> JobHandle:
        """The rows of a transcript as a person left them -> `core.utterance_edits.UtteranceEdits`."""
        ...

    def keep_edits(self, job_id: str, edits: UtteranceEdits) -> JobHandle:
        """Write a person's rows down as they are now -> ``bool``; false when the job is forgotten."""
        ...

    def keep_edits_at_once(self, job_id: str, edits: UtteranceEdits) -> None:
        """The same before this call returns: the window closes. What fails is logged."""
        ...

    def tidy_text(self, text: str, choices: TidyChoices) -> JobHandle:
        """Tidy a script -> `core.tidy_text.TidiedText`."""
        ...

    def import_script(self, path: Path) -> JobHandle:
        """Read a text, a document or subtitles -> `core.imported.ImportedScript`."""
        ...

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        """Write a transcript in the form that was chosen -> ``Path``."""
        ...

    def copy_file(self, source: Path, destination: Path) -> JobHandle:
        """Copy a file as it is, whole or not at all -> ``Path``."""
        ...

    def open_recorder(self) -> JobHandle:
        """The microphone -> `audio.recorder.Recorder` (load it once, late: it imports the sound
        libraries).
        """
        ...

    def trim_recording(
        self, path: Path, start_s: float, end_s: float, instead_of: Path | None = None
    ) -> JobHandle:
        """Keep a stretch of a recording, in a file beside it -> `audio.recording_file.Recording`. The file
        ``instead_of``, of an earlier stretch, is deleted.
        """
        ...

    def list_input_devices(self) -> JobHandle:
        """-> tuple of `audio.devices.AudioDevice`."""
        ...

    def list_output_devices(self) -> JobHandle:
        """-> tuple of `audio.devices.AudioDevice`."""
        ...

    def open_player(self) -> JobHandle:
        """The loudspeaker -> `audio.player.Player`."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether the sandbox answers: a robot's voice, nothing is charged."""
        ...

    @property
    def has_credentials(self) -> bool:
        """Whether an App ID and token are known (true in demo mode too)."""
        ...


@dataclass(frozen=True, slots=True)
class Playable:
    """What a tab offers to the shared transport bar: a file, and the stretches to mark in its waveform: start
    and end in seconds, a label, and, where it is told, whether the stretch is out of date. The ends of the
    ``current`` one can be dragged.
    """

    path: Path
    title: str
    regions: tuple[tuple[float, float, str] | tuple[float, float, str, bool], ...] = ()
    current: int | None = None


class Playback(Protocol):
    """The shared transport, as the tabs see it."""

    def show(self, playable: Playable | None) -> None:
        """Offer a clip without playing it."""
        ...

    def mark(self, playable: Playable) -> None:
        """The stretches of the clip that is shown are these; nothing happens while another one is shown."""
        ...

    def play(
        self, playable: Playable, start_s: float = 0.0, end_s: float | None = None, *, loop: bool = False
    ) -> None:
        """Play a clip, or a stretch of it, from ``start_s``; stops at ``end_s``, or begins again."""
        ...

    def look_at(self, path: Path, window: tuple[float, float] | None) -> None:
        """Let the waveform show this part of a clip, in seconds, or the whole; nothing happens while another
        one is shown.
        """
        ...

    def position_in(self, path: Path) -> float | None:
        """Where the playhead stands, in seconds; None while another clip is shown."""
        ...

    def play_arriving(self, playable: Playable, clip: object) -> None:
        """Play sound that is being downloaded to the path of ``playable`` (`audio.arriving.ArrivingClip`).
        When `play` is asked for the same path next, what is heard just goes on.
        """
        ...

    def stop(self) -> None:
        """Stop playing (a recording is about to start)."""
        ...

    def on_position(self, slot: Callable[[object, float], None]) -> None:
        """Tell ``slot(path, position_s)`` about 30 times a second while sound plays, and once with -1.0 at
        its end.
        """
        ...

    def on_stretch_moved(self, slot: Callable[[Path, float, float], None]) -> None:
        """Tell ``slot(path, start_s, end_s)`` when an end of the current stretch was dragged."""
        ...


class Settings(Protocol):
    """What is remembered between two starts: flat names such as ``speech.voice_code``, plain JSON values."""

    def get(self, name: str, default: object = None) -> object:
        """The stored value or the default."""
        ...

    def set(self, name: str, value: object) -> None:
        """Remember a value; it reaches the disk soon and at the latest at quit."""
        ...
