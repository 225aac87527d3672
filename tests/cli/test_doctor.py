"""The doctor looks at the same certificates and the same way to the servers as the program."""

from __future__ import annotations

import json
import socket
from pathlib import Path
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


def test_a_proxy_of_one_s_own_counts_more_than_the_system_s(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "machine.toml"
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        place = f"127.0.0.1:{proxy.getsockname()[1]}"
        file.write_text(f'proxy = "{place}"\n')
        ways = {"VBEE_DESKTOP_PROVISIONING": str(file), "https_proxy": "http://127.0.0.1:1"}
        found = examined(shell, VBEE_SERVER="https://vbee.invalid", **ways)
    assert found["server"] == {"vbee.invalid": f"by way of the proxy {place} (reached)"}


def test_this_computer_is_reached_past_a_proxy(shell: Shell) -> None:
    found = examined(shell, http_proxy="http://127.0.0.1:1", all_proxy="http://127.0.0.1:1")
    assert list(found["server"].values()) == ["reached"]


def test_a_proxy_address_that_is_none_is_told(shell: Shell) -> None:
    ways = {"VBEE_SERVER": "https://vbee.invalid", "https_proxy": "http://127.0.0.1:port"}
    assert "not reached" in examined(shell, **ways)["server"]["vbee.invalid"]


def test_each_value_is_told_with_the_source_it_came_from(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "machine.toml"
    file.write_text(
        'token = "canary-token"\napp_id = "canary-app"\nserver = "https://vbee.invalid"\n'
        'proxy = "none"\nkeep_history = false\nlocked = ["keep_history"]\n'
    )
    ways = {"VBEE_DESKTOP_PROVISIONING": str(file), "VBEE_SERVER": "https://vbee.example"}
    found = examined(shell, **ways)
    decided = found["configuration"]
    assert decided["provisioning file"] == "used"
    assert decided["server"] == "https://vbee.example (environment)"
    assert decided["proxy"] == "none (machine)"
    assert "not supported: scripts (PAC), NTLM" in decided["proxy kinds"]
    assert decided["history"] == "False (machine, locked)"
    assert decided["service"] == "legacy (built in)"
    assert found["credentials"]["known"]
    assert "canary" not in json.dumps(found)


def test_a_provisioning_file_that_cannot_be_used_is_told_and_stops_what_would_pay(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "machine.toml"
    file.write_text("server = ")
    ways = {"VBEE_DESKTOP_PROVISIONING": str(file)}
    assert "not TOML" in examined(shell, **ways)["configuration"]["provisioning file"]
    done = shell.run("say", "Xin chào", "-o", str(tmp_path / "a.mp3"), **ways)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_what_is_needed_only_later_is_loaded_for_real(shell: Shell) -> None:
    found = examined(shell)
    assert {"offscreen": "loads", "xcb": "loads"}.items() <= found["Qt platforms"].items()
    assert found["resources"]["translations"] == {"vbee_en": "loads", "vbee_vi": "loads"}
    assert found["sandbox"] == "starts"
    assert int(found["tls roots"]) > 20
    assert found["libsndfile"].endswith("(with MP3)")


def test_a_sandbox_that_cannot_start_is_told(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ImportError('no server today')")
    assert "no server today" in examined(shell, PYTHONPATH=str(tmp_path))["sandbox"]
