"""The wheel, built for real once, and what is in it."""

from __future__ import annotations

import email.message
import email.parser
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import vbee_desktop

ROOT = Path(__file__).resolve().parents[2]


def build_wheel(folder: Path) -> Path:
    """Build with the installed backend, as `dev.py build` does."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return email.parser.BytesParser().parsebytes(archive.read(name))


def source_files(folder: str) -> set[str]:
    """What lies below a folder of the checkout, compiled files left out."""
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and file.suffix != ".pyc"]
    return {file.relative_to(ROOT).as_posix() for file in files}


def test_it_holds_the_package_and_its_resources(names: set[str]) -> None:
    resources = {f"vbee_desktop/{name}" for name in source_files("resources")}
    assert "vbee_desktop/resources/voices.json" in resources
    assert resources <= names
    assert source_files("vbee_desktop") <= names


def test_it_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names} == {
        "vbee_desktop",
        f"vbee_desktop-{vbee_desktop.__version__}.dist-info",
    }
    assert [name for name in names if "__pycache__" in name] == []


def test_the_version_has_one_source(wheel: Path, metadata: email.message.Message) -> None:
    assert metadata["Version"] == vbee_desktop.__version__
    assert wheel.name == f"vbee_desktop-{vbee_desktop.__version__}-py3-none-any.whl"


def test_the_change_log_begins_with_this_version() -> None:
    log = (ROOT / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", log, flags=re.MULTILINE)[0] == vbee_desktop.__version__


def test_it_is_mit_and_says_so(metadata: email.message.Message, names: set[str]) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_it_starts_the_command_line(wheel: Path, names: set[str]) -> None:
    (entry_points,) = [name for name in names if name.endswith("entry_points.txt")]
    text = zipfile.ZipFile(wheel).read(entry_points).decode()
    assert text.split() == ["[console_scripts]", "vbee-desktop", "=", "vbee_desktop.cli.main:main"]


def test_an_unpacked_wheel_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from vbee_desktop.core.resources import resource_path\n"
        "print(resource_path('voices.json').resolve())"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert Path(done.stdout.strip()) == (tmp_path / "vbee_desktop" / "resources" / "voices.json").resolve()


def test_building_again_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()
