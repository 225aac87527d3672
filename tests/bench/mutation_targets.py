"""What is put to the proof by mutation, room by room, and the tests that are to notice."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """Modules (below ``vbee_desktop``) that keep one promise, and the files of tests that hold them to it."""

    name: str
    modules: tuple[str, ...]
    test_files: tuple[str, ...]


ROOMS = (
    Room(
        "retry law",
        (
            "core/retry.py",
            "jobs/retry_budget.py",
            "jobs/paid_create.py",
            "api/retry_after.py",
            "api/send_watch.py",
            "api/verdict.py",
        ),
        (
            "tests/core/test_retry.py",
            "tests/api/test_retry_after.py",
            "tests/api/test_verdict.py",
            "tests/api/test_paid_posts.py",
            "tests/api/test_safe_calls.py",
            "tests/api/test_speech_answers.py",
            "tests/api/test_sign_in_pages.py",
            "tests/api/test_proxies.py",
            "tests/jobs/test_retry_budget.py",
            "tests/jobs/test_synthesize.py",
            "tests/jobs/test_parking.py",
            "tests/jobs/test_offline.py",
            "tests/jobs/test_outage.py",
            "tests/jobs/test_access.py",
            "tests/jobs/test_instant_speech.py",
        ),
    ),
    Room(
        "state machine",
        ("core/job_state.py", "store/journal.py", "jobs/paid_job.py"),
        (
            "tests/core/test_job_state.py",
            "tests/store/test_journal.py",
            "tests/store/test_accounts.py",
            "tests/store/test_runs.py",
            "tests/store/test_wholes.py",
            "tests/jobs/test_synthesize.py",
            "tests/jobs/test_resume.py",
            "tests/jobs/test_daily_limit.py",
            "tests/jobs/test_after_acceptance.py",
        ),
    ),
    Room(
        "decoders",
        (
            "core/status.py",
            "api/answer.py",
            "api/audio_magic.py",
            "api/body.py",
            "api/current_speech.py",
            "api/legacy_speech.py",
            "api/recognition.py",
            "api/recognition_decoder.py",
            "api/speech_decoder.py",
            "api/values.py",
            "api/voices.py",
        ),
        (
            "tests/core/test_small_rules.py",
            "tests/api/test_decoders_never_crash.py",
            "tests/api/test_fields.py",
            "tests/api/test_recognition_answers.py",
            "tests/api/test_requests_sent.py",
            "tests/api/test_speech_answers.py",
            "tests/api/test_verdict.py",
            "tests/api/test_voice_pages.py",
            "tests/api/test_downloads.py",
            "tests/jobs/test_instant_speech.py",
        ),
    ),
)
