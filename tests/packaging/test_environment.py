from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from devtools.environment import INSTALLED_FROM, STAMP, Environment, python_version
from devtools.steps import StepFailed, telling_line


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A checkout whose .venv has just been set up."""
    for file in INSTALLED_FROM:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(f"first version of {file.name}\n", encoding="utf-8")
    made = Environment(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", made.folder], check=True, timeout=60)
    (made.folder / STAMP).write_text(made.digest(), encoding="ascii")
    return made


def test_what_was_set_up_is_current(environment: Environment) -> None:
    assert environment.is_current()


@pytest.mark.parametrize("file", INSTALLED_FROM, ids=str)
def test_a_change_of_lock_project_or_version_asks_for_set_up(environment: Environment, file: Path) -> None:
    (environment.root / file).write_text("second version\n", encoding="utf-8")
    assert environment.is_usable()
    assert not environment.is_current()


def test_an_interrupted_set_up_is_not_current(environment: Environment) -> None:
    (environment.folder / STAMP).unlink()
    assert not environment.is_current()


def test_a_moved_checkout_is_not_current(environment: Environment, tmp_path: Path) -> None:
    moved = environment.root.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert not Environment(moved).is_current()


def test_an_environment_of_an_old_python_is_made_anew(environment: Environment) -> None:
    (environment.folder / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.10.13\n", encoding="utf-8")
    assert not environment.is_usable()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows copies its Python instead of linking it")
def test_an_environment_whose_python_is_gone_is_made_anew(environment: Environment) -> None:
    environment.python.unlink()
    environment.python.symlink_to("/nowhere/python3")
    assert not environment.is_usable()


def test_a_failing_pip_is_told_in_one_line_and_kept_in_a_log(environment: Environment) -> None:
    with pytest.raises(StepFailed, match=r"^pip failed: .*No module named pip.*setup\.log\)$"):
        environment.pip("install", "nothing")
    assert not list(environment.root.glob("*.log"))


def test_its_programs_come_first_on_the_path(environment: Environment) -> None:
    found = subprocess.run(
        ["python", "-c", "import sys; print(sys.prefix)"],
        env=environment.variables(),
        executable=environment.python,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert Path(found.stdout.strip()).samefile(environment.folder)
    assert environment.variables()["PATH"].startswith(str(environment.programs))


@pytest.mark.parametrize(
    ("configuration", "version"),
    [
        ("home = /usr/bin\nversion = 3.11.2\n", (3, 11)),
        ("version_info = 3.13.0.final.0\n", (3, 13)),
        ("", (0, 0)),
    ],
)
def test_the_version_is_read_from_pyvenv_cfg(configuration: str, version: tuple[int, int]) -> None:
    assert python_version(configuration) == version


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("Reading lists...\nE: Unable to locate package nonsense\n", "E: Unable to locate package nonsense"),
        ("ERROR: hashes are required\nERROR: THESE DO NOT MATCH\n    notice\n", "ERROR: THESE DO NOT MATCH"),
        ("all went well\nexcept the end\n", "except the end"),
        ("", "it said nothing"),
    ],
)
def test_the_telling_line_is_the_last_error(output: str, line: str) -> None:
    assert telling_line(output) == line
