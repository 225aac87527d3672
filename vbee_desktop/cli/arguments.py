"""Arguments that several commands share, and a parser that speaks in one line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from vbee_desktop.cli.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.app.setup import Demo, Setup
    from vbee_desktop.core.models import SpeechApi

USAGE_EXIT_CODE = 2
A_DAY_S = 86_400


class OneLineParser(argparse.ArgumentParser):
    """Wrong arguments are told in exactly one line on standard error."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE_EXIT_CODE, f"{one_line(f'{self.prog}: {message}')}\n")


def command_parser(name: str, description: str) -> OneLineParser:
    """A parser with ``--server``, ``--profile`` and ``--home``."""
    parser = OneLineParser(prog=f"vbee-desktop {name}".strip(), description=description, allow_abbrev=False)
    parser.add_argument("--server", metavar="URL", help="ask this server instead of Vbee (or VBEE_SERVER)")
    parser.add_argument("--profile", metavar="NAME", help="work with this account of the window's profiles")
    parser.add_argument("--home", metavar="DIR", help="where data lies (or VBEE_DESKTOP_HOME)")
    return parser


def add_wait(parser: OneLineParser) -> None:
    """``--wait SECONDS`` of the commands that pay."""
    parser.add_argument(
        "--wait",
        type=_seconds,
        default=60.0,
        metavar="SECONDS",
        help="how long to go on while what was paid cannot be fetched (default %(default).0f)",
    )


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= A_DAY_S:
        raise argparse.ArgumentTypeError("0 to 86400 seconds")
    return seconds


def setup_of(
    options: argparse.Namespace,
    environment: Mapping[str, str],
    *,
    demo: Demo | None = None,
    api: SpeechApi | None = None,
    is_strict: bool = True,
) -> Setup:
    """What the shared arguments, the environment, the profile in use and the machine's administrator ask for;
    no demo and the legacy service by default.

    Raises `BadInput`; when ``is_strict`` also for a provisioning file that cannot be used, since paying by
    way of a wrong account would be worse than not to begin.
    """
    from vbee_desktop.app.configuration import make_setup
    from vbee_desktop.app.setup import Demo, Wishes, server_variable
    from vbee_desktop.core.server import server_at
    from vbee_desktop.store.home import find_home

    wishes = Wishes(
        server_option=server_at(options.server) if options.server else None,
        server_variable=server_variable(environment),
        api=api,
        profile_name=options.profile,
    )
    home = find_home(options.home, environment)
    return make_setup(home, environment, wishes, demo or Demo.NEVER, is_strict=is_strict)
