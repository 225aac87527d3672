"""The commands of dev.py, each a function (root of the checkout, arguments) -> exit code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from devtools import debian, frozen, locking, packing, third_party
from devtools.environment import Environment, packages_for_venv
from devtools.steps import StepFailed, run_quietly, run_visibly, step, telling_line

BUILDS = ("wheel", "frozen", *packing.SYSTEMS)
WITHOUT_DEMO = "--without-demo"
TOUR_FOLDER = Path("out", "tour")
TRANSLATIONS = Path("resources", "translations")
LUPDATE_OPTIONS = ("-no-obsolete", "-locations", "none", "-source-language", "en")
SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile")
"""A process of pytest for each core; the tests of a file stay together."""
TRANSLATED_ROOMS = (Path("vbee_desktop", "ui"), Path("vbee_desktop", "app"))


def run(root: Path, arguments: list[str]) -> int:
    """Start the application, or the tour when a window is wanted and there is no display."""
    environment = ready_environment(root, debian.RUN_PACKAGES)
    wanted = wants_window(arguments)
    if wanted and not has_display(sys.platform, os.environ):
        return run_tour(environment)
    demo = ["--demo-if-needed"] if wanted else []
    command = environment.program("vbee-desktop")
    return run_visibly(command, *demo, *arguments, cwd=Path.cwd(), env=environment.variables())


def run_tour(environment: Environment) -> int:
    """Do both jobs in the real window, painted off screen, and say where the results lie."""
    print(f"No display: running the tour instead, into {TOUR_FOLDER.as_posix()}", flush=True)
    variables = {"QT_QPA_PLATFORM": "offscreen", **environment.variables()}
    command = environment.program("vbee-desktop")
    exit_code = run_visibly(command, "tour", TOUR_FOLDER, cwd=environment.root, env=variables)
    if exit_code == 0:
        print(f"The results lie in {environment.root / TOUR_FOLDER}:")
        print("\n".join(f"  {file.name}" for file in sorted((environment.root / TOUR_FOLDER).iterdir())))
    return exit_code


def wants_window(arguments: list[str]) -> bool:
    """Whether `vbee-desktop` opens its window for these arguments: options or a file, not a command."""
    if not arguments:
        return True
    if not {"-h", "--help", "--version"}.isdisjoint(arguments):
        return False
    return arguments[0].startswith("-") or Path(arguments[0]).is_file()


def has_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always outside Linux, there when X11 or Wayland is announced."""
    return platform != "linux" or bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def test(root: Path, arguments: list[str]) -> int:
    """The checks, then pytest, whose closing line comes last. Non-zero when any of them failed."""
    environment = ready_environment(root, debian.BUILD_PACKAGES + debian.TEST_PACKAGES)
    failed_checks = run_checks(environment)
    print("== pytest", flush=True)
    nothing_lacks = (
        {"ALL_TEST_PACKAGES": "1"} if debian.is_here() else {}
    )  # tests/conftest.py holds it to that
    variables = environment.variables() | nothing_lacks
    exit_code = run_visibly(
        environment.python, "-m", "pytest", *SIDE_BY_SIDE, *arguments, cwd=root, env=variables
    )
    return exit_code or int(bool(failed_checks))


def check(root: Path, arguments: list[str]) -> int:
    """The linters only: they need no system package."""
    refuse_arguments("check", arguments)
    return int(bool(run_checks(ready_environment(root, ()))))


