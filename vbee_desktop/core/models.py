"""The nouns of the program: immutable values that travel between the rooms and across threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError


class SpeechApi(StrEnum):
    """Which of the two text-to-speech services is asked."""

    LEGACY = "legacy"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class SpeechWay:
    """Who is asked for what is new, and how: ``at_once`` wants the sound as the answer (``direct`` of the
    legacy service, ``sync`` of the current one, where it gives that), else an id comes first.
    """

    api: SpeechApi = SpeechApi.LEGACY
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class InstantRefusal:
    """The current service does not answer at once: not to this account (``reason`` is ``plan``), not with
    this voice (``voice``), or not at this sample rate (``sample_rate``).
    """

    reason: str
    voice_code: str


class AudioFormat(StrEnum):
    """Format of bought speech."""

    MP3 = "mp3"
    WAV = "wav"


class RemoteState(StrEnum):
    """What the service says about a job, whatever word it used (see `core.status.remote_state`)."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Ownership(StrEnum):
    """Whose voice it is, in the voices call's words."""

    VBEE = "VBEE"
    COMMUNITY = "COMMUNITY"
    PERSONAL = "PERSONAL"


@dataclass(frozen=True, slots=True)
class Credentials:
    """App ID and bearer token. Never printed: `repr` shows neither."""

    app_id: str = field(repr=False)
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of the catalogue. ``region`` is ``north``, ``central``, ``south`` or empty;
    ``credit_factor`` is points per character.
    """

    code: str
    name: str
    gender: str = ""
    language: str = ""
    region: str = ""
    credit_factor: float = 1.0
    demo_url: str = ""
    sample_rate_hz: int | None = None
    ownership: Ownership = Ownership.VBEE


@dataclass(frozen=True, slots=True)
class VoicePage:
    """One page of the live voice list; ``next_cursor`` is None on the last."""

    voices: tuple[Voice, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Pauses:
    """``clientPause`` of the current service, in seconds (0.1 to 10; paragraph 0 to 10)."""

    major_s: float = 0.3
    medium_s: float = 0.25
    sentence_s: float = 0.45
    paragraph_s: float = 0.6


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """All that decides how a text will sound. ``text`` is what is sent, markup included; None means the
    service's default.
    """

    text: str = field(repr=False)
    voice_code: str
    speed: float = 1.0
    audio_format: AudioFormat = AudioFormat.MP3
    bitrate_kbps: int = 128
    sample_rate_hz: int | None = None
    emphasis: int | None = None
    pauses: Pauses | None = None


@dataclass(frozen=True, slots=True)
class SpeechJob:
    """What a text-to-speech service says about one request, at create or at read.

    ``progress`` is percent or None when not told; ``audio`` holds the sound itself when a ``sync`` create
    answered with it.
    """

    request_id: str
    state: RemoteState
    audio_link: str = field(default="", repr=False)
    progress: float | None = None
    characters: int | None = None
    audio_expired: bool = False
    error_code: str = ""
    error_text: str = ""
    created_at: str = ""
    voice_code: str = ""
    audio_format: str = ""
    audio: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One recognised stretch of speech; times in seconds from the start of the audio that was sent."""

    text: str = field(repr=False)
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class RecognitionJob:
    """What the speech-to-text service says about one transcript. ``audio_duration_s`` is the billed length
    when told.
    """

    transcript_id: str
    state: RemoteState
    transcript: str = field(default="", repr=False)
    utterances: tuple[Utterance, ...] = ()
    audio_duration_s: float | None = None
    error_text: str = ""


