"""``vbee-desktop transcribe FILE|URL``: the words of a recording, without a window."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import OneLineParser, add_wait, command_parser, setup_of
from vbee_desktop.cli.destination import check_destination, ending_of
from vbee_desktop.cli.output import print_whole
from vbee_desktop.cli.running import fail, run_job, tell
from vbee_desktop.core.errors import StorageError, VbeeError
from vbee_desktop.core.models import IN_A_BATCH, NOT_KEPT, RecognitionWay
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.subtitles import WRITERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vbee_desktop.core.models import Transcript
    from vbee_desktop.jobs.services import Report, Services

PROG = "vbee-desktop transcribe"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    options = _parser().parse_args(argv)
    out = None if options.out is None else Path(options.out)
    form = options.format or (ending_of(out) if out else "txt")
    try:
        if out is not None:
            check_destination(out, None if options.format else [*WRITERS])
    except VbeeError as error:
        return fail(PROG, error)

    async def job(services: Services, report: Report) -> Transcript:
        from vbee_desktop.jobs.recognise import recognise
        from vbee_desktop.jobs.sound_link import fetch_linked, is_link

        path = Path(options.file)
        if is_link(options.file):
            path = await fetch_linked(services, report, options.file)
        way = RecognitionWay.ASYNC if options.one_job else RecognitionWay.SPLIT
        return await recognise(services, report, path, way=way, again=options.again)

    def hand_over(transcript: Transcript) -> None:
        _hand_over(transcript, WRITERS[form](transcript.utterances), out)
        _tell_bill(transcript)

    return run_job(lambda: setup_of(options, environment), job, hand_over, PROG, options.wait)


def _parser() -> OneLineParser:
    parser = command_parser(
        "transcribe",
        "Write down what is said in a recording. One of 10 seconds or more is sent in parts, cut where nobody"
        " speaks.",
    )
    parser.add_argument(
        "file", metavar="FILE", help="a WAV, MP3, FLAC, OGG or AIFF file, or the https address of one"
    )
    parser.add_argument(
        "-o", "--out", metavar="OUT", help="where the transcript goes (default: standard output)"
    )
    parser.add_argument("--format", choices=[*WRITERS], help="default: by the ending of OUT, else txt")
    parser.add_argument(
        "--one-job",
        action="store_true",
        help="do not split it: it is answered later, if the account has that",
    )
    parser.add_argument("--again", action="store_true", help="send it anew, though it was billed before")
    add_wait(parser)
    return parser


def _hand_over(transcript: Transcript, text: str, out: Path | None) -> None:
    """Write the words where they are wanted. They are paid: what cannot be written to a file is printed."""
    try:
        if out is None:
            print_whole(lambda: sys.stdout.write(_printed(text)))
        else:
            write_whole(out, text.encode())
    except StorageError as error:
        error.facts.update(accepted=True, job_id=transcript.job_id)
        if out is not None:
            with suppress(StorageError):
                print_whole(lambda: sys.stdout.write(_printed(text)))
                error.facts["printed"] = True
        raise


def _printed(text: str) -> str:
    """A table without what only its file needs: the mark of its encoding and the ends of lines of other
    systems.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _tell_bill(transcript: Transcript) -> None:
    changes = [note for note in transcript.notes if note not in {IN_A_BATCH, NOT_KEPT}]
    changed = f"converted ({', '.join(changes)}) before sending; " if changes else ""
    if IN_A_BATCH in transcript.notes:
        changed += "answered later, since the account has no sync recognition; "
    bill = (
        f"{changed}{transcript.billed_s} s billed" if transcript.is_new else "billed before, not sent again"
    )
    tell(f"{PROG}: {bill}, {len(transcript.utterances)} utterances")
