"""The tests' own way to the sandbox."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from tests.support.sandbox_process import SandboxProcess, running_sandbox


def test_the_control_door_is_reached_and_reset(sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 503}]})
    sandbox.settings(link_lifetime_s=1)
    sandbox.shift_clock(60)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(sandbox.url + "/api/public/v1/voices", timeout=10)
    refused.value.close()
    assert refused.value.code == 503
    assert [request["path"] for request in sandbox.requests()] == ["/api/public/v1/voices"]
    assert sandbox.ledger() == []
    sandbox.reset()
    assert sandbox.requests() == []


def test_it_ends_with_the_block() -> None:
    with running_sandbox() as sandbox:
        assert sandbox.requests() == []
    assert sandbox.process.poll() == 0


def test_a_sandbox_that_cannot_start_says_why() -> None:
    with pytest.raises(RuntimeError, match="did not start"), running_sandbox("--no-such-option"):
        pass
