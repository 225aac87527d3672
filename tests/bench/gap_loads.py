"""What the program is asked to do while its ticks are watched: the same for both sides of a comparison.

Nothing heavy is imported here: what the program imports while it works is part of what is measured.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from vbee_desktop.core.models import AudioFormat, SpeechRequest, Voice, VoiceList
from vbee_desktop.worker.api_worker import ApiWorker

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.jobs.services import Report
    from vbee_desktop.store.home import Home

VOICE = "hn_female_maiphuong_vdts_48k-fhg"
SENTENCE = "Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin thật đậm, thật thơm. "
CREATES = 10
LONG_TEXT = SENTENCE * 60
LONG_S = 500
"""A clip longer than this is the long one."""
LISTEN_MS = RECORD_MS = 5000
START_MS = 3000
"""By then nothing of the start goes on any more."""
REST_MS = 1000
READ_MS = 300
"""Whoever has put a text in needs so long for the button."""

KEYS, KEY_EVERY_MS = 150, 30
LETTERS = "xin chao the gioi "
SCRIPT = (SENTENCE + "\n") * (100_000 // (len(SENTENCE) + 1))
VOICES = 2000
SEARCHES = ("n", "ng", "ngo", "ngoc", "", "m", "ma", "mai", "", "x", "xu", "xuan", "") * 4
SEARCH_EVERY_MS = 100

COMPARED = (VOICE, "sg_male_trungkien_vdts_48k-fhg", "hn_male_phuthang_news65dt_44k-fhg")
SWITCHES, SWITCH_EVERY_MS = 12, 250

JOBS = 10_000
SCROLLS, SCROLL_EVERY_MS = 100, 16
PAST_SEARCHES = ("robusta", "robusta 43", "", "don gian", "don gian 9", "", "ca phe phin", "") * 2
LOOK_EVERY_MS = 250

TONES, TONE_S, PAUSE_S, SOUND_RATE_HZ = 4, 8, 1, 16_000


def prepare(load: str, home: Home) -> None:
    """What is there already when the program starts."""
    if load == "history":
        from tests.support.past_jobs import write_past_jobs

        write_past_jobs(home.journal_file, JOBS)


def write_long_sound(path: Path) -> None:
    """A sentence and tones with pauses between, 47 s in all: tones are quickly known to be no words,
    so that the sandbox is not what is waited for.
    """
    import numpy as np
    import soundfile

    from vbee_desktop.core.resources import resource_path

    speech = soundfile.read(resource_path("samples", "english.wav"), dtype="float32")[0]
    times = np.arange(TONE_S * SOUND_RATE_HZ, dtype=np.float32) / SOUND_RATE_HZ
    pause = np.zeros(PAUSE_S * SOUND_RATE_HZ, np.float32)
    parts = [speech, pause]
    for number in range(TONES):
        parts += [0.3 * np.sin(2 * np.pi * (300 + 20 * number) * times).astype(np.float32), pause]
    soundfile.write(path, np.concatenate(parts), SOUND_RATE_HZ)


def scroll_place(step: int, value: int, maximum: int) -> int:
    """Where the scroll bar stands next: three turns of the wheel, then it is dragged."""
    return value + 60 if step % 4 else maximum * step // SCROLLS


def short_requests() -> list[SpeechRequest]:
    """Requests of which no two are alike, so that each is made anew."""
    return [SpeechRequest(f"Câu số {number + 1}. {SENTENCE}", VOICE) for number in range(CREATES)]


def long_request() -> SpeechRequest:
    """Some five minutes of WAV: a download of more than ten megabytes."""
    return SpeechRequest(LONG_TEXT, VOICE, audio_format=AudioFormat.WAV)


def idle_worker() -> ApiWorker[None]:
    """A worker thread for jobs that need no services."""
    return ApiWorker(nullcontext)


async def many_voices(_nothing: None, _report: Report) -> VoiceList:
    """A catalogue as large as it may ever become."""
    names = ("Ngọc Huyền", "Mai Phương", "Xuân Tâm", "Minh Quân", "Thảo Trinh", "Đức Dũng")
    regions, genders = ("north", "central", "south"), ("female", "male")
    return VoiceList(
        tuple(
            Voice(
                code=f"hn_{genders[number % 2]}_voice{number}_48k-fhg",
                name=f"{names[number % 6]} {number}",
                gender=genders[number % 2],
                language="vi-VN",
                region=regions[number % 3],
                credit_factor=1.0 + number % 3,
            )
            for number in range(VOICES)
        ),
        is_live=True,
    )
