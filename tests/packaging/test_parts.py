"""What others made: the table, the paper for people and the list for machines tell of everything inside."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

from devtools import bill, parts, third_party
from devtools.distributions import bundled_distributions, modules_of_others
from devtools.environment import Environment
from devtools.steps import StepFailed
from devtools.sums import write_sums

ROOT = Path(__file__).resolve().parents[2]
PAPER = (ROOT / third_party.PAPER).read_text(encoding="utf-8")


TELLS_NO_VERSION = {"double-conversion"}
"""Copied into the sources of another part, and silent afterwards."""


@pytest.fixture(scope="module")
def known() -> parts.Parts:
    return parts.read_parts(ROOT)


def test_the_licence_of_every_python_package_is_told_as_it_tells_itself(known: parts.Parts) -> None:
    for name in bundled_distributions(with_demo=True):
        told = metadata(name).json.get("license_expression")
        assert known.python[name] == (told or known.python[name])


def test_the_paper_has_the_table_of_today(known: parts.Parts) -> None:
    assert third_party.renewed(PAPER, known) == PAPER, "run: python3 packaging/dev.py parts"


def test_the_source_of_espeak_is_offered() -> None:
    offer = PAPER.partition("## eSpeak NG")[2].partition("\n## ")[0].replace("\n", " ")
    for words in ("GNU General Public License, version 3", "source", "three years", "--without-demo"):
        assert words in offer


def test_what_is_linked_into_a_part_names_one_that_is_there(known: parts.Parts) -> None:
    names = [part.name for part in known.native]
    assert len(set(names)) == len(names)
    assert {part.inside for part in known.native} <= {"", *names}
    assert all(part.files or part.inside for part in known.native)


def test_the_closest_pattern_owns_a_file(known: parts.Parts) -> None:
    owners = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": "Qt",
        "PySide6/QtCore.abi3.so": "PySide6 and Shiboken",
        "PySide6/plugins/platforms/qwindows.dll": "Qt",
        "PySide6/Qt6Core.dll": "Qt",
        "python312.dll": "Python",
        "vbee-desktop.exe": "PyInstaller's starter",
        "_sounddevice_data/portaudio-binaries/libportaudio64bit.dll": (
            "PortAudio (in the wheel of sounddevice; on Linux that of the system)"
        ),
    }
    found = {path: known.owner(path) for path in owners}
    assert {path: part.name if part else None for path, part in found.items()} == owners


def test_a_library_that_nobody_tells_of_fails_the_build(known: parts.Parts, tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "unheard-of.dll").write_bytes(b"MZ")
    with pytest.raises(StepFailed, match=r"does not tell whose these are: unheard-of\.dll"):
        parts.files_by_part(known, tmp_path)


def test_a_package_without_a_licence_fails_the_build(known: parts.Parts) -> None:
    with pytest.raises(StepFailed, match="does not tell the licence of: unheard-of"):
        bill.python_components(known, {"unheard-of": "1.0"})


def test_the_list_of_parts_of_the_built_program_is_whole(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    file = bill.write_bill(Environment(ROOT), program, tmp_path, "0.1.0", with_demo=True)
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["metadata"]["timestamp"] == "2026-09-21T14:13:20Z"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(document)) is None
    components = {each["name"]: each for each in document["components"]}
    versions = {name: each.get("version", "none") for name, each in components.items()}
    strange = {name for name, version in versions.items() if not re.match(r"\d+\.\d+", version)}
    assert strange <= TELLS_NO_VERSION
    assert {"Qt", "ICU", "HarfBuzz", "PCRE2", "Ogg", "mpg123", "libffi", "xcb-util-cursor"} <= set(versions)
    assert components["eSpeak NG (demo only)"]["licenses"] == [{"expression": "GPL-3.0-or-later"}]
    assert not {"FreeType", "zlib"} & set(components)  # those of the system are used here
    references = {each["bom-ref"] for each in components.values()} | {bill.OWN_REFERENCE}
    assert len(references) == len(document["components"]) + 1
    for each in document["dependencies"]:
        assert {each["ref"], *each["dependsOn"]} <= references
    sums = {
        file["hashes"][0]["content"] for each in components.values() for file in each.get("components", ())
    }
    for path in parts.native_files(program).values():
        assert hashlib.sha256(path.read_bytes()).hexdigest() in sums
    again = bill.write_bill(Environment(ROOT), program, tmp_path, "0.1.0", with_demo=True)
    assert json.loads(again.read_text(encoding="utf-8")) == document


def test_the_licence_of_every_native_part_can_be_read(program: Path, known: parts.Parts) -> None:
    inside = parts.files_by_part(known, program)
    here = [part for part in known.native if part.name in inside or part.inside in inside]
    assert len(here) > 30
    missing = [part.name for part in here if not (program / "_internal" / "licences" / part.text).exists()]
    assert missing == []
    assert {part.name for part in known.native if not part.text} == {"Microsoft's run-time libraries"}


@pytest.mark.parametrize("name", ["vbee-desktop", "vbee-sandbox"])
def test_nothing_to_develop_with_is_inside(program: Path, name: str) -> None:
    modules = CArchiveReader(str(program / name)).open_embedded_archive("PYZ.pyz").toc
    assert "vbee_desktop" in modules
    assert {module.partition(".")[0] for module in modules} & set(modules_of_others()) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="sha256sum is a program of Linux")
def test_the_sums_are_read_by_sha256sum(tmp_path: Path) -> None:
    files = [tmp_path / "vbee-desktop_0.1.0_amd64.deb", tmp_path / "vbee-desktop-0.1.0.tar.xz"]
    for file in files:
        file.write_bytes(file.name.encode())
    sums = write_sums(files, tmp_path)
    check = ["sha256sum", "--check", "--strict", sums.name]
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    files[0].write_bytes(b"changed on the way")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1
