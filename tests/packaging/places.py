"""Where the built program is put and started as people have it: alone, without network, on a display."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LIMIT_S = 120
BARE = {"LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
WITHOUT_NETWORK = ("unshare", *(() if os.geteuid() == 0 else ("--map-root-user",)), "--net")
LOOPBACK = 'ip link set lo up && exec "$@"'
IN_ROOT = """
set -e
root=$1; shift
for shared in /tmp/.X11-unix $SHARED; do
    mkdir -p "$root$shared"
    mount --bind "$shared" "$root$shared"
done
mount -t proc proc "$root/proc"
if [ -n "$ISOLATED" ]; then ip link set lo up; fi
exec chroot ${PERSON:+--userspec=$PERSON} "$root" "$@"
"""
"""What is mounted belongs to the namespace of the process and goes with it. PERSON is who runs it: root if
nobody is named.
"""
PERSON = "an"
"""An ordinary user of a clean root."""


@dataclass(frozen=True)
class Place:
    """One way to have the program. `home` and `results` are folders as this machine sees them."""

    program: str
    home: Path
    results: Path
    root: Path = Path("/")
    shared: tuple[str, ...] = field(default=())

    def command(self, *words: str) -> list[str]:
        """How the words are run: cut off from every network, and in their root if they have one."""
        if self.root == Path("/"):
            return [*WITHOUT_NETWORK, "sh", "-c", LOOPBACK, "sh", *words]
        return [*WITHOUT_NETWORK, "--mount", "sh", "-c", IN_ROOT, "sh", str(self.root), *words]

    def environment(self, *extra: Mapping[str, str]) -> dict[str, str]:
        """No more than a new user has."""
        own = {"HOME": self.inside(self.home), "SHARED": " ".join(self.shared), "ISOLATED": "yes"}
        merged = BARE | own | ({} if self.root == Path("/") else {"PERSON": PERSON, "USER": PERSON})
        for each in extra:
            merged |= each
        return merged

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        return subprocess.run(
            self.command(self.program, *words),
            env=self.environment(environment),
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Let the words run."""
        return subprocess.Popen(
            self.command(*words),
            env=self.environment(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def inside(self, path: Path) -> str:
        """A path as the program sees it."""
        return str(Path("/") / path.relative_to(self.root))


AS_ROOT = {"SHARED": "", "ISOLATED": "", "PERSON": "", "DEBIAN_FRONTEND": "noninteractive"}


class CleanRoot:
    """A Debian with nothing in it, in a folder. Making it takes a minute beside whatever else is done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = folder.with_suffix(".log")
        with self._log.open("wb") as log:
            self._making = subprocess.Popen(
                ["debootstrap", "--variant=minbase", codename(), str(folder)],
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Until it is made."""
        assert self._making.wait(300) == 0, self._log.read_text(encoding="utf-8")[-2000:]

    def stop(self) -> None:
        """Give up making it, if it still is being made."""
        self._making.terminate()
        self._making.wait(30)

    def apt(self, *words: str) -> str:
        """Run apt-get in it, with the network of this machine; what it says."""
        quiet = ("--quiet", "--yes", "--no-install-recommends", "--option", "Dpkg::Use-Pty=0")
        return self.call("apt-get", *quiet, *words)

    def call(self, *words: str) -> str:
        """Run a program in it that must succeed."""
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", IN_ROOT, "sh", str(self.folder), *words],
            env={**os.environ, **BARE, **AS_ROOT},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:]
        return done.stdout

    def take(self, file: Path) -> str:
        """Copy a file into it; its path there."""
        shutil.copy(file, self.folder / "tmp")
        return f"/tmp/{file.name}"


def codename() -> str:
    """Of the system that runs this, such as bookworm."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    [name] = [line.partition("=")[2].strip('"') for line in lines if line.startswith("VERSION_CODENAME=")]
    return name
