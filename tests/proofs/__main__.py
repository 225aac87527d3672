"""``python -m tests.proofs SEED …``: repeat trials and print what was planned and what became of them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from pprint import pformat

from tests.proofs.fault_run import run_trial
from tests.proofs.rows import rows_of
from tests.proofs.trial import trial_of
from tests.support.sandbox_process import running_sandbox

for seed in map(int, sys.argv[1:]):
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        print(pformat(trial_of(seed), width=110))
        print(pformat(run_trial(sandbox, Path(folder), trial_of(seed)), width=110))
        print(
            pformat(
                [(each["stage"], each["fault"], each["status"]) for each in sandbox.requests()], width=110
            )
        )
        for row in rows_of(Path(folder, "home")):
            print(
                {name: row[name] for name in ("kind", "state", "error", "remote_id", "owner", "content_hash")}
            )
