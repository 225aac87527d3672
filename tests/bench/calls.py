"""What a call to the service costs beside bare httpx that sends and reads the same: a free one over a kept
connection, and a create over a connection of its own.

The server is a process of its own that answers at once with fixed bytes, so that nothing but the client is
compared. Ours is all that the program does with a call: headers, deadlines, caps, decoding, checking.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from tests.bench.table import Row
from tests.support.sandbox_process import PROJECT_ROOT
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.transport import Transport, system_tls_context
from vbee_desktop.core.models import Credentials, SpeechRequest
from vbee_desktop.core.server import server_at

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

ROUNDS, CALLS = 40, 25
"""By turns in short stretches, so that both meet the same machine."""
TARGET_RATIO = 1.25
JOB = "5f2f6c1e-8f39-4c58-9a1b-6f0e6b2a7c11"
REQUEST = SpeechRequest("Xin chào thế giới. Hôm nay trời đẹp.", "hn_female_ngochuyen_full_48k-fhg")
SERVER = """
import asyncio, json
from tests.api.wire_server import reply_with, serving
body = {"status": 1, "result": {"request_id": "JOB", "status": "IN_PROGRESS", "progress": 40,
        "voice_code": "hn_female_ngochuyen_full_48k-fhg", "audio_type": "mp3", "characters": 36}}

async def serve():
    async with serving(reply_with(json.dumps(body).encode())) as wire:
        print(wire.url, flush=True)
        await asyncio.Event().wait()

asyncio.run(serve())
""".replace("JOB", JOB)


def measure() -> Iterator[Row]:
    """Two rows, in milliseconds."""
    with _server() as url:
        for name, floor, figure in asyncio.run(_both(url)):
            yield Row(name, floor, figure, "ms", TARGET_RATIO)


@contextmanager
def _server() -> Iterator[str]:
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


async def _both(url: str) -> list[tuple[str, float, float]]:
    tls = system_tls_context()
    headers = {"Authorization": "Bearer token-1", "Accept": "application/json"}
    unpooled = httpx.Limits(max_keepalive_connections=0)
    async with (
        httpx.AsyncClient(verify=tls, headers=headers) as kept,
        httpx.AsyncClient(verify=tls, headers=headers, limits=unpooled) as fresh,
        Transport(server_at(url), Credentials("app-1", "token-1")) as transport,
    ):
        speech = LegacySpeech(transport)

        async def bare_read() -> None:
            answer = await kept.get(f"{url}/api/v1/tts/{JOB}")
            answer.json()

        async def bare_create() -> None:
            answer = await fresh.post(f"{url}/api/v1/tts", json=ORDER)
            answer.json()

        return [
            ("a free call, kept connection", *await _compared(bare_read, lambda: speech.read(JOB))),
            ("a create, fresh connection", *await _compared(bare_create, lambda: speech.create(REQUEST))),
        ]


ORDER = {
    "app_id": "app-1",
    "response_type": "indirect",
    "callback_url": "https://example.invalid/",
    "input_text": REQUEST.text,
    "voice_code": REQUEST.voice_code,
    "audio_type": "mp3",
    "bitrate": 128,
    "speed_rate": 1.0,
}


async def _compared(
    bare: Callable[[], Awaitable[object]], ours: Callable[[], Awaitable[object]]
) -> tuple[float, float]:
    """Medians, in milliseconds; the first round warms up."""
    taken: tuple[list[float], list[float]] = ([], [])
    for round_ in range(ROUNDS + 1):
        for call, times in zip((bare, ours), taken, strict=True):
            found = [await _taken_ms(call) for _ in range(CALLS)]
            times += found if round_ else []
    return statistics.median(taken[0]), statistics.median(taken[1])


async def _taken_ms(call: Callable[[], Awaitable[object]]) -> float:
    begun_s = time.perf_counter()
    await call()
    return (time.perf_counter() - begun_s) * 1000
