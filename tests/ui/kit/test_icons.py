from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap

from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.icons import render_svg
from vbee_desktop.ui.look import Look

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
TINTED = [name for name in NAMES if name != "app"]


def colours_of(image: QImage) -> set[str]:
    """The colours of all pixels that are wholly opaque."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def inked(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 64 for x in range(image.width()) for y in range(image.height())
    )


def test_there_are_icons_enough() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", TINTED)
def test_an_icon_is_drawn_in_one_colour_at_any_ratio(qapp: object, name: str) -> None:
    svg = resource_path("icons", f"{name}.svg").read_bytes()
    assert b'viewBox="0 0 24 24"' in svg
    assert not re.search(rb"#[0-9A-Fa-f]{3}", svg)
    at_1x, at_2x = render_svg(svg, "#123456", 18, 18), render_svg(svg, "#123456", 36, 36)
    assert at_1x.size() == QSize(18, 18)
    assert at_2x.size() == QSize(36, 36)
    assert inked(at_1x) >= 12
    assert colours_of(at_2x) <= {"#123456"}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_not_cut_off_at_its_edge(qapp: object, name: str) -> None:
    image = render_svg(resource_path("icons", f"{name}.svg").read_bytes(), "#000000", 96, 96)
    rim = [
        image.pixelColor(x, y).alpha()
        for x in range(96)
        for y in range(96)
        if not 2 <= x < 94 or not 2 <= y < 94
    ]
    assert max(rim) == 0


def test_the_mark_keeps_its_own_colours(look: Look) -> None:
    light = look.pixmap("app", "text2", 48, 1.0).toImage()
    look.set_mode("dark")
    assert look.pixmap("app", "text2", 48, 1.0).toImage() == light


def test_an_icon_follows_the_theme_by_itself(look: Look) -> None:
    icon = look.icon("stop", "text2")
    before = shown(icon)
    look.set_mode("dark")
    assert colours_of(before) == {look_colour("LIGHT", "text2")}
    assert colours_of(shown(icon)) == {look_colour("DARK", "text2")}


def test_a_disabled_icon_is_in_the_disabled_colour(look: Look) -> None:
    pixmap = look.icon("stop").pixmap(QSize(18, 18), 1.0, QIcon.Mode.Disabled)
    assert colours_of(pixmap.toImage()) == {look_colour("LIGHT", "disabled")}


def test_an_icon_has_more_pixels_on_a_sharper_screen(look: Look) -> None:
    pixmap: QPixmap = look.icon("open").pixmap(QSize(18, 18), 2.0)
    assert pixmap.size() == QSize(36, 36)
    assert pixmap.devicePixelRatio() == 2.0


def test_the_same_icon_is_made_once(look: Look) -> None:
    assert look.icon("open").cacheKey() == look.icon("open").cacheKey()


def shown(icon: QIcon) -> QImage:
    return icon.pixmap(QSize(18, 18), 1.0).toImage()


def look_colour(theme: str, token: str) -> str:
    from vbee_desktop.ui import theme as themes

    return str(getattr(getattr(themes, theme), token)).lower()
