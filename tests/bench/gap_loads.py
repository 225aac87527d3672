"""What the program is asked to do while its ticks are watched: the same for both sides of a comparison.

Nothing heavy is imported here: what the program imports while it works is part of what is measured.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from vbee_desktop.core.models import AudioFormat, SpeechRequest, Voice, VoiceList
from vbee_desktop.worker.api_worker import ApiWorker

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Report

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

KEYS, KEY_EVERY_MS = 150, 30
SCRIPT = (SENTENCE + "\n") * (100_000 // (len(SENTENCE) + 1))
VOICES = 2000
SEARCHES = ("n", "ng", "ngo", "ngoc", "", "m", "ma", "mai", "", "x", "xu", "xuan", "") * 4
SEARCH_EVERY_MS = 100


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
