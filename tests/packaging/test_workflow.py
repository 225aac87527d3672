"""The workflow that tests, builds and releases: read as GitHub reads it, and held against the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devtools import commands, packing
from devtools.publisher import PAPER, read_publisher

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
SYSTEM_PYTHON = "/usr/bin/python3"
READ_YAML = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
KEYS_OF_A_JOB = {
    *("name", "if", "needs", "runs-on", "timeout-minutes", "permissions", "env", "strategy", "steps"),
}
KEYS_OF_A_STEP = {"name", "uses", "with", "run", "shell", "env"}
ACTION_LINE = re.compile(r"uses: (\S+)(.*)")


def can_read_yaml() -> bool:
    found = shutil.which(SYSTEM_PYTHON)
    return bool(found) and subprocess.run([SYSTEM_PYTHON, "-c", "import yaml"], check=False).returncode == 0


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    if not can_read_yaml():
        pytest.skip("needs the Debian package python3-yaml")
    text = WORKFLOW.read_text(encoding="utf-8")
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", READ_YAML], input=text, capture_output=True, text=True, check=True, timeout=60
    )
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_every_action_is_pinned_by_a_commit_and_names_its_release(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    for action in used:
        assert PINNED.fullmatch(action)
    for line in ACTION_LINE.findall(WORKFLOW.read_text(encoding="utf-8")):
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", line[1])
    versions = {action.split("@")[0]: action for action in used}
    assert set(used) == set(versions.values())  # one commit of each


def test_every_python_that_we_support_is_tested(workflow: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tested = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert tested == ["3.11", "3.12", "3.13"]
    assert project["requires-python"] == f">={tested[0]}"
    assert workflow["env"]["BUILT_WITH"] in tested


def test_every_installer_is_built_tried_and_attached(workflow: dict[str, Any]) -> None:
    for system in packing.SYSTEMS:
        words = json.dumps(workflow["jobs"][system])
        assert f"packaging/dev.py build {system}" in words
        assert " doctor --json" in words
        assert " tour " in words
        assert "actions/upload-artifact@" in words
    assert set(workflow["jobs"]["release"]["needs"]) == {"test", *packing.SYSTEMS}


def test_nothing_may_write_but_the_release_and_every_job_has_an_end(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert ("permissions" in job) == (name == "release")
        assert job["timeout-minutes"] <= 60
    for step in steps(workflow):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "what others can write must not become a command"


def test_the_commands_that_it_calls_are_there(workflow: dict[str, Any]) -> None:
    called = re.findall(r"packaging/dev\.py (\w+)", json.dumps(workflow))
    assert {"test", "build"} == set(called) <= set(commands.COMMANDS)


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
def test_the_scripts_are_ones_that_the_shell_can_read(workflow: dict[str, Any]) -> None:
    scripts = [step["run"] for step in steps(workflow) if step.get("shell") != "pwsh" and "run" in step]
    for script in scripts:
        subprocess.run(["bash", "-n"], input=script, text=True, check=True, timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
def test_without_a_certificate_the_mac_is_left_as_it_is() -> None:
    script = ROOT / "packaging" / "macos" / "take-credentials"
    done = subprocess.run(
        [script], env={"PATH": os.defpath}, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "No certificate: the program will be signed for this Mac only.\n"
    assert done.stderr == ""


def release_step(workflow: dict[str, Any], words: str) -> str:
    """The script of the step of the release with these words in its name."""
    named = workflow["jobs"]["release"]["steps"]
    [script] = [step["run"] for step in named if words in step.get("name", "")]
    return str(script)


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
@pytest.mark.parametrize(
    ("address", "exit_code"), [("vbee-desktop@publisher.invalid", 1), ("hello@company.example", 0)]
)
def test_packages_that_nobody_stands_behind_are_not_released(
    workflow: dict[str, Any], address: str, exit_code: int, tmp_path: Path
) -> None:
    mine = read_publisher(ROOT).address
    paper = tmp_path / PAPER
    paper.parent.mkdir()
    paper.write_text((ROOT / PAPER).read_text(encoding="utf-8").replace(mine, address), encoding="utf-8")
    command = ["bash", "-e", "-c", release_step(workflow, "nobody stands behind")]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == exit_code


def test_every_job_and_step_has_what_github_asks_for(workflow: dict[str, Any]) -> None:
    for job in workflow["jobs"].values():
        assert set(job) <= KEYS_OF_A_JOB
        assert {"runs-on", "steps", "timeout-minutes"} <= set(job)
        assert set(job.get("needs", ())) <= set(workflow["jobs"])
    for step in steps(workflow):
        assert set(step) <= KEYS_OF_A_STEP
        assert ("uses" in step) != ("run" in step)
        assert "with" not in step or "uses" in step


def test_only_the_version_of_the_program_is_released(workflow: dict[str, Any]) -> None:
    check = release_step(workflow, "not the version")
    for tag, is_good in ((f"v{commands.version_of(ROOT)}", True), ("v99.0.0", False)):
        environment = {**os.environ, "GITHUB_REF_NAME": tag}
        done = subprocess.run(
            ["bash", "-c", check], cwd=ROOT, env=environment, capture_output=True, check=False
        )
        assert (done.returncode == 0) == is_good
