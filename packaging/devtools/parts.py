"""What others made of the frozen program: read from packaging/parts.toml, looked up in its folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from devtools.steps import StepFailed

TABLE = Path("packaging", "parts.toml")
INTERNAL = "_internal"
ENDINGS = (".dll", ".exe", ".pyd", ".dylib")


@dataclass(frozen=True)
class Native:
    """A library or program. `text` is the place of its licence below `licences`, `inside` the part that it is
    linked into, `systems` where: none is all.
    """

    name: str
    licence: str
    source: str
    text: str = ""
    files: tuple[str, ...] = ()
    inside: str = ""
    version: str = ""
    version_in_file: str = ""
    version_files: tuple[str, ...] = ()
    version_beside: Mapping[str, str] = field(default_factory=dict)
    systems: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a file, by its path below the folder of the program, belongs to this part."""
        return any(fnmatchcase(path, pattern) for pattern in self.files)


@dataclass(frozen=True)
class Parts:
    """Everything that parts.toml tells: licences of Python packages by name, and native parts."""

    python: Mapping[str, str]
    native: tuple[Native, ...]

    def owner(self, path: str) -> Native | None:
        """The part that a file belongs to: the one that names it most closely."""
        holding = [part for part in self.native if part.holds(path)]
        return max(holding, key=lambda part: closeness(part, path), default=None)


def closeness(part: Native, path: str) -> int:
    """How much of a path the best of the part's patterns spells out."""
    return max(len(pattern) for pattern in part.files if fnmatchcase(path, pattern))


def read_parts(root: Path) -> Parts:
    """The table of the checkout at `root`."""
    table = tomllib.loads((root / TABLE).read_text(encoding="utf-8"))
    native = ({key: frozen(value) for key, value in entry.items()} for entry in table["native"])
    return Parts(table["python"], tuple(Native(**entry) for entry in native))


def frozen(value: Any) -> Any:
    """A list as a tuple, anything else as it is."""
    return tuple(value) if isinstance(value, list) else value


def native_files(program: Path) -> dict[str, Path]:
    """The libraries and programs in the folder, by their paths below it (and below `_internal`)."""
    found = sorted(path for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    return {place(path.relative_to(program)): path for path in found if is_native(path)}


def place(path: Path) -> str:
    """A path as parts.toml writes it."""
    return path.as_posix().removeprefix(f"{INTERNAL}/")


def is_native(path: Path) -> bool:
    """Whether a file is machine code, by its ending or (ELF, Mach-O) by its first bytes."""
    if path.suffix.lower() in ENDINGS:
        return True
    with path.open("rb") as file:
        return file.read(4) in {b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"}


def files_by_part(parts: Parts, program: Path) -> dict[str, list[Path]]:
    """Which native files are of which part; a file that no part names fails the build."""
    owned: dict[str, list[Path]] = {}
    unknown = []
    for name, path in native_files(program).items():
        owner = parts.owner(name)
        if owner is None:
            unknown.append(name)
        else:
            owned.setdefault(owner.name, []).append(path)
    if unknown:
        raise StepFailed(f"{TABLE.as_posix()} does not tell whose these are: {', '.join(unknown)}")
    return owned


def version_in(files: Iterable[Path], pattern: str) -> str:
    """What the pattern finds first in the bytes of the files; nothing when it finds nothing."""
    for file in files:
        if found := re.search(pattern.encode(), file.read_bytes()):
            return found[1].decode()
    return ""
