"""The outermost layer: writes each request down, lets faults have it, and tells when a result left whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vbee_desktop.sandbox.fault_actions import ACTIONS, Failing
from vbee_desktop.sandbox.request_log import SeenRequest
from vbee_desktop.sandbox.sandbox import Sandbox
from vbee_desktop.sandbox.server import TRANSPORT
from vbee_desktop.sandbox.stages import stage_of

_DELIVERED = "vbee.delivered"


def when_delivered(request: Request, act: Callable[[], None]) -> None:
    """``act`` is called when the last bytes of the answer go out to a client that is still there, just before
    it can have them: whoever has the result finds it marked.
    """
    request.scope.setdefault(_DELIVERED, []).append(act)


class Gate:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, sandbox: Sandbox) -> None:
        self._app = app
        self._sandbox = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        stage = stage_of(scope["method"], scope["path"]) if scope["type"] == "http" else "control"
        if stage == "control":
            await self._app(scope, receive, send)
            return
        seen = self._sandbox.requests.add(scope, stage, self._sandbox.clock.stamp())
        scope[_DELIVERED] = []
        await self._answer(scope, receive, Watch(send, scope, seen))

    async def _answer(self, scope: Scope, receive: Receive, watch: Watch) -> None:
        rule = self._sandbox.faults.find(watch.seen.stage)
        if rule is None:
            await self._app(scope, receive, watch.send)
            return
        watch.seen.fault = rule.action
        failing = Failing(rule, watch.transport, self._app, scope, receive, watch.send, watch.deliver)
        await ACTIONS[rule.action](failing)
        watch.seen.status = watch.seen.status or failing.sent_status


class Watch:
    """Looks at what the client is sent: which status, and whether the last byte found it still there."""

    def __init__(self, send: Send, scope: Scope, seen: SeenRequest) -> None:
        self._send = send
        self._scope = scope
        self.transport: asyncio.Transport = scope[TRANSPORT]
        self.seen = seen

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.seen.status = message["status"]
        elif not message.get("more_body", False):
            self.deliver()
        await self._send(message)

    def deliver(self) -> None:
        """The rest of the true answer is about to be sent."""
        if not self.transport.is_closing():
            for act in self._scope[_DELIVERED]:
                act()
