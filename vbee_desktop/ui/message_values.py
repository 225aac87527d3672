"""The values inside a message: numbers in the locale's form, and settings by the names that the window gives
them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

Facts = Mapping[str, object]
translate = QCoreApplication.translate

MOST_DECIMALS = 2
_PLACE = re.compile(r"%([1-9])")


def filled(text: str, *values: object) -> str:
    """``%1``, ``%2`` … replaced, in one pass: a value may hold such a mark itself."""
    return _PLACE.sub(lambda mark: shown(values[int(mark[1]) - 1]), text)


def shown(value: object) -> str:
    """A number with as many decimals as it needs, at most two; anything else as it is."""
    locale = QLocale()
    if isinstance(value, float):
        needed = (places for places in range(MOST_DECIMALS) if round(value, places) == round(value, 2))
        return locale.toString(value, "f", next(needed, MOST_DECIMALS))
    return locale.toString(value) if isinstance(value, int) else str(value)


def number_of(facts: Facts, name: str) -> float:
    """A fact as a number, 0 when it is not told."""
    value = facts.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def whole_of(facts: Facts, name: str) -> int:
    """A fact as a whole number, 0 when it is not told."""
    return int(number_of(facts, name))


def megabytes_of(facts: Facts, name: str) -> float:
    """A fact in bytes as decimal megabytes, to one place."""
    return round(number_of(facts, name) / 1_000_000, 1)


def setting_name(facts: Facts) -> str:
    """The setting that is meant, as the window calls it."""
    name = str(facts.get("field") or facts.get("setting") or "")
    names = {
        "speed": translate("Messages", "Speed"),
        "bitrate": translate("Messages", "Bitrate"),
        "format": translate("Messages", "Format"),
        "sample_rate": translate("Messages", "Sample rate"),
        "emphasis": translate("Messages", "Emphasis"),
        "server": translate("Messages", "Server address"),
        "proxy": translate("Messages", "Proxy"),
        "provisioning": translate("Messages", "what your administrator has set"),
        "ending": translate("Messages", "File ending"),
        "audio": translate("Messages", "Audio"),
        "audio_url": translate("Messages", "Audio link"),
        "callbacks.port": translate("Messages", "Port for callbacks"),
        "callbacks.public_url": translate("Messages", "Public address for callbacks"),
    }
    return names.get(name, name.replace("_", " "))
