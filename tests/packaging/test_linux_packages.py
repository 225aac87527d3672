"""What people do with the .deb and the archive: install, start from the menu, upgrade, remove."""

from __future__ import annotations

import re
import shlex
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path

from devtools.linux_share import MANUALS
from tests.cli.shell import until
from tests.e2e.harness.tools import need_program
from tests.packaging.places import CleanRoot, Place
from vbee_desktop import __version__
from vbee_desktop.cli.window import HANDED_OVER

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(".local", "share", "vbee-desktop")


def said_by(*command: str | Path) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_menu_entry_and_the_page_for_software_centres_are_valid(unpacked: Path) -> None:
    need_program("desktop-file-validate", package="desktop-file-utils")
    need_program("appstreamcli", package="appstream")
    entry = unpacked / "share" / "applications" / "vbee-desktop.desktop"
    assert said_by("desktop-file-validate", entry) == ""
    kinds = entry_of(entry)["MimeType"].split(";")
    assert {"audio/x-wav", "text/plain"} <= set(kinds)
    said_by("appstreamcli", "validate", "--no-net", unpacked / "share/metainfo/vbee-desktop.metainfo.xml")


def test_one_version_stands_everywhere(deb: Path, unpacked: Path) -> None:
    page = ET.parse(unpacked / "share/metainfo/vbee-desktop.metainfo.xml")
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, flags=re.MULTILINE)
    assert newest is not None
    releases = [release.get("version") for release in page.iter("release")]
    assert releases == [newest[1]] == [__version__]
    assert said_by("dpkg-deb", "--field", deb, "Version").strip() == __version__
    assert unpacked.name == f"vbee-desktop-{__version__}"


def test_the_archive_and_the_package_carry_the_licences_and_nothing_to_develop_with(unpacked: Path) -> None:
    inside = unpacked / "program" / "_internal"
    assert (inside / "licences" / "LICENSE").is_file()
    assert {"numpy", "httpx", "keyring"} <= {path.name for path in (inside / "licences").iterdir()}
    names = {path.name for path in inside.rglob("*")}
    assert not names & {"pytest", "mypy", "hypothesis", "libqgtk3.so", "vbee_vi.ts", "libasound.so.2"}


def test_the_manual_is_found_in_both_languages(unpacked: Path, deb: Path) -> None:
    listed = said_by("dpkg-deb", "--contents", deb)
    for place in MANUALS.values():
        assert (unpacked / "share" / place / "vbee-desktop.1.gz").is_file()
        assert f"./usr/share/{place}/vbee-desktop.1.gz\n" in listed
    pages = said_by("man", "--local-file", unpacked / "share/man/man1/vbee-desktop.1.gz")
    assert __version__ in pages


def test_the_deb_is_installed_started_from_the_menu_upgraded_and_removed(
    deb_place: Place, clean_root: CleanRoot, deb: Path, display: dict[str, str], tmp_path: Path
) -> None:
    command = menu_command(clean_root.folder / "usr/share/applications/vbee-desktop.desktop")
    assert command == ["vbee-desktop"]
    with window(deb_place, command, display):
        pass
    kept = {path: path.read_bytes() for path in (deb_place.home / DATA).rglob("*") if path.is_file()}
    assert kept
    clean_root.call("dpkg", "--install", clean_root.take(newer(deb, tmp_path)))
    assert "Version: 99.0" in clean_root.call("dpkg", "--status", "vbee-desktop")
    assert still_there(kept)
    with window(deb_place, command, display):
        pass
    kept = {path: path.read_bytes() for path in kept}
    clean_root.apt("remove", "vbee-desktop")
    assert not (clean_root.folder / "usr" / "lib" / "vbee-desktop").exists()
    assert not (clean_root.folder / "usr" / "bin" / "vbee-desktop").is_symlink()
    assert still_there(kept)
    clean_root.call("dpkg", "--purge", "vbee-desktop")
    assert "vbee-desktop" not in clean_root.call("dpkg-query", "--show")
    assert still_there(kept)


def test_the_archive_installs_itself_for_one_person(
    unpacked: Path, tmp_path: Path, display: dict[str, str]
) -> None:
    home = tmp_path / "nhà của An"
    (home / DATA).mkdir(parents=True)
    (home / DATA / "mine").write_text("a text")
    place = Place(str(home / ".local" / "bin" / "vbee-desktop"), home, tmp_path)
    install(unpacked, place)
    install(unpacked, place)  # bringing it up to date is the same act
    command = menu_command(home / ".local/share/applications/vbee-desktop.desktop")
    assert command == [place.program]
    assert (home / ".local/share/icons/hicolor/48x48/apps/vbee-desktop.png").is_file()
    assert (home / ".local/share/man/vi/man1/vbee-desktop.1.gz").is_file()
    with window(place, command, display):
        pass
    install(unpacked, place, "--remove")
    left = {path for path in home.rglob("*vbee-desktop*") if not path.is_relative_to(home / DATA)}
    assert left == set()
    assert (home / DATA / "mine").read_text() == "a text"


def test_a_wrong_word_for_the_installer_is_told(unpacked: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [unpacked / "install-for-me", "--atari"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_lintian_finds_no_fault(lintian: subprocess.Popen[str] | None) -> None:
    need_program("lintian", package="lintian")
    assert lintian is not None
    found, _ = lintian.communicate(timeout=120)
    faults = [line for line in found.splitlines() if line.startswith(("E:", "W:"))]
    assert (lintian.returncode, faults) == (0, [])


def install(unpacked: Path, place: Place, *words: str) -> None:
    done = subprocess.run(
        [unpacked / "install-for-me", *words],
        env=place.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def entry_of(file: Path) -> dict[str, str]:
    """The fields of a menu entry."""
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep capitals
    parser.read(file, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def menu_command(file: Path) -> list[str]:
    """What the menu starts, without a file to open."""
    return [word for word in shlex.split(entry_of(file)["Exec"]) if word != "%f"]


@contextmanager
def window(place: Place, command: list[str], display: dict[str, str]) -> Iterator[None]:
    """The window, once it answers a second start; it ends without a word on standard error."""
    process = place.start(*command, **display)
    try:
        lock = place.home / DATA / "window.lock"
        until(lambda: is_held(lock) or process.poll() is not None, "the window")
        second = place.run(**display)
        assert (second.returncode, second.stdout.strip(), second.stderr) == (0, HANDED_OVER, "")
        yield
    finally:
        process.terminate()
        _out, errors = process.communicate(timeout=30)
    assert errors == ""


def is_held(lock: Path) -> bool:
    """Whether a process holds the lock: asked of the system, since trying would take it for a moment."""
    held = Path("/proc/locks").read_text(encoding="ascii")
    return lock.exists() and f":{lock.stat().st_ino} " in held


def newer(deb: Path, folder: Path) -> Path:
    """The same package under a version that comes later."""
    tree, package = folder / "newer", folder / "newer.deb"
    said_by("dpkg-deb", "--raw-extract", deb, tree)
    control = tree / "DEBIAN" / "control"
    control.write_text(re.sub(r"^Version: .*$", "Version: 99.0", control.read_text(), flags=re.MULTILINE))
    said_by("dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, package)
    return package


def still_there(files: dict[Path, bytes]) -> bool:
    """Whether every file is what it was."""
    return all(path.is_file() and path.read_bytes() == content for path, content in files.items())
