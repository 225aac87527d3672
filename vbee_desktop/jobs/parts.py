"""Several paid things that belong together: made a few at once, each keeps what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.models import JobStage, PartState, Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vbee_desktop.jobs.services import Report, Services

T = TypeVar("T")

HOPELESS = frozenset(
    {Code.OUT_OF_POINTS, Code.UNAUTHORIZED, Code.NO_CREDENTIALS, Code.NOT_IN_PLAN, Code.BAD_VOICE, Code.DISK}
)
"""What happened to one part so will happen to the next: no further one is begun."""


class Parts(Generic[T]):
    """The parts of one whole while they are made, as many at once as the account's pace allows.

    A part that the service has ended gives its place to the next one while its sound is fetched and filed; of
    those there are as many again at most, so that a disk or a network that fails is noticed before much more
    is bought.

    ``report`` gets `Progress` of the whole, with a `PartState` for each. After one of the ``hopeless`` errors
    no further part is begun: these end with the same error.
    """

    def __init__(
        self,
        services: Services,
        report: Report,
        makers: Sequence[Callable[[Report], Awaitable[T]]],
        hopeless: Collection[Code] = HOPELESS,
    ) -> None:
        self._report = report
        self._makers = makers
        self._hopeless_codes = hopeless
        self._places = asyncio.Semaphore(services.pace.creates_at_once)
        self._under_way = asyncio.Semaphore(2 * services.pace.creates_at_once)
        self._in_place: set[int] = set()
        self._percents = [0.0] * len(makers)
        self._states = [PartState.WAITING] * len(makers)
        self._errors: list[VbeeError | None] = [None] * len(makers)
        self._hopeless: VbeeError | None = None

    async def made(self) -> tuple[T | VbeeError, ...]:
        """What became of each, in order."""
        self._tell()
        return tuple(await asyncio.gather(*(self._make(index) for index in range(len(self._makers)))))

    async def _make(self, index: int) -> T | VbeeError:
        async with self._under_way:
            await self._places.acquire()
            self._in_place.add(index)
            try:
                return await self._made(index)
            finally:
                self._give_place(index)

    async def _made(self, index: int) -> T | VbeeError:
        if self._hopeless is not None:
            return self._fail(index, self._hopeless)
        self._end(index, PartState.RUNNING)
        try:
            made = await self._makers[index](partial(self._note, index))
        except VbeeError as error:
            if error.code in self._hopeless_codes:
                self._hopeless = error
            return self._fail(index, error)
        self._percents[index] = 100.0
        self._end(index, PartState.DONE)
        return made

    def _fail(self, index: int, error: VbeeError) -> VbeeError:
        self._errors[index] = error
        self._end(index, PartState.FAILED)
        return error

    def _give_place(self, index: int) -> None:
        if index in self._in_place:
            self._in_place.discard(index)
            self._places.release()

    def _end(self, index: int, state: PartState) -> None:
        self._states[index] = state
        self._tell()

    def _note(self, index: int, progress: object) -> None:
        if not isinstance(progress, Progress):
            return
        if progress.stage == JobStage.DOWNLOADING:
            self._give_place(index)
        is_heard_at_once = progress.arriving is not None and len(self._makers) == 1
        if progress.stage == JobStage.WAITING or is_heard_at_once:
            self._report(replace(progress, parts=tuple(self._states), part_errors=tuple(self._errors)))
        elif progress.percent is not None:
            self._percents[index] = progress.percent
            self._tell()

    def _tell(self) -> None:
        percent = sum(self._percents) / len(self._percents)
        parts, errors = tuple(self._states), tuple(self._errors)
        self._report(Progress(JobStage.RUNNING, percent, parts=parts, part_errors=errors))
