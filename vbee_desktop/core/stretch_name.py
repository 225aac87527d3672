"""The name of a stretch of a recording tells which recording it is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STRETCH = re.compile(r"(.+)-\d+\.\d{3}-\d+\.\d{3}")


def stretch_of(whole: Path, start_s: float, end_s: float) -> Path:
    """The file of the stretch, beside the recording; the same stretch has the same name."""
    return whole.with_name(f"{whole.stem}-{start_s:.3f}-{end_s:.3f}{whole.suffix}")


def whole_of(stretch: Path) -> Path | None:
    """The recording that the file is a stretch of; None when it is none."""
    named = _STRETCH.fullmatch(stretch.stem)
    return stretch.with_name(named[1] + stretch.suffix) if named else None
