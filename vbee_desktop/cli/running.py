"""Runs one job for a command: opens the services, tells progress, turns every failure into one line."""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.app.open_services import open_services
from vbee_desktop.cli.one_line import one_line
from vbee_desktop.cli.output import print_whole
from vbee_desktop.cli.stopping import StopWatcher
from vbee_desktop.core.errors import Code, StorageError, VbeeError
from vbee_desktop.core.network_loop import NetworkLoop
from vbee_desktop.core.retry import COMMAND_PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.jobs.services import Report, Services

T = TypeVar("T")

EXIT_CODES = {
    Code.NO_CREDENTIALS: 3,
    Code.UNAUTHORIZED: 3,
    Code.NOT_IN_PLAN: 4,
    Code.OUT_OF_POINTS: 4,
    Code.SERVICE_FAILED: 4,
    Code.NO_CONNECTION: 5,
    Code.NOT_SENT: 5,
    Code.BUSY: 5,
    Code.BAD_ANSWER: 6,
    Code.LINK_EXPIRED: 6,
    Code.AUDIO_GONE: 6,
    Code.OUTCOME_UNKNOWN: 7,
    Code.DISK: 8,
    Code.INTERNAL: 70,
}
BAD_INPUT_EXIT_CODE = 2
INTERRUPTED_EXIT_CODE = 130

ADVICE = {
    Code.NO_CREDENTIALS: "Set VBEE_APP_ID and VBEE_TOKEN, or enter the two values once in the window.",
    Code.OUTCOME_UNKNOWN: "Give --again to send it anew all the same; that may charge twice.",
}
"""What helps on the command line, where the window's own advice does not; nothing of it once the service has
taken the job.
"""


def run_job(
    setup_maker: Callable[[], Setup],
    job: Callable[[Services, Report], Awaitable[T]],
    then: Callable[[T], None],
    prog: str,
    patience_s: float = COMMAND_PATIENCE_S,
) -> int:
    """Run ``job`` on its own loop and hand its result to ``then``; the exit code.

    Exactly one line goes to standard error when it fails. 0 ok, 2 bad input, 3 credentials, 4 refused,
    5 not connected or busy, 6 a bad answer, 7 unknown outcome, 8 disk, 70 a mistake of this program, 130
    stopped. Raises BrokenPipeError when nobody reads standard output any more.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    watcher = StopWatcher()
    try:
        with asyncio.Runner(loop_factory=NetworkLoop) as runner:
            result = runner.run(_with_services(setup_maker(), job, watcher, patience_s))
        print_whole(lambda: then(result))
    except VbeeError as error:
        return fail(prog, error)
    except KeyboardInterrupt:
        tell(f"{prog}: {watcher.words()}")
        return INTERRUPTED_EXIT_CODE
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a script gets one line and a code, never a traceback
        return fail(prog, VbeeError(Code.INTERNAL, type(error).__name__))
    return 0


def fail(prog: str, error: VbeeError) -> int:
    """Tell an error in one line and give its exit code."""
    from vbee_desktop.ui.messages import message_for

    said = message_for(error)
    advice = said.text if error.facts.get("accepted") else ADVICE.get(error.code, said.text)
    tell(f"{prog}: {said.title} {advice}{_kept(error)} [{said.details}]")
    return EXIT_CODES.get(error.code, BAD_INPUT_EXIT_CODE)


def _kept(error: VbeeError) -> str:
    """What is left of something that is made in parts."""
    if not error.facts.get("parts_done"):
        return ""
    return (
        " {parts_done} of {parts} parts are done and kept; the same command sends only the rest.".format_map(
            error.facts
        )
    )


def tell(line: str) -> None:
    """One line on standard error, whatever is in it."""
    print(one_line(line), file=sys.stderr, flush=True)


async def _with_services(
    setup: Setup,
    job: Callable[[Services, Report], Awaitable[T]],
    watcher: StopWatcher,
    patience_s: float,
) -> T:
    async with open_services(setup, patience_s=patience_s) as services:
        try:
            return await job(services, watcher.report)
        except asyncio.CancelledError:
            with suppress(StorageError):
                watcher.look_up_job(services.journal)
            raise
