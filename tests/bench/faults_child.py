"""The window while everything goes wrong, in a process of its own: ``faults_child SANDBOX HOME``."""

from __future__ import annotations

import gc
import json
import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.ticks import Ticks, rest, until
from tests.faults.catalogue import FAULTS
from tests.faults.oracle import Stage
from tests.faults.server import IN_THE_WINDOW, HostileProcess, hostile_process
from vbee_desktop.app.application import make_application
from vbee_desktop.app.window import WindowProgram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.worker.job_handle import JobHandle

STAGES = {"create": Stage.CREATE, "read": Stage.READ, "download": Stage.DOWNLOAD}
START_MS, CALM_MS, LISTEN_MS = 3000, 2000, 600
"""A fault is listened to for so long, if nothing comes of it before."""
CANCELS = 10


class FaultyWindow:
    """The real window before a hostile network."""

    def __init__(self, app: QApplication, network: HostileProcess, home: Path) -> None:
        from vbee_desktop.app.setup import Demo, Setup
        from vbee_desktop.core.server import server_at
        from vbee_desktop.store.home import Home
        from vbee_desktop.store.secrets import Secrets

        known = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
        setup = Setup(Home(home), Secrets(known), server_at(network.url), Demo.NEVER)
        self._network = network
        self._program = WindowProgram(app, setup.home, lambda: setup, "en")
        self._program.window.show()
        until(lambda: self._program.is_complete, "the whole window")
        self._speech = self._program.window.workbench.speech
        self._ticks = Ticks()
        self._texts = 0
        rest(START_MS)

    def close(self) -> None:
        self._program.close()

    def calm_ms(self) -> float:
        """The longest hold while nothing is done."""
        self._ticks.start()
        rest(CALM_MS)
        return self._ticks.stop()[0]

    def hold_ms(self, stage: str, fault: str) -> float:
        """The longest hold while speech is created and this goes wrong. Raises when the text is lost."""
        text = self._write()
        self._network.spoil(stage, fault)
        self._ticks.start()
        self._speech.main_act()
        rest(LISTEN_MS)
        self._stop()
        worst_ms = self._ticks.stop()[0]
        self._network.spoil(stage, None)
        if self._speech.script.editor.toPlainText() != text:
            raise AssertionError(f"the text is lost: {fault} at {stage}")
        return worst_ms

    def cancel_ms(self) -> tuple[float, float]:
        """From a press of **Cancel** to an idle window, while a create is in a black hole; and to the end of
        the connection of a free call in one.
        """
        self._write()
        self._network.spoil("create", "black hole")
        self._speech.main_act()
        until(lambda: self._network.held, "the black hole")
        window_ms = self._stop()
        self._network.spoil("voices", "black hole")
        handle = self._program.desk.load_voices()
        until(lambda: self._network.held, "the black hole")
        task_ms = self._ended(handle)
        self._network.spoil("voices", None)
        return window_ms, task_ms

    @property
    def _is_idle(self) -> bool:
        return self._speech.act.button.text() != "Cancel"

    def _write(self) -> str:
        """Words that nobody has paid yet."""
        self._texts += 1
        text = f"Câu số {self._texts}."
        self._speech.script.editor.setPlainText(text)
        until(self._speech.act.button.isEnabled, "the button")
        return text

    def _stop(self) -> float:
        begun = time.perf_counter()
        self._speech.cancel_act()
        until(lambda: self._is_idle, "an idle window")
        return (time.perf_counter() - begun) * 1000

    def _ended(self, handle: JobHandle) -> float:
        begun = time.perf_counter()
        handle.cancel()
        until(lambda: handle.is_over and not self._network.held, "the end of the call")
        return (time.perf_counter() - begun) * 1000


def main(arguments: Sequence[str]) -> int:
    """Print what was found as one line of JSON."""
    sandbox_url, home = arguments
    gc.disable()
    app = make_application()
    with hostile_process(sandbox_url) as network:
        window = FaultyWindow(app, network, Path(home))
        try:
            pairs = product(IN_THE_WINDOW, STAGES)
            faults = [(stage, fault) for fault, stage in pairs if STAGES[stage] in FAULTS[fault].stages]
            found = {each: window.hold_ms(*each) for each in faults}
            calm_ms = window.calm_ms()
            cancels = [window.cancel_ms() for _ in range(CANCELS)]
        finally:
            window.close()
    worst = max(found, key=lambda each: found[each])
    told = {
        "faults": len(found),
        "hold_ms": found[worst],
        "worst": f"{worst[1]} at {worst[0]}",
        "calm_ms": calm_ms,
        "window_ms": max(window_ms for window_ms, _ in cancels),
        "task_ms": max(task_ms for _, task_ms in cancels),
    }
    print(json.dumps(told), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
