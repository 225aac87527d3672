"""The ways in which a request can go wrong, done on the connection itself.

Actions that let the service do its work first (so a create **is** charged), then spoil the answer:

=================  ==========================================================================================
reset_after_charge nothing is answered, the connection is reset (TCP RST)
close_after_charge nothing is answered, the connection is closed in order (FIN)
drip               the answer comes at ``bytes_per_s`` (20)
truncate           the true Content-Length, but only ``bytes`` (10) of the body, then closed, or with
                   ``"reset": true`` reset
cut                the true answer, but only the first ``bytes`` (0) of its head and body together, then
                   closed or with ``"reset": true`` reset
wrong_length       Content-Length off by ``by`` (+10: too few bytes come; negative: too many)
no_length          no Content-Length, the end of the body is the end of the connection
broken_chunks      chunked, with a chunk size that is no number
wrong_type         the true body under ``content_type`` (text/html)
wrong_bytes        the true head, but a body of zeros of the same length
invalid_json       the true body, cut in half, under its true length
delay              the true answer after ``seconds`` (1)
=================  ==========================================================================================

Actions that answer in place of the service (nothing is charged, unless the rule says ``"charge": true``):

=================  ==========================================================================================
refuse             reset without reading; for the stage ``connect`` as soon as it is accepted, or with
                   ``bytes`` when so many bytes of its requests have come, which are then not read either
reset              the request is read, then reset
black_hole         the request is read and never answered; with ``seconds`` closed after that time
status             ``status`` (500) with ``body``/``content_type``, and ``retry_after`` (seconds or a date)
html               a page of ``status`` (200), as a gateway or a throttle sends
empty              ``status`` (200) with nothing; 204 works too
body               ``body`` as it stands, ``status`` (200), ``content_type`` (application/json): any odd
                   answer; ``body_base64`` for bytes that are not text, ``headers`` {} for more headers
redirect           ``status`` (302) to ``location``
expired_link       what an audio link answers after its time
=================  ==========================================================================================
"""

from __future__ import annotations

import asyncio
import base64
import json
import socket
import struct
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vbee_desktop.sandbox.faults import FaultRule
from vbee_desktop.sandbox.pages import EXPIRED_LINK_PAGE, GATEWAY_PAGE

Headers = list[tuple[str, str]]


