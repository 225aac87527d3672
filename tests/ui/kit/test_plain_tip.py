"""A tool tip shows others' words just as they are."""

from __future__ import annotations

import pytest
from PySide6.QtGui import Qt

from vbee_desktop.ui.widgets.plain_tip import plain_tip

LOOKS_LIKE_HTML = (
    "<b>Maria</b>",
    "<img src='file:///etc/passwd'>",
    "  <table><tr>",
    "if a &lt; b",
    "<!DOCTYPE html>x",
    "<?xml version='1.0'?><b>x",
)


@pytest.mark.parametrize("text", LOOKS_LIKE_HTML)
def test_what_looks_like_html_does_not_any_more(text: str) -> None:
    assert Qt.mightBeRichText(text)
    tip = plain_tip(text)
    assert not Qt.mightBeRichText(tip)
    assert tip.replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["", "Vbee & me", "a < b", "two\n<b>lines</b>", "<không>", "&amp;"])
def test_other_words_stay(text: str) -> None:
    assert plain_tip(text) == text
