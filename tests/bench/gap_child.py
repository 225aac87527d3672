"""One side of one comparison, in a process of its own: ``gap_child real|bare LOAD URL FOLDER CLIP``."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.app.quick_imports import import_quickly

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the longest own work of the thread in one turn, then the gaps, longest first: in milliseconds,
    as one JSON list.
    """
    side, load, url, folder, clip = arguments
    gc.disable()
    import_quickly()
    from vbee_desktop.app.application import make_application

    app = make_application()
    from tests.bench.gap_bare import BareWindow
    from tests.bench.gap_loads import idle_worker, prepare
    from tests.bench.gap_window import RealWindow
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.server import server_at
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import Secrets

    setup = Setup(Home(Path(folder)), Secrets({}), server_at(url))
    prepare(load, setup.home)
    worker = idle_worker()
    worker.start()
    kinds: dict[str, type[RealWindow] | type[BareWindow]] = {"real": RealWindow, "bare": BareWindow}
    window = kinds[side](app, setup, worker, Path(clip))
    try:
        gaps = getattr(window, load)()
    finally:
        window.close()
        worker.shutdown()
    print(json.dumps([round(each, 3) for each in (window.ticks.longest_work_ms, *gaps)]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
