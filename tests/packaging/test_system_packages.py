from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from devtools import debian
from devtools.steps import StepFailed

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs Debian's dpkg-query")


def test_only_packages_in_state_installed_count() -> None:
    listing = (
        "libegl1 installed\n"
        "sox config-files\n"
        "xvfb half-installed\n"
        "dpkg-query: no packages found matching libglib2.0-0t64\n"
        "libgl1 installed\n"
    )
    assert debian.installed_names(listing) == {"libegl1", "libgl1"}


@needs_dpkg
def test_a_package_is_missing_when_no_alternative_is_installed() -> None:
    present, absent = ("no-such-package-a", "dpkg"), ("no-such-package-a", "no-such-package-b")
    assert debian.missing_packages([present, absent, ("dpkg",)]) == [absent]


@needs_dpkg
def test_the_first_alternative_that_apt_knows_is_chosen() -> None:
    missing = [("no-such-package-a", "dpkg", "bash"), ("no-such-package-a", "no-such-package-b")]
    assert debian.choose_known(missing) == ["dpkg", "no-such-package-b"]


@needs_dpkg
def test_without_root_the_command_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(StepFailed) as failure:
        debian.provide([("dpkg",), ("no-such-package-a",), ("no-such-package-b",)])
    assert str(failure.value) == (
        "please run: sudo apt-get install --no-install-recommends no-such-package-a no-such-package-b"
    )


@needs_dpkg
def test_nothing_happens_when_nothing_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    debian.provide([("dpkg",), ("bash",)])
    assert capfd.readouterr() == ("", "")


def test_no_package_is_asked_for_twice() -> None:
    names = [name for names in debian.RUN_PACKAGES + debian.TEST_PACKAGES for name in names]
    assert len(names) == len(set(names))


def test_what_a_test_would_skip_without_is_set_up() -> None:
    harness = Path(__file__).resolve().parents[1] / "e2e"
    texts = [file.read_text(encoding="utf-8") for file in harness.rglob("*.py")]
    asked_for = {name for text in texts for name in re.findall(r'package="([^"]+)"', text)}
    set_up = {name for names in debian.RUN_PACKAGES + debian.TEST_PACKAGES for name in names}
    assert "pulseaudio" in asked_for
    assert asked_for <= set_up
