"""What is put to the proof by mutation, room by room, and the tests that are to notice."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """Modules (below ``vbee_desktop``) that keep one promise, and the files of tests that hold them to it.

    Tests of a room that is pure need nothing of ``conftest.py``, and no service.
    """

    name: str
    modules: tuple[str, ...]
    test_files: tuple[str, ...]
    is_pure: bool = True

    @property
    def options(self) -> tuple[str, ...]:
        """Of pytest."""
        return ("--noconftest",) if self.is_pure else ()


ROOMS = (
    Room(
        "retry law, its rules",
        ("core/retry.py", "jobs/retry_budget.py", "api/retry_after.py", "api/verdict.py"),
        (
            "tests/core/test_retry.py",
            "tests/jobs/test_retry_budget.py",
            "tests/jobs/test_unsent.py",
            "tests/api/test_retry_after.py",
            "tests/api/test_sign_in_pages.py",
            "tests/api/test_speech_answers.py",
            "tests/api/test_verdict.py",
        ),
    ),
    Room("state machine, its arrows", ("core/job_state.py",), ("tests/core/test_job_state.py",)),
    Room(
        "state machine, the journal",
        ("store/journal.py",),
        ("tests/store/test_journal.py", "tests/store/test_journal_steps.py", "tests/store/test_accounts.py"),
    ),
    Room(
        "decoders",
        (
            "core/status.py",
            "api/answer.py",
            "api/audio_magic.py",
            "api/body.py",
            "api/recognition_decoder.py",
            "api/speech_decoder.py",
            "api/values.py",
            "api/voices.py",
        ),
        (
            "tests/api/test_audio_magic.py",
            "tests/api/test_fields.py",
            "tests/api/test_recognition_answers.py",
            "tests/api/test_speech_answers.py",
            "tests/api/test_verdict.py",
            "tests/api/test_voice_pages.py",
        ),
    ),
    Room(
        "clients",
        ("api/current_speech.py", "api/legacy_speech.py", "api/recognition.py", "api/send_watch.py"),
        (
            "tests/api/test_creates.py",
            "tests/api/test_paid_posts.py",
            "tests/api/test_proxies.py",
            "tests/api/test_redirect_attacks.py",
            "tests/api/test_requests_sent.py",
            "tests/api/test_send_watch.py",
            "tests/api/test_speech_answers.py",
        ),
    ),
    Room(
        "retry law, sending",
        ("jobs/paid_create.py", "jobs/paid_job.py"),
        (
            "tests/jobs/test_access.py",
            "tests/jobs/test_after_acceptance.py",
            "tests/jobs/test_callbacks.py",
            "tests/jobs/test_daily_limit.py",
            "tests/jobs/test_offline.py",
            "tests/jobs/test_outage.py",
            "tests/jobs/test_paid_create.py",
            "tests/jobs/test_paid_job.py",
            "tests/jobs/test_parking.py",
            "tests/jobs/test_resume.py",
            "tests/jobs/test_sending.py",
            "tests/jobs/test_synthesize.py",
            "tests/jobs/test_unsent.py",
        ),
        is_pure=False,
    ),
)
