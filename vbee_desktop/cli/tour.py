"""``vbee-desktop tour DIR``: the main job in the real window, by itself, for proof and for pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import command_parser, setup_of
from vbee_desktop.cli.running import fail
from vbee_desktop.core.errors import StorageError, VbeeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROG = "vbee-desktop tour"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    parser = command_parser(
        "tour", "Run the main job of both tabs on the sandbox and leave the results in DIR."
    )
    parser.add_argument("folder", metavar="DIR", help="where audio, transcript and pictures go")
    parser.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="language of the window (default vi)"
    )
    parser.add_argument(
        "--pictures",
        choices=("usual", "all"),
        default="usual",
        help="all: of every state of the window too (default usual)",
    )
    options = parser.parse_args(argv)
    folder = Path(options.folder).absolute()
    try:
        _make(folder)
        from vbee_desktop.app.tour import run_tour

        shows_all = options.pictures == "all"
        made = run_tour(setup_of(options, environment), folder, options.lang, shows_all=shows_all)
    except VbeeError as error:
        return fail(PROG, error)
    print(f"The tour is done. Its results are in {folder}:")
    for path in made:
        print(f"  {path.name}")
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(detail=error.strerror or "", path=str(folder)) from error
