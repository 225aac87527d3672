"""The disk image for macOS: the .app that PyInstaller made, signed by who can (packaging/macos)."""

from __future__ import annotations

import os
import plistlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from devtools.environment import Environment
from devtools.icon_files import write_icns
from devtools.steps import StepFailed, run_quietly, step, telling_line

APP = "Vbee Desktop.app"
SOURCES = Path("packaging", "macos")
ENTITLEMENTS = SOURCES / "entitlements.plist"
MICROPHONE = "com.apple.security.device.audio-input"
IDENTITY = "VBEE_CODESIGN_IDENTITY"
"""Environment variable: the name of the certificate, "Developer ID Application: …". The spec hands it to
PyInstaller, which signs every library and program, together with the entitlements."""
NOTARY_PROFILE = "VBEE_NOTARY_PROFILE"
"""Environment variable: the keychain profile that `xcrun notarytool store-credentials` has stored."""


def write_dress(environment: Environment, folder: Path) -> None:
    """The icon that PyInstaller puts into the .app, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_icns(environment, folder / "vbee-desktop.icns")


def build_image(app: Path, folder: Path, version: str, variables: Mapping[str, str] = os.environ) -> Path:
    """Put the .app into a .dmg in `folder`; it is signed and notarised as far as there are credentials."""
    image = folder / f"vbee-desktop-{version}-macos.dmg"
    identity = variables.get(IDENTITY, "").strip()
    with step("Building the disk image"):
        check_signature(app)
        stage = folder / "dmg"
        shutil.rmtree(stage, ignore_errors=True)
        shutil.copytree(app, stage / APP, symlinks=True)
        (stage / "Applications").symlink_to("/Applications")
        options = ("-ov", "-format", "UDZO", "-volname", "Vbee Desktop", "-srcfolder", stage)
        mac_tool("hdiutil", "create", *options, image)
        shutil.rmtree(stage)
        if identity:
            mac_tool("codesign", "--force", "--timestamp", "--sign", identity, image)
        else:
            print(f"   not signed (for this Mac only): {IDENTITY} is not set", flush=True)
    notarise(image, identity, variables.get(NOTARY_PROFILE, "").strip())
    return image


def notarise(image: Path, identity: str, profile: str) -> bool:
    """Have Apple look at the image and staple its word to it; whether that was done."""
    if not (identity and profile):
        print(f"   not notarised: {IDENTITY} and {NOTARY_PROFILE} are not both set", flush=True)
        return False
    with step("Having Apple notarise the disk image"):
        mac_tool("xcrun", "notarytool", "submit", "--wait", "--keychain-profile", profile, image)
        mac_tool("xcrun", "stapler", "staple", image)
    return True


def check_signature(app: Path) -> None:
    """Every part is signed, if only for this Mac, and the microphone is still asked for afterwards."""
    mac_tool("codesign", "--verify", "--deep", "--strict", app)
    told = mac_tool("codesign", "--display", "--entitlements", "-", "--xml", app)
    if not may_use_microphone(told):
        raise StepFailed(f"{app.name} was signed without {MICROPHONE}: macOS would let it hear silence")


def may_use_microphone(told: str) -> bool:
    """Whether the entitlements in what codesign told (other lines may stand around) hold the microphone."""
    start, end = told.find("<?xml"), told.find("</plist>")
    if start < 0 or end < 0:
        return False
    return plistlib.loads(told[start : end + len("</plist>")].encode()).get(MICROPHONE) is True


def mac_tool(*command: str | Path) -> str:
    """Run one of macOS's own programs; its output."""
    exit_code, output = run_quietly(*command)
    if exit_code != 0:
        raise StepFailed(f"{command[0]} failed: {telling_line(output)}")
    return output
