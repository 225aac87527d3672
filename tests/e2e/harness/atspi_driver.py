"""Drives a window as a screen reader does. A program of its own: the system's Python has the AT-SPI library.

It reads one JSON object a line, ``{"do": "find", "name": "Play", …}``, and answers one: ``{"result": …}``
or ``{"error": "…"}``. Elements are numbers that it gives out. `atspi_client` speaks to it.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version must be chosen first

POLL_S = 0.02
SHOWN_STATES = (
    "ACTIVE", "CHECKED", "EDITABLE", "ENABLED", "EXPANDED", "FOCUSABLE", "FOCUSED", "PRESSED", "SELECTED",
    "SENSITIVE", "SHOWING", "VISIBLE",
)  # fmt: skip

CONTROL_ROLES = frozenset({
    "push button", "toggle button", "check box", "radio button", "combo box", "spin button", "slider", "text",
    "entry", "list", "table", "page tab list",
})  # fmt: skip
"""What somebody uses by itself; rows, cells, tabs and entries of menus are used by what holds them."""

Element = Any
Query = dict[str, Any]


class NotFound(Exception):
    """No element fits, or the one meant is gone."""


class Driver:
    """One method for each command, named ``do_…``; arguments are those of the JSON object."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._announcements: list[str] = []
        self._desktop = Atspi.get_desktop(0)
        self._desktop.set_cache_mask(Atspi.Cache.NONE)
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")

    def _hear(self, event: Any) -> None:
        self._announcements.append(str(event.any_data))

    def answer(self, command: dict[str, Any]) -> dict[str, Any]:
        arguments = dict(command)
        act = getattr(self, "do_" + arguments.pop("do"))
        try:
            return {"result": act(**arguments)}
        except (NotFound, GLib.Error, TypeError, ValueError) as error:
            return {"error": f"{type(error).__name__}: {error}"}

    # Finding

    def do_find(self, timeout_s: float = 0.0, **query: Any) -> int:
        found = self._poll(lambda: self._first(query), timeout_s)
        if found is None:
            raise NotFound(f"nothing fits {query}")
        return self._number(found)

    def do_find_all(self, **query: Any) -> list[int]:
        return [self._number(element) for element in self._walk(self._start(query)) if fits(element, query)]

    def do_wait(self, element: int, timeout_s: float, **expected: Any) -> dict[str, Any]:
        """Until every expected entry of the element's description is as expected; lists mean "contains"."""
        last: dict[str, Any] = {}

        def as_expected() -> bool:
            last.update(self.do_describe(element))
            return all(is_met(last.get(key), value) for key, value in expected.items())

        if not self._poll(as_expected, timeout_s):
            raise NotFound(f"not {expected} within {timeout_s} s, but {last}")
        return last

    def do_wait_gone(self, timeout_s: float, **query: Any) -> None:
        if not self._poll(lambda: self._first(query) is None, timeout_s):
            raise NotFound(f"still there: {query}")

    def do_tree(self, element: int | None = None, depth: int = 30) -> list[str]:
        start = self._desktop if element is None else self._elements[element]
        return ["  " * level + line(found) for found, level in walk(start, depth)]

    def do_controls(self) -> list[dict[str, Any]]:
        """``name, role, states, actions`` of every control that shows; parts of a control are used by it."""
        return [self.do_describe(self._number(found)) for found in controls(self._desktop)]

    # Reading

    def do_describe(self, element: int) -> dict[str, Any]:
        found = self._elements[element]
        states = found.get_state_set()
        return {
            "name": found.get_name(),
            "role": found.get_role_name(),
            "description": found.get_description(),
            "states": [
                name.lower() for name in SHOWN_STATES if states.contains(getattr(Atspi.StateType, name))
            ],
            "text": text_of(found),
            "value": value_of(found),
            "actions": action_names(found),
        }

    def do_extents(self, element: int) -> list[int]:
        found = self._with_interface(element, "Component")
        box = Atspi.Component.get_extents(found, Atspi.CoordType.SCREEN)
        return [box.x, box.y, box.width, box.height]

    def do_children(self, element: int) -> list[int]:
        return [self._number(child) for child in children(self._elements[element])]

    def do_table(self, element: int) -> list[list[str]]:
        """The names of all cells, row by row."""
        table = self._with_interface(element, "Table")
        rows, columns = Atspi.Table.get_n_rows(table), Atspi.Table.get_n_columns(table)
        return [
            [Atspi.Table.get_accessible_at(table, row, column).get_name() for column in range(columns)]
            for row in range(rows)
        ]

    def do_cell(self, element: int, row: int, column: int) -> int:
        table = self._with_interface(element, "Table")
        found = Atspi.Table.get_accessible_at(table, row, column)
        if found is None:
            raise NotFound(f"no cell {row}, {column}")
        return self._number(found)

    def do_announcements(self) -> list[str]:
        """What the program told the screen reader since the last time this was asked."""
        self._take_events()
        heard, self._announcements = self._announcements, []
        return heard

    # Acting

    def do_act(self, element: int, action: str | None = None) -> str:
        """Do an action by its name, or the first one; the name of the action."""
        names = action_names(self._elements[element])
        if not names or (action is not None and action not in names):
            raise NotFound(f"no action {action or ''} in {names}")
        index = 0 if action is None else names.index(action)
        Atspi.Action.do_action(self._elements[element], index)
        return names[index]

    def do_focus(self, element: int) -> bool:
        return bool(Atspi.Component.grab_focus(self._with_interface(element, "Component")))

    def do_set_text(self, element: int, text: str) -> bool:
        return bool(Atspi.EditableText.set_text_contents(self._with_interface(element, "EditableText"), text))

    def do_set_value(self, element: int, value: float) -> bool:
        return bool(Atspi.Value.set_current_value(self._with_interface(element, "Value"), value))

    def do_select(self, element: int, index: int) -> bool:
        """Select a child of a list, a table or a combo box."""
        return bool(Atspi.Selection.select_child(self._with_interface(element, "Selection"), index))

    def do_click(self, element: int) -> None:
        """Press and release the mouse in the middle of the element."""
        x, y, width, height = self.do_extents(element)
        Atspi.generate_mouse_event(x + width // 2, y + height // 2, "b1c")

    def do_key(self, keysym: int, modifiers: list[int]) -> None:
        """Press a key as a keyboard does, with the keysyms of the keys held down meanwhile."""
        for key in modifiers:
            Atspi.generate_keyboard_event(KEYCODES[key], None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)
        for key in reversed(modifiers):
            Atspi.generate_keyboard_event(KEYCODES[key], None, Atspi.KeySynthType.RELEASE)

    # Helpers

    def _first(self, query: Query) -> Element | None:
        return next((element for element in self._walk(self._start(query)) if fits(element, query)), None)

    def _start(self, query: Query) -> Element:
        within = query.get("within")
        return self._desktop if within is None else self._elements[within]

    def _walk(self, start: Element) -> Any:
        return (element for element, _ in walk(start, 60))

    def _poll(self, ready: Any, timeout_s: float) -> Any:
        end_s = time.monotonic() + timeout_s
        while True:
            self._take_events()
            result = ready()
            if result or time.monotonic() > end_s:
                return result
            time.sleep(POLL_S)

    def _take_events(self) -> None:
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def _number(self, element: Element) -> int:
        self._elements.append(element)
        return len(self._elements) - 1

    def _with_interface(self, element: int, name: str) -> Element:
        found = self._elements[element]
        if name not in found.get_interfaces():
            raise NotFound(f"{line(found)} has no {name} interface")
        return found


def walk(start: Element, depth: int) -> Any:
    """Every element below `start`, parents first, with its level; one that vanishes meanwhile is left out."""
    stack = [(start, 0)]
    while stack:
        element, level = stack.pop()
        yield element, level
        if level < depth:
            stack += [(child, level + 1) for child in reversed(children(element))]


def children(element: Element) -> list[Element]:
    try:
        found = [element.get_child_at_index(index) for index in range(element.get_child_count())]
    except GLib.Error:
        return []
    return [child for child in found if child is not None]


def fits(element: Element, query: Query) -> bool:
    """By name, role, and states that it must have; what is not asked for does not matter."""
    try:
        if "name" in query and element.get_name() != query["name"]:
            return False
        if "role" in query and element.get_role_name() != query["role"]:
            return False
        states = element.get_state_set()
        return all(
            states.contains(getattr(Atspi.StateType, name.upper())) for name in query.get("states", ())
        )
    except GLib.Error:
        return False


def controls(start: Element) -> Any:
    """Every control below `start` that shows; what is inside of one, or does not show, is not looked at."""
    stack = children(start)
    while stack:
        element = stack.pop()
        try:
            role, states = element.get_role_name(), element.get_state_set()
        except GLib.Error:  # it is gone
            continue
        if role in CONTROL_ROLES and states.contains(Atspi.StateType.SHOWING):
            yield element
        elif role == "application" or states.contains(Atspi.StateType.SHOWING):
            stack += children(element)


def is_met(actual: Any, expected: Any) -> bool:
    if isinstance(expected, list):
        return all(item in actual for item in expected)
    return bool(actual == expected)


def line(element: Element) -> str:
    try:
        return f"[{element.get_role_name()}] {element.get_name()!r}"
    except GLib.Error:
        return "[gone]"


def text_of(element: Element) -> str | None:
    if "Text" not in element.get_interfaces():
        return None
    return str(Atspi.Text.get_text(element, 0, Atspi.Text.get_character_count(element)))


def value_of(element: Element) -> float | None:
    if "Value" not in element.get_interfaces():
        return None
    return float(Atspi.Value.get_current_value(element))


def action_names(element: Element) -> list[str]:
    if "Action" not in element.get_interfaces():
        return []
    count = Atspi.Action.get_n_actions(element)
    return [str(Atspi.Action.get_action_name(element, index)) for index in range(count)]


KEYCODES = {0xFFE1: 50, 0xFFE3: 37, 0xFFE9: 64}
"""Shift, Control and Alt on the keyboard that Xvfb has."""


def main() -> None:
    driver = Driver()
    print(json.dumps({"result": "ready"}), flush=True)
    for command in sys.stdin:
        print(json.dumps(driver.answer(json.loads(command))), flush=True)


if __name__ == "__main__":
    main()
