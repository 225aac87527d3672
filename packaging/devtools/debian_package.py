"""The .deb: the frozen folder in /usr/lib, a command in /usr/bin, and what a desktop wants to know."""

from __future__ import annotations

import email.utils
import gzip
import hashlib
import os
import shutil
from pathlib import Path

from devtools import elf
from devtools.environment import Environment
from devtools.frozen import PROGRAM, has_demo, release_time_s, reproducible
from devtools.linux_share import LEVEL, SOURCES, THREADS, fill_share
from devtools.publisher import read_publisher
from devtools.steps import StepFailed, run_quietly, step, telling_line

LOADED_WHEN_NEEDED = ("libportaudio2", "ca-certificates")
"""Not linked: sound, and the certificates of this computer."""
WISHED = (
    "fonts-noto-core | fonts-dejavu-core",  # Vietnamese letters with all their marks
    "libasound2-plugins | pipewire-alsa",  # leads PortAudio to the sound server of the desktop
    "gnome-keyring | kwalletmanager",  # where the token is kept
    "xdg-utils",  # opens folders
)
DESCRIPTION = """Vietnamese text to speech and speech to text
 One window for Vietnamese speech on the Vbee APIs: type or open a text, choose
 a voice, hear it and save it; record or choose a sound and read its words with
 their times."""
OF_THE_DEMO = """
 .
 Without an account there is a demo with a robot's voice, which costs nothing."""
CONTROL = """Package: vbee-desktop
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size_kib}
Depends: {depends}
Recommends: {wished}
Section: sound
Priority: optional
Homepage: https://vbee.vn
Description: {description}
"""
CHANGE = """vbee-desktop ({version}) stable; urgency=medium

  * Version {version}: what is new stands in CHANGELOG.md beside this file.

 -- {maintainer}  {date}
"""


def build_deb(
    environment: Environment, program: Path, folder: Path, version: str, *, level: int = LEVEL
) -> Path:
    """Put the frozen `program` into a .deb in `folder`. Nearly all of the time goes into compressing it."""
    tree = folder / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    with step("Building the .deb"):
        fill_tree(environment, program, tree, version)
        (tree / "DEBIAN").mkdir()
        write(tree / "DEBIAN" / "control", control(environment.root, tree, program, version))
        write(tree / "DEBIAN" / "md5sums", checksums(tree))
        set_times(tree, release_time_s(environment.root))
        package = folder / f"vbee-desktop_{version}_{architecture()}.deb"
        pack(environment, tree, package, level)
    shutil.rmtree(tree)
    return package


def fill_tree(environment: Environment, program: Path, tree: Path, version: str) -> None:
    """Everything that is installed, as it will lie below /."""
    usr = tree / "usr"
    shutil.copytree(program, usr / "lib" / PROGRAM, symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / PROGRAM).symlink_to(Path("..", "lib", PROGRAM, PROGRAM))
    fill_share(environment, program, usr / "share", version)
    fill_papers(environment.root, usr / "share", version)
    for path in (tree, usr, *usr.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_program(path) else 0o644)


def is_program(path: Path) -> bool:
    """Whether a file is to be started; libraries are only loaded."""
    return path.parent.parent.name == "lib" and not path.suffix


def fill_papers(root: Path, share: Path, version: str) -> None:
    """Copyright, changes, and what lintian need not tell again."""
    papers, overrides = share / "doc" / PROGRAM, share / "lintian" / "overrides"
    papers.mkdir(parents=True)
    overrides.mkdir(parents=True)
    shutil.copy(root / SOURCES / "copyright", papers)
    shutil.copy(root / SOURCES / "lintian-overrides", overrides / PROGRAM)
    changes = (root / "packaging" / "CHANGELOG.md").read_bytes()
    (papers / "CHANGELOG.md.gz").write_bytes(gzip.compress(changes, mtime=0))
    date = email.utils.formatdate(release_time_s(root))
    text = CHANGE.format(version=version, maintainer=read_publisher(root).maintainer, date=date)
    (papers / "changelog.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def dependencies(program: Path) -> list[str]:
    """The packages without which the program does not work, found by asking its files."""
    files = elf.elf_files(program)
    packages = elf.packages_of(elf.sonames_needed(files)) - {"libc6"}
    return [f"libc6 (>= {elf.oldest_glibc(files)})", *sorted(packages.union(LOADED_WHEN_NEEDED))]


def control(root: Path, tree: Path, program: Path, version: str) -> str:
    """Text of the control file."""
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    return CONTROL.format(
        version=version,
        architecture=architecture(),
        maintainer=read_publisher(root).maintainer,
        size_kib=sum(-(-path.stat().st_size // 1024) for path in files),
        depends=", ".join(dependencies(program)),
        wished=", ".join(WISHED),
        description=DESCRIPTION + (OF_THE_DEMO if has_demo(program) else ""),
    )


def checksums(tree: Path) -> str:
    """Text of the md5sums file."""
    usr = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = (hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest() for path in usr)
    return "".join(f"{digest}  {path.relative_to(tree)}\n" for digest, path in zip(sums, usr, strict=True))


def set_times(tree: Path, time_s: int) -> None:
    """One time for everything: files keep that of whenever they were installed where this is built."""
    (tree / "DEBIAN").chmod(0o755)
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (time_s, time_s), follow_symlinks=False)


def architecture() -> str:
    """Debian's name for this kind of machine."""
    return elf.run_tool("dpkg", "--print-architecture").strip()


def pack(environment: Environment, tree: Path, package: Path, level: int) -> None:
    """Have dpkg-deb make the file."""
    options = ("--root-owner-group", "-Zxz", f"-z{level}", f"--threads-max={THREADS}", "--build")
    variables = {**environment.variables(), **reproducible(environment.root)}
    exit_code, output = run_quietly("dpkg-deb", *options, tree, package, env=variables)
    if exit_code != 0:
        raise StepFailed(f"dpkg-deb failed: {telling_line(output)}")


def write(path: Path, text: str) -> None:
    """A text file that everybody may read."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
