"""Putting a mutant in the place of a module: before that is imported, or while it is loaded."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType


def is_within_functions(before: str, after: str) -> bool:
    """Whether two sources differ in nothing but what functions do when they are called."""
    if _outline(before) != _outline(after):
        return False
    old, new = (dict(_codes_of(compile(each, "", "exec", dont_inherit=True))) for each in (before, after))
    return old.keys() == new.keys() and all(old[name].co_freevars == new[name].co_freevars for name in old)


def swap(name: str, source: str) -> None:
    """Have the functions of a loaded module do what ``source`` says, whoever holds them already."""
    module = sys.modules[name]
    path = module.__file__ or name
    codes = dict(_codes_of(compile(source, path, "exec", dont_inherit=True)))
    for function in _functions_of(module):
        function.__code__ = codes[function.__code__.co_qualname]


class Instead(importlib.abc.MetaPathFinder):
    """Finds one module, in other words."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name = name
        self._loader = _Loader(source, name, str(path))

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._loader.path, loader=self._loader)


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, source: str, fullname: str, path: str) -> None:
        super().__init__(fullname, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


def _outline(source: str) -> str:
    """A module without the bodies of its functions: their signatures and decorators stay."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [ast.Pass()]
    return ast.dump(tree)


def _codes_of(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions of a module and the methods of its classes, by their names with that of the class."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each.co_qualname, each
            if "<locals>" not in each.co_qualname and not each.co_flags & _IS_FUNCTION:
                yield from _codes_of(each)


_IS_FUNCTION = 0x0002
"""``CO_NEWLOCALS``, which the body of a class has not."""


def _functions_of(module: ModuleType) -> Iterator[FunctionType]:
    for value in vars(module).values():
        yield from _functions_in(value, module.__name__)
        if isinstance(value, type) and value.__module__ == module.__name__:
            for member in vars(value).values():
                yield from _functions_in(member, module.__name__)


def _functions_in(value: object, module_name: str) -> Iterator[FunctionType]:
    """A function, what a property asks, or what a decorator has wrapped; of this module, and of its text."""
    inner = getattr(value, "fget", None) or getattr(value, "__func__", None) or value
    inner = getattr(inner, "__wrapped__", inner)
    if isinstance(inner, FunctionType) and inner.__module__ == module_name:
        is_written_there = inner.__code__.co_filename == sys.modules[module_name].__file__
        yield from [inner] if is_written_there else []