@dataclass
class Answer:
    """A whole HTTP answer, to be spoiled."""

    status: int = 200
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def head(self, *, length: int | None) -> bytes:
        """Status line and headers, with this Content-Length or, for None, without any."""
        lines = [f"HTTP/1.1 {self.status} {_phrase(self.status)}", "connection: close"]
        lines += [f"{name}: {value}" for name, value in self.headers if name != "content-length"]
        if length is not None:
            lines.append(f"content-length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


@dataclass
class Failing:
    """A request that is to go wrong: how, over which connection, and the service that would have answered.

    ``deliver`` is to be called before the last bytes of the true answer are sent; ``sent_status`` tells
    afterwards what the client has had.
    """

    rule: FaultRule
    transport: asyncio.Transport
    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    deliver: Callable[[], None]
    sent_status: int = 0

    async def true_answer(self) -> Answer:
        """Lets the service do its work and keeps the answer here."""
        answer = Answer()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = [
                    (name.decode(), value.decode("latin-1")) for name, value in message["headers"]
                ]
            else:
                answer.body += message.get("body", b"")

        await self.app(self.scope, self.receive, keep)
        return answer

    async def read_request(self) -> None:
        """Reads the body to its end, or lets the service read and charge it when the rule wants that."""
        if self.rule.details.get("charge") is True:
            await self.true_answer()
            return
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return

    async def start(self, answer: Answer, *, length: int | None, body: bytes = b"") -> None:
        """Sends the head, with a Content-Length of ``length``, and some body."""
        self.sent_status = answer.status
        await self.write(answer.head(length=length) + body)

    async def write(self, data: bytes) -> None:
        """Hands bytes to the connection and waits until it has taken most of them."""
        self.transport.write(data)
        while self.transport.get_write_buffer_size() > 65_536 and not self.transport.is_closing():  # noqa: ASYNC110
            await asyncio.sleep(0.001)

    async def finish(self) -> None:
        """Closes in order, after what was written has gone."""
        self.transport.close()
        await self.gone()

    async def reset(self) -> None:
        reset_connection(self.transport)
        await self.gone()

    async def break_off(self) -> None:
        """Closes before the end: in order, or by a reset when the rule wants that."""
        if self.rule.details.get("reset") is True:
            await self.reset()
        else:
            await self.finish()

    async def gone(self) -> None:
        """Waits for the connection's end, so that the HTTP layer does not answer in our place."""
        while (await self.receive())["type"] != "http.disconnect":
            pass

    async def reply(self, answer: Answer) -> None:
        await self.start(answer, length=len(answer.body), body=answer.body)
        await self.finish()


def reset_connection(transport: asyncio.Transport) -> None:
    """Ends a connection by RST: what is not read or not sent is thrown away."""
    connection = transport.get_extra_info("socket")
    if connection is not None:
        linger = struct.pack("HH" if sys.platform == "win32" else "ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()


async def _refuse(failing: Failing) -> None:
    await failing.reset()


async def _reset(failing: Failing) -> None:
    await failing.read_request()
    await failing.reset()


async def _black_hole(failing: Failing) -> None:
    await failing.read_request()
    seconds = failing.rule.number("seconds", 0)
    if not seconds:
        await failing.gone()
        return
    try:
        await asyncio.wait_for(failing.gone(), seconds)
    except TimeoutError:
        await failing.finish()


async def _reset_after_charge(failing: Failing) -> None:
    await failing.true_answer()
    await failing.reset()


async def _close_after_charge(failing: Failing) -> None:
    await failing.true_answer()
    await failing.finish()


async def _drip(failing: Failing) -> None:
    answer = await failing.true_answer()
    rate = max(1.0, failing.rule.number("bytes_per_s", 20))
    await failing.start(answer, length=len(answer.body))
    step = max(1, int(rate / 20))
    for start in range(0, len(answer.body), step):
        if failing.transport.is_closing():
            break
        await asyncio.sleep(step / rate)
        if start + step >= len(answer.body):
            failing.deliver()
        await failing.write(answer.body[start : start + step])
    await failing.finish()


async def _truncate(failing: Failing) -> None:
    answer = await failing.true_answer()
    kept = int(failing.rule.number("bytes", 10))
    await failing.start(answer, length=len(answer.body), body=answer.body[:kept])
    await failing.break_off()


async def _cut(failing: Failing) -> None:
    answer = await failing.true_answer()
    whole = answer.head(length=len(answer.body)) + answer.body
    kept = int(failing.rule.number("bytes", 0))
    failing.sent_status = answer.status if kept else 0
    await failing.write(whole[:kept])
    await failing.break_off()


async def _wrong_length(failing: Failing) -> None:
    answer = await failing.true_answer()
    length = max(0, len(answer.body) + int(failing.rule.number("by", 10)))
    await failing.start(answer, length=length, body=answer.body)
    await failing.finish()


async def _no_length(failing: Failing) -> None:
    answer = await failing.true_answer()
    failing.deliver()
    await failing.start(answer, length=None, body=answer.body)
    await failing.finish()


async def _broken_chunks(failing: Failing) -> None:
    answer = await failing.true_answer()
    answer.headers.append(("transfer-encoding", "chunked"))
    half = answer.body[: len(answer.body) // 2]
    await failing.start(answer, length=None, body=b"%x\r\n%s\r\nzz\r\n" % (len(half), half))
    await failing.finish()


async def _wrong_type(failing: Failing) -> None:
    answer = await failing.true_answer()
    answer.headers = _with_type(answer.headers, failing.rule.text("content_type", "text/html"))
    await failing.reply(answer)


async def _wrong_bytes(failing: Failing) -> None:
    answer = await failing.true_answer()
    answer.body = bytes(len(answer.body))
    await failing.reply(answer)


async def _invalid_json(failing: Failing) -> None:
    answer = await failing.true_answer()
    answer.body = answer.body[: len(answer.body) // 2]
    await failing.reply(answer)


async def _delay(failing: Failing) -> None:
    await asyncio.sleep(failing.rule.number("seconds", 1))
    await failing.app(failing.scope, failing.receive, failing.send)


async def _status(failing: Failing) -> None:
    status = int(failing.rule.number("status", 500))
    usual = json.dumps({"error": {"code": "INTERNAL_SERVER_ERROR", "message": _phrase(status)}})
    await _answer_with(failing, status, "application/json", usual)


async def _html(failing: Failing) -> None:
    await _answer_with(failing, int(failing.rule.number("status", 200)), "text/html", GATEWAY_PAGE)


async def _empty(failing: Failing) -> None:
    await _answer_with(failing, int(failing.rule.number("status", 200)), "application/json", "")


async def _redirect(failing: Failing) -> None:
    failing.rule.details["headers"] = {"location": failing.rule.text("location", "/")}
    await _answer_with(failing, int(failing.rule.number("status", 302)), "text/html", "")


async def _expired_link(failing: Failing) -> None:
    await _answer_with(failing, 403, "text/html", EXPIRED_LINK_PAGE)


async def _body(failing: Failing) -> None:
    await _answer_with(failing, int(failing.rule.number("status", 200)), "application/json", "")


async def _answer_with(failing: Failing, status: int, content_type: str, body: str) -> None:
    """The rule's own ``body``, ``content_type``, ``retry_after`` and ``headers`` win over the usual ones."""
    rule = failing.rule
    await failing.read_request()
    headers: Headers = [("content-type", rule.text("content_type", content_type))]
    if "retry_after" in rule.details:
        headers.append(("retry-after", rule.text("retry_after", "")))
    more = rule.details.get("headers")
    if isinstance(more, dict):
        headers += [(str(name).lower(), str(value)) for name, value in more.items()]
    await failing.reply(Answer(status, headers, _body_bytes(rule, body)))


def _body_bytes(rule: FaultRule, usual: str) -> bytes:
    if "body_base64" in rule.details:
        return base64.b64decode(rule.text("body_base64", ""))
    return rule.text("body", usual).encode()


def _with_type(headers: Headers, content_type: str) -> Headers:
    others = [(name, value) for name, value in headers if name != "content-type"]
    return [*others, ("content-type", content_type)]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


ACTIONS: dict[str, Callable[[Failing], Awaitable[None]]] = {
    "refuse": _refuse,
    "reset": _reset,
    "black_hole": _black_hole,
    "reset_after_charge": _reset_after_charge,
    "close_after_charge": _close_after_charge,
    "drip": _drip,
    "truncate": _truncate,
    "cut": _cut,
    "wrong_length": _wrong_length,
    "no_length": _no_length,
    "broken_chunks": _broken_chunks,
    "wrong_type": _wrong_type,
    "wrong_bytes": _wrong_bytes,
    "invalid_json": _invalid_json,
    "delay": _delay,
    "status": _status,
    "html": _html,
    "empty": _empty,
    "body": _body,
    "redirect": _redirect,
    "expired_link": _expired_link,
}
KNOWN_ACTIONS = frozenset(ACTIONS)
