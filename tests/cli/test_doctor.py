"""The doctor looks at the same certificates and the same way to the servers as the program."""

from __future__ import annotations

import json
import socket
from typing import Any

from tests.cli.shell import Shell


def examined(shell: Shell, **environment: str) -> dict[str, Any]:
    done = shell.run("doctor", "--json", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_certificates_are_those_of_the_program(shell: Shell) -> None:
    assert "truststore" in examined(shell)["tls"]


def test_a_proxy_is_named_and_tried_instead_of_the_server_and_its_password_is_not_told(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        place = f"127.0.0.1:{proxy.getsockname()[1]}"
        ways = {"VBEE_SERVER": "https://vbee.invalid", "https_proxy": f"http://me:canary@{place}"}
        found = examined(shell, **ways)
    assert found["server"] == {"vbee.invalid": f"by way of the proxy {place} (reached)"}
    assert "canary" not in json.dumps(found)


def test_this_computer_is_reached_past_a_proxy(shell: Shell) -> None:
    found = examined(shell, http_proxy="http://127.0.0.1:1", all_proxy="http://127.0.0.1:1")
    assert list(found["server"].values()) == ["reached"]


def test_a_proxy_address_that_is_none_is_told(shell: Shell) -> None:
    ways = {"VBEE_SERVER": "https://vbee.invalid", "https_proxy": "http://127.0.0.1:port"}
    assert "not reached" in examined(shell, **ways)["server"]["vbee.invalid"]
