"""What a person reads of a file that cannot be used: a title and what to do, from the facts of the error."""

from __future__ import annotations

from vbee_desktop.ui.message_values import Facts, filled, megabytes_of, number_of, translate, whole_of


def audio_too_long(facts: Facts) -> tuple[str, str]:
    """Too long for the service, or for this program."""
    if facts.get("reason") == "cap":
        hours, most = (round(number_of(facts, name) / 3600, 1) for name in ("duration_s", "limit_s"))
        return filled(translate("Messages", "The audio is %1 hours long."), hours), filled(
            translate("Messages", "This program opens at most %1 hours of it. Cut it into several files."),
            most,
        )
    return (
        filled(translate("Messages", "The audio is %1 s long."), number_of(facts, "duration_s")),
        filled(
            translate(
                "Messages", "The service takes less than %1 s. Shorten it and try again; nothing was sent."
            ),
            number_of(facts, "limit_s"),
        ),
    )


def audio_too_large(facts: Facts) -> tuple[str, str]:
    """Too many bytes."""
    return (
        filled(translate("Messages", "The file is %1 MB."), megabytes_of(facts, "size_bytes")),
        filled(
            translate("Messages", "The service takes less than %1 MB. Nothing was sent."),
            megabytes_of(facts, "limit_bytes"),
        ),
    )


def bad_rate(facts: Facts) -> tuple[str, str]:
    """A sample rate that is not taken."""
    return (
        filled(translate("Messages", "%1 Hz is not accepted."), whole_of(facts, "sample_rate_hz")),
        translate("Messages", "Convert the audio to 16000 Hz and try again."),
    )


def bad_format(facts: Facts) -> tuple[str, str]:
    """A kind of sound that is known, and not taken."""
    codec = _codec_words(str(facts.get("codec") or ""))
    if facts.get("container") == "wav":
        return filled(translate("Messages", "This kind of WAV cannot be used (%1)."), codec), translate(
            "Messages", "Save it as an uncompressed WAV (PCM) and try again. Nothing was sent."
        )
    return (
        filled(translate("Messages", "This kind of audio cannot be used (%1)."), codec),
        translate("Messages", "Save it as WAV, MP3, FLAC, OGG or AIFF and try again. Nothing was sent."),
    )


def _file_reason(reason: str) -> str:
    sentences = {
        "missing": translate("Messages", "It is not there any more."),
        "unreadable": translate("Messages", "You may not open it."),
        "empty": translate("Messages", "It is empty."),
        "not_wav": translate("Messages", "It is not a WAV file, whatever its name says."),
        "truncated": translate("Messages", "It breaks off in the middle."),
        "not_mp3": translate("Messages", "It is not an MP3 file, whatever its name says."),
        "not_audio": translate(
            "Messages", "It is no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can."
        ),
        "not_numbers": translate("Messages", "Some of its samples are no numbers."),
        "too_large": translate("Messages", "It is too large to be opened here."),
        "no_cues": translate("Messages", "It has no subtitles in it."),
        "encrypted": translate("Messages", "It is protected by a password."),
        "old_word": translate("Messages", "It is of an old kind; save it as .docx in Word."),
        "not_docx": translate("Messages", "It is not a Word document, whatever its name says."),
        "columns": translate("Messages", "It needs the columns word and reading."),
    }
    return sentences.get(reason, translate("Messages", "It is damaged."))


def _codec_words(codec: str) -> str:
    """The name of a codec, the same in every language, or what is odd about a file."""
    words = {
        "several streams": translate("Messages", "several streams in one file"),
        "length left open": translate("Messages", "its length is not told"),
        "changing sample rate": translate("Messages", "its sample rate changes"),
    }
    return words.get(codec, codec)


def bad_file(facts: Facts) -> tuple[str, str]:
    """A file that is not what it should be."""
    reason = str(facts.get("reason") or "")
    if reason.startswith("link_"):
        return translate("Messages", "This link cannot be used."), _link_reason(reason, facts)
    if reason == "changed":
        return translate("Messages", "This file has changed since it was looked at."), translate(
            "Messages", "Nothing was sent. Choose it again to see what it costs now."
        )
    sentence = _file_reason(reason)
    choose = translate("Messages", "Choose another one.")
    return translate("Messages", "This file cannot be read."), f"{sentence} {choose}"


def _link_reason(reason: str, facts: Facts) -> str:
    sentences = {
        "link_shape": translate(
            "Messages", "It is no plain web address, such as https://example.com/sound.wav."
        ),
        "link_https": translate("Messages", "It must begin with https://."),
        "link_private": translate(
            "Messages", "It leads into a private network. Choose the sound as a file instead."
        ),
        "link_page": translate("Messages", "It leads to a page, not to a sound."),
        "link_no_sound": translate(
            "Messages", "It leads to no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can."
        ),
        "link_too_large": filled(
            translate("Messages", "It leads to more than %1 MB. Download it, then choose the file."),
            megabytes_of(facts, "limit_bytes"),
        ),
        "link_no_answer": translate(
            "Messages", "The site does not answer. Check the address and the network, then try again."
        ),
    }
    dead = translate("Messages", "There is nothing at this address, or it asks for a login.")
    return sentences.get(reason, dead)
