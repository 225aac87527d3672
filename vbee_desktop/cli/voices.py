"""``vbee-desktop voices``: code, name, language, region, gender and points per character, one voice a
line.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import command_parser, setup_of
from vbee_desktop.cli.running import run_job, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vbee_desktop.core.models import Voice, VoiceList
    from vbee_desktop.jobs.services import Report, Services

PROG = "vbee-desktop voices"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    parser = command_parser("voices", "List the voices that this account can use.")
    parser.add_argument(
        "--language", default="vi-VN", metavar="CODE", help="such as en-US, or 'all' (default vi-VN)"
    )
    options = parser.parse_args(argv)

    async def job(services: Services, report: Report) -> VoiceList:
        from vbee_desktop.jobs.voices import load_voices

        return await load_voices(services, report)

    def show(found: VoiceList) -> None:
        if not found.is_live:
            tell(f"{PROG}: the live list cannot be read, this is {_origin(found)}")
        for voice in found.voices:
            if options.language in {"all", voice.language}:
                print(_line(voice))

    return run_job(lambda: setup_of(options, environment), job, show, PROG)


def _origin(found: VoiceList) -> str:
    if found.fetched_at is None:
        return "the shipped one"
    moment = datetime.fromtimestamp(found.fetched_at, tz=UTC).astimezone()
    return f"the one of {moment:%Y-%m-%d %H:%M}"


def _line(voice: Voice) -> str:
    fields = (voice.code, voice.name, voice.language, voice.region, voice.gender, f"{voice.credit_factor:g}")
    return "\t".join(fields)
