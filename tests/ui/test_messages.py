"""What the catalogue says: true of what happened, in words a person knows, no claim that is not known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from vbee_desktop.core.errors import (
    BadInput,
    Code,
    DeviceError,
    JobFailed,
    NoAnswer,
    NotSent,
    Refused,
    StorageError,
    VbeeError,
)
from vbee_desktop.ui.messages import message_for

JOB = "0123456789abcdef0123456789abcdef"


@pytest.fixture(autouse=True)
def _english_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def words(error: VbeeError) -> str:
    said = message_for(error)
    return f"{said.title} {said.text}"


@pytest.mark.parametrize("code", [*Code])
def test_every_code_has_words(code: Code) -> None:
    said = message_for(VbeeError(code))
    assert said.title
    assert said.text
    assert "%" not in said.title + said.text


@pytest.mark.parametrize("code", [*Code])
def test_after_acceptance_nobody_is_told_that_nothing_was_charged_or_sent(code: Code) -> None:
    said = words(VbeeError(code, accepted=True, job_id=JOB))
    assert "othing was charged" not in said
    assert "othing was sent" not in said
    assert "never left" not in said
    assert "may charge twice" not in said


KEPT = [
    Code.NO_CONNECTION, Code.NOT_SENT, Code.BUSY, Code.BAD_ANSWER, Code.LINK_EXPIRED, Code.INTERNAL,
    Code.UNAUTHORIZED, Code.OUTCOME_UNKNOWN, Code.DISK,
]  # fmt: skip


@pytest.mark.parametrize("code", KEPT)
def test_after_acceptance_the_job_is_named_and_not_to_be_bought_again(code: Code) -> None:
    said = message_for(VbeeError(code, "why", accepted=True, job_id=JOB))
    assert "charged it. Do not create it again: fetch it again later." in said.text
    assert JOB in said.details
    assert said.kind == "warning"
    assert f"job {JOB}" in said.details


def test_after_acceptance_the_cause_is_still_told() -> None:
    assert "Cannot connect to Vbee." in words(VbeeError(Code.NO_CONNECTION, accepted=True, job_id=JOB))
    assert "did not accept the token" in words(VbeeError(Code.UNAUTHORIZED, accepted=True, job_id=JOB))


@pytest.mark.parametrize("status", [400, 408, 425, 500, 503])
def test_a_refused_question_about_a_paid_job_is_not_its_end(status: int) -> None:
    error = Refused(http_status=status, error_code="DOWN", text="Maintenance", accepted=True, job_id=JOB)
    assert message_for(error).kind == "warning"
    assert "could not finish" not in words(error)
    assert "fetch it again later" in words(error)


def test_a_paid_job_that_the_service_does_not_find_can_still_be_fetched() -> None:
    lost = Refused(http_status=404, not_found=True, text="Not found", accepted=True, job_id=JOB)
    assert message_for(lost).kind == "warning"
    assert "Vbee does not find the request at the moment." in words(lost)
    assert "fetch it again later" in words(lost)


def test_what_was_paid_and_cannot_be_written_is_told_as_such() -> None:
    said = message_for(StorageError(path="/home/a.mp3", accepted=True, job_id=JOB))
    assert said.title == "It was made and paid, but cannot be written to /home/a.mp3."


def test_a_job_that_the_service_gave_up_was_not_refused() -> None:
    accepted = words(JobFailed(error_code="1001", text="engine down", accepted=True, job_id=JOB))
    assert accepted == "Vbee could not finish it. 1001: engine down. It may have been charged."
    assert words(VbeeError(Code.SERVICE_FAILED, error_code="1001", text="no")) == "Vbee refused. 1001: no"


def test_an_unknown_outcome_names_its_job_for_support() -> None:
    assert message_for(NoAnswer(Code.OUTCOME_UNKNOWN, "reset", job_id=JOB)).details.endswith(f"job {JOB}")


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("speech", "An earlier request with the same text may have been charged."),
        ("recognition", "An earlier request with the same audio may have been billed."),
    ],
)
def test_an_earlier_request_of_unknown_outcome_is_told_as_such(kind: str, title: str) -> None:
    said = message_for(NoAnswer(Code.OUTCOME_UNKNOWN, job_id=JOB, is_earlier=True, kind=kind))
    assert said.title == title
    assert "may charge twice" in said.text


@pytest.mark.parametrize(
    ("lowest", "highest", "text"), [(0.25, 1.9, "0.25 to 1.9"), (0.1, 2.0, "0.1 to 2"), (1, 3, "1 to 3")]
)
def test_a_range_has_the_decimals_it_needs(lowest: float, highest: float, text: str) -> None:
    error = BadInput(Code.BAD_SETTING, field="speed", lowest=lowest, highest=highest)
    assert words(error) == f"A setting cannot be used: Speed. Allowed: {text}."


FIELDS = [
    ("speed", "Speed"), ("bitrate", "Bitrate"), ("format", "Format"), ("sample_rate", "Sample rate"),
    ("emphasis", "Emphasis"), ("server", "Server address"), ("proxy", "Proxy"), ("ending", "File ending"),
    ("audio_url", "Audio link"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "name"), FIELDS)
def test_settings_are_named_as_the_window_names_them(field: str, name: str) -> None:
    assert message_for(BadInput(Code.BAD_SETTING, field=field)).title == f"A setting cannot be used: {name}."


def test_a_proxy_that_cannot_be_used_names_the_kinds_that_are_not_supported() -> None:
    said = words(BadInput(Code.BAD_SETTING, field="proxy", reason="address"))
    assert "SOCKS and scripts (PAC) are not supported" in said


def test_a_bad_file_of_the_administrator_is_the_administrator_s_to_mend() -> None:
    path = "/etc/vbee-desktop/provisioning.toml"
    said = words(BadInput(Code.BAD_SETTING, field="provisioning", reason="file", path=path))
    assert f"Tell your administrator what is wrong with {path}." in said


def test_the_price_that_is_too_high_and_the_limit_are_both_told() -> None:
    error = BadInput(Code.BAD_SETTING, reason="price", price=8, limit=3)
    assert words(error) == "It would cost 8 points; the limit is 3. Nothing was sent."


def test_a_disk_that_fails_is_not_always_written_to() -> None:
    assert words(StorageError(path="/a")).startswith("Cannot use /a.")
    assert words(StorageError(path="/a", reading=True)).startswith("Cannot read /a.")
    assert "no such folder" in words(StorageError(path="/a/b", reason="no_folder"))


def test_a_path_with_a_percent_sign_stays_as_it_is() -> None:
    error = StorageError(path="/a %2 %1", accepted=True)
    assert message_for(error).title.endswith("written to /a %2 %1.")


def test_a_demo_that_does_not_start_is_not_blamed_on_the_network() -> None:
    said = words(NotSent(Code.NO_CONNECTION, "the sandbox did not start", step="demo"))
    assert said.startswith("The demo could not start.")
    assert "Install" in said
    assert "network" not in said


def test_broken_marks_are_not_called_an_empty_text() -> None:
    assert "marks" in words(BadInput(Code.BAD_TEXT, reason="marks"))


def test_a_microphone_that_must_wait_for_silence_is_not_called_missing() -> None:
    said = words(DeviceError(Code.NO_INPUT, reason="in_use", device_id="usb"))
    assert "Stop playing" in said
    assert "No microphone" not in said


def test_a_microphone_lost_before_recording_promises_nothing() -> None:
    assert "kept" not in words(DeviceError(Code.DEVICE_LOST, kept_s=0.0))
    assert "The first 4.2 s are kept." in words(DeviceError(Code.DEVICE_LOST, kept_s=4.21))


def test_a_disk_that_fills_while_recording_says_what_is_kept() -> None:
    assert "The first 3.1 s of the recording are kept." in words(StorageError(path="/x", kept_s=3.12))
