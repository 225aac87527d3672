"""What tests of the whole program share; the fixture `start` is in ``conftest``."""

from __future__ import annotations

from collections.abc import Callable

from vbee_desktop.app.window import WindowProgram

Start = Callable[..., WindowProgram]
LIMIT_MS = 20_000
