"""What a folder of Linux programs and libraries needs from the system that it runs on (binutils and dpkg)."""

from __future__ import annotations

import re
from pathlib import Path

from devtools.steps import StepFailed, run_quietly, telling_line

MAGIC = b"\x7fELF"


def elf_files(folder: Path) -> list[Path]:
    """Programs and libraries below the folder, each once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in files if starts_with_magic(path))


def starts_with_magic(path: Path) -> bool:
    """Whether a file is a program or library."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def is_loadable(path: Path) -> bool:
    """Whether the parts of a library lie where the system can map them. What was moved about in a library
    for its wheel may no longer do so after strip.
    """
    parts = re.findall(r"LOAD off +0x(\w+) vaddr 0x(\w+) .*align 2\*\*(\d+)", run_tool("objdump", "-p", path))
    return all(
        (int(offset, 16) - int(address, 16)) % 2 ** int(power) == 0 for offset, address, power in parts
    )


def sonames_needed(files: list[Path]) -> set[str]:
    """Names of the libraries that the files ask for and that are not among them."""
    output = run_tool("objdump", "-p", *files)
    needed = set(re.findall(r"^ +NEEDED +(\S+)$", output, flags=re.MULTILINE))
    return (
        needed - {path.name for path in files} - set(re.findall(r"^ +SONAME +(\S+)$", output, re.MULTILINE))
    )


def oldest_glibc(files: list[Path]) -> str:
    """Version of the C library that the files need at least, such as "2.34"."""
    found = set(re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", run_tool("objdump", "-p", *files)))
    return ".".join(map(str, max(tuple(map(int, version.split("."))) for version in found)))


def packages_of(sonames: set[str]) -> set[str]:
    """The Debian packages, installed here, that these libraries come from."""
    places = library_places()
    if unknown := sorted(sonames - places.keys()):
        raise StepFailed(f"libraries that the program needs are not installed here: {', '.join(unknown)}")
    return owners_of({places[name] for name in sonames})


def library_places() -> dict[str, Path]:
    """Where the system's linker finds each library, by name; of two the first, for this kind of machine."""
    lines = run_tool("/sbin/ldconfig", "-p").splitlines()
    found = [re.fullmatch(r"\s+(\S+) \(.*\) => (\S+)", line) for line in lines]
    return {match[1]: Path(match[2]) for match in reversed(found) if match}


def owners_of(libraries: set[Path]) -> set[str]:
    """The packages of installed files, which may be known under /usr or, from earlier days, without."""
    spellings = {str(name): library for library in libraries for name in names_of(library)}
    # It fails when one spelling is unknown, and still tells of the others.
    _, output = run_quietly("dpkg-query", "--search", *sorted(spellings))
    lines = re.findall(r"^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9]+)?: (/.*)$", output, flags=re.MULTILINE)
    owners = {spellings[path]: package for package, path in lines if path in spellings}
    if strange := sorted(str(library) for library in libraries - owners.keys()):
        raise StepFailed(f"no package brings {', '.join(strange)}")
    return set(owners.values())


def names_of(library: Path) -> set[Path]:
    """How the files of packages may name a library."""
    real = library.resolve()
    return {library, real, Path(str(real).removeprefix("/usr"))}


def run_tool(*command: str | Path) -> str:
    """What a tool says; a failure is told."""
    exit_code, output = run_quietly(*command)
    if exit_code != 0:
        raise StepFailed(f"{command[0]} failed: {telling_line(output)}")
    return output
