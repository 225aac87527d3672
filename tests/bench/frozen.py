"""The frozen program: how soon its window is painted beside the same program from its sources, and how large
it is, without the demo's engines, beside a bare window that PyInstaller froze by its defaults.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.commands import version_of
from devtools.environment import Environment
from devtools.frozen import freeze, size_bytes
from devtools.linux_archive import build_archive
from tests.bench.start import BARE, as_installed
from tests.bench.table import Count, Row
from tests.support.sandbox_process import PROJECT_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDS = 15
START_TARGET_RATIO = 1.15
SIZE_TARGET_RATIO = 1.25
SOON_AFTER_THE_PAINT = "drafts"
"""The first folder that the program makes once its window is painted: seen from without, frozen or not."""
LIMIT_S = 60.0
LOOK_S = 0.0005


def measure() -> Iterator[Row | Count]:
    """Two builds, so it takes minutes."""
    environment = Environment(PROJECT_ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare_mb = size_bytes(_freeze_bare(environment, folder)) / 1e6
        program = freeze(environment, folder, with_demo=False)
        yield Row(
            "frozen, size without the demo", bare_mb, size_bytes(program) / 1e6, "MB", SIZE_TARGET_RATIO
        )
        if sys.platform == "linux":
            archive = build_archive(environment, program, folder, version_of(PROJECT_ROOT))
            yield Count("frozen, .tar.xz without the demo", f"{archive.stat().st_size / 1e6:.1f} MB")
        yield _starts(program / "vbee-desktop", folder)


def _freeze_bare(environment: Environment, folder: Path) -> Path:
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    places = (f"--distpath={folder}", f"--workpath={folder / 'work'}", f"--specpath={folder}")
    command: list[str | Path] = [
        environment.python,
        "-m",
        "PyInstaller",
        "--log-level=ERROR",
        *places,
        script,
    ]
    subprocess.run(command, check=True, cwd=folder)
    return folder / "bare"


def _starts(program: Path, folder: Path) -> Row:
    """Medians; both by turns, so that they meet the same machine; the first pair warms up."""
    variables = as_installed({**os.environ, "QT_QPA_PLATFORM": "offscreen"}, str(folder))
    source, frozen = [], []
    for _ in range(ROUNDS + 1):
        source.append(_start_ms([sys.executable, "-m", "vbee_desktop"], variables))
        frozen.append(_start_ms([str(program)], variables))
    return Row(
        "frozen, start beside the source",
        statistics.median(source[1:]),
        statistics.median(frozen[1:]),
        "ms",
        START_TARGET_RATIO,
    )


def _start_ms(command: Sequence[str], variables: dict[str, str]) -> float:
    """From the start of the process to the folder that it makes after the first paint."""
    pause = threading.Event()
    with tempfile.TemporaryDirectory() as home:
        begun_s = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--home", home, "--lang", "vi"], env=variables, cwd=PROJECT_ROOT
        )
        try:
            while not Path(home, SOON_AFTER_THE_PAINT).exists():
                if time.perf_counter() - begun_s > LIMIT_S or process.poll() is not None:
                    raise RuntimeError(f"{command[0]} painted no window")
                pause.wait(LOOK_S)
            return (time.perf_counter() - begun_s) * 1000
        finally:
            process.kill()
            process.wait()