@dataclass(frozen=True, slots=True)
class CallbackReceipt:
    """What Vbee says about its POST to the callback address of one request (``callback-result``)."""

    request_id: str
    callback_url: str = field(repr=False)
    created_at: str
    status_code: int | None
    answer: str
    payload: SpeechJob | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. ``stage`` is a word of `JobStage`; ``percent`` is None when the server does not
    tell.

    While it waits: for how long, the ``cause`` (a word of `core.errors.Code`, empty when it is only not its
    turn), ``is_parked`` when the service has put it off for minutes or hours, and ``is_accepted`` when it has
    taken the job: then it is paid, whatever is waited for. Of a script in parts,
    ``parts`` tells of each (empty when it is one request), ``part_errors`` why those that failed did (None
    for the others), and ``percent`` is that of the whole. While it is downloaded, ``arriving`` can be heard
    already.
    """

    stage: str
    percent: float | None = None
    retry_after_s: float | None = None
    attempt: int = 0
    cause: str = ""
    is_parked: bool = False
    is_accepted: bool = False
    parts: tuple[PartState, ...] = ()
    part_errors: tuple[VbeeError | None, ...] = ()
    arriving: Arriving | None = None


@dataclass(frozen=True, slots=True)
class Arriving:
    """Sound that is being downloaded, to be filed at ``path``. ``clip`` is `audio.arriving.ArrivingClip`,
    a plain object here since this room does not know sound.
    """

    path: Path
    voice_code: str
    clip: object


class PartState(StrEnum):
    """Where a part of a script is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class JobStage(StrEnum):
    """The stages a person is told about while a job runs."""

    PREPARING = "preparing"
    SENDING = "sending"
    WAITING = "waiting"
    RUNNING = "running"
    DOWNLOADING = "downloading"


@dataclass(frozen=True, slots=True)
class Take:
    """Speech that was made and filed: the audio at ``path`` is complete and decodes. Length in seconds.

    ``is_new`` is false when it had been paid before and was only handed over.
    """

    job_id: str
    path: Path
    request: SpeechRequest
    duration_s: float
    sample_rate_hz: int
    characters: int
    points: float
    request_id: str = ""
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class JoinedTakes:
    """Takes in one file: each ends at its second of ``ends_s``, so the next begins there."""

    name: str
    path: Path
    sample_rate_hz: int
    ends_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A finished recognition: ``utterances`` in order of time, ``billed_s`` in whole seconds (0 when not
    told). ``is_new`` is false when it had been billed before and was only handed over.
    """

    job_id: str
    transcript_id: str
    text: str = field(repr=False)
    utterances: tuple[Utterance, ...]
    billed_s: int
    audio_path: Path | None = None
    notes: tuple[str, ...] = ()
    is_new: bool = True


IN_A_BATCH = "async"
"""The note of a transcript that was to be answered at once, which the account has not."""

NOT_KEPT = "not kept"
"""The note of a transcript that the disk has not taken so far: it is lost when the program ends before."""


class RecognitionWay(StrEnum):
    """How a sound over the limit is sent: in parts that are answered at once, or as a few jobs that are
    answered later.
    """

    SPLIT = "split"
    ASYNC = "async"


@dataclass(frozen=True, slots=True)
class RecognitionPlan:
    """What sending a sound over the limit takes, by each `RecognitionWay`: how many requests, and seconds
    billed. Silent parts are not sent. Of the ``parts`` so many are ``paid_parts``; the others cost
    ``unpaid_s``.
    """

    duration_s: float
    parts: int
    split_billed_s: int
    async_pieces: int
    async_billed_s: int
    paid_parts: int
    unpaid_s: int


@dataclass(frozen=True, slots=True)
class VoiceList:
    """Voices to choose from. ``is_live`` is false for a list that was kept (``fetched_at`` says when it was
    read, in seconds since 1970) and for the shipped catalogue (None); ``error`` then says why, unless the
    live one is still on its way (``is_loading``). A live list with an ``error`` is not quite whole.
    ``refused`` are the codes of voices that the account was refused.
    """

    voices: tuple[Voice, ...]
    is_live: bool
    error: VbeeError | None = None
    fetched_at: float | None = None
    is_loading: bool = False
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LoadedClip:
    """A decoded file: ``clip`` for the player (`audio.clip.Clip`), ``levels`` for the waveform.

    ``levels`` is `audio.peaks.PeakLevels`; this room does not know sound, so both are plain objects here.
    """

    path: Path
    clip: object
    levels: object
    duration_s: float


@dataclass(frozen=True, slots=True)
class Account:
    """Who is asking: the demo, a person with credentials, or nobody yet. ``expires_at`` is seconds since
    1970; ``key`` names the account in files without telling its App ID, and is empty for the others.
    """

    is_demo: bool
    has_credentials: bool
    expires_at: float | None = None
    kept_in: str = ""
    key: str = ""
