"""SHA-256 sums of the files of a release, as `sha256sum --check` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

SUMS = "SHA256SUMS"


def write_sums(files: Iterable[Path], folder: Path) -> Path:
    """Write the sums of the files, all in `folder`, beside them."""
    sums = folder / SUMS
    lines = (f"{sha256(file)}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return sums


def sha256(file: Path) -> str:
    """The sum of one file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
