"""The guards of `tests/conftest.py` themselves: each lets a good test pass and fails a bad one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.sandbox_process import PROJECT_ROOT

TESTS = """
import gc, logging, os, socket, threading, urllib.request
import keyring, pytest
from PySide6.QtCore import QObject, QThread, QTimer, qWarning

kept = []
release = threading.Event()

class Waiting(QThread):
    def run(self):
        release.wait(30)

def test_ok_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass

def test_ok_reserved_name_does_not_exist():
    with pytest.raises(socket.gaierror):
        socket.create_connection(("vbee.invalid", 80))

def test_bad_address():
    with pytest.raises(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_bad_name():
    with pytest.raises(OSError):
        urllib.request.urlopen("http://vbee.vn/", timeout=1)

@pytest.mark.allowed_logs("declared")
def test_ok_log():
    logging.getLogger("x").warning("declared")

def test_ok_log_by_fixture(allowed_logs):
    allowed_logs("^Qt: declared")
    qWarning("declared")

def test_bad_log():
    logging.getLogger("x").warning("surprise")

def test_bad_qt_message():
    qWarning("surprise")

def test_bad_thread():
    threading.Thread(target=release.wait, args=(30,), daemon=True).start()

def test_bad_qthread():
    kept.append(Waiting())
    kept[-1].start()

def test_bad_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_ok_timer_that_is_gone(qtbot):
    QTimer().start(60_000)

def test_ok_home(tmp_path):
    assert os.environ["VBEE_DESKTOP_HOME"].startswith(str(tmp_path))
    assert "VBEE_TOKEN" not in os.environ
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    keyring.set_password("a", "b", "c")

def test_ok_key_ring_is_new():
    assert keyring.get_password("a", "b") is None

def test_ok_collector_is_off():
    assert not gc.isenabled()

def test_bad_lack_of_a_package():
    pytest.skip("needs the Debian package none")

def test_ok_skip_elsewhere():
    pytest.skip("on Windows only")

def test_ok_end():
    release.set()
    for thread in kept:
        thread.wait(5000) if isinstance(thread, QThread) else thread.stop()
"""


def test_each_guard_fails_what_it_should(tmp_path: Path) -> None:
    file = tmp_path / "test_inner.py"
    file.write_text(TESTS)
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.conftest",
            "-c",
            "pyproject.toml",
            "-rA",
            "-q",
            str(file),
        ],
        check=False,
        cwd=PROJECT_ROOT,
        env=environment | {"VBEE_TOKEN": "left over", "ALL_TEST_PACKAGES": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    failed = set(re.findall(r"^(?:ERROR|FAILED) .*::(test_\w+)", done.stdout, re.MULTILINE))
    expected = set(re.findall(r"^def (test_bad_\w+)", TESTS, re.MULTILINE))
    assert failed == expected, done.stdout
    assert "started at" in done.stdout
    assert "test_inner.py" in done.stdout
