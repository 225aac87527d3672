"""What can be done to one request: the server's side of each fault of the catalogue."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from functools import cache

from tests.faults.answers import WholeAnswer
from tests.faults.doors import LOOPBACK
from tests.faults.hostile import AUDIO_STAGES, Deed, Exchange
from tests.faults.leaping_time import leaping_sleep
from vbee_desktop.sandbox.stages import stage_of

PAGE = b"<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>One moment</h1></body></html>"
A_FEW = 10
BOMB_BYTES = 20_000_000
DRIP_EVERY_S = 4.0
DEPTH = 100_000
DIGITS = 5_000
STILL_AT_WORK = {b'"SUCCESS"': b'"IN_PROGRESS"', b'"COMPLETED"': b'"PROCESSING"'}


async def reset_before_headers(exchange: Exchange) -> None:
    exchange.reset()


async def reset_before_headers_done(exchange: Exchange) -> None:
    await exchange.true_answer()
    exchange.reset()


async def reset_after_headers(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say(answer.head(len(answer.body)))
    exchange.reset()


async def black_hole(exchange: Exchange) -> None:
    await exchange.until_given_up()


async def black_hole_done(exchange: Exchange) -> None:
    await exchange.true_answer()
    await exchange.until_given_up()


async def close_without_answer(exchange: Exchange) -> None:
    await exchange.say_and_close(b"")


async def close_after_some(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say_and_close(answer.head(len(answer.body)) + answer.body[:A_FEW])


async def drip(exchange: Exchange) -> None:
    """Never silent for as long as a step may take, and never done within the deadline of the whole."""
    if not await given_up_while_dripping(exchange, leaping_sleep):
        raise AssertionError("nobody has set a deadline to a server that drips")


async def given_up_while_dripping(exchange: Exchange, sleep: Callable[[float], Awaitable[None]]) -> bool:
    """Say all but the last byte of the true answer, one at a time; whether the program has had enough."""
    answer = await exchange.true_answer()
    await exchange.say(answer.head(len(answer.body)))
    for mark in answer.body[:-1]:
        await sleep(DRIP_EVERY_S)
        await exchange.say(bytes([mark]))
        if await exchange.is_given_up():
            return True
    return False


async def slow_close(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say(answer.whole("connection: close"))
    await exchange.until_given_up(leaping=False)


async def never_closes(exchange: Exchange) -> None:
    """Without a length the end of the answer is the end of the connection, which does not come."""
    answer = await exchange.true_answer()
    await exchange.say(answer.head(None, "connection: close") + answer.body)
    await exchange.until_given_up()


async def length_too_long(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say_and_close(answer.head(len(answer.body) + A_FEW) + answer.body)


async def length_too_short(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say_and_close(answer.head(len(_first_half(answer.body))) + answer.body)


async def no_length(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say_and_close(answer.head(None, "connection: close") + answer.body)


async def broken_chunks(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    head = answer.head(None, "transfer-encoding: chunked")
    await exchange.say_and_close(head + b"5\r\n" + answer.body[:5] + b"\r\nzz\r\n")


async def truncated(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say(answer.with_body(_first_half(answer.body)).whole())


async def same_keys_twice(exchange: Exchange) -> None:
    """The same fields, said again."""
    await _with_fields(exchange, b"", same=True)


async def contradiction(exchange: Exchange) -> None:
    """The whole answer, and behind it a field that says the opposite of the first."""
    answer = await exchange.true_answer()
    body = answer.body.rstrip()[:-1] + b', "status": 0, "error_message": "no"}'
    opposite = b'{"status": 1, ' + body[1:]
    await exchange.say(answer.with_body(opposite).whole())


async def huge_numbers(exchange: Exchange) -> None:
    """In fields that are there and in some that are not; of thousands of digits, and beyond a float."""
    answer = await exchange.true_answer()
    parsed = json.loads(answer.body)
    for box in (parsed, parsed.get("result")):
        if isinstance(box, dict):
            box |= {"characters": "@many", "audioDurationSeconds": "@large", "progress": "@large"}
    text = json.dumps(parsed).encode().replace(b'"@many"', b"9" * DIGITS).replace(b'"@large"', b"-1e999")
    await exchange.say(answer.with_body(text).whole())


async def deep_nesting(exchange: Exchange) -> None:
    await _with_fields(exchange, b'"more": ' + b"[" * DEPTH + b"]" * DEPTH)


async def invalid_utf8(exchange: Exchange) -> None:
    await _with_fields(exchange, b'"note": "caf\xe9 \xff\xfe \xed\xa0\x80"')


async def gzip_bomb(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say(answer.with_body(_bomb()).whole("content-encoding: gzip"))


async def wrong_type(exchange: Exchange) -> None:
    await exchange.say((await exchange.true_answer()).with_type("text/plain").whole())


async def type_of_a_page(exchange: Exchange) -> None:
    await exchange.say((await exchange.true_answer()).with_type("text/html").whole())


async def wrong_bytes(exchange: Exchange) -> None:
    answer = await exchange.true_answer()
    await exchange.say(answer.with_body(bytes(len(answer.body))).whole())


async def damaged(exchange: Exchange) -> None:
    """It begins as it should, and goes on as noise."""
    answer = await exchange.true_answer()
    start = answer.body[: len(answer.body) // 4]
    noise = bytes(71 * place % 251 for place in range(len(answer.body) - len(start)))
    await exchange.say(answer.with_body(start + noise).whole())


async def stale_connection(exchange: Exchange) -> None:
    """Each connection is dead at its second use. The first answer makes the program come again."""
    if not exchange.is_fresh:
        exchange.reset()
        return
    answer = await exchange.true_answer()
    body = answer.body
    if exchange.turn == 1 and exchange.request.method == "GET":
        for done, working in STILL_AT_WORK.items():
            body = body.replace(done, working)
    await exchange.say(answer.with_body(body).whole("connection: keep-alive"))


async def to_another_host(exchange: Exchange) -> None:
    """Of sound: another name of the same place, where it is. Of a call: somewhere that nobody may go."""
    host = exchange.request.headers["host"]
    if _is_sound(exchange):
        name, _, port = host.partition(":")
        if name == LOOPBACK:
            await exchange.say((await exchange.true_answer()).whole())
            return
        await _redirect(exchange, f"http://{LOOPBACK}:{port}{exchange.request.target}")
        return
    await _redirect(exchange, "https://elsewhere.example/v2")


async def to_plain_http(exchange: Exchange) -> None:
    await _redirect(exchange, "http://elsewhere.example/v2")


async def in_a_loop(exchange: Exchange) -> None:
    await _redirect(exchange, exchange.request.target)


async def to_a_private_address(exchange: Exchange) -> None:
    scheme = "http" if _is_sound(exchange) else "https"
    await _redirect(exchange, f"{scheme}://192.168.7.1/")


def page(status: str) -> Deed:
    """HTML, as a gateway or a throttle sends."""
    return _instead(status, PAGE, "text/html")


def empty(status: str) -> Deed:
    """Nothing under a status."""
    return _instead(status, b"", "application/json")


def error(status: str, code: str, message: str, *headers: str) -> Deed:
    """A readable refusal."""
    body = json.dumps({"error": {"code": code, "message": message}}).encode()
    return _instead(status, body, "application/json", *headers)


def throttle(retry_after: str) -> Deed:
    """429 with this Retry-After."""
    return error(
        "429 Too Many Requests", "TTS_CCR_MAX_LIMIT_REACHED", "too many", f"retry-after: {retry_after}"
    )


async def throttle_until_a_date(exchange: Exchange) -> None:
    now = time.time()
    date = f"date: {formatdate(now, usegmt=True)}\r\nretry-after: {formatdate(now + 2, usegmt=True)}"
    await error("429 Too Many Requests", "TOO_MANY", "too many", date)(exchange)


@cache
def _bomb() -> bytes:
    return gzip.compress(b'{"a": "' + bytes(BOMB_BYTES), compresslevel=1)


def _instead(status: str, body: bytes, content_type: str, *headers: str) -> Deed:
    async def deed(exchange: Exchange) -> None:
        answer = WholeAnswer(status, (("content-type", content_type),), body)
        await exchange.say(answer.head(None if status.startswith("204") else len(body), *headers) + body)

    return deed


async def _redirect(exchange: Exchange, location: str) -> None:
    await exchange.say(WholeAnswer("302 Found", (("location", location),), b"").whole())


async def _with_fields(exchange: Exchange, fields: bytes, *, same: bool = False) -> None:
    """The true answer with more in its objects: at the root, and in ``result`` where there is one."""
    answer = await exchange.true_answer()
    parsed = json.loads(answer.body)
    text = json.dumps(parsed).encode()
    inner = json.dumps(parsed["result"]).encode() if isinstance(parsed.get("result"), dict) else b""
    if inner:
        text = text.replace(inner, _and_more(inner, inner[1:-1] if same else fields))
    await exchange.say(answer.with_body(_and_more(text, text[1:-1] if same else fields)).whole())


def _and_more(json_object: bytes, fields: bytes) -> bytes:
    return json_object[:-1] + (b", " if json_object != b"{}" else b"") + fields + b"}"


def _first_half(body: bytes) -> bytes:
    """Not up to the end of a frame, where nobody could see that more has followed."""
    return body[: len(body) // 2 - A_FEW]


def _is_sound(exchange: Exchange) -> bool:
    return stage_of("GET", exchange.request.target.partition("?")[0]) in AUDIO_STAGES
