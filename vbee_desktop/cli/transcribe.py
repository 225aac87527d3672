"""``vbee-desktop transcribe FILE``: the words of a recording, without a window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import OneLineParser, command_parser, setup_of
from vbee_desktop.cli.running import fail, run_job, tell
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.subtitles import WRITERS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from vbee_desktop.core.models import Transcript
    from vbee_desktop.jobs.services import Report, Services

PROG = "vbee-desktop transcribe"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    options = _parser().parse_args(argv)
    try:
        form = _form(options)
    except BadInput as error:
        return fail(PROG, error)

    async def job(services: Services, report: Report) -> Transcript:
        from vbee_desktop.jobs.transcribe import transcribe

        return await transcribe(services, report, Path(options.file))

    def hand_over(transcript: Transcript) -> None:
        _write(WRITERS[form](transcript.utterances), options.out)
        _tell_bill(transcript)

    return run_job(lambda: setup_of(options, environment), job, hand_over, PROG)


def _parser() -> OneLineParser:
    parser = command_parser("transcribe", "Write down what is said in a recording under 10 seconds.")
    parser.add_argument("file", metavar="FILE", help="a WAV file")
    parser.add_argument(
        "-o", "--out", metavar="OUT", help="where the transcript goes (default: standard output)"
    )
    parser.add_argument("--format", choices=[*WRITERS], help="default: by the ending of OUT, else txt")
    return parser


def _form(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    ending = Path(options.out).suffix.lower().lstrip(".") if options.out else "txt"
    if ending not in WRITERS:
        raise BadInput(Code.BAD_SETTING, "file ending", field="format", choices=tuple(WRITERS))
    return ending


def _write(text: str, out: str | None) -> None:
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from vbee_desktop.store.files import write_whole

    write_whole(Path(out), text.encode())


def _tell_bill(transcript: Transcript) -> None:
    changed = f"converted ({', '.join(transcript.notes)}) before sending; " if transcript.notes else ""
    tell(f"{PROG}: {changed}{transcript.billed_s} s billed, {len(transcript.utterances)} utterances")
