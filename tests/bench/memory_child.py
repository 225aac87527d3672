"""One process that tells how much memory it holds: ``memory_child real|bare URL FOLDER``.

As an installed program, it has none of the developer's tools: httpx would import them for its command line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET_MS = 3000
CLIPS, FIRST_CLIPS = 1000, 20
DEVELOPERS_OWN = ("rich", "pygments")


def main(arguments: Sequence[str]) -> int:
    """Print megabytes by name, as one JSON object."""
    side, url, folder = arguments
    for name in DEVELOPERS_OWN:
        sys.modules[name] = None  # type: ignore[assignment]  # as if it were not there
    print(json.dumps(_bare() if side == "bare" else _real(url, Path(folder))), flush=True)
    return 0


def _bare() -> dict[str, float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(QUIET_MS, app.quit)
    app.exec()
    return {"bare": resident_mb()}


def _real(url: str, folder: Path) -> dict[str, float]:
    from vbee_desktop.app.quick_imports import import_quickly

    import_quickly()
    from vbee_desktop.app.application import make_application

    app = make_application()
    from tests.bench.gap_loads import idle_worker
    from tests.bench.gap_window import RealWindow
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.server import server_at
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import Secrets

    setup = Setup(Home(folder), Secrets({}), server_at(url))
    worker = idle_worker()
    painted: list[float] = []
    sound = resource_path("samples", "english.wav")
    window = RealWindow(app, setup, worker, sound, on_paint=lambda: painted.append(resident_mb()))
    found = {"painted": painted[0], "fresh": resident_mb()}
    window.create()
    window.transcribe()
    found["jobs"] = resident_mb()
    paths = _copies(folder)
    window.look_through(paths[:FIRST_CLIPS])
    found["first clips"] = resident_mb()
    window.look_through(paths[FIRST_CLIPS:])
    found["clips"] = resident_mb()
    window.close()
    return found


def _copies(folder: Path) -> list[Path]:
    """The sample of ten seconds under as many names as there are clips."""
    first = folder / "clip.wav"
    first.write_bytes(resource_path("samples", "english.wav").read_bytes())
    paths = [folder / f"clip-{number}.wav" for number in range(CLIPS)]
    for path in paths:
        path.hardlink_to(first)
    return paths


def resident_mb() -> float:
    """What this process holds in memory now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
