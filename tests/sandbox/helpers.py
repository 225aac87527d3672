"""What the sandbox's tests share: a client, orders, sound to send and a listener for callbacks."""

from __future__ import annotations

import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

NORTH = "hn_female_ngochuyen_full_48k-fhg"
TEXT = "Xin chào thế giới, hôm nay trời đẹp. Chúng ta cùng đi dạo nhé!"
PLACEHOLDER = "https://example.invalid/vbee"
CLIPS = Path("/usr/share/sounds/alsa")
LIMIT_S = 60.0

Json = dict[str, Any]


@contextmanager
def client_of(url: str, **headers: str) -> Iterator[httpx.Client]:
    """A client with a token and an App ID, as any public client of the API sends them."""
    usual = {"Authorization": "Bearer anything", "App-Id": "app-1"}
    with httpx.Client(base_url=url, headers=usual | headers, timeout=LIMIT_S, trust_env=False) as client:
        yield client


def legacy_body(**fields: Any) -> Json:
    body = {"app_id": "app-1", "response_type": "direct", "input_text": TEXT, "voice_code": NORTH}
    return body | fields


def current_body(**fields: Any) -> Json:
    return {"mode": "async", "webhookUrl": PLACEHOLDER, "text": TEXT, "voiceCode": NORTH} | fields


def create_legacy(client: httpx.Client, **fields: Any) -> Json:
    """The ``result`` of an accepted create."""
    answer = client.post("/api/v1/tts", json=legacy_body(**fields)).json()
    assert answer["status"] == 1, answer
    result: Json = answer["result"]
    return result


def speak(client: httpx.Client, **fields: Any) -> bytes:
    """The sound of a legacy ``direct`` create."""
    return download(client, create_legacy(client, **fields)["audio_link"])


def download(client: httpx.Client, link: str) -> bytes:
    answer = client.get(link)
    assert answer.status_code == 200, answer.text
    return answer.content


def await_state(client: httpx.Client, path: str, *wanted: str) -> Json:
    """Reads ``path`` until its state is one of the wanted ones; the job is in ``result`` or at the root."""
    end_s = time.monotonic() + LIMIT_S
    while time.monotonic() < end_s:
        body: Json = client.get(path).json()
        job: Json = body.get("result", body)
        if job.get("status") in wanted:
            return job
    raise AssertionError(f"{path} never became {wanted}")


def samples_of(sound: bytes) -> tuple[NDArray[np.float64], int]:
    samples, rate_hz = soundfile.read(io.BytesIO(sound))
    return samples, rate_hz


def duration_s(sound: bytes) -> float:
    return float(soundfile.info(io.BytesIO(sound)).duration)


def wav(
    samples: NDArray[np.float64], rate_hz: int = 16_000, subtype: str = "PCM_16", file_format: str = "WAV"
) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate_hz, subtype=subtype, format=file_format)
    return file.getvalue()


def silence(seconds: float, rate_hz: int = 16_000) -> bytes:
    return wav(np.zeros(int(seconds * rate_hz)), rate_hz)


def human_clip(name: str) -> bytes:
    """One of Debian's alsa-utils sounds, spoken by a human."""
    path = CLIPS / f"{name}.wav"
    if not path.exists():
        pytest.skip("needs the Debian package alsa-utils")
    return path.read_bytes()


def transcribe(client: httpx.Client, sound: bytes, mode: str = "sync", **fields: str) -> httpx.Response:
    files = {"audioContent": ("recording.wav", sound, "audio/wav")}
    return client.post("/v1/stt", data={"mode": mode, **fields}, files=files)


def exchange(url: str, request: bytes) -> bytes:
    """Everything that a bare connection gets back, up to its end; ConnectionResetError when it is reset."""
    parts = urlsplit(url)
    assert parts.hostname
    with socket.create_connection((parts.hostname, parts.port or 80), LIMIT_S) as connection:
        connection.sendall(request)
        answer = b""
        while block := connection.recv(65_536):
            answer += block
        return answer


class Receiver:
    """What arrived at a local HTTP server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.bodies: list[Json] = []
        self.arrived = threading.Event()


@contextmanager
def receiver(answer: bytes = b"OK", status: int = 200, content: bytes = b"") -> Iterator[Receiver]:
    """A server that takes POSTs, answering ``answer``, and serves ``content`` to every GET."""
    got = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            self._reply(answer)
            got.bodies.append(json.loads(raw))
            got.arrived.set()

        def do_GET(self) -> None:
            self._reply(content)

        def _reply(self, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        got.url = f"http://127.0.0.1:{server.server_port}/callback"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield got
        finally:
            server.shutdown()
            thread.join()
