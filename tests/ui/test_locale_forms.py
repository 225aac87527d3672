"""Numbers, lengths, sizes, days and plurals in the form of the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vbee_desktop.app.language import speak
from vbee_desktop.core.models import VoiceList
from vbee_desktop.ui.account.expiry_words import expiry_words
from vbee_desktop.ui.history.history_words import day_words
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.points.point_words import PointCounts
from vbee_desktop.ui.speech.voice_list_words import age_words, list_note
from vbee_desktop.ui.transcription.long_offer import retry_words
from vbee_desktop.ui.transcription.time_words import length_text, megabytes_text, span_text, whole_text
from vbee_desktop.ui.widgets.clock_text import clock_text, number_text

NOON = datetime(2026, 11, 20, 12).astimezone().timestamp()
MINUTE_S, DAY_S = 60, 86_400


@pytest.fixture
def _language_as_it_was(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def forms() -> list[str]:
    locale = QLocale()
    return [
        filled("%1 · %2", 1234.5, 12_345),
        number_text(-1234.56, locale, 2),
        clock_text(83.4, locale),
        length_text(9.97),
        span_text(7.25),
        megabytes_text(3_280_000_000),
        whole_text(1_284),
        PointCounts().points(1),
        PointCounts().points(1_284),
        retry_words(1, 0, is_demo=False),
        age_words(MINUTE_S),
        age_words(2 * DAY_S),
        list_note(VoiceList((), is_live=False, is_loading=True), NOON).words,
    ]


@pytest.mark.usefixtures("_language_as_it_was")
def test_vietnamese(qapp: QApplication) -> None:
    speak(qapp, "vi")
    assert forms() == [
        "1.234,5 · 12.345",
        "−1.234,56",
        "1:23,4",
        "9,970",
        "7,3 s",
        "3.280,00",
        "1.284",
        "1 điểm",
        "1.284 điểm",
        "Thử lại 1 phần",
        "1 phút trước",
        "2 ngày trước",
        "0 giọng, có sẵn trong chương trình. Đang tải danh sách mới nhất…",
    ]
    assert day_words(date(2026, 11, 20), date(2027, 1, 1)) == "Thứ Sáu, 20 tháng 11, 2026"
    assert expiry_words(NOON, NOON - DAY_S) == "Có hiệu lực đến 20/11/2026."


@pytest.mark.usefixtures("_language_as_it_was")
def test_english(qapp: QApplication) -> None:
    speak(qapp, "en")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert forms() == [
        "1,234.5 · 12,345",
        "−1,234.56",
        "1:23.4",
        "9.970",
        "7.3 s",
        "3,280.00",
        "1,284",
        "1 point",
        "1,284 points",
        "Retry 1 part",
        "1 minute ago",
        "2 days ago",
        "0 voices, shipped with the program. The newest list is loading…",
    ]
    assert day_words(date(2026, 11, 20), date(2027, 1, 1)) == "Friday, November 20, 2026"
    assert expiry_words(NOON, NOON - DAY_S) == "Valid until 20 November 2026."
