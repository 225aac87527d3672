"""A journal full of jobs, for tests and benches of the history: written in one transaction."""

from __future__ import annotations

import json
import random
from contextlib import closing
from pathlib import Path

from vbee_desktop.core.text import first_words, fold
from vbee_desktop.store.database import open_database

STATES = ("filed", "filed", "filed", "filed", "failed", "unknown", "running", "refused", "not_sent")
TEXT = (
    "chào mừng các bạn quay trở lại với kênh bếp nhà mây hôm nay chúng ta sẽ cùng pha một ly cà phê phin "
    "thật đậm thơm đúng kiểu sài gòn xưa đồ nghề rất đơn giản chiếc nhôm ít robusta buôn ma thuột ấm nước sôi"
)
WORDS = TEXT.split()
VOICES = ("hn_female_maiphuong_vdts_48k-fhg", "sg_male_trungkien_vdts_48k-fhg")
NOON_S = 1_795_600_000
"""About the time of the newest job, in seconds since 1970."""
GAP_S = 900
TEXTS = 300
"""So many texts there are; each job adds its own number."""


def write_past_jobs(path: Path, count: int, seed: int = 1) -> None:
    """``count`` jobs, every sixth one a recognition, one each quarter of an hour; nobody works on any."""
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(12, 90))) for _ in range(TEXTS)]
    words = [fold(text) for text in texts]
    with closing(open_database(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")  # waits for its turn: the window may be writing just now
        connection.executemany(
            "INSERT INTO jobs (id, kind, state, created_at, changed_at, server, api, content_hash, request,"
            " remote_id, voice_code, characters, points, seconds, audio, duration_s, result, title, words)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_job(number, count, texts, words) for number in range(1, count + 1)),
        )
        connection.execute("COMMIT")


def _job(number: int, count: int, texts: list[str], words: list[str]) -> tuple[object, ...]:
    which = number * 7 % TEXTS
    text = f"{texts[which]} {number}"
    job_id, kind = f"{number:032x}", "recognition" if number % 6 == 0 else "speech"
    voice = "" if kind == "recognition" else VOICES[number % len(VOICES)]
    created_at = NOON_S - (count - number) * GAP_S
    request = json.dumps({"text": text, "voice_code": voice, "audio_format": "mp3"}, ensure_ascii=False)
    result = json.dumps({"text": text, "utterances": []}) if kind == "recognition" else ""
    return (
        job_id,
        kind,
        STATES[number * 5 % 13 % len(STATES)],
        created_at,
        created_at,
        "https://vbee.vn",
        "legacy",
        f"hash-{number}",
        request,
        f"remote-{number}",
        voice,
        len(text),
        len(text),
        0,
        f"{job_id}.mp3",
        len(text) / 15,
        result,
        first_words(f"{number} {text}", 80),
        f"{words[which]} {number}",
    )
