"""Networks that answer in the service's place until somebody has signed in."""

from __future__ import annotations

import pytest

from tests.api.clients import against
from tests.api.wire_server import Reply, WireServer, reply_with
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.voices import Voices
from vbee_desktop.core.errors import Code, Throttled, VbeeError
from vbee_desktop.core.models import Ownership
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.retry import Act, after_paid_failure, may_pass

HTML = "Content-Type: text/html; charset=utf-8"
PORTALS: dict[str, Reply] = {
    "redirect": reply_with(b"", "302 Found", "Location: http://10.1.1.1/?to=vbee.vn"),
    "redirect to a login page": reply_with(
        b"", "307 Temporary Redirect", "Location: https://wifi.example/login"
    ),
    "redirect within": reply_with(b"", "303 See Other", "Location: /captive/index"),
    "511": reply_with(b"", "511 Network Authentication Required"),
    "password": reply_with(b"<html><form><INPUT name=p Type='password'></form></html>", headers=HTML),
    "moves on": reply_with(
        b"<html><meta http-equiv='refresh' content='0; url=//10.1.1.1'>Guest Wi-Fi</html>", headers=HTML
    ),
    "script": reply_with(
        '<html><script>location.href="http://10.1.1.1"</script>Đăng nhập mạng</html>'.encode(), headers=HTML
    ),
}
NO_PORTALS: dict[str, Reply] = {
    "throttle page": reply_with(b"<html>Too many requests. Please slow down.</html>", headers=HTML),
    "challenge": reply_with(b"<html>Checking your browser</html>", "403 Forbidden", HTML),
    "gateway": reply_with(b"<html>login service down</html>", "502 Bad Gateway", HTML),
    "moved": reply_with(b"", "301 Moved Permanently", "Location: https://vbee.vn/api/v2/tts"),
    "data": reply_with(b'{"status": 0, "error_message": "login: type=password"}'),
}


def met(reply: Reply) -> VbeeError:
    async def work(transport: Transport, _wire: WireServer) -> VbeeError:
        with pytest.raises(VbeeError) as caught:
            await Voices(transport).page(Ownership.VBEE)
        return caught.value

    return against(reply, work)


@pytest.mark.parametrize("reply", PORTALS.values(), ids=PORTALS.keys())
def test_a_network_that_wants_a_sign_in_is_named(reply: Reply) -> None:
    error = met(reply)
    assert (error.code, error.facts["reason"]) == (Code.NO_CONNECTION, Obstacle.SIGN_IN)
    assert may_pass(error)
    assert "10.1.1.1" not in error.detail


@pytest.mark.parametrize("reply", NO_PORTALS.values(), ids=NO_PORTALS.keys())
def test_the_service_s_own_troubles_are_not_blamed_on_the_network(reply: Reply) -> None:
    assert met(reply).facts.get("reason") != Obstacle.SIGN_IN


def test_a_throttle_page_is_still_a_throttle() -> None:
    assert isinstance(met(NO_PORTALS["throttle page"]), Throttled)


def test_what_a_portal_makes_of_a_paid_request_nobody_knows() -> None:
    assert after_paid_failure(met(PORTALS["redirect"]), 1, 0.5).act is Act.UNKNOWN
