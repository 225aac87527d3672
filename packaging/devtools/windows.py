"""The installer for Windows: the frozen folder, put into one .exe by NSIS (packaging/windows)."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from devtools.environment import Environment
from devtools.frozen import reproducible
from devtools.icon_files import write_ico, write_side
from devtools.publisher import NAME
from devtools.signing import WINDOWS_COMMAND, sign_for_windows
from devtools.steps import StepFailed, run_quietly, step, telling_line

SCRIPT = Path("packaging", "windows", "installer.nsi")
USUAL_PLACE = Path("C:/Program Files (x86)/NSIS/makensis.exe")
DESCRIPTIONS = {
    "vbee-desktop": "Vbee Desktop",
    "vbee-desktop-console": "Vbee Desktop for the command line",
    "vbee-sandbox": "Vbee Desktop: the demo's local server",
}
"""What the task manager calls each program."""
ENGLISH, VIETNAMESE, UNICODE = 0x0409, 0x042A, 1200
VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([{tables}]),
    VarFileInfo([VarStruct("Translation", [{english}, {unicode}, {vietnamese}, {unicode}])]),
  ],
)
"""


def build_installer(environment: Environment, program: Path, folder: Path, version: str) -> Path:
    """Put the frozen `program` into an installer in `folder`, signed when there is a command for it."""
    installer = folder / f"vbee-desktop-{version}-windows.exe"
    with step("Building the installer"), tempfile.TemporaryDirectory() as pictures:
        sign_for_windows(sorted(program.glob("*.exe")))
        known = defines(program, installer, version) | draw_pictures(environment, Path(pictures))
        compile_script(environment, installer, known)
    return installer


def draw_pictures(environment: Environment, folder: Path) -> dict[str, str]:
    """Draw what the installer shows, and tell its script where."""
    icon, side = folder / "installer.ico", folder / "side.bmp"
    write_ico(environment, icon)
    write_side(environment, side)
    return {"ICON": str(icon), "SIDE": str(side)}


def defines(
    program: Path, installer: Path, version: str, variables: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What the script of the installer is told."""
    known = {
        "VERSION": version,
        "VERSION4": ".".join(map(str, numbers_of(version))),
        "PROGRAM": str(program),
        "OUTPUT": str(installer),
    }
    command = variables.get(WINDOWS_COMMAND, "").strip()
    return known | ({"SIGN": command} if command else {})


def compile_script(environment: Environment, installer: Path, known: Mapping[str, str]) -> str:
    """Have makensis make the installer; what it said is returned. Its warnings are errors."""
    options = ["-V4", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in known.items())]
    script = environment.root / SCRIPT
    variables = {**os.environ, **reproducible(environment.root)}
    exit_code, output = run_quietly(compiler(), *options, script, cwd=script.parent, env=variables)
    if exit_code != 0 or not installer.is_file():
        raise StepFailed(f"makensis failed: {telling_line(output)}")
    return output


def compiler() -> Path:
    """Where NSIS's compiler is."""
    found = shutil.which("makensis") or (str(USUAL_PLACE) if USUAL_PLACE.is_file() else None)
    if found is None:
        raise StepFailed("NSIS is needed: https://nsis.sourceforge.io (on Debian the package nsis)")
    return Path(found)


def numbers_of(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants of a version like 1.2.3."""
    try:
        major, minor, patch = map(int, version.split("."))
    except ValueError:
        raise StepFailed(f"Windows wants a version of three numbers, not {version}") from None
    return major, minor, patch, 0


def version_resource(program: str, version: str) -> str:
    """What the properties of an .exe tell, in both languages, as PyInstaller reads it."""
    told = {
        "CompanyName": NAME,
        "FileDescription": DESCRIPTIONS[program],
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": f"© 2026 {NAME}",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Vbee Desktop",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    tables = (f'StringTable("{code:04X}{UNICODE:04X}", [{strings}])' for code in (ENGLISH, VIETNAMESE))
    return VERSION_RESOURCE.format(
        numbers=numbers_of(version),
        tables=", ".join(tables),
        english=ENGLISH,
        vietnamese=VIETNAMESE,
        unicode=UNICODE,
    )


def write_dress(environment: Environment, folder: Path, version: str) -> None:
    """The icon and the version resources that PyInstaller puts into the programs, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_ico(environment, folder / "vbee-desktop.ico")
    for program in DESCRIPTIONS:
        (folder / f"{program}.version").write_text(version_resource(program, version), encoding="utf-8")
