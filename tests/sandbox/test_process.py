"""The sandbox as a program: one line, a free port, and an end that leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.sandbox.helpers import TEXT, client_of, current_body, silence, transcribe
from tests.support.sandbox_process import PROJECT_ROOT, running_sandbox

COMMAND = [sys.executable, "-m", "vbee_desktop.sandbox"]


def start(*arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [*COMMAND, "--port", "0", *arguments]
    return subprocess.Popen(command, cwd=PROJECT_ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_one_line_and_then_silence() -> None:
    with start("--exit-with-stdin") as process:
        line = first_line(process)
        url = line.removeprefix("Vbee sandbox: ").strip()
        with client_of(url) as client:
            assert client.get("/sandbox").json()["pid"] == process.pid
            client.get("/nowhere")
            client.post("/sandbox/faults", json=[{"action": "reset"}])
            with pytest.raises(httpx.TransportError):
                client.get("/nowhere")
        rest, complaints = process.communicate(timeout=20)
    assert line == f"Vbee sandbox: http://127.0.0.1:{urlsplit(url).port}\n"
    assert (rest, complaints, process.returncode) == ("", "", 0)


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [*COMMAND, "--port", port],
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"Vbee sandbox: cannot listen on 127.0.0.1 port {port}: ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("content", ["{", '{"rules": [{"action": "explode"}]}', None])
def test_a_wrong_plan_file_is_told_in_one_line(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "plan.json"
    if content is not None:
        file.write_text(content)
    with start("--fault-plan", str(file)) as process:
        out, complaints = process.communicate(timeout=20)
    assert (process.returncode, out) == (1, "")
    assert complaints.startswith("Vbee sandbox: ")
    assert complaints.count("\n") == 1


def test_a_plan_can_come_by_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({"rules": [{"stage": "other", "action": "status", "status": 418}]}))
    with running_sandbox("--fault-plan", str(file)) as sandbox, client_of(sandbox.url) as client:
        assert client.get("/elsewhere").status_code == 418


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_at_once_even_at_work(number: signal.Signals) -> None:
    with start() as process:
        url = first_line(process).removeprefix("Vbee sandbox: ").strip()
        with client_of(url) as client:
            client.post("/v1/tts", json=current_body(text=TEXT * 1_500))
            transcribe(client, silence(30.0), mode="async")
            with client.stream("GET", "/sandbox"):
                asked_s = time.monotonic()
                process.send_signal(number)
                _, complaints = process.communicate(timeout=20)
    assert time.monotonic() - asked_s < 2
    assert (process.returncode, complaints) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_nothing_is_left_of_a_killed_sandbox() -> None:
    """Its recogniser ends with its standard input."""
    with start() as process:
        url = first_line(process).removeprefix("Vbee sandbox: ").strip()
        with client_of(url) as client:
            transcribe(client, silence(1.0))
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == 1
        process.kill()
    end_s = time.monotonic() + 10
    while is_running(children[0]) and time.monotonic() < end_s:
        os.sched_yield()
    assert not is_running(children[0])


def is_running(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_its_folder_is_gone_after_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TMP", str(tmp_path))
    with running_sandbox() as sandbox, client_of(sandbox.url) as client:
        client.post("/v1/tts", json=current_body())
        assert list(tmp_path.glob("vbee-sandbox-*"))
    assert not list(tmp_path.glob("vbee-sandbox-*"))


def test_left_over_folders_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TMP", str(tmp_path))
    old, young = tmp_path / "vbee-sandbox-old", tmp_path / "vbee-sandbox-young"
    old.mkdir()
    young.mkdir()
    os.utime(old, (0, 0))
    with running_sandbox():
        assert not old.exists()
        assert young.exists()


def test_it_ends_with_the_process_that_it_was_told_of() -> None:
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with parent, start("--parent-pid", str(parent.pid)) as process:
        assert first_line(process)
        parent.communicate(b"\n", timeout=20)
        assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--port", "70000"], ["--nothing"], ["--host", "no.invalid"]]
)
def test_wrong_arguments_are_told_in_one_line(arguments: list[str]) -> None:
    with start(*arguments) as process:
        out, complaints = process.communicate(timeout=20)
    assert process.returncode != 0
    assert out == ""
    assert complaints.startswith("Vbee sandbox: ")
    assert complaints.count("\n") == 1


def test_verbose_logs_requests_to_standard_error() -> None:
    with start("--verbose", "--exit-with-stdin") as process:
        url = first_line(process).removeprefix("Vbee sandbox: ").strip()
        with client_of(url) as client:
            client.get("/nowhere")
        out, complaints = process.communicate(timeout=20)
    assert out == ""
    assert '"GET /nowhere HTTP/1.1" 404' in complaints
