"""System packages on Debian and its kin: which are needed, which are missing, how they are installed.

The list for running was found with readelf over the wheel of PySide6-Essentials 6.11 (Qt6Core, Gui, Widgets,
Network, Svg, DBus and the xcb and Wayland plug-ins) and proved in a bare Debian 12.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable

from devtools.steps import StepFailed, run_quietly, step, telling_line, with_defaults

Alternatives = tuple[str, ...]
"""Names of one package: any of them will do. The first that the system knows is installed."""

RUN_PACKAGES: tuple[Alternatives, ...] = (
    ("libportaudio2",),  # sounddevice's wheel carries PortAudio for Windows and macOS only
    ("libegl1",),  # QtGui
    ("libgl1",),
    ("libfontconfig1",),
    ("libfreetype6",),
    ("libbrotli1",),  # QtNetwork
    ("libgssapi-krb5-2",),
    ("libdbus-1-3",),  # QtDBus: accessibility, portals, tray
    ("libglib2.0-0t64", "libglib2.0-0"),  # QtCore's event loop; t64 since Debian 13
    ("libxkbcommon0",),
    ("libxkbcommon-x11-0",),  # the xcb platform plug-in, from here …
    ("libx11-xcb1",),
    ("libxcb-cursor0",),
    ("libxcb-glx0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-randr0",),
    ("libxcb-render-util0",),
    ("libxcb-shape0",),
    ("libxcb-sync1",),
    ("libxcb-xfixes0",),
    ("libxcb-xkb1",),  # … to here
    ("libwayland-client0",),  # the Wayland platform plug-in
    ("libwayland-cursor0",),
    ("libwayland-egl1",),
    ("ca-certificates",),  # truststore reads the system's certificates
    ("fonts-noto-core", "fonts-dejavu-core"),  # Vietnamese letters with all their marks
)

TEST_PACKAGES: tuple[Alternatives, ...] = (
    ("xvfb",),  # a display of its own
    ("pulseaudio",),  # null sinks: loudspeaker and microphone of a machine without a card
    ("pulseaudio-utils",),
    ("libasound2-plugins",),  # PortAudio speaks ALSA; this leads ALSA to PulseAudio
    ("dbus-daemon", "dbus"),  # a private session bus; a package of its own since Debian 12
    ("at-spi2-core",),  # drives the window as a screen reader does
    ("python3",),  # the system's own: the driver runs in it, whatever Python .venv has
    ("python3-pyatspi",),
    ("gnome-keyring",),  # a real Secret Service
    ("ibus",),  # a real input method …
    ("ibus-unikey",),  # … that composes Vietnamese
    ("tinyproxy-bin", "tinyproxy"),  # real proxies that want a name and a password …
    ("squid",),
    ("mitmproxy",),  # … and one that reads along by a certificate of its own
    ("alsa-utils",),  # its human clips ("front center")
    ("sox",),  # other programs that must be able to read what we write
    ("libsox-fmt-mp3",),
    ("ffmpeg",),
    ("libreoffice-calc-nogui",),
    ("lintian",),  # judges the .deb
    ("desktop-file-utils",),
    ("groff-base",),  # sets the manual page
    ("man-db",),
    ("appstream",),
    ("debootstrap",),  # a clean root to install the .deb into
    ("iproute2",),
    ("nsis",),  # compiles the installer for Windows …
    ("wine",),  # … and this runs it
    ("wine64",),
    ("python3-yaml",),  # for the system's python3: reads the workflow
)

BUILD_PACKAGES: tuple[Alternatives, ...] = (
    ("binutils",),  # strip, objdump
    ("xz-utils",),
    *RUN_PACKAGES,  # whose libraries name the packages that the .deb depends on
)

LOCK_RETRIES = 20
LOCK_RETRY_PAUSE_S = 6.0
APT_ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def provide(packages: Iterable[Alternatives]) -> None:
    """See to it that the packages are installed: as root install what is missing, else say how to.

    Systems without dpkg are left alone: names differ, and the application's `doctor` tells what is missing.
    """
    if not is_here():
        return
    missing = missing_packages(packages)
    if not missing:
        return
    if os.geteuid() != 0:
        names = " ".join(choose_known(missing))
        raise StepFailed(f"please run: sudo apt-get install --no-install-recommends {names}")
    install(missing)


def is_here() -> bool:
    """Whether this is Debian or one of its kin."""
    return sys.platform == "linux" and shutil.which("dpkg-query") is not None


def missing_packages(packages: Iterable[Alternatives]) -> list[Alternatives]:
    """Those of the packages of which no alternative is installed."""
    wanted = list(packages)
    names = [name for alternatives in wanted for name in alternatives]
    # It fails when a name is unknown, and still lists the others: only the output counts.
    _, listing = run_quietly(
        "dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\\n", *names
    )
    installed = installed_names(listing)
    return [alternatives for alternatives in wanted if installed.isdisjoint(alternatives)]


def installed_names(listing: str) -> set[str]:
    """Names of the installed packages in dpkg-query's lines "name status"; other lines are its complaints."""
    fields = (line.split() for line in listing.splitlines())
    return {words[0] for words in fields if len(words) == 2 and words[1] == "installed"}


def choose_known(missing: Iterable[Alternatives]) -> list[str]:
    """One name for each package: the first that apt knows, else the last (the one of the oldest system)."""
    return [next(filter(is_known, names[:-1]), names[-1]) for names in missing]


def is_known(name: str) -> bool:
    """Whether apt's lists hold a real package of this name."""
    exit_code, output = run_quietly("apt-cache", "show", "--no-all-versions", name)
    return exit_code == 0 and f"Package: {name}\n" in output


def install(missing: list[Alternatives]) -> None:
    """Install with apt-get, as root, after one update of its lists."""
    with step("Updating the list of system packages"):
        apt_get("update")  # may fail for one source of many: whether it matters, the installation tells
    names = choose_known(missing)
    with step(f"Installing {len(names)} system packages: {' '.join(names)}"):
        exit_code, output = apt_get("install", "--yes", "--no-install-recommends", *names)
    if exit_code != 0:
        raise StepFailed(f"apt-get could not install the system packages: {telling_line(output)}")


def apt_get(*arguments: str) -> tuple[int, str]:
    """Run apt-get, waiting while another one holds its lock: (exit code, output)."""
    command = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=60", *arguments]
    exit_code, output = run_quietly(*command, env=with_defaults({}) | APT_ENVIRONMENT)
    for _ in range(LOCK_RETRIES):
        if exit_code == 0 or "Could not get lock" not in output:
            break
        time.sleep(LOCK_RETRY_PAUSE_S)
        exit_code, output = run_quietly(*command, env=with_defaults({}) | APT_ENVIRONMENT)
    return exit_code, output
