"""The layers that import-linter cannot see: submodules of outside packages, and "standard library only".

import-linter (pyproject.toml) holds the rest; both run in `dev.py test`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "vbee_desktop"
ROOMS_OF_WIDGETS = {"app", "ui"}


def imported_modules(source: str) -> set[str]:
    """Full names of everything imported anywhere in a source text, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def imports_of(*rooms: str) -> Iterator[tuple[str, str]]:
    """(file, imported module) for every import in these rooms: folders or files of the package."""
    files = [path for room in rooms for path in [PACKAGE / f"{room}.py", *(PACKAGE / room).rglob("*.py")]]
    for path in filter(Path.is_file, files):
        for module in sorted(imported_modules(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PACKAGE).as_posix(), module


def all_rooms() -> set[str]:
    return {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"} - {
        "__pycache__"
    }


def is_within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import PySide6.QtWidgets", "PySide6.QtWidgets"),
        ("from PySide6 import QtCore, QtWidgets", "PySide6.QtWidgets"),
        ("from PySide6.QtWidgets import QLabel", "PySide6.QtWidgets"),
        ("def late():\n    import numpy as np", "numpy"),
    ],
)
def test_every_form_of_import_is_seen(source: str, module: str) -> None:
    assert module in imported_modules(source)


def test_widgets_are_imported_by_app_and_ui_only() -> None:
    strays = [
        (file, module)
        for file, module in imports_of(*(all_rooms() - ROOMS_OF_WIDGETS))
        if is_within(module, "PySide6.QtWidgets")
    ]
    assert not strays


def test_core_imports_the_standard_library_only() -> None:
    allowed = (*sys.stdlib_module_names, "vbee_desktop.core")
    strays = [
        (file, module)
        for file, module in imports_of("core")
        if not is_within(module, *allowed) and module != "vbee_desktop"  # `from vbee_desktop import core`
    ]
    assert not strays


def test_the_worker_knows_of_qt_nothing_but_its_core() -> None:
    strays = [
        (file, module)
        for file, module in imports_of("worker")
        if is_within(module, "PySide6") and module != "PySide6" and not is_within(module, "PySide6.QtCore")
    ]
    assert not strays
