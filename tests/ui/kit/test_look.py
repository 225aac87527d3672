from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look, Mode
from vbee_desktop.ui.palette import palette_of, theme_from_palette
from vbee_desktop.ui.theme import DARK, LIGHT, Theme


def test_dark_and_light_can_be_forced_and_are_announced(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    modes: list[tuple[Mode, Theme]] = [("dark", DARK), ("light", LIGHT)]
    for mode, theme in modes:
        with qtbot.waitSignal(look.changed):
            look.set_mode(mode)
        assert look.theme == theme
        assert look.dark == theme.dark
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.window


def test_the_palette_is_set_before_the_change_is_told(look: Look, qapp: QApplication) -> None:
    seen: list[str] = []
    look.changed.connect(lambda: seen.append(qapp.palette().color(QPalette.ColorRole.Base).name().upper()))
    look.set_mode("dark")
    assert seen
    assert set(seen) == {DARK.surface}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_of_the_palette_comes_from_the_theme(theme: Theme) -> None:
    palette = palette_of(theme)
    ours = {str(value).lower() for value in theme[1:]}
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    for role in QPalette.ColorRole:
        if role in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            continue
        for group in groups:
            assert palette.color(group, role).name() in ours, (group, role)


def test_disabled_words_are_in_the_disabled_colour() -> None:
    words = palette_of(LIGHT).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert words.name().upper() == LIGHT.disabled


def test_high_contrast_uses_the_systems_colours_only(qapp: QApplication) -> None:
    system = QPalette()
    for role in QPalette.ColorRole:
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            system.setColor(role, "yellow" if "Text" in role.name else "black")
    system.setColor(QPalette.ColorRole.Highlight, "cyan")
    theme = theme_from_palette(system)
    assert theme.dark
    assert set(theme[1:]) == {"#ffff00", "#000000", "#00ffff"}
    for words, ground in (
        ("text", "window"),
        ("text", "surface"),
        ("on_accent", "accent"),
        ("err", "err_soft"),
    ):
        assert getattr(theme, words) != getattr(theme, ground)


def test_fonts_are_relative_to_the_systems(look: Look, qapp: QApplication) -> None:
    base = QFontInfo(qapp.font()).pointSizeF()
    assert look.font(1.3).pointSizeF() == pytest.approx(qapp.font().pointSizeF() * 1.3)
    assert look.font(demibold=True).weight() == QFont.Weight.DemiBold
    assert [tag.toString() for tag in look.font(tabular=True).featureTags()] == [b"tnum"]
    assert base > 0


def test_heights_grow_with_the_font_and_never_shrink(look: Look) -> None:
    assert look.height(32) >= 32
    tall = look.height(32, scale=3.0)
    assert tall == QFontMetrics(look.font(3.0)).height() + 12
    assert tall > 32


def test_motion_can_be_reduced(qapp: QApplication) -> None:
    look = Look()
    before = look.reduced_motion
    look.set_reduced_motion(True)
    assert (before, look.reduced_motion) == (False, True)
