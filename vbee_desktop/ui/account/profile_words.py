"""What a profile is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vbee_desktop.core.profiles import Profile

translate = QCoreApplication.translate


def profile_name(profile: Profile) -> str:
    """Its own name, or that of the first one, which may have none."""
    return profile.name or translate("Profiles", "Usual profile")


def locked_words() -> str:
    """Under what the machine's administrator has decided."""
    return translate("Profiles", "Set by your administrator.")
