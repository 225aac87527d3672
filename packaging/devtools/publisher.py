"""Who stands behind the packages: read from packaging/publisher.toml, and a loud word while nobody does."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

PAPER = Path("packaging", "publisher.toml")
NAME = "The Vbee Desktop authors"
NOBODY = ".invalid"
"""What an address ends with that can never be anybody's (RFC 2606)."""


@dataclass(frozen=True)
class Publisher:
    """``id`` is the name for software centres."""

    address: str
    id: str

    @property
    def maintainer(self) -> str:
        """As a .deb names its maintainer."""
        return f"{NAME} <{self.address}>"

    @property
    def bundle_id(self) -> str:
        """The name for macOS, which allows no underscores."""
        return self.id.replace("_", "-")


def read_publisher(root: Path) -> Publisher:
    """What the checkout at `root` tells."""
    return Publisher(**tomllib.loads((root / PAPER).read_text(encoding="utf-8")))


def warning(publisher: Publisher) -> str:
    """What whoever builds has to know; nothing where somebody stands behind the packages."""
    if not publisher.address.endswith(NOBODY):
        return ""
    return (
        f"!! NOT FOR RELEASE: nobody stands behind these packages ({publisher.address}).\n"
        f"!! Whoever hands them to others writes an address and a name into {PAPER.as_posix()} first."
    )
