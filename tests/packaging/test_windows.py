"""The papers of the Windows programs and their installer, compiled by NSIS and tried in Wine."""

from __future__ import annotations

import ast
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from devtools import icon_files, windows
from devtools.environment import Environment
from devtools.signing import WINDOWS_COMMAND
from devtools.steps import StepFailed

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "packaging" / "windows" / "vbee-desktop.manifest"
SETTINGS = "{http://schemas.microsoft.com/SMI/%s/WindowsSettings}"
UNINSTALL_KEY = r"CurrentVersion\Uninstall\VbeeDesktop"
IS_RUNNING, OTHER_PROGRAM = 5, 6

needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="needs the Debian package nsis")
needs_wine = pytest.mark.skipif(shutil.which("wine") is None, reason="needs the Debian package wine")


@pytest.fixture(scope="module")
def environment() -> Environment:
    return Environment(ROOT)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A stand-in for the frozen folder."""
    folder = tmp_path / "vbee-desktop"
    (folder / "_internal" / "licences").mkdir(parents=True)
    for name in ("vbee-desktop.exe", "vbee-desktop-console.exe", "vbee-sandbox.exe"):
        (folder / name).write_bytes(b"MZ stand-in")
    (folder / "_internal" / "giọng đọc.dll").write_bytes(b"library")
    (folder / "_internal" / "licences" / "LICENSE").write_text("MIT", encoding="utf-8")
    return folder


def test_the_manifest_asks_for_long_paths_sharp_displays_and_no_rights() -> None:
    manifest = ET.parse(MANIFEST)
    told = {element.tag: (element.text, element.attrib) for element in manifest.iter()}
    assert told[SETTINGS % 2016 + "longPathAware"][0] == "true"
    assert told[SETTINGS % 2016 + "dpiAwareness"][0] == "PerMonitorV2"
    levels = [
        each.attrib["level"] for each in manifest.iter() if each.tag.endswith("requestedExecutionLevel")
    ]
    assert levels == ["asInvoker"]


def test_version_resources_are_told_in_both_languages() -> None:
    for program in windows.DESCRIPTIONS:
        tree = ast.parse(windows.version_resource(program, "1.20.3"), mode="eval")
        words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert words.count("1.20.3") == 4  # of the file and of the product, in English and Vietnamese
        assert {"040904B0", "042A04B0", f"{program}.exe", 1066} <= set(words)
        assert ast.literal_eval(first_tuple(tree)) == (1, 20, 3, 0)


def first_tuple(tree: ast.AST) -> ast.Tuple:
    return next(node for node in ast.walk(tree) if isinstance(node, ast.Tuple))


def test_a_version_that_windows_cannot_write_is_refused() -> None:
    with pytest.raises(StepFailed, match=r"three numbers, not 1\.0rc1"):
        windows.numbers_of("1.0rc1")


def test_the_icons_hold_a_png_of_each_size(environment: Environment, tmp_path: Path) -> None:
    icon_files.write_ico(environment, tmp_path / "app.ico")
    icon_files.write_icns(environment, tmp_path / "app.icns")
    ico, icns = (tmp_path / "app.ico").read_bytes(), (tmp_path / "app.icns").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", ico)
    entries = [struct.unpack_from("<BBBBHHII", ico, 6 + 16 * each) for each in range(count)]
    assert (kind, [entry[0] or 256 for entry in entries]) == (1, list(icon_files.ICO_SIZES_PX))
    assert [png_width_px(ico[entry[7] :]) for entry in entries] == list(icon_files.ICO_SIZES_PX)
    assert struct.unpack_from(">4sI", icns) == (b"icns", len(icns))
    place, seen = 8, {}
    while place < len(icns):
        code, length = struct.unpack_from(">4sI", icns, place)
        seen[code] = png_width_px(icns[place + 8 :])
        place += length
    assert seen == icon_files.ICNS_KINDS


def png_width_px(data: bytes) -> int:
    assert data.startswith(b"\x89PNG")
    return int(struct.unpack_from(">I", data, 16)[0])


@needs_nsis
def test_the_script_takes_every_file_and_gives_the_same_bytes_again(
    environment: Environment, program: Path, tmp_path: Path
) -> None:
    installers = [tmp_path / "first.exe", tmp_path / "second.exe"]
    pictures = windows.draw_pictures(environment, tmp_path)
    said = [
        windows.compile_script(environment, each, windows.defines(program, each, "0.1.0", {}) | pictures)
        for each in installers
    ]
    for path in program.rglob("*"):
        assert path.is_dir() or f'File: "{path.name}"' in said[0]
    assert installers[0].read_bytes() == installers[1].read_bytes()
    assert "Cài đặt Vbee Desktop".encode("utf-16-le") in installers[0].read_bytes()


@needs_nsis
def test_without_a_certificate_nothing_is_signed_and_that_is_said(
    environment: Environment,
    program: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv(WINDOWS_COMMAND, raising=False)
    installer = windows.build_installer(environment, program, tmp_path, "0.1.0")
    assert installer.name == "vbee-desktop-0.1.0-windows.exe"
    assert installer.read_bytes().startswith(b"MZ")
    assert f"not signed: {WINDOWS_COMMAND} is not set" in capsys.readouterr().out


@needs_nsis
def test_programs_uninstaller_and_installer_are_signed_in_this_order(
    environment: Environment, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = tmp_path / "signed.txt"
    signer = tmp_path / "signer.py"
    signer.write_text(
        f"import sys\nopen({str(signed)!r}, 'a').write(sys.argv[-1] + chr(10))\n", encoding="utf-8"
    )
    monkeypatch.setenv(WINDOWS_COMMAND, f"{sys.executable} {signer}")
    installer = windows.build_installer(environment, program, tmp_path, "0.1.0")
    files = signed.read_text(encoding="utf-8").splitlines()
    assert files[:3] == [str(path) for path in sorted(program.glob("*.exe"))]
    assert len(files) == 5
    assert files[4] == str(installer)


def test_a_refused_signature_ends_the_build(program: Path, tmp_path: Path) -> None:
    from devtools.signing import sign_for_windows

    with pytest.raises(StepFailed, match=r"vbee-sandbox\.exe could not be signed"):
        sign_for_windows([program / "vbee-sandbox.exe"], {WINDOWS_COMMAND: "false"})


class Wine(NamedTuple):
    """A Windows of its own, below a folder."""

    prefix: Path

    def run(self, *command: str | Path) -> tuple[int, str]:
        """Exit code and output. Through a file: services that it starts beside hold on to a pipe."""
        output = self.prefix.with_suffix(".out")
        with output.open("wb") as file:
            done = subprocess.run(
                ["wine", *map(str, command)],
                env=self.variables(),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.DEVNULL,
                timeout=120,
                check=False,
            )
        return done.returncode, output.read_text(encoding="utf-8", errors="replace")

    def variables(self) -> dict[str, str]:
        ours = {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "DISPLAY": ""}
        # No offer to fetch .NET or a browser from the network, no entry in the menu of this desktop.
        return {**os.environ, **ours, "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d"}

    def wait(self) -> None:
        """Until every program in it has ended."""
        subprocess.run(["wineserver", "--wait"], env=self.variables(), timeout=60, check=True)

    def folder(self, name: str) -> Path:
        return self.prefix / "drive_c" / name

    def registered(self) -> str:
        """Everything in the registry of this person that names the program."""
        lines = self.run("reg", "query", r"HKCU\Software", "/s")[1].splitlines()
        return "\n".join(line for line in lines if "vbee" in line.lower())

    def menu_entries(self) -> list[Path]:
        return list(self.folder("users").rglob("Vbee Desktop.lnk"))


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    wine = Wine(tmp_path / "wine")
    subprocess.run(["wineboot", "--init"], env=wine.variables(), capture_output=True, timeout=120, check=True)
    yield wine
    subprocess.run(
        ["wineserver", "--kill"], env=wine.variables(), capture_output=True, timeout=60, check=False
    )


@needs_nsis
@needs_wine
def test_the_installer_installs_refuses_a_running_copy_renews_and_removes(
    environment: Environment, program: Path, tmp_path: Path, wine: Wine
) -> None:
    shutil.copy(wine.folder("windows/system32/cmd.exe"), program / "vbee-desktop.exe")
    installer = tmp_path / "installer.exe"
    known = windows.defines(program, installer, "0.1.0", {}) | windows.draw_pictures(environment, tmp_path)
    known["TARGET"] = "amd64-unicode"
    windows.compile_script(environment, installer, known)
    install = (installer, "/S", r"/D=C:\Giọng")
    folder = wine.folder("Giọng")

    assert wine.run(*install)[0] == 0
    assert {path.name for path in folder.iterdir()} == {path.name for path in program.iterdir()} | {
        "Uninstall.exe"
    }
    assert wine.menu_entries()
    registered = wine.registered()
    for line in (UNINSTALL_KEY, r"VbeeDesktop.Sound\shell\open\command", "VbeeDesktop.Text"):
        assert line in registered

    with subprocess.Popen(
        ["wine", folder / "vbee-desktop.exe"],
        env=wine.variables(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline()  # it speaks: it runs
        (program / "_internal" / "new.dll").write_bytes(b"new")
        assert wine.run(*install)[0] == IS_RUNNING
        assert wine.run(folder / "Uninstall.exe", "/S", r"_?=C:\Giọng")[0] == IS_RUNNING
        assert (folder / "_internal" / "giọng đọc.dll").is_file()
        running.communicate(b"exit\r\n", timeout=60)

    (program / "vbee-sandbox.exe").unlink()  # the next one comes without the demo
    windows.compile_script(environment, installer, known)
    (folder / "_internal" / "of the version before.dll").write_bytes(b"old")
    (folder / "a text of mine.txt").write_text("mine", encoding="utf-8")
    assert wine.run(*install)[0] == 0
    assert not (folder / "_internal" / "of the version before.dll").exists()
    assert not (folder / "vbee-sandbox.exe").exists()

    wine.run(folder / "Uninstall.exe", "/S")
    wine.wait()  # it goes on as a copy of itself, so that it can remove itself too
    assert [path.name for path in folder.iterdir()] == ["a text of mine.txt"]
    assert not wine.menu_entries()
    assert not wine.registered()

    (folder / "_internal").mkdir()
    (folder / "_internal" / "of another program.dll").write_bytes(b"other")
    assert wine.run(*install)[0] == OTHER_PROGRAM
    assert (folder / "_internal" / "of another program.dll").is_file()
