"""The one place where an error's code becomes what a person reads: what happened, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, can_be_fetched
from vbee_desktop.ui.accepted_words import words_after_acceptance
from vbee_desktop.ui.connection_words import no_connection_words
from vbee_desktop.ui.file_words import audio_too_large, audio_too_long, bad_file, bad_format, bad_rate
from vbee_desktop.ui.message_values import (
    Facts,
    filled,
    number_of,
    setting_name,
    translate,
    whole_of,
)

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError


@dataclass(frozen=True, slots=True)
class Message:
    """One inline message. ``kind`` is ``info``, ``warning`` or ``error``; ``details`` is for support, never
    a traceback.
    """

    kind: str
    title: str
    text: str
    details: str


def message_for(error: VbeeError) -> Message:
    """The message of an error, in the window's language."""
    words = _WORDS[error.code]
    if error.facts.get("accepted"):
        has_failed = error.code is Code.SERVICE_FAILED and not can_be_fetched(error)
        kind = "error" if has_failed else "warning"
        return Message(kind, *words_after_acceptance(error, words), _details(error))
    return Message(_KINDS.get(error.code, "error"), *words(error.facts), _details(error))


def _details(error: VbeeError) -> str:
    status, job_id = getattr(error, "http_status", 0), error.facts.get("job_id")
    parts = [
        str(error.code),
        f"HTTP {status}" if status else "",
        error.detail,
        f"job {job_id}" if job_id else "",
    ]
    return " · ".join(part for part in parts if part)


def _no_credentials(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "No App ID or token yet."), translate(
        "Messages", "Enter the two values from Vbee's studio."
    )


def _unauthorized(_facts: Facts) -> tuple[str, str]:
    return (
        translate("Messages", "Vbee did not accept the token."),
        translate(
            "Messages", "It may have expired or belong to another App ID. Enter a new one; your work is kept."
        ),
    )


def _not_in_plan(facts: Facts) -> tuple[str, str]:
    said = str(facts.get("text") or "")
    sentence = translate(
        "Messages", "This voice or feature is not open to your account. Nothing was charged."
    )
    return translate("Messages", "Not in your plan."), f"{sentence} {said}".strip()


