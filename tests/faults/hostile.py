"""A network between the program and the sandbox that spoils one stage of a job, and nothing else."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.api.wire_server import Seen, read_request, reset
from tests.faults.answers import WholeAnswer, answer_of
from tests.faults.doors import LEAP_S, TICK_S, Door, NameServer, Tls, Trouble, let_time_fly, swallowing
from tests.faults.leaping_time import leap
from vbee_desktop.sandbox.stages import stage_of

API_HOST, AUDIO_HOST = "localhost", "localhost.localdomain"
AUDIO_STAGES = frozenset({"download", "demo"})
PAID_STAGES = frozenset({"create", "current-create", "stt-create"})


@dataclass
class Exchange:
    """A request that is to go wrong. ``turn`` counts those of its stage from 1, ``is_fresh`` tells whether it
    is the first one of its connection.
    """

    request: Seen
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    turn: int
    is_fresh: bool
    ask: Callable[[], Awaitable[WholeAnswer]]

    async def true_answer(self) -> WholeAnswer:
        """Lets the service do its work, and charge for it."""
        return await self.ask()

    async def say(self, data: bytes) -> None:
        """Send these bytes."""
        self.writer.write(data)
        await self.writer.drain()

    async def say_and_close(self, data: bytes) -> None:
        """Send these bytes, and end the connection in order."""
        await self.say(data)
        self.writer.close()

    def reset(self) -> None:
        """End the connection by a RST."""
        reset(self.writer)

    async def is_given_up(self) -> bool:
        """Whether the program has hung up, after it had a moment to do so."""
        await asyncio.sleep(TICK_S)
        return self.reader.at_eof()

    async def until_given_up(self, *, leaping: bool = True) -> None:
        """Say nothing more until the program has had enough; with ``leaping`` its time flies meanwhile."""
        ending = asyncio.ensure_future(self.reader.read())
        while not ending.done():
            if leaping:
                leap(LEAP_S)
            await asyncio.sleep(TICK_S)
        await asyncio.gather(ending, return_exceptions=True)


Deed = Callable[[Exchange], Awaitable[None]]


@dataclass
class Hostile:
    """``stage`` is spoiled by ``deed`` (its requests) or by ``trouble`` (the way to it), from `begin` on, or
    from the first answer on that is to a request of a stage and has a word in it (``begins_after``).

    ``seen`` counts the requests of each stage that came through, ``reused`` the paid ones among them that did
    not have a connection of their own; ``leaked`` are secrets that the audio host was told.
    """

    sandbox_url: str
    stage: str
    deed: Deed | None = None
    trouble: Trouble | None = None
    begins_after: tuple[str, bytes] = ("", b"")
    tls: Mapping[str, Tls] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    reused: int = 0
    leaked: list[str] = field(default_factory=list)
    has_begun: bool = False
    audio_host: str = AUDIO_HOST
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.api = Door(API_HOST, self._accept, self.tls.get(API_HOST))
        self.audio = Door(self.audio_host, self._accept, self.tls.get(self.audio_host))
        self.names = NameServer(self.api, self.audio)

    @property
    def url(self) -> str:
        return self.api.url

    @property
    def door(self) -> Door:
        """The one that leads to the stage."""
        return self.audio if self.stage in AUDIO_STAGES else self.api

    def begin(self) -> None:
        """From now on things go wrong."""
        self.has_begun = True
        if self.trouble is not None:
            self.door.begin(self.trouble)

    async def mend(self) -> None:
        """Nothing is wrong any more."""
        self.has_begun = False
        self.deed, self.begins_after = None, ("", b"")
        await self.hang_up()
        await self.door.mend()

    async def hang_up(self) -> None:
        """Tear every connection."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served = 0
        try:
            while not writer.is_closing():
                request = await read_request(reader, served)
                served += 1
                await self._answer(request, reader, writer, is_fresh=served == 1)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(
        self, request: Seen, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_fresh: bool
    ) -> None:
        stage = stage_of(request.method, urlsplit(request.target).path)
        self._note(stage, request, is_fresh=is_fresh)

        async def ask() -> WholeAnswer:
            return self._with_our_links(await answer_of(self.sandbox_url, request))

        if self.deed is not None and self.has_begun and stage == self.stage:
            await self.deed(Exchange(request, reader, writer, self.seen[stage], is_fresh, ask))
            return
        answer = await ask()
        after, word = self.begins_after
        if stage == after and word in answer.body and not self.has_begun:
            self.begin()
        writer.write(answer.whole())
        await writer.drain()

    def _note(self, stage: str, request: Seen, *, is_fresh: bool) -> None:
        self.seen[stage] += 1
        if stage in PAID_STAGES and not is_fresh:
            self.reused += 1
        if stage in AUDIO_STAGES:
            self.leaked += [name for name in ("authorization", "app-id", "cookie") if name in request.headers]

    def _with_our_links(self, answer: WholeAnswer) -> WholeAnswer:
        if not answer.is_json:
            return answer
        theirs = f"http://{API_HOST}:{self.api.port}".encode()
        return answer.with_body(answer.body.replace(theirs, self.audio.url.encode()))


@asynccontextmanager
async def standing(hostile: Hostile) -> AsyncIterator[Hostile]:
    """Both doors open, and the name server knows them."""
    await hostile.api.open()
    await hostile.audio.open()
    door = hostile.door
    flying = asyncio.create_task(
        let_time_fly(lambda: door.trouble in {Trouble.BLACK_HOLE, Trouble.SLOW_NAME})
    )
    with hostile.names.installed():
        try:
            if hostile.trouble is Trouble.BLACK_HOLE:
                with swallowing(door):
                    yield hostile
            else:
                yield hostile
        finally:
            flying.cancel()
            hostile.api.shut()
            hostile.audio.shut()
            await hostile.hang_up()
            with suppress(asyncio.CancelledError):
                await flying
