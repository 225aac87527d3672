"""Which public addresses and ports a callback receiver may be given."""

from __future__ import annotations

import pytest

from vbee_desktop.core.callback_address import callback_address
from vbee_desktop.core.errors import BadInput, Code

GOOD = [
    ("https://calls.example.org", "https://calls.example.org"),
    (" https://calls.example.org/ ", "https://calls.example.org"),
    ("HTTPS://Calls.Example.org:8443/vbee/", "https://calls.example.org:8443/vbee"),
    ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
    ("http://localhost:8765", "http://localhost:8765"),
    ("http://[::1]:8765", "http://[::1]:8765"),
    ("https://bücher.example.org", "https://xn--bcher-kva.example.org"),
]
BAD = [
    "", "calls.example.org", "http://calls.example.org", "http://10.0.0.1", "ftp://calls.example.org",
    "https://", "https:///cb", "https://me:secret@calls.example.org", "https://calls.example.org?x=1",
    "https://calls.example.org#x", "https://calls.example.org:0", "https://calls.example.org:99999",
    "https://calls.example.org:port", "https://calls\n.example.org", "https://calls.example.org\\x",
    "https://[::1", "https://calls .example.org", "https://" + "a" * 64 + ".org",
    "https://example.org/" + "a" * 1_000, "javascript:alert(1)", "//calls.example.org",
]  # fmt: skip


@pytest.mark.parametrize(("entered", "told"), GOOD)
def test_a_good_address_is_told_without_its_last_slash(entered: str, told: str) -> None:
    address = callback_address(public_url=entered, port=8765)
    assert address.url("a" * 32) == f"{told}/cb/{'a' * 32}"


@pytest.mark.parametrize("entered", BAD)
def test_a_bad_address_is_refused_with_its_field(entered: str) -> None:
    with pytest.raises(BadInput) as refusal:
        callback_address(public_url=entered, port=8765)
    assert refusal.value.code is Code.BAD_SETTING
    assert refusal.value.facts["field"] == "callbacks.public_url"


@pytest.mark.parametrize("port", [-1, 0, 80, 1023, 65_536])
def test_a_bad_port_is_refused_with_its_field(port: int) -> None:
    with pytest.raises(BadInput) as refusal:
        callback_address(public_url="https://calls.example.org", port=port)
    assert refusal.value.facts["field"] == "callbacks.port"


@pytest.mark.parametrize(
    ("entered", "hosts"),
    [
        ("https://Calls.example.org/vbee", {"calls.example.org", "calls.example.org:443"}),
        ("https://calls.example.org:443", {"calls.example.org", "calls.example.org:443"}),
        ("https://calls.example.org:8443", {"calls.example.org:8443"}),
        ("http://[::1]:8765", {"[::1]:8765"}),
    ],
)
def test_the_host_header_may_name_it_with_or_without_the_usual_port(entered: str, hosts: set[str]) -> None:
    assert callback_address(public_url=entered, port=8765).hosts == hosts
