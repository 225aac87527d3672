"""What the program imports is what pyproject.toml declares: neither less nor more."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SHARED_WITH_DEPENDENCIES = {"anyio", "httpcore"}
"""Parts of a declared dependency that come with it at a version of its choice: importing them is fine."""


def imported_distributions(*folders: Path) -> set[str]:
    """Distributions of all that is imported in the Python files below the folders."""
    owners = packages_distributions()
    modules = {module for folder in folders for file in folder.rglob("*.py") for module in imported(file)}
    foreign = modules - set(sys.stdlib_module_names) - {"vbee_desktop"}
    return {canonicalize_name(owners.get(module, [module])[0]) for module in foreign}


def imported(file: Path) -> set[str]:
    """First names of the modules that a file imports anywhere."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level
    }
    return {name.partition(".")[0] for name in plain | parts}


def declared(texts: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in texts}


def test_the_program_needs_what_it_declares() -> None:
    rooms = [path for path in (ROOT / "vbee_desktop").iterdir() if path.is_dir() and path.name != "sandbox"]
    assert imported_distributions(*rooms) - SHARED_WITH_DEPENDENCIES == declared(PROJECT["dependencies"])


def test_the_sandbox_needs_the_demo_extra() -> None:
    demo = declared(PROJECT["optional-dependencies"]["demo"])
    used = imported_distributions(ROOT / "vbee_desktop" / "sandbox") - SHARED_WITH_DEPENDENCIES
    # Starlette reads multipart bodies by importing python-multipart itself.
    assert used - declared(PROJECT["dependencies"]) == demo - {"python-multipart"}
