"""The tools of the script at any width."""

from __future__ import annotations

import pytest

from tests.ui.speech.room import Room


@pytest.mark.parametrize("width", [1600, 900, 640])
def test_tools_that_do_not_fit_are_in_the_menu_at_the_end(room: Room, width: int) -> None:
    tab = room.open()
    tab.resize(width, 600)
    row = tab.script.tools
    shown = [tool for tool in row._tools if tool.isVisible()]  # noqa: SLF001
    assert [*shown, *row.hidden_tools()] == list(row._tools)  # noqa: SLF001
    assert all(tool.geometry().right() <= row.width() for tool in shown)
    assert row.more.isVisible() == bool(row.hidden_tools())
    assert row.more.geometry().right() <= row.width() or not row.more.isVisible()


def test_what_is_in_the_menu_works_as_in_the_row(room: Room) -> None:
    tab = room.open()
    room.write("Một  hai")
    tab.script.tools.resize(120, 40)
    menu = tab.script.tools.more.menu()
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert words[-4:] == ["Readings…", "Tidy text", "Tidy text: choices", "What is sent"]
    pause = next(action for action in menu.actions() if action.text() == "Insert pause").menu()
    assert len(pause.actions()) == 4  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == "Find").trigger()
    assert tab.script.find_bar.isVisible()
