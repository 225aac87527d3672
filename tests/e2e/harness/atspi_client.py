"""What a test says to the AT-SPI driver: find an element as a screen reader's user would, and use it."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.harness.tools import need_file, need_program

SYSTEM_PYTHON = "/usr/bin/python3"
TIMEOUT_S = 10.0
ANSWER_LIMIT_S = 60

KEYSYMS = {
    "Return": 0xFF0D, "Escape": 0xFF1B, "Tab": 0xFF09, "Space": 0x20, "Left": 0xFF51, "Up": 0xFF52,
    "Right": 0xFF53, "Down": 0xFF54, "Home": 0xFF50, "End": 0xFF57, "F5": 0xFFC2, "F8": 0xFFC5, "F9": 0xFFC6,
    "Shift": 0xFFE1, "Ctrl": 0xFFE3, "Alt": 0xFFE9,
}  # fmt: skip


class AtspiError(Exception):
    """The driver could not do it; the text says what it saw instead."""


class AtspiDriver:
    """A conversation with the driver process. Names and roles are those that assistive technology sees."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [
                SYSTEM_PYTHON,
                "-W",
                "ignore::DeprecationWarning",
                str(Path(__file__).with_name("atspi_driver.py")),
            ],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listen()

    def ask(self, do: str, **arguments: Any) -> Any:
        """Send one command, and hand over its result; raises `AtspiError`."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        return self._listen()

    def find(
        self,
        name: str | None = None,
        role: str | None = None,
        *,
        states: Sequence[str] = (),
        within: Element | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Element:
        """The first that fits, as soon as there is one. `states`: ``showing``, ``enabled``, ``focused`` …"""
        query = as_query(name, role, states, within)
        return Element(self, self.ask("find", timeout_s=timeout_s, **query))

    def find_all(
        self, name: str | None = None, role: str | None = None, within: Element | None = None
    ) -> list[Element]:
        """All elements that fit at this moment."""
        return [Element(self, number) for number in self.ask("find_all", **as_query(name, role, (), within))]

    def wait_gone(
        self,
        name: str | None = None,
        role: str | None = None,
        *,
        states: Sequence[str] = (),
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Until no element fits any more."""
        self.ask("wait_gone", timeout_s=timeout_s, **as_query(name, role, states, None))

    def controls(self) -> list[dict[str, Any]]:
        """`Element.describe` of every control that shows, parts of a control left out."""
        return list(self.ask("controls"))

    def announcements(self) -> list[str]:
        """What the program had the screen reader say since this was last asked."""
        return list(self.ask("announcements"))

    def press_keys(self, combination: str) -> None:
        """Press keys on the keyboard, such as ``Ctrl+Return`` or ``F5``; they go to the focused window."""
        *held, key = combination.split("+")
        keysym = KEYSYMS[key] if key in KEYSYMS else ord(key.lower())
        self.ask("key", keysym=keysym, modifiers=[KEYSYMS[name] for name in held])

    def tree(self) -> str:
        """Everything that is there, for a message when a test fails."""
        return "\n".join(self.ask("tree"))

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _listen(self) -> Any:
        assert self._process.stdout is not None
        alarm = threading.Timer(ANSWER_LIMIT_S, self._process.kill)
        alarm.start()
        try:
            answer = json.loads(self._process.stdout.readline() or '{"error": "the AT-SPI driver has ended"}')
        finally:
            alarm.cancel()
            alarm.join()
        if "error" in answer:
            raise AtspiError(answer["error"])
        return answer["result"]


class Element:
    """One element of a window."""

    def __init__(self, driver: AtspiDriver, number: int) -> None:
        self._driver = driver
        self.number = number

    def describe(self) -> dict[str, Any]:
        """``name, role, description, states, text, value, actions`` as they are now."""
        return dict(self._ask("describe"))

    @property
    def text(self) -> str:
        return str(self.describe()["text"])

    @property
    def value(self) -> float:
        return float(self.describe()["value"])

    @property
    def states(self) -> list[str]:
        return list(self.describe()["states"])

    def act(self, action: str | None = None) -> str:
        """Do the action of this name (``Press``, ``Toggle``, ``ShowMenu`` …), or the first; its name."""
        return str(self._ask("act", action=action))

    def focus(self) -> None:
        """Give it the keyboard, in a window that is active."""
        self._ask("focus")

    def click(self) -> None:
        """Click it with the mouse, which makes its window the active one too: no window manager runs here."""
        self._ask("click")

    def set_text(self, text: str) -> None:
        self._ask("set_text", text=text)

    def set_value(self, value: float) -> None:
        self._ask("set_value", value=value)

    def select(self, index: int) -> None:
        """Select the child with this index."""
        self._ask("select", index=index)

    def wait(self, timeout_s: float = TIMEOUT_S, **expected: Any) -> dict[str, Any]:
        """Until ``name=…``, ``text=…``, ``value=…`` are so and ``states=[…]`` has these; `describe` then."""
        return dict(self._ask("wait", timeout_s=timeout_s, **expected))

    def children(self) -> list[Element]:
        return [Element(self._driver, number) for number in self._ask("children")]

    def table(self) -> list[list[str]]:
        """The names of all cells, row by row."""
        return list(self._ask("table"))

    def cell(self, row: int, column: int) -> Element:
        return Element(self._driver, self._ask("cell", row=row, column=column))

    def extents(self) -> tuple[int, int, int, int]:
        """x, y, width, height on the screen, in pixels."""
        x, y, width, height = self._ask("extents")
        return x, y, width, height

    def tree(self) -> str:
        return "\n".join(self._ask("tree"))

    def _ask(self, do: str, **arguments: Any) -> Any:
        return self._driver.ask(do, element=self.number, **arguments)


def as_query(
    name: str | None, role: str | None, states: Sequence[str], within: Element | None
) -> dict[str, Any]:
    """Only what was given: the driver ignores what is not asked for."""
    query = {"name": name, "role": role, "states": list(states) or None}
    query["within"] = None if within is None else within.number  # type: ignore[assignment]
    return {key: value for key, value in query.items() if value is not None}


@contextmanager
def running_driver(session: Mapping[str, str]) -> Iterator[AtspiDriver]:
    """A driver in the session of `running_session`, for the time of the block."""
    need_program(SYSTEM_PYTHON, package="python3")
    need_file("/usr/lib/python3/dist-packages/pyatspi", package="python3-pyatspi")
    driver = AtspiDriver(os.environ | dict(session))
    try:
        yield driver
    finally:
        driver.stop()
