"""Opens everything that a job works with, and closes it again in the right order."""

from __future__ import annotations

import asyncio
import math
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.app.callbacks import receiving_callbacks
from vbee_desktop.app.demo_server import DemoServer, start_demo_server
from vbee_desktop.app.key_store import NOTHING, load_credentials, load_proxy_login
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.core.credentials import account_key, token_expiry_s
from vbee_desktop.core.models import Account, Credentials, SpeechApi
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.retry import COMMAND_PATIENCE_S
from vbee_desktop.core.server import Server, server_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from vbee_desktop.api.speech import SpeechService
    from vbee_desktop.api.transport import Transport
    from vbee_desktop.jobs.retry_budget import RetryBudget
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.journal import Journal
    from vbee_desktop.store.secrets import SecretsPlace

T = TypeVar("T")

DEMO_CREDENTIALS = Credentials("demo", "demo")


@asynccontextmanager
async def open_services(
    setup: Setup, retry_budget: RetryBudget | None = None, patience_s: float = COMMAND_PATIENCE_S
) -> AsyncIterator[Services]:
    """The services of one account. The heavy imports happen here: in the worker's thread, or in a command.

    ``retry_budget`` is the program's, for all the services that it opens; without one they have their own.
    ``patience_s`` is how long a job that the service took is gone on with through an outage.
    """
    from vbee_desktop.api.transport import Transport
    from vbee_desktop.jobs.network_watch import watch_network
    from vbee_desktop.jobs.voice_book import VoiceBook
    from vbee_desktop.store.journal import Journal
    from vbee_desktop.store.runs import Run

    async with AsyncExitStack() as opened:
        account, credentials, server = await _account(setup, opened)
        transport = Transport(server, credentials, proxy=await way_to_servers(setup))
        opened.push_async_callback(transport.aclose)
        run = await _made(opened, partial(Run, setup.home.runs_folder), Run.close)
        journal = await _made(
            opened, partial(Journal, setup.home.journal_file, run, account.key), Journal.close
        )
        await asyncio.to_thread(journal.release_dead)
        services = _services(setup, account, server, transport, journal)
        refused = await asyncio.to_thread(services.voice_cache.load_refused, account.key)
        services = replace(services, voice_book=VoiceBook(refused))
        services = replace(services, patience_s=patience_s, daily_points=setup.profile.daily_points)
        if retry_budget is not None:
            services = replace(services, retry_budget=retry_budget)
        opened.push_async_callback(services.underway.close)
        if math.isinf(patience_s):
            watching = asyncio.create_task(watch_network(services))
            opened.push_async_callback(_stop, watching)
        yield await opened.enter_async_context(receiving_callbacks(services, setup.callbacks))


async def _made(opened: AsyncExitStack, make: Callable[[], T], close: Callable[[T], None]) -> T:
    """Have something made in a thread that must be closed at the end, also when nobody waits for it any more:
    a program that quits while it starts.
    """
    making = asyncio.get_running_loop().run_in_executor(None, make)  # no task: quitting cancels those
    opened.push_async_callback(_close_made, making, close)
    return await asyncio.shield(making)


async def _close_made(making: asyncio.Future[T], close: Callable[[T], None]) -> None:
    await asyncio.wait({making})
    if making.exception() is None:
        close(making.result())


async def _stop(watching: asyncio.Task[None]) -> None:
    watching.cancel()
    await asyncio.wait({watching})


async def _account(setup: Setup, opened: AsyncExitStack) -> tuple[Account, Credentials | None, Server]:
    credentials, place = await _credentials(setup)
    wants_demo = setup.demo is Demo.ALWAYS or (setup.demo is Demo.IF_NEEDED and credentials is None)
    if wants_demo and setup.server is None:
        demo = await _made(opened, start_demo_server, DemoServer.stop)
        return Account(is_demo=True, has_credentials=True), DEMO_CREDENTIALS, server_at(demo.url)
    if credentials is None and setup.address.is_loopback:
        return Account(is_demo=True, has_credentials=True), DEMO_CREDENTIALS, setup.address
    expires_at = token_expiry_s(credentials.token) if credentials else None
    account = Account(
        is_demo=False,
        has_credentials=credentials is not None,
        expires_at=expires_at,
        kept_in=place,
        key=account_key(credentials, setup.address.legacy) if credentials else "",
    )
    return account, credentials, setup.address


async def _credentials(setup: Setup) -> tuple[Credentials | None, SecretsPlace]:
    if setup.demo is Demo.ALWAYS and setup.server is None:
        return NOTHING
    return await load_credentials(setup.secrets, setup.key_store_limit_s)


async def way_to_servers(setup: Setup) -> ProxyChoice:
    """The proxy, with its login."""
    if setup.proxy_secret is None or setup.proxy.mode is not ProxyMode.MANUAL:
        return setup.proxy
    return setup.proxy.with_login(await load_proxy_login(setup.proxy_secret, setup.key_store_limit_s))


def _services(
    setup: Setup, account: Account, server: Server, transport: Transport, journal: Journal
) -> Services:
    from vbee_desktop.api.connection_check import ConnectionCheck
    from vbee_desktop.api.current_speech import CurrentSpeech
    from vbee_desktop.api.downloads import AudioDownloads
    from vbee_desktop.api.legacy_speech import LegacySpeech
    from vbee_desktop.api.recognition import Recognition
    from vbee_desktop.api.voices import Voices
    from vbee_desktop.jobs.instant_speech import InstantSpeech
    from vbee_desktop.jobs.pace import Pace
    from vbee_desktop.jobs.services import DEMO_SERVER, Services
    from vbee_desktop.store.clip_cache import ClipCache
    from vbee_desktop.store.files import AudioFiles
    from vbee_desktop.store.history import History
    from vbee_desktop.store.linked_sounds import LinkedSounds
    from vbee_desktop.store.voice_cache import VoiceCache

    speeches = {api: _speech(api, transport) for api in SpeechApi}
    instant = InstantSpeech(CurrentSpeech(transport, "sync"), speeches[SpeechApi.CURRENT])
    return Services(
        account=account,
        server=DEMO_SERVER if setup.server is None and account.is_demo else server.legacy,
        api=setup.api,
        speech=speeches[setup.api],
        speeches=speeches,
        quick_speeches={SpeechApi.LEGACY: LegacySpeech(transport, "direct"), SpeechApi.CURRENT: instant},
        instant=instant,
        recognition=Recognition(transport),
        voices=Voices(transport),
        access=transport.access,
        network=transport.network,
        downloads=AudioDownloads(transport),
        connection=ConnectionCheck(transport),
        journal=journal,
        audio_files=AudioFiles(setup.home.audio_folder),
        demo_clips=ClipCache(setup.home.demo_clips_folder),
        voice_cache=VoiceCache(setup.home.voices_folder),
        linked_sounds=LinkedSounds(setup.home.recordings_folder, History(journal.path).knows_sound),
        pace=Pace(unhurried=not server.is_loopback, creates_at_once=setup.profile.creates_at_once),
    )


def _speech(api: SpeechApi, transport: Transport) -> SpeechService:
    from vbee_desktop.api.current_speech import CurrentSpeech
    from vbee_desktop.api.legacy_speech import LegacySpeech

    return LegacySpeech(transport) if api is SpeechApi.LEGACY else CurrentSpeech(transport)
