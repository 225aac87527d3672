"""Which addresses the audio client may ask, without asking anybody."""

from __future__ import annotations

import pytest

from vbee_desktop.api.links import check_link, next_hop
from vbee_desktop.core.errors import Code, SomethingBadCameBack, UnreadableAnswer
from vbee_desktop.core.retry import Act, after_safe_failure
from vbee_desktop.core.server import PUBLIC_SERVER, server_at

LOCAL_SERVER = server_at("http://127.0.0.1:8700")


@pytest.mark.parametrize(
    "link",
    [
        "https://vbee.vn/a.mp3",
        "https://vbee-studio-30.s3.ap-southeast-1.amazonaws.com/a/b.wav?X-Amz-Signature=1&b=%20",
        "HTTPS://CDN.VBEE.VN:8443/a",
        "https://8.8.8.8/a",
        "https://[2606:4700::1111]/a",
        "https://[64:ff9b::8.8.8.8]/a",
        "https://vbee.vn./a",
    ],
)
def test_public_links_are_followed(link: str) -> None:
    check_link(link, PUBLIC_SERVER)


ATTACKS = [
    "http://vbee.vn/a.mp3",
    "ftp://vbee.vn/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "//vbee.vn/a",
    "/a.mp3",
    "",
    "https://",
    "https:///a",
    "https://user@vbee.vn/a",
    "https://user:secret@vbee.vn/a",
    "https://:@vbee.vn/a",
    "https://vbee.vn\\@127.0.0.1/a",
    "https://vbee.vn\t.evil.example/a",
    "https://vbee.vn/a\r\nX: y",
    "https://vbee.vn /a",
    "https://vbee.vn:99999/a",
    "https://vbee.vn:x/a",
    "https://[::1/a",
    "https://127。0。0。1/a",
    "https://１２７.0.0.1/a",
    "https://localhost/a",
    "https://LOCALHOST./a",
    "https://foo.localhost/a",
    "https://printer/a",
    "https://nas.local/a",
    "https://wiki.internal/a",
    "https://router.lan/a",
    "https://box.home.arpa/a",
    "https://127.0.0.1/a",
    "https://127.1/a",
    "https://2130706433/a",
    "https://0x7f000001/a",
    "https://0x7f.0.0.1/a",
    "https://0177.0.0.1/a",
    "https://0/a",
    "https://0.0.0.0/a",
    "https://10.1.2.3/a",
    "https://172.16.0.1/a",
    "https://192.168.1.1/a",
    "https://100.64.0.1/a",
    "https://169.254.169.254/latest/meta-data",
    "https://224.0.0.1/a",
    "https://255.255.255.255/a",
    "https://192.0.2.1/a",
    "https://[::1]/a",
    "https://[::]/a",
    "https://[::ffff:127.0.0.1]/a",
    "https://[::ffff:10.0.0.1]/a",
    "https://[fe80::1]/a",
    "https://[fe80::1%25eth0]/a",
    "https://[fc00::1]/a",
    "https://[ff02::1]/a",
    "https://[2002:7f00:1::]/a",
    "https://[2001:0:0:0:0:0:80ff:fffe]/a",
    "https://[64:ff9b::10.0.0.1]/a",
    "https://[::127.0.0.1]/a",
    "https://[fec0::1]/a",
    "https://vbee.vn/" + "a" * 8_000,
]


@pytest.mark.parametrize("link", ATTACKS)
def test_attacks_are_not_followed_and_not_tried_again(link: str) -> None:
    with pytest.raises(SomethingBadCameBack) as caught:
        check_link(link, PUBLIC_SERVER)
    error = caught.value
    assert error.code is Code.BAD_ANSWER
    assert not isinstance(error, UnreadableAnswer)
    assert after_safe_failure(error, 1, 0.5).act is Act.END
    assert not link or link not in error.detail


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:8700/a", "http://localhost:1/a", "http://[::1]:1/a", "https://192.168.1.1/a"]
)
def test_private_links_are_followed_only_when_the_service_itself_is_on_this_machine(link: str) -> None:
    check_link(link, LOCAL_SERVER)


@pytest.mark.parametrize(
    "link", ["http://vbee.vn/a", "http://192.168.1.1/a", "https://user@127.0.0.1/a", "ftp://127.0.0.1/a"]
)
def test_even_then_plain_http_stays_on_this_machine(link: str) -> None:
    with pytest.raises(SomethingBadCameBack):
        check_link(link, LOCAL_SERVER)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://vbee.vn/b"),
        ("b?c=d#e", "https://vbee.vn/x/b?c=d"),
        ("//cdn.example/b", "https://cdn.example/b"),
        (" http://cdn.example/b ", "http://cdn.example/b"),
    ],
)
def test_where_a_redirect_leads(location: str, target: str) -> None:
    assert next_hop("https://vbee.vn/x/a", location) == target


def test_a_redirect_to_nonsense() -> None:
    with pytest.raises(SomethingBadCameBack):
        next_hop("https://vbee.vn/x/a", "https://[::1/b")
