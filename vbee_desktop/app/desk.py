"""The acts of the program, as the window asks for them: each hands one coroutine to the worker."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from vbee_desktop.app import (
    readings_desk,
    recording_desk,
    resume_desk,
    script_desk,
    sound_desk,
    speech_desk,
    transcript_desk,
)
from vbee_desktop.app.edits_desk import EditsDesk
from vbee_desktop.app.journal_watch import JournalWatch
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.recovery import Recovery
from vbee_desktop.app.retired_workers import RetiredWorkers
from vbee_desktop.app.sound import Sound
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.models import Account, RecognitionWay, SpeechApi, SpeechWay
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.worker.api_worker import ApiWorker

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.models import (
        Credentials,
        InstantRefusal,
        SpeechRequest,
        Take,
        Utterance,
        Voice,
    )
    from vbee_desktop.core.profiles import Profile
    from vbee_desktop.core.readings import Dictionaries, Reading
    from vbee_desktop.core.save_order import FilesOrder, SaveOrder
    from vbee_desktop.core.tidy_text import TidyChoices
    from vbee_desktop.core.transcript_order import TranscriptOrder
    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.job_handle import JobHandle

P = ParamSpec("P")

NOBODY = Account(is_demo=False, has_credentials=False)
SHUTDOWN_S = 2.0
INSTANT = SpeechWay(SpeechApi.CURRENT, at_once=True)


class JobDesk(QObject):
    """One worker for the account in use; ``account_changed`` carries an `Account` when it is known or
    another.

    Everything heavy is imported inside the coroutines below, so in the worker's thread and after the first
    paint.
    """

    account_changed = Signal(object)
    _instant_refused = Signal(object)
    failed = Signal(object)
    """A `VbeeError`: the services cannot be opened at all (the store, the demo, the proxy's address)."""

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._account = NOBODY
        self._way = SpeechWay(setup.api)
        self._retry_budget = RetryBudget()
        self._worker = self._new_worker(setup)
        self._retired = RetiredWorkers(self)
        self._sound = Sound()
        self._recovery = Recovery(setup.home)
        self._edits = EditsDesk(setup.home)
        self.journal = JournalWatch(self)

    def start(self) -> None:
        """Start working; call it after the first paint."""
        self._worker.start()
        asking = self._worker.submit(_account)
        asking.succeeded.connect(self._take_account)
        asking.failed.connect(self.failed)
        self._worker.submit(_warm_up, self._sound)
        self._worker.submit(_callback_error).succeeded.connect(self._tell_callback_error)
        self.journal.follow(self._worker)

    def use(self, setup: Setup) -> None:
        """Work for another account from now on; what the old one has under way still ends."""
        self._worker.submit(_stop_receiving)  # the port is the next one's
        self._retired.take(self._worker)
        self._setup = setup
        self._worker = self._new_worker(setup)
        self.start()

    def start_anew(self) -> None:
        """End all work as `shutdown` does, and start again: what was under way is left as by a program that
        was closed.
        """
        self._retired.take(self._worker)  # where it goes by itself when it ends
        self._worker.shutdown(SHUTDOWN_S)
        self._worker = self._new_worker(self._setup)
        self.start()

    @property
    def setup(self) -> Setup:
        """What this desk was opened with."""
        return self._setup

    def note_profile(self, profile: Profile) -> None:
        """The profile in use has another form, for which nothing need be opened anew."""
        self._setup = self._setup.with_profile(profile)

    def shutdown(self) -> bool:
        """End all work within `SHUTDOWN_S`; the journal knows where each paid job was. False when something
        hung.
        """
        ended = [worker.shutdown(SHUTDOWN_S) for worker in (self._worker, *self._retired)]
        return all(ended)

    @property
    def waiting(self) -> frozenset[JobHandle]:
        """What was asked for and is not answered yet, for any account."""
        handles = frozenset().union(*(worker.waiting for worker in (self._worker, *self._retired)))
        return handles - {self.journal.watching}

    @property
    def is_account_known(self) -> bool:
        """Whether `account` is somebody, or known to be nobody."""
        return self._account is not NOBODY

    @property
    def is_demo(self) -> bool:
        return self._account.is_demo

    @property
    def has_credentials(self) -> bool:
        return self._account.has_credentials

    @property
    def account(self) -> Account:
        """Who is asking, as far as it is known."""
        return self._account

    def submit(
        self,
        job: Callable[Concatenate[Services, Report, P], Awaitable[object]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> JobHandle:
        """Run a coroutine with the services of the account in use, as `ApiWorker.submit` does."""
        handle = self._worker.submit(_in_this_way(self._way, job), *args, **kwargs)
        if self._way == INSTANT:
            handle.succeeded.connect(self._ask_instant_news)
        return handle

    def speak_by(self, way: SpeechWay) -> None:
        """Who is asked for what is new from now on; jobs under way end as they began."""
        if way != self._way:
            self._way = way
            self.journal.changed.emit()  # what is paid at one service is not at the other

    def on_instant_refusal(self, slot: Callable[[InstantRefusal], None]) -> None:
        """Tell ``slot`` each `core.models.InstantRefusal` once."""
        self._instant_refused.connect(slot)

    def load_voices(self) -> JobHandle:
        return self._worker.submit(speech_desk.load_voices)

    def refused_voices(self) -> JobHandle:
        return self._worker.submit(speech_desk.refused_voices)

    def fetch_demo(self, voice: Voice) -> JobHandle:
        return self._worker.submit(speech_desk.fetch_demo, voice)

    def create_speech(self, request: SpeechRequest, *, again: bool = False) -> JobHandle:
        return self.submit(speech_desk.create_speech, request, again=again)

    def find_paid(self, request: SpeechRequest) -> JobHandle:
        return self.submit(speech_desk.find_paid, request)

    def create_parts(
        self, requests: Sequence[SpeechRequest], *, again: bool = False, script: Sequence[SpeechRequest] = ()
    ) -> JobHandle:
        return self.submit(script_desk.create_parts, requests, again=again, script=script)

    def send_parts_again(self, job_ids: Sequence[str]) -> JobHandle:
        return self._worker.submit(script_desk.send_parts_again, job_ids)

    def find_spoken(self, requests: Sequence[SpeechRequest], known: Collection[str] = ()) -> JobHandle:
        return self.submit(script_desk.find_spoken, requests, known)

    def filed_takes(self, job_ids: Sequence[str]) -> JobHandle:
        return self._worker.submit(script_desk.filed_takes, job_ids)

    def join_takes(self, takes: Sequence[Take], instead_of: Path | None = None) -> JobHandle:
        return self._worker.submit(script_desk.join_takes, takes, instead_of)

    def unfinished(self) -> JobHandle:
        return self._worker.submit(resume_desk.unfinished)

    def resume(self, job_id: str) -> JobHandle:
        return self._worker.submit(resume_desk.resume, job_id)

    def send_again(self, job_id: str) -> JobHandle:
        return self._worker.submit(resume_desk.send_again, job_id)

    def drop(self, job_id: str) -> JobHandle:
        return self._worker.submit(resume_desk.drop, job_id)

    def save_audio(self, take: Take, destination: Path) -> JobHandle:
        return self._worker.submit(speech_desk.save_audio, take, destination)

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        return self._worker.submit(speech_desk.names_in_use, order)

    def save_speech(self, order: SaveOrder) -> JobHandle:
        return self._worker.submit(speech_desk.save_speech, order)

    def load_clip(self, path: Path) -> JobHandle:
        return self._worker.submit(sound_desk.load_clip, path)

    def inspect_audio(self, path: Path) -> JobHandle:
        return self._worker.submit(sound_desk.inspect_audio, path)

    def fetch_linked(self, link: str) -> JobHandle:
        return self._worker.submit(sound_desk.fetch_linked, link)

    def transcribe(
        self,
        path: Path,
        *,
        again: bool = False,
        way: RecognitionWay = RecognitionWay.SPLIT,
        price_s: int | None = None,
    ) -> JobHandle:
        return self._worker.submit(transcript_desk.recognise, path, way=way, again=again, price_s=price_s)

    def plan_recognition(self, path: Path) -> JobHandle:
        return self._worker.submit(transcript_desk.plan_recognition, path)

    def heard_so_far(self, job_id: str) -> JobHandle:
        return self._worker.submit(transcript_desk.heard_so_far, job_id)

    def open_edits(self, job_id: str, recognised: Sequence[Utterance], duration_s: float) -> JobHandle:
        return self._worker.submit(self._edits.open, job_id, recognised, duration_s)

    def keep_edits(self, job_id: str, edits: UtteranceEdits) -> JobHandle:
        return self._worker.submit(self._edits.keep, job_id, edits.snapshot(), self._edits.turn())

    def keep_edits_at_once(self, job_id: str, edits: UtteranceEdits) -> None:
        self._edits.keep_at_once(job_id, edits)

    def tidy_text(self, text: str, choices: TidyChoices) -> JobHandle:
        return self._worker.submit(readings_desk.tidy_text, text, choices)

    def import_script(self, path: Path) -> JobHandle:
        return self._worker.submit(speech_desk.import_script, path)

    def load_readings(self) -> JobHandle:
        return self._worker.submit(readings_desk.load_readings, self._setup.home)

    def save_readings(self, readings: Dictionaries) -> JobHandle:
        return self._worker.submit(readings_desk.save_readings, self._setup.home, readings)

    def import_readings(self, path: Path) -> JobHandle:
        return self._worker.submit(readings_desk.import_readings, path)

    def export_readings(self, readings: Sequence[Reading], path: Path) -> JobHandle:
        return self._worker.submit(readings_desk.export_readings, readings, path)

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        return self._worker.submit(transcript_desk.export_transcript, order)

    def compare_words(self, sent: str, heard: Sequence[Utterance], duration_s: float) -> JobHandle:
        return self._worker.submit(transcript_desk.compare_words, sent, heard, duration_s)

    def copy_file(self, source: Path, destination: Path) -> JobHandle:
        return self._worker.submit(sound_desk.copy_file, source, destination)

    def open_recorder(self) -> JobHandle:
        folder = self._setup.home.recordings_folder
        return self._worker.submit(recording_desk.open_recorder, folder, self._sound, self._recovery)

    def recover_recordings(self) -> JobHandle:
        """Make whole what a crash left -> a tuple of `audio.recording_file.Recording`, oldest first."""
        return self._worker.submit(recording_desk.recover_recordings, self._recovery)

    def trim_recording(
        self, path: Path, start_s: float, end_s: float, instead_of: Path | None = None
    ) -> JobHandle:
        return self._worker.submit(recording_desk.trim_recording, path, start_s, end_s, instead_of)

    def open_player(self) -> JobHandle:
        return self._worker.submit(sound_desk.open_player, self._sound)

    def list_input_devices(self) -> JobHandle:
        return self._worker.submit(sound_desk.list_devices, "input")

    def list_output_devices(self) -> JobHandle:
        return self._worker.submit(sound_desk.list_devices, "output")

    def save_credentials(self, credentials: Credentials) -> JobHandle:
        """Keep credentials in the system's key store, else in memory -> `store.secrets.SecretsPlace`."""
        return self._worker.submit(_save_credentials, self._setup, credentials)

    def _new_worker(self, setup: Setup) -> ApiWorker[Services]:
        return ApiWorker(
            lambda: open_services(setup, self._retry_budget, patience_s=math.inf), settle=_settle, rest=_rest
        )

    def _tell_callback_error(self, error: object) -> None:
        if isinstance(error, VbeeError):
            self.failed.emit(error)

    def _ask_instant_news(self, _result: object) -> None:
        self._worker.submit(_instant_news).succeeded.connect(self._tell_instant_news)

    def _tell_instant_news(self, news: object) -> None:
        for refusal in news if isinstance(news, tuple) else ():
            self._instant_refused.emit(refusal)

    def _take_account(self, account: object) -> None:
        if isinstance(account, Account):
            self._account = account
            self.account_changed.emit(account)


def _in_this_way(
    way: SpeechWay, job: Callable[Concatenate[Services, Report, P], Awaitable[object]]
) -> Callable[Concatenate[Services, Report, P], Awaitable[object]]:
    @wraps(job)
    async def run(services: Services, report: Report, /, *args: P.args, **kwargs: P.kwargs) -> object:
        return await job(services.speaking(way), report, *args, **kwargs)

    return run


async def _instant_news(services: Services, _report: Report) -> tuple[InstantRefusal, ...]:
    return services.instant.take_news() if services.instant is not None else ()


async def _warm_up(_services: Services, _report: Report, sound: Sound) -> None:
    await sound.warm_up()


async def _settle(services: Services) -> None:
    await services.underway.settle()


async def _rest(services: Services) -> None:
    await services.underway.rest()


async def _account(services: Services, _report: Report) -> Account:
    return services.account


async def _callback_error(services: Services, _report: Report) -> VbeeError | None:
    return services.callback_error


async def _stop_receiving(services: Services, _report: Report) -> None:
    if services.receiver is not None:
        await services.receiver.aclose()


async def _save_credentials(
    _services: Services, _report: Report, setup: Setup, credentials: Credentials
) -> str:
    from vbee_desktop.app.key_store import save_credentials

    return await save_credentials(setup.secrets, credentials, setup.key_store_limit_s)
