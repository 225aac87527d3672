"""``vbee-desktop doctor``: what this installation is made of, for support."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from vbee_desktop.app.doctor import as_lines, examine
from vbee_desktop.cli.arguments import command_parser, setup_of
from vbee_desktop.cli.output import print_whole
from vbee_desktop.cli.running import fail
from vbee_desktop.core.errors import VbeeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROG = "vbee-desktop doctor"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command: 0 whatever is missing, since telling that is its work."""
    parser = command_parser(
        "doctor", "Tell what this installation is made of and what it reaches. No secrets."
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    options = parser.parse_args(argv)
    try:
        found = asyncio.run(examine(setup_of(options, environment, is_strict=False)))
        print_whole(lambda: _tell_as_json(found) if options.json else _tell(found))
    except VbeeError as error:
        return fail(PROG, error)
    return 0


def _tell_as_json(found: dict[str, object]) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _tell(found: dict[str, object]) -> None:
    for line in as_lines(found):
        print(line)
