"""A person's English sentence against the words that were read: what the sandbox hears of it is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soundfile

from tests.support.services import ignore, run
from vbee_desktop.core.listen_back import Difference, compared
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.transcribe import transcribe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess

SENTENCE_S = 6.4
"""The first sentence of the sample."""
READ = "Had he married a more amiable woman, he might have been made still more respectable than he was."


def test_most_words_of_a_person_are_heard_and_the_others_are_told(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="int16")
    sentence = tmp_path / "sentence.wav"
    soundfile.write(sentence, samples[: round(SENTENCE_S * rate_hz)], rate_hz)
    transcript = run(sandbox.url, tmp_path, lambda services: transcribe(services, ignore, sentence))
    result = compared(READ, transcript.utterances, SENTENCE_S)
    assert result.word_count == len(READ.split())
    assert result.differing < result.word_count / 3
    for place in result.places:
        assert place.kind is not Difference.MARKS
        assert 0 <= place.start_s <= place.end_s <= SENTENCE_S
