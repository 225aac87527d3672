"""``vbee-desktop tour DIR``: the main job in the real window, by itself, for proof and for pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import command_parser, setup_of
from vbee_desktop.cli.running import fail
from vbee_desktop.core.errors import StorageError, VbeeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vbee_desktop.ui.look import Mode

PROG = "vbee-desktop tour"
THEMES: dict[str, tuple[Mode, ...]] = {"both": ("dark", "light"), "dark": ("dark",), "light": ("light",)}


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
    parser.add_argument(
        "--size",
        type=window_size,
        default=(1280, 800),
        metavar="WxH",
        help="of the window (default 1280x800)",
    )
    parser.add_argument(
        "--theme", choices=("both", "dark", "light"), default="both", help="of the pictures (default both)"
    )
    options = parser.parse_args(argv)
    folder = Path(options.folder).absolute()
    try:
        _make(folder)
        from vbee_desktop.app.tour import run_tour
        from vbee_desktop.app.walk import Pictures

        pictures = Pictures(options.size, THEMES[options.theme])
        setup = setup_of(options, environment)
        made = run_tour(setup, folder, options.lang, pictures, shows_all=options.pictures == "all")
    except VbeeError as error:
        return fail(PROG, error)
    print(f"The tour is done. Its results are in {folder}:")
    for path in made:
        print(f"  {path.name}")
    return 0


def window_size(words: str) -> tuple[int, int]:
    """Width and height in pixels, of ``1366x768``."""
    width, height = words.split("x")
    return int(width), int(height)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(detail=error.strerror or "", path=str(folder)) from error
