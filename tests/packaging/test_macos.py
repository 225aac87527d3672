"""The papers of the .app and its signing, as far as they can be tried away from a Mac."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import pytest

from devtools import macos, windows
from devtools.steps import StepFailed

ROOT = Path(__file__).resolve().parents[2]
PAPERS = ROOT / macos.SOURCES
SPEC = (ROOT / "packaging" / "pyinstaller" / "vbee-desktop.spec").read_text(encoding="utf-8")
TOLD = re.compile(r'^"(\w+)" = "(.+)";$', flags=re.MULTILINE)


def test_the_app_says_in_both_languages_why_it_asks_for_the_microphone() -> None:
    papers = plistlib.loads((PAPERS / "Info.plist").read_bytes())
    english, vietnamese = (
        dict(TOLD.findall((PAPERS / f"{language}.lproj" / "InfoPlist.strings").read_text(encoding="utf-8")))
        for language in ("en", "vi")
    )
    assert papers["NSMicrophoneUsageDescription"] == english["NSMicrophoneUsageDescription"]
    assert "Vbee ghi lại thành chữ" in vietnamese["NSMicrophoneUsageDescription"]
    assert set(papers["CFBundleLocalizations"]) == {"vi", "en"}


def test_the_app_has_a_window_although_the_sandbox_in_it_has_a_console() -> None:
    papers = plistlib.loads((PAPERS / "Info.plist").read_bytes())
    # PyInstaller takes "has a console" of the last program and would hide the application from the Dock.
    assert papers["LSBackgroundOnly"] is False
    assert papers["CFBundleExecutable"] == "vbee-desktop"
    assert papers["NSHighResolutionCapable"] is True


def test_the_app_is_offered_for_the_files_for_which_it_is_on_windows() -> None:
    papers = plistlib.loads((PAPERS / "Info.plist").read_bytes())
    kinds = {kind["CFBundleTypeName"]: kind for kind in papers["CFBundleDocumentTypes"]}
    script = (ROOT / windows.SCRIPT).read_text(encoding="utf-8")
    offered: dict[str, set[str]] = {}
    for name, ending in re.findall(r'!insertmacro \$\{DO\} "(\w+)" "\.(\w+)"', script):
        offered.setdefault(f"{name} for Vbee Desktop", set()).add(ending)
    assert {name: set(kind["CFBundleTypeExtensions"]) for name, kind in kinds.items()} == offered
    assert {kind["LSHandlerRank"] for kind in kinds.values()} == {"Alternate"}  # what opens them now stays so


def test_every_program_is_signed_with_the_right_to_hear_the_microphone() -> None:
    rights = plistlib.loads((ROOT / macos.ENTITLEMENTS).read_bytes())
    assert rights[macos.MICROPHONE] is True
    assert "com.apple.security.app-sandbox" not in rights  # it would cut off the folders of the person
    assert 'MACOS / "entitlements.plist"' in SPEC
    assert SPEC.count("EXE(") == 1  # one place makes all programs …
    assert "**dress(each)" in SPEC  # … and gives each the same rights


def test_a_signature_without_the_microphone_is_found_out() -> None:
    rights = (ROOT / macos.ENTITLEMENTS).read_text(encoding="utf-8")
    assert macos.may_use_microphone(f"Executable=/tmp/Vbee Desktop.app\n{rights}\n")
    assert not macos.may_use_microphone(rights.replace(macos.MICROPHONE, "com.apple.security.device.camera"))
    assert not macos.may_use_microphone("Executable=/tmp/Vbee Desktop.app\n")


@pytest.mark.parametrize(
    ("identity", "profile"), [("", ""), ("Developer ID Application: A", ""), ("", "notary")]
)
def test_without_credentials_nothing_is_notarised_and_that_is_said(
    identity: str, profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not macos.notarise(tmp_path / "vbee-desktop.dmg", identity, profile)
    assert f"not notarised: {macos.IDENTITY} and {macos.NOTARY_PROFILE}" in capsys.readouterr().out


def test_a_tool_that_fails_ends_the_build_with_its_own_words() -> None:
    with pytest.raises(StepFailed, match=r"ls failed: .*no-such-image"):
        macos.mac_tool("ls", "/no-such-image")
