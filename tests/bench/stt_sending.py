"""From the end of a recording to the first byte of it at the service.

The recorder is given its last block, which ends the drain of a stop; the time until the recording is a whole
file is the first part. The second one is the job: from the order to send it until a listener on loopback
has the first byte of the request. The person's own decision lies in between.
"""

from __future__ import annotations

import asyncio
import socket
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.audio.fake_card import FakeCard, until
from tests.audio.sounds import noise
from tests.bench.table import Row
from tests.support.services import CREDENTIALS, ignore
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.audio.wav_writer import to_int16
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.recognise import recognise
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
SPOKEN_S = 8.0
TARGET_MS = 20.0
REFUSAL = b'{"status": 0, "error_message": "no"}'
ANSWER = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(REFUSAL), REFUSAL)
)


class Listener:
    """Notes when the first byte of each connection comes, reads it all and refuses."""

    def __init__(self) -> None:
        self.first_byte_at_s = 0.0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                with connection:
                    connection.recv(1, socket.MSG_PEEK)
                    self.first_byte_at_s = time.perf_counter()
                    _read_request(connection)
                    connection.sendall(ANSWER)


def measure() -> Iterator[Row]:
    """One row: the middle of some rounds, whose floor is a bare connection that sends one byte."""
    with tempfile.TemporaryDirectory() as folder, _listening() as listener:
        floor_ms = statistics.median(_bare_ms(listener) for _ in range(ROUNDS))
        pairs = asyncio.run(_rounds(listener, Path(folder)))
    stop_ms, send_ms = (statistics.median(column) for column in zip(*pairs, strict=True))
    name = f"stop to first byte sent ({stop_ms:.1f} ms to the file, {send_ms:.1f} ms to the byte)"
    yield Row(name, floor_ms, stop_ms + send_ms, "ms", TARGET_MS, is_absolute=True)


@contextmanager
def _listening() -> Iterator[Listener]:
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def _bare_ms(listener: Listener) -> float:
    host, port = listener.url.removeprefix("http://").split(":")
    begun = time.perf_counter()
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
        connection.recv(1000)
    return (listener.first_byte_at_s - begun) * 1000


async def _rounds(listener: Listener, folder: Path) -> list[tuple[float, float]]:
    setup = Setup(home=Home(folder), secrets=Secrets(CREDENTIALS), server=server_at(listener.url))
    pairs = []
    async with open_services(setup) as services:
        for number in range(ROUNDS + 1):
            stop_ms, path = await asyncio.to_thread(_stop_ms, folder / "recordings", number)
            begun = time.perf_counter()
            with suppress(VbeeError):
                await recognise(services, ignore, path)
            pairs.append((stop_ms, (listener.first_byte_at_s - begun) * 1000))
    return pairs[1:]  # the first one imports


def _stop_ms(folder: Path, seed: int) -> tuple[float, Path]:
    """From the last block that a stop waits for until the file is whole."""
    card = FakeCard(channels=1)
    recorder = Recorder(folder, card)
    recorder.start()
    until(lambda: card.opened, "an open microphone")
    card.record(to_int16(noise(round(SPOKEN_S * BEST_RECOGNITION_RATE_HZ), seed=seed)))
    until(lambda: recorder.snapshot().recorded_s == SPOKEN_S, "all that was said")
    recorder.stop()
    until(lambda: recorder.snapshot().state == "stopping", "the drain")
    card.record(to_int16(noise(round(card.latency_s * BEST_RECOGNITION_RATE_HZ), seed=seed)))
    begun = time.perf_counter()
    until(lambda: recorder.snapshot().recording, "a whole file")
    taken_ms = (time.perf_counter() - begun) * 1000
    recording = recorder.snapshot().recording
    assert recorder.close()
    assert recording is not None
    return taken_ms, recording.path


def _read_request(connection: socket.socket) -> None:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    left = int(lengths[0].split(b":")[1]) - len(body)
    while left > 0:
        left -= len(connection.recv(65536))
