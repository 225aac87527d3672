"""One kind of work in a process of its own: ``work_child KIND URL FOLDER CYCLES STEP``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.app.application import make_application

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the number of cycles and the census after each ``STEP`` of them, a JSON list a line."""
    kind, url, folder, cycles, step = arguments
    app = make_application()
    from tests.soak.census import take_census
    from tests.soak.work import KINDS

    work = KINDS[kind](app, url, Path(folder))
    for number in range(1, int(cycles) + 1):
        work.cycle(number)
        if number % int(step) == 0:
            print(json.dumps([number, *take_census()]), flush=True)
    work.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
