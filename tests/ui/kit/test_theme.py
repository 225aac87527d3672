"""Contrasts as WCAG computes them, from the only file that holds colours."""

from __future__ import annotations

import ast
import itertools
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
FOCUS_GROUNDS = (
    "window", "surface", "alt", "sunken", "cur", "hover", "pressed", "accent_soft", "sel_text", "ok_soft",
    "warn_soft", "err_soft", "info_soft", "wave_band", "wave_band_alt",
)  # fmt: skip
"""Whatever a control that can have the focus may stand on or be filled with."""
SHAPES_ON_GROUNDS = [
    *[("focus", ground) for ground in FOCUS_GROUNDS],
    ("on_accent", "accent"),
    ("accent_text", "hover"),
    ("accent_text", "pressed"),
    *[(edge, ground) for edge in ("border", "accent_edge") for ground in ("window", "surface")],
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


def paints() -> set[tuple[str, str, str]]:
    """Every fill with words and icon that some button has in some state, but the disabled one: from the
    sources, so that a new button is held to it too. Without a fill it stands on a pane.
    """
    found = set()
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Paint":
                fills, _edges, words, icons = (tokens_in(each, tree) for each in node.args)
                grounds = {ground for fill in fills for ground in ([fill] if fill else ["window", "surface"])}
                found |= {each for each in itertools.product(grounds, words, icons) if "disabled" not in each}
    return found


def tokens_in(argument: ast.expr, tree: ast.Module) -> set[str]:
    """What an argument can be: a literal, one of those that a condition chooses from, or what its name was
    given last.
    """
    if isinstance(argument, ast.Name):
        given = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and node.lineno < argument.lineno
            and ast.unparse(node.targets[0]) == argument.id
        ]
        argument = max(given, key=lambda node: node.lineno).value
    literals = (each.value for each in ast.walk(argument) if isinstance(each, ast.Constant))
    return {each for each in literals if isinstance(each, str)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_button_can_be_read_in_each_state(theme: Theme) -> None:
    found = paints()
    assert len(found) > 20
    colours = theme._asdict()
    for ground, words, icon in found:
        assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
        assert contrast(colours[icon], colours[ground]) >= 3.0, (icon, ground)


def labels() -> set[str]:
    """Every token that the words of some label have."""
    named = re.compile(r"(?:role=|set_role\()\"(\w+)\"")
    return {hit for path in UI.rglob("*.py") for hit in named.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_label_can_be_read_on_each_pane(theme: Theme) -> None:
    found = labels() - {"disabled"}
    assert {"text", "text2", "err"} <= found
    for words, ground in itertools.product(found, ("window", "surface", "alt", "cur")):
        assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5, (words, ground)


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
