from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK_TEXT = (ROOT / "packaging" / "dev.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


class Locked(NamedTuple):
    requirement: Requirement
    hashes: list[str]


def locked() -> list[Locked]:
    """Every entry of the lock: comments dropped, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", LOCK_TEXT, flags=re.MULTILINE).replace("\\\n", " ")
    entries = [line.split("--hash=") for line in text.splitlines() if line.strip()]
    return [Locked(Requirement(entry[0].strip()), [part.strip() for part in entry[1:]]) for entry in entries]


def declared() -> list[Requirement]:
    """Everything that pyproject.toml asks for, its build backend included."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    lists = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"], *extras]
    return [Requirement(text) for texts in lists for text in texts]


def test_every_package_is_pinned_with_hashes() -> None:
    for entry in locked():
        assert re.fullmatch(r"==[^*,]+", str(entry.requirement.specifier)), entry.requirement
        assert entry.hashes, entry.requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in entry.hashes), entry.requirement


def test_no_address_and_no_option_stands_in_the_lock() -> None:
    assert "://" not in LOCK_TEXT
    assert [line for line in LOCK_TEXT.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_everything_declared_is_locked_at_a_version_that_fits(python: str, platform: str) -> None:
    where = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": platform}
    versions = {
        canonicalize_name(entry.requirement.name): str(entry.requirement.specifier).removeprefix("==")
        for entry in locked()
        if holds(entry.requirement, where)
    }
    for requirement in (each for each in declared() if holds(each, where)):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def holds(requirement: Requirement, where: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(where)


def test_native_packages_are_locked_for_more_than_one_platform() -> None:
    hashes = {str(canonicalize_name(entry.requirement.name)): len(entry.hashes) for entry in locked()}
    natives = ("pyside6-essentials", "shiboken6", "numpy", "soundfile", "lameenc", "pocketsphinx", "soxr")
    assert {name: hashes[name] for name in natives if hashes[name] < 4} == {}
