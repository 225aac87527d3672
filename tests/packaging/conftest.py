"""The frozen program and its packages, built once for all tests that want them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.commands import version_of
from devtools.debian_package import build_deb
from devtools.environment import Environment
from devtools.frozen import freeze
from devtools.linux_archive import build_archive
from tests.e2e.harness.pulse import PulseServer, running_pulse
from tests.e2e.harness.tools import need_linux, need_program
from tests.e2e.harness.xvfb import running_xvfb
from tests.packaging.places import PERSON, CleanRoot, Place

ROOT = Path(__file__).resolve().parents[2]
FASTEST = 0
BUILT_BEFORE = os.environ.get("VBEE_FROZEN", "")
"""A frozen folder that `dev.py build frozen` made a moment ago, for whoever works on these tests."""


@pytest.fixture(scope="session")
def clean_root_in_the_making(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CleanRoot | None]:
    """Begun before the program is built, since it mostly waits for the network; None where it cannot be."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        yield None
        return
    folder = tmp_path_factory.mktemp("clean") / "root"
    root = CleanRoot(folder)
    yield root
    root.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def program(
    clean_root_in_the_making: CleanRoot | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The frozen folder."""
    need_linux()
    need_program("unshare", package="util-linux")
    if BUILT_BEFORE:
        yield Path(BUILT_BEFORE)
        return
    folder = tmp_path_factory.mktemp("frozen")
    yield freeze(Environment(ROOT), folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def deb(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The .deb, compressed less than when it is released."""
    folder = tmp_path_factory.mktemp("deb")
    yield build_deb(Environment(ROOT), program, folder, version_of(ROOT), level=FASTEST)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def archive(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The archive, compressed less than when it is released."""
    folder = tmp_path_factory.mktemp("archive")
    yield build_archive(Environment(ROOT), program, folder, version_of(ROOT), level=FASTEST)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def lintian(deb: Path) -> Iterator[subprocess.Popen[str] | None]:
    """Judges the .deb beside the tests, which takes it half a minute; None where it is not installed."""
    if shutil.which("lintian") is None:
        yield None
        return
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(deb)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    yield process
    process.kill()
    process.communicate()


@pytest.fixture(scope="session")
def clean_root(
    clean_root_in_the_making: CleanRoot | None, deb: Path, lintian: subprocess.Popen[str] | None
) -> CleanRoot:
    """A bare Debian with the .deb installed, and what leads ALSA to a sound server."""
    if clean_root_in_the_making is None:
        pytest.skip("only root can make a clean root, with debootstrap")
    root = clean_root_in_the_making
    root.wait()
    root.apt("install", root.take(deb), "libasound2-plugins")
    root.call("useradd", "--create-home", PERSON)
    return root


@pytest.fixture(scope="session")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The archive, unpacked under a name with a space and marks."""
    folder = tmp_path_factory.mktemp("Tải xuống")
    subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
    [top] = folder.iterdir()
    yield top
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def display() -> Iterator[dict[str, str]]:
    """A screen of its own."""
    with running_xvfb() as environment:
        yield environment


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    """A loudspeaker and a microphone."""
    with running_pulse() as server:
        yield server


@pytest.fixture
def folder_place(program: Path, tmp_path: Path) -> Place:
    """The frozen folder as it comes from the build."""
    return Place(str(program / "vbee-desktop"), tmp_path, tmp_path / "tour")


@pytest.fixture
def archive_place(unpacked: Path, tmp_path: Path) -> Place:
    """The unpacked archive."""
    return Place(str(unpacked / "program" / "vbee-desktop"), tmp_path, tmp_path / "tour")


@pytest.fixture
def deb_place(clean_root: CleanRoot, deb: Path) -> Place:
    """The program as the .deb has installed it in a bare Debian, where another test may have removed it."""
    if not (clean_root.folder / "usr" / "bin" / "vbee-desktop").is_symlink():
        clean_root.call("dpkg", "--install", clean_root.take(deb))
    home = clean_root.folder / "home" / PERSON
    return Place("vbee-desktop", home, home / "tour", clean_root.folder)


@pytest.fixture(params=["folder_place", "archive_place", "deb_place"])
def place(request: pytest.FixtureRequest) -> Place:
    """Each of them in turn."""
    found: Place = request.getfixturevalue(request.param)
    return found
