"""The real program, with a hand in it: ``life_child SEED NUMBER`` and then the program's own arguments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.soak.life import STARTED, lives_of
from vbee_desktop.app import window
from vbee_desktop.app.application import make_application
from vbee_desktop.cli.main import main as run_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.app.application import Application


def main(arguments: Sequence[str]) -> int:
    """The program's exit code."""
    seed, number, *words = arguments

    def application_with_a_hand() -> Application:
        app = make_application()
        from tests.soak.hand import Hand

        Hand(app, lives_of(int(seed))[int(number)])
        return app

    setattr(window, make_application.__name__, application_with_a_hand)
    print(STARTED, flush=True)
    return run_program(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
