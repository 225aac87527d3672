"""The audio host: expiring links to finished sound, and the demo clips of the voices. No credential is asked
for.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from vbee_desktop.sandbox.encode import MEDIA_TYPES
from vbee_desktop.sandbox.gate import when_delivered
from vbee_desktop.sandbox.orders import SpeechOrder
from vbee_desktop.sandbox.pages import EXPIRED_LINK_PAGE
from vbee_desktop.sandbox.routes_common import sandbox_of
from vbee_desktop.sandbox.voices import Voice

DEMO_BITRATE_KBPS = 64
_GREETINGS = {
    "vi": "Xin chào, tôi là {name}. Rất vui được gặp bạn.",
    "en": "Hello, my name is {name}. Nice to meet you.",
    "es": "Hola, me llamo {name}. Mucho gusto.",
    "fr": "Bonjour, je m'appelle {name}. Enchanté.",
    "de": "Guten Tag, ich heiße {name}. Freut mich.",
}


async def download(request: Request) -> Response:
    """GET: the sound while its link lives, else a page of HTML under 403."""
    sandbox = sandbox_of(request)
    name = request.path_params["name"]
    job = sandbox.speech.shelf.find(name.partition(".")[0])
    query = request.query_params
    alive = sandbox.links.is_alive(name, query.get("Expires", "0"), query.get("Signature", ""))
    if job is None or job.state != "done" or not alive or sandbox.speech.audio_is_gone(job):
        return HTMLResponse(EXPIRED_LINK_PAGE, 403)

    def mark() -> None:
        job.charge.delivered = True

    if request.method == "GET" and "range" not in request.headers:
        when_delivered(request, mark)
    return FileResponse(job.path, media_type=MEDIA_TYPES[job.order.audio_type])


async def demo(request: Request) -> Response:
    """GET: a sample of the voice, spoken once and kept."""
    sandbox = sandbox_of(request)
    voice = sandbox.voices.find(request.path_params["code"])
    if voice is None:
        return HTMLResponse(EXPIRED_LINK_PAGE, 404)
    async with sandbox.demo_lock:
        path = sandbox.folder / f"demo-{voice.code}.mp3"
        if not await asyncio.to_thread(path.exists):
            await sandbox.speech.clip(_demo_order(voice), path.with_suffix(".part"))
            await asyncio.to_thread(path.with_suffix(".part").replace, path)
    return FileResponse(path, media_type=MEDIA_TYPES["mp3"])


def _demo_order(voice: Voice) -> SpeechOrder:
    greeting = _GREETINGS.get(voice.language_code.split("-")[0], "{name}. 1, 2, 3, 4, 5.")
    return SpeechOrder(
        product="demo",
        app_id="",
        text=greeting.format(name=voice.name.split(" - ")[-1]),
        voice=voice,
        mode="demo",
        audio_type="mp3",
        bitrate_kbps=DEMO_BITRATE_KBPS,
        speed=1.0,
        sample_rate_hz=min(voice.sample_rate_hz, 24_000),
        pauses=None,
        callback_url=None,
    )


ROUTES = [
    Route("/synthesis/{year}/{month}/{day}/{name}", download, methods=["GET"]),
    Route("/demo/{code}.mp3", demo, methods=["GET"]),
]
