"""Many changes of a view, and one layout for all of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget


@contextmanager
def laid_out_once(widgets: Iterable[QWidget]) -> Iterator[None]:
    """Let these widgets be laid out when the block has ended. Qt lays out a view, and all that it stands in,
    each time that one of its widgets appears.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
