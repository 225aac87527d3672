"""Imports without PySide's look into every source."""

from __future__ import annotations

import builtins


def import_quickly() -> None:
    """Import Qt, and give Python its own ``import`` back.

    PySide puts a hook there for ``from __feature__ import …``, which nobody here uses. It reads the source of
    each module that is imported from then on, in search of the word "PySide6", and keeps all lines: of the
    whole program that is a quarter of the time of its imports, in which the window cannot answer, and 12 MB.
    The hook keeps what was there before in ``builtins`` (tried with PySide 6.11).
    """
    import PySide6.QtCore  # noqa: F401  # puts the hook there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
