"""``vbee-desktop [FILE]``: the window. Nothing is imported here that is not needed to draw it."""

from __future__ import annotations

import argparse
import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop import __version__
from vbee_desktop.cli.arguments import OneLineParser, command_parser, setup_of
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.file_lock import AlreadyLocked, FileLock
from vbee_desktop.core.resources import sandbox_command
from vbee_desktop.store.home import find_home

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vbee_desktop.app.setup import Setup

PROG = "vbee-desktop"
HANDED_OVER = "Vbee Desktop is open already: its window comes to the front."
HANDED_OVER_WITH_FILE = "Vbee Desktop is open already: its window comes to the front and opens the file."
UNANSWERED = (
    "Vbee Desktop is open already, but its window does not answer. Nothing was changed; "
    "close that window, or end its process, and start again."
)
UNANSWERED_EXIT_CODE = 5
"""As for a service that is busy (`cli.running`)."""
DEMO_OPTIONS = {
    "--demo": "use the built-in sandbox: a robot's voice, nothing is charged",
    "--demo-if-needed": "the same, when no App ID and token are known",
}


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the window."""
    gc.disable()  # what is loaded now stays; the window collects in its own thread as soon as it is drawn
    _let_interrupts_end_the_start()
    parser = _parser()
    options = parser.parse_args(argv)
    if options.file and not Path(options.file).exists():
        parser.error(f"there is no file and no command named {options.file!r}")
    if not _has_display(environment):
        parser.error("there is no display to open the window on; say, transcribe and tour need none")
    try:
        home = find_home(options.home, environment)
        home.settings_file  # noqa: B018 - makes the folder, or tells why it cannot
        if options.server or options.profile or options.demo or environment.get("VBEE_SERVER"):
            _setup(options, environment)  # what cannot be had is told before a window is shown
    except VbeeError as error:
        from vbee_desktop.cli.running import fail

        return fail(PROG, error)
    file = Path(options.file).absolute() if options.file else None
    try:
        lock = _lock(home.window_lock_file) or _second_start(home.window_lock_file, file, environment)
    except OSError:
        lock = None  # a disk that takes nothing: the window says so when it opens its store
    if isinstance(lock, int):
        return lock
    from vbee_desktop.app.quick_imports import import_quickly

    import_quickly()
    from vbee_desktop.app.window import run_window

    return run_window(home, lambda: _setup(options, environment), options.lang, file, lock)


def _let_interrupts_end_the_start() -> None:
    """Until the window hears of Ctrl+C itself the system ends the program: amid imports and within Qt, what
    Python raises may be lost, or end it with a core dump.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _lock(path: Path) -> FileLock | None:
    """The lock of the first window of a home; None when there is a window already. Raises OSError."""
    try:
        return FileLock(path)
    except AlreadyLocked:
        return None


def _second_start(lock_path: Path, file: Path | None, environment: Mapping[str, str]) -> FileLock | int:
    """Hand the file over and give the exit code; or the lock, when the first window has ended meanwhile."""
    from vbee_desktop.app.instance import ACTIVATION_VARIABLE, Call
    from vbee_desktop.app.second_start import PATIENCE_S, NobodyAnswers, hand_over

    try:
        lock = hand_over(lock_path, Call(file, environment.get(ACTIVATION_VARIABLE, "")), PATIENCE_S)
    except NobodyAnswers:
        from vbee_desktop.cli.one_line import one_line

        print(one_line(f"{PROG}: {UNANSWERED}"), file=sys.stderr)
        return UNANSWERED_EXIT_CODE
    if lock is not None:
        return lock
    print(HANDED_OVER if file is None else HANDED_OVER_WITH_FILE, flush=True)
    return 0


def _has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: Qt would abort the process without one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environment.get(name) for name in names)


def _setup(options: argparse.Namespace, environment: Mapping[str, str]) -> Setup:
    from vbee_desktop.app.setup import Demo

    wishes = {Demo.ALWAYS: options.demo, Demo.IF_NEEDED: options.demo_if_needed, Demo.NEVER: True}
    demo = next(each for each, wished in wishes.items() if wished)
    return setup_of(options, environment, demo=demo, is_strict=False)


def _parser() -> OneLineParser:
    parser = command_parser("", "Vietnamese text to speech and speech to text in one window.")
    has_demo = sandbox_command() is not None
    commands = f"say, transcribe, voices, doctor{', sandbox, tour' if has_demo else ''}"
    parser.epilog = f"Commands: {commands}. Each explains itself with --help."
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text or a sound file to open")
    for name, words in DEMO_OPTIONS.items():
        parser.add_argument(name, action="store_true", help=words if has_demo else argparse.SUPPRESS)
    parser.add_argument("--lang", choices=("vi", "en"), help="language of the window (default: the system's)")
    parser.add_argument("--version", action="version", version=f"Vbee Desktop {__version__}")
    return parser
