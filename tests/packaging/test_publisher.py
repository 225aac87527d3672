"""Nobody is named who does not stand behind the packages, and whoever builds them is told so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from devtools.publisher import PAPER, read_publisher, warning

ROOT = Path(__file__).resolve().parents[2]


def test_while_nobody_stands_behind_the_packages_the_build_says_so() -> None:
    nobody = read_publisher(ROOT)
    assert nobody.maintainer == "The Vbee Desktop authors <vbee-desktop@publisher.invalid>"
    assert "NOT FOR RELEASE" in warning(nobody)
    assert str(PAPER) in warning(nobody)
    assert warning(replace(nobody, address="hello@company.example.com")) == ""


def test_macos_gets_a_name_that_it_takes() -> None:
    assert (
        replace(read_publisher(ROOT), id="com.example.vbee_desktop").bundle_id == "com.example.vbee-desktop"
    )


def test_the_publisher_is_named_in_one_place() -> None:
    publisher = read_publisher(ROOT)
    names = (publisher.address, publisher.id, publisher.bundle_id)
    files = [path for path in (ROOT / "packaging").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    telling = {path for path in files if any(name in path.read_text(encoding="utf-8") for name in names)}
    assert telling == {ROOT / PAPER}
