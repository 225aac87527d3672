"""From what is written to what is sent: pauses that are known, words as they are to be read, pauses as the
service makes them; in this order, so that no reading changes a pause and no pause is taken for words.
"""

from __future__ import annotations

from dataclasses import dataclass

from vbee_desktop.core.models import Pauses, SpeechApi
from vbee_desktop.core.pauses import PausedText, with_known_tags, with_punctuation
from vbee_desktop.core.readings import Change, ReadingRules
from vbee_desktop.core.text import tidy


@dataclass(frozen=True, slots=True)
class SentText:
    """``text`` is what will be sent (before `core.text.escape_markup`). Each step's changes count in the text
    that the step before left: ``known`` pauses, then ``readings``, then what the ``service`` cannot pause.
    """

    text: str
    known: PausedText
    readings: tuple[Change, ...]
    service: PausedText

    @property
    def is_changed(self) -> bool:
        """Whether the person should be shown what is sent, since it is not what they wrote."""
        return bool(self.known.changes or self.readings or self.service.changes)


def text_to_send(written: str, rules: ReadingRules, api: SpeechApi, pauses: Pauses | None = None) -> SentText:
    """What a service gets for a text. ``pauses`` are the lengths that the current service is asked for."""
    known = with_known_tags(tidy(written))
    spoken = rules.spoken(known.text)
    is_legacy = api is SpeechApi.LEGACY
    service = PausedText(spoken.spoken, ()) if is_legacy else with_punctuation(spoken.spoken, pauses)
    return SentText(service.text, known, spoken.changes, service)
