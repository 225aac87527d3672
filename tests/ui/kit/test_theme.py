"""Contrasts as WCAG computes them, from the only file that holds colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vbee_desktop.ui
from vbee_desktop.ui.theme import DARK, LIGHT, Theme

UI = Path(vbee_desktop.ui.__file__).parent

WORDS_ON_GROUNDS = [
    *[(words, ground) for words in ("text", "text2", "text3") for ground in ("window", "surface", "alt")],
    ("text", "accent_soft"),
    ("text", "sel_text"),
    ("text", "cur"),
    ("text", "hover"),
    ("text", "pressed"),
    ("text2", "sunken"),
    ("text3", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("accent_text", "window"),
    ("accent_text", "accent_soft"),
    ("on_ink", "ink"),
    ("on_ink", "text2"),
    ("on_rec", "rec"),
    *[(state, f"{state}_soft") for state in ("ok", "warn", "err", "info")],
    *[("text", f"{state}_soft") for state in ("ok", "warn", "err", "info")],
    *[(state, ground) for state in ("ok", "warn", "err", "info") for ground in ("window", "surface")],
    ("surface", "meter_clip"),
    ("surface", "info"),
]
SHAPES_ON_GROUNDS = [
    *[(edge, ground) for edge in ("border", "focus", "accent_edge") for ground in ("window", "surface")],
    ("disabled", "window"),
    ("playhead", "wave_band"),
    *[(bar, band) for bar in ("wave", "wave_played") for band in ("wave_band", "wave_band_alt")],
    *[(level, "meter_track") for level in ("meter_low", "meter_good", "meter_hot", "meter_clip")],
]


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS, ids=str)
def test_words_can_be_read(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON_GROUNDS, ids=str)
def test_edges_and_bars_can_be_seen(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3.0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(theme: Theme) -> None:
    for token, value in theme._asdict().items():
        assert token == "dark" or re.fullmatch("#[0-9A-F]{6}", value), token


def test_no_colour_stands_outside_the_theme() -> None:
    quoted = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|QColor\(\s*[0-9\"']|GlobalColor\.")
    sources = [path for path in UI.rglob("*.py") if path.name != "theme.py"]
    assert len(sources) > 20
    found = {
        f"{path.name}: {hit}" for path in sources for hit in quoted.findall(path.read_text(encoding="utf-8"))
    }
    assert not found