def run_checks(environment: Environment) -> list[str]:
    """Run every linter; the names of those that found something, which are also printed."""
    commands: dict[str, list[str | Path]] = {
        "ruff check": [environment.program("ruff"), "check"],
        "ruff format": [environment.program("ruff"), "format", "--check"],
        "mypy": [environment.program("mypy")],
        "import-linter": [environment.program("lint-imports"), "--no-logo"],
    }
    failed = []
    for name, command in commands.items():
        with step(name):
            if run_visibly(*command, cwd=environment.root, env=environment.variables()) != 0:
                failed.append(name)
    if failed:
        print(f"dev.py: checks failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return failed


def bench(root: Path, arguments: list[str]) -> int:
    """The benches: all, or those named."""
    environment = ready_environment(root, debian.BUILD_PACKAGES + debian.TEST_PACKAGES)
    variables = {**environment.variables(), "PYTHONPATH": str(root / "packaging")}  # one of them builds
    return run_visibly(environment.python, "-m", "tests.bench", *arguments, cwd=root, env=variables)


def build(root: Path, arguments: list[str]) -> int:
    """The wheel, the frozen folder or the packages of a system; the latter can be left without the demo."""
    what = arguments[0] if arguments else "wheel"
    with_demo = WITHOUT_DEMO not in arguments
    if what not in BUILDS or arguments[1:] not in ([], [WITHOUT_DEMO]) or (what == "wheel" and not with_demo):
        known = f"{', '.join(BUILDS)}; all but the first also {WITHOUT_DEMO}"
        raise StepFailed(f"cannot build {' '.join(arguments)}: known are {known}")
    packing.refuse_elsewhere(what)
    if what == "wheel":
        return build_wheel(ready_environment(root, ()))
    environment, folder = ready_environment(root, debian.BUILD_PACKAGES), root / "dist"
    dress = packing.dress(environment, folder / "dress", version_of(root))
    program = frozen.freeze(environment, folder, with_demo=with_demo, dress=dress)
    print(f"   {packing.size_of(program)} in {program.relative_to(root)}")
    if what in packing.SYSTEMS:
        packing.pack(what, environment, program, folder, version_of(root), with_demo=with_demo)
    return 0


def build_wheel(environment: Environment) -> int:
    """The wheel, built with the locked build backend."""
    with step("Building the wheel"):
        return run_python(environment, "-m", "hatchling", "build", "--target", "wheel", "--directory", "dist")


def version_of(root: Path) -> str:
    """The version of the program, from where it stands."""
    text = (root / "vbee_desktop" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "([^"]+)"$', text, flags=re.MULTILINE)
    if match is None:
        raise StepFailed("vbee_desktop/__init__.py names no version")
    return match[1]


def setup(root: Path, arguments: list[str]) -> int:
    """Everything that `run` and `test` need, and nothing more."""
    refuse_arguments("setup", arguments)
    ready_environment(root, debian.BUILD_PACKAGES + debian.TEST_PACKAGES)
    print("Set up: start with  python3 packaging/dev.py run")
    return 0


def lock(root: Path, arguments: list[str]) -> int:
    """Rewrite the lock."""
    if arguments not in ([], ["--upgrade"]):
        raise StepFailed("lock takes no argument but --upgrade")
    locking.write_lock(root, upgrade=bool(arguments))
    return 0


def translations(root: Path, arguments: list[str]) -> int:
    """Collect the strings of the window into every .ts file and compile each to the shipped .qm."""
    refuse_arguments("translations", arguments)
    environment = ready_environment(root, debian.RUN_PACKAGES)
    sources = sorted(file for room in TRANSLATED_ROOMS for file in (root / room).rglob("*.py"))
    for file in sorted((root / TRANSLATIONS).glob("*.ts")):
        with step(f"Translations of {file.name}"):
            options = [*LUPDATE_OPTIONS, *(["-pluralonly"] if file.stem.endswith("_en") else [])]
            linguist(environment, "pyside6-lupdate", *sources, *options, "-ts", file)
            compile_translation(environment, file)
    return 0


def compile_translation(environment: Environment, file: Path) -> None:
    """Let the compiled file appear whole: a running program has the old one mapped into its memory."""
    compiled = file.with_suffix(".qm")
    fresh = compiled.with_suffix(".qm.part")
    linguist(environment, "pyside6-lrelease", "-silent", file, "-qm", fresh)
    fresh.replace(compiled)


def parts(root: Path, arguments: list[str]) -> int:
    """Bring the table in THIRD_PARTY.md up to date with parts.toml."""
    refuse_arguments("parts", arguments)
    third_party.rewrite(root)
    return 0


def run_python(environment: Environment, *arguments: str) -> int:
    """Run the environment's Python at the root of the checkout; its exit code is returned."""
    return run_visibly(environment.python, *arguments, cwd=environment.root, env=environment.variables())


def linguist(environment: Environment, tool: str, *arguments: str | Path) -> None:
    """Run one of Qt Linguist's tools from the environment."""
    exit_code, output = run_quietly(environment.program(tool), *arguments, cwd=environment.root)
    if exit_code != 0:
        raise StepFailed(f"{tool} failed: {telling_line(output)}")


def ready_environment(root: Path, packages: tuple[debian.Alternatives, ...]) -> Environment:
    """The environment of this checkout, with the system packages named, all set up."""
    environment = Environment(root)
    debian.provide(packages if environment.is_usable() else (*packages, *packages_for_venv()))
    environment.provide()
    return environment


def refuse_arguments(command: str, arguments: list[str]) -> None:
    """Commands without arguments say so, rather than ignore them."""
    if arguments:
        raise StepFailed(f"{command} takes no arguments, but was given: {' '.join(arguments)}")


COMMANDS: dict[str, Callable[[Path, list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "build": build,
    "setup": setup,
    "lock": lock,
    "translations": translations,
    "parts": parts,
}
