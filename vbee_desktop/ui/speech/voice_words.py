"""What a voice is called in the window's language: region, gender, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from vbee_desktop.core.models import Voice

VIETNAMESE = "vi-VN"
MULTILINGUAL = "multilingual"


def region_word(region: str) -> str:
    """``north``, ``central`` or ``south`` as it stands in a row; empty when it is none of them."""
    translate = QCoreApplication.translate
    words = {
        "north": translate("VoiceWords", "North"),
        "central": translate("VoiceWords", "Central"),
        "south": translate("VoiceWords", "South"),
    }
    return words.get(region, "")


def gender_word(gender: str, *, alone: bool = False) -> str:
    """``female`` or ``male``; ``alone`` begins with a capital."""
    translate = QCoreApplication.translate
    if gender == "female":
        return translate("VoiceWords", "Female") if alone else translate("VoiceWords", "female")
    if gender == "male":
        return translate("VoiceWords", "Male") if alone else translate("VoiceWords", "male")
    return ""


def place_words(voice: Voice) -> str:
    """What stands at the right of a row, such as ``North, female``."""
    region = region_word(voice.region)
    gender = gender_word(voice.gender, alone=not region)
    return ", ".join(part for part in (region, gender) if part)


def factor_text(factor: float, locale: QLocale) -> str:
    """``×3`` or ``×1.5``; empty for a voice at the plain price."""
    if factor == 1:
        return ""
    digits = locale.toString(float(factor), "f", 0 if factor == int(factor) else 2)
    return f"×{digits}"


def language_name(code: str) -> str:
    """A language as its speakers write it; the territory stands behind it, but not for Vietnamese."""
    if code == MULTILINGUAL:
        return QCoreApplication.translate("VoiceWords", "Many languages")
    locale = QLocale(code)
    name = locale.nativeLanguageName()
    if locale.language() == QLocale.Language.C or not name:
        return code
    name = name[0].upper() + name[1:]
    if code == VIETNAMESE:
        return name
    territory = locale.nativeTerritoryName()
    known = "-" in code and QLocale.territoryToCode(locale.territory()) == code.rpartition("-")[2]
    return f"{name} ({territory})" if known and territory else f"{name} ({code})"
