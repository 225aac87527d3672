"""What a service gets for a text."""

from __future__ import annotations

import pytest

from vbee_desktop.core.models import Pauses, SpeechApi
from vbee_desktop.core.readings import ReadingRules, checked_reading
from vbee_desktop.core.sent_text import text_to_send

RULES = ReadingRules([checked_reading("time", "thai"), checked_reading("TP.HCM", "Thành phố <break/>")])
WRITTEN = 'time <break time="2s"/> TP.HCM'


@pytest.mark.parametrize(
    ("api", "text"),
    [
        (SpeechApi.LEGACY, "thai <break time=2s/> Thành phố <break time=0.5s/>"),
        (SpeechApi.CURRENT, "thai\nThành phố"),
    ],
)
def test_readings_change_no_pause_and_pauses_fit_the_service(api: SpeechApi, text: str) -> None:
    sent = text_to_send(WRITTEN, RULES, api)
    assert (sent.text, sent.is_changed) == (text, True)
    assert [change.entry.word for change in sent.readings] == ["time", "TP.HCM"]


def test_the_lengths_that_are_asked_for_decide() -> None:
    sent = text_to_send("a <break time=2s/> b", ReadingRules([]), SpeechApi.CURRENT, Pauses(sentence_s=2.0))
    assert sent.text == "a. b"


@pytest.mark.parametrize("api", SpeechApi)
def test_a_text_without_any_of_it_is_sent_as_it_is(api: SpeechApi) -> None:
    sent = text_to_send("Xin chào,  các bạn.\n", RULES, api)
    assert (sent.text, sent.is_changed) == ("Xin chào, các bạn.", False)