def _out_of_points(facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "own_limit":
        return translate("Messages", "Your own limit for today is reached."), filled(
            translate(
                "Messages",
                "%1 of %2 points are spent, and this would cost %3. Nothing was sent. "
                "Go on tomorrow, or raise the limit of this profile.",
            ),
            whole_of(facts, "spent"),
            whole_of(facts, "limit"),
            whole_of(facts, "price"),
        )
    return translate("Messages", "Not enough points."), translate(
        "Messages", "Your Vbee account is out of points. Top it up, then create again."
    )


def _busy(facts: Facts) -> tuple[str, str]:
    wait_s = number_of(facts, "retry_after_s")
    if wait_s > 0:
        return translate("Messages", "The server is busy."), filled(
            translate("Messages", "It asks to wait %1 s. Nothing was charged."), round(wait_s)
        )
    return translate("Messages", "The server is busy."), translate(
        "Messages", "Wait a little and try again. Nothing was charged."
    )


def _not_sent(facts: Facts) -> tuple[str, str]:
    if facts.get("parts_done"):
        return translate("Messages", "Not sent."), translate(
            "Messages", "The rest never left this computer, so nothing was charged for it. Try again."
        )
    return translate("Messages", "Not sent."), translate(
        "Messages", "The request never left this computer, so nothing was charged. Try again."
    )


def _outcome_unknown(facts: Facts) -> tuple[str, str]:
    if not facts.get("is_earlier"):
        title = translate("Messages", "We cannot know whether this was charged.")
    elif facts.get("kind") == "recognition":
        title = translate("Messages", "An earlier request with the same audio may have been billed.")
    else:
        title = translate("Messages", "An earlier request with the same text may have been charged.")
    return title, translate(
        "Messages", "It was sent, but no whole answer came back. Sending again may charge twice."
    )


def _link_expired(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "The download link has expired."), translate(
        "Messages", "The audio was made and paid. Download it again."
    )


def _audio_gone(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "Vbee no longer keeps this audio."), translate(
        "Messages", "It is stored for three days. Creating it again costs points."
    )


def _bad_answer(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "The server sent something unexpected."), translate(
        "Messages", "Your text and audio are kept. Try again in a moment."
    )


def _no_input(facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "in_use":
        return translate("Messages", "This microphone cannot be used yet."), translate(
            "Messages", "It was plugged in while sound was played. Stop playing and choose it again."
        )
    return translate("Messages", "No microphone."), translate(
        "Messages", "Plug one in, or allow this program to use it, then refresh the list."
    )


def _silent_input(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "No signal: muted, or not allowed?"), translate(
        "Messages", "There is only silence in this audio, so it was not sent."
    )


def _device_lost(facts: Facts) -> tuple[str, str]:
    kept_s = number_of(facts, "kept_s")
    kept = filled(translate("Messages", "The first %1 s are kept."), round(kept_s, 1))
    nothing = translate("Messages", "Plug it in again, or choose another one.")
    return translate("Messages", "The microphone was unplugged."), kept if kept_s else nothing


def _no_output(_facts: Facts) -> tuple[str, str]:
    return translate("Messages", "Cannot play sound."), translate(
        "Messages", "No loudspeaker answers. The audio is saved; choose another device."
    )


def _disk(facts: Facts) -> tuple[str, str]:
    path = str(facts.get("path") or "")
    if facts.get("reading"):
        return filled(translate("Messages", "Cannot read %1."), path), translate(
            "Messages", "It may be gone, damaged or in use by another program. Check it and try again."
        )
    first = (
        filled(translate("Messages", "Cannot use %1."), path)
        if path
        else translate("Messages", "Cannot use the disk.")
    )
    if "kept_s" in facts:
        kept = translate("Messages", "The disk may be full. The first %1 s of the recording are kept.")
        return first, filled(kept, round(number_of(facts, "kept_s"), 1))
    return first, _disk_reason(str(facts.get("reason") or ""))


def _disk_reason(reason: str) -> str:
    sentences = {
        "no_folder": translate("Messages", "There is no such folder."),
        "not_a_file": translate("Messages", "It is there already, and it is not a file."),
    }
    usual = translate(
        "Messages",
        "It may be full, read-only or in use. Nothing you made is lost; free some space and try again.",
    )
    return sentences.get(reason, usual)


def _bad_text(facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "too_long":
        title = filled(translate("Messages", "The text has %1 characters."), whole_of(facts, "characters"))
        return title, filled(
            translate("Messages", "The limit is %1. Shorten it and create again."), whole_of(facts, "limit")
        )
    if facts.get("reason") == "marks":
        return translate("Messages", "The text has marks that cannot be sent."), translate(
            "Messages", "Some letters are broken. Type them again, or paste the text anew."
        )
    return translate("Messages", "There is nothing to read aloud."), translate(
        "Messages", "Type or paste some words first."
    )


def _bad_voice(facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "no_demo":
        return translate("Messages", "This voice has no sample."), translate(
            "Messages", "Create a short sentence to hear it."
        )
    return translate("Messages", "This voice cannot be used."), translate(
        "Messages", "Choose one from the list, or check the code you typed."
    )


def _bad_setting(facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "price":
        return _too_dear(facts)
    if "lowest" in facts:
        allowed = filled(translate("Messages", "Allowed: %1 to %2."), facts["lowest"], facts.get("highest"))
    elif isinstance(choices := facts.get("choices"), tuple):
        allowed = filled(translate("Messages", "Allowed: %1."), ", ".join(str(each) for each in choices))
    elif facts.get("reason") == "port_taken":
        allowed = filled(
            translate(
                "Messages",
                "Another program uses port %1. Choose another one; until then jobs go on without callbacks.",
            ),
            str(facts.get("port")),
        )
    elif facts.get("field") == "proxy":
        allowed = translate(
            "Messages",
            "It may begin with http:// or https://; SOCKS and scripts (PAC) are not supported. "
            "Enter another one in the settings, under Network.",
        )
    elif facts.get("field") == "provisioning":
        allowed = filled(
            translate("Messages", "Tell your administrator what is wrong with %1."), str(facts.get("path"))
        )
    elif facts.get("field") in {"server", "callbacks.public_url"}:
        allowed = translate("Messages", "It begins with https://, or with http:// on this computer.")
    else:
        allowed = translate("Messages", "Correct it and try again.")
    return filled(translate("Messages", "A setting cannot be used: %1."), setting_name(facts)), allowed


def _too_dear(facts: Facts) -> tuple[str, str]:
    title = filled(
        translate("Messages", "It would cost %1 points; the limit is %2."),
        whole_of(facts, "price"),
        whole_of(facts, "limit"),
    )
    return title, translate("Messages", "Nothing was sent.")


def _service_failed(facts: Facts) -> tuple[str, str]:
    number, said = str(facts.get("error_code") or ""), str(facts.get("text") or "")
    told = ": ".join(part for part in (number, said) if part)
    return translate("Messages", "Vbee refused."), told or translate(
        "Messages", "It gave no reason. Try again, or try another voice."
    )


def _internal(_facts: Facts) -> tuple[str, str]:
    return (
        translate("Messages", "Something went wrong in this program."),
        translate("Messages", "Your text and audio are kept. Please send us the details below."),
    )


_WORDS: dict[Code, Callable[[Facts], tuple[str, str]]] = {
    Code.NO_CREDENTIALS: _no_credentials,
    Code.UNAUTHORIZED: _unauthorized,
    Code.NOT_IN_PLAN: _not_in_plan,
    Code.AUDIO_TOO_LONG: audio_too_long,
    Code.AUDIO_TOO_LARGE: audio_too_large,
    Code.BAD_RATE: bad_rate,
    Code.BAD_FORMAT: bad_format,
    Code.OUT_OF_POINTS: _out_of_points,
    Code.BUSY: _busy,
    Code.NOT_SENT: _not_sent,
    Code.OUTCOME_UNKNOWN: _outcome_unknown,
    Code.LINK_EXPIRED: _link_expired,
    Code.AUDIO_GONE: _audio_gone,
    Code.BAD_ANSWER: _bad_answer,
    Code.NO_CONNECTION: no_connection_words,
    Code.NO_INPUT: _no_input,
    Code.SILENT_INPUT: _silent_input,
    Code.DEVICE_LOST: _device_lost,
    Code.NO_OUTPUT: _no_output,
    Code.DISK: _disk,
    Code.BAD_TEXT: _bad_text,
    Code.BAD_VOICE: _bad_voice,
    Code.BAD_SETTING: _bad_setting,
    Code.BAD_FILE: bad_file,
    Code.SERVICE_FAILED: _service_failed,
    Code.INTERNAL: _internal,
}

_KINDS = {
    Code.NO_CREDENTIALS: "info",
    Code.BUSY: "warning",
    Code.NOT_SENT: "warning",
    Code.OUTCOME_UNKNOWN: "warning",
    Code.LINK_EXPIRED: "warning",
    Code.AUDIO_GONE: "warning",
    Code.SILENT_INPUT: "warning",
    Code.DEVICE_LOST: "warning",
    Code.NO_OUTPUT: "warning",
    Code.BAD_TEXT: "warning",
    Code.BAD_VOICE: "warning",
    Code.BAD_SETTING: "warning",
}
