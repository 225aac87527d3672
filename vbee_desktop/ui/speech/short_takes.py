"""Tells of takes that may not be the whole of their paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from vbee_desktop.core.shortfall import Shortfall, shortfall_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.speech.script_panel import ScriptPanel

translate = QCoreApplication.translate


def words_of_shortfall(take: Take) -> str:
    """What is too little about a take, in words; empty when it may well be whole."""
    count = QLocale().toString(len(take.request.text))
    match shortfall_of(take):
        case Shortfall.CHARACTERS:
            counted = QLocale().toString(take.characters)
            words = translate("ShortTakes", "Vbee counted %1 of %2 characters.")
            return words.replace("%1", counted).replace("%2", count)
        case Shortfall.LENGTH:
            seconds = QLocale().toString(take.duration_s, "f", 1)
            words = translate("ShortTakes", "%1 seconds of sound are little for %2 characters.")
            return words.replace("%1", seconds).replace("%2", count)
        case _:
            return ""


def tell_of_short_takes(script: ScriptPanel, takes: Iterable[Take], play: Callable[[Take], object]) -> bool:
    """Say which of the takes made now may not be whole; whether there are any."""
    short = [take for take in takes if shortfall_of(take) is not None]
    if not short:
        return False
    advice = translate("ShortTakes", "Listen, and make again what lacks words.")
    script.show_message(
        "warning",
        ShortTakes().title(len(short)),
        f"{words_of_shortfall(short[0])} {advice}",
        [(translate("ShortTakes", "Play"), lambda: play(short[0]))],
    )
    return True


class ShortTakes(QObject):
    """What has a plural: that is only collected of a class of its own."""

    def title(self, count: int) -> str:
        """That so many parts may lack words."""
        return self.tr("%Ln parts may not be whole.", "", count)
