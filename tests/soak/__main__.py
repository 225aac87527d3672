"""``python -m tests.soak SEED …``: live the lives of some seeds again and tell what went wrong in them."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from tests.e2e.harness.pulse import running_pulse
from tests.e2e.harness.xvfb import running_xvfb
from tests.soak.life import lives_of
from tests.soak.living import breaches_of
from tests.support.sandbox_process import running_sandbox

signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started in the background ignores it
with running_sandbox() as sandbox, running_xvfb() as display, running_pulse() as pulse:
    sandbox.settings(job_duration_s=0.3)
    for seed in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            print(*lives_of(seed), sep="\n")
            print(*breaches_of(seed, sandbox.url, Path(folder), display | pulse.environment), sep="\n")
