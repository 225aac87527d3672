"""``vbee-desktop [FILE]``: the window. Nothing is imported here that is not needed to draw it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop import __version__
from vbee_desktop.app.setup import Demo
from vbee_desktop.cli.arguments import OneLineParser, command_parser, setup_of
from vbee_desktop.core.errors import VbeeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROG = "vbee-desktop"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the window."""
    options = _parser().parse_args(argv)
    wishes = {Demo.ALWAYS: options.demo, Demo.IF_NEEDED: options.demo_if_needed, Demo.NEVER: True}
    demo = next(each for each, wished in wishes.items() if wished)
    try:
        setup = setup_of(options, environment, demo=demo)
        setup.home.settings_file  # noqa: B018 - makes the folder, or tells why it cannot
    except VbeeError as error:
        from vbee_desktop.cli.running import fail

        return fail(PROG, error)
    from vbee_desktop.app.window import run_window

    return run_window(setup, options.lang, Path(options.file) if options.file else None)


def _parser() -> OneLineParser:
    parser = command_parser("", "Vietnamese text to speech and speech to text in one window.")
    parser.epilog = (
        "Commands: say, transcribe, voices, doctor, sandbox, tour. Each explains itself with --help."
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text or a WAV file to open")
    parser.add_argument(
        "--demo", action="store_true", help="use the built-in sandbox: a robot's voice, nothing is charged"
    )
    parser.add_argument(
        "--demo-if-needed", action="store_true", help="the same, when no App ID and token are known"
    )
    parser.add_argument("--lang", choices=("vi", "en"), help="language of the window (default: the system's)")
    parser.add_argument("--version", action="version", version=f"Vbee Desktop {__version__}")
    return parser
