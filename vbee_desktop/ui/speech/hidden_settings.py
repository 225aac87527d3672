"""What stands behind the fold of the settings, and what of it means something."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

from vbee_desktop.core import limits
from vbee_desktop.core.models import Pauses, SpeechApi, SpeechWay


class Hidden(NamedTuple):
    """What stands behind the fold; None leaves it to the voice, ``pauses`` to the service."""

    way: SpeechWay = SpeechWay()
    sample_rate_hz: int | None = None
    emphasis: int | None = None
    pauses: Pauses | None = None


class Abilities(NamedTuple):
    """What the chosen voice can do, as far as that is known."""

    own_rate_hz: int | None = None
    takes_emphasis: bool = True

    def heeded(self, hidden: Hidden) -> Hidden:
        """Only what means something to the voice and the service."""
        rate_hz, is_current = hidden.sample_rate_hz, hidden.way.api is SpeechApi.CURRENT
        return Hidden(
            hidden.way,
            rate_hz if rate_hz in self.rates_hz() else None,
            hidden.emphasis if self.takes_emphasis else None,
            hidden.pauses if is_current else None,
        )

    def rates_hz(self) -> tuple[int, ...]:
        """The rates worth asking for: a voice holds nothing above its own."""
        most_hz = self.own_rate_hz or max(limits.SPEECH_SAMPLE_RATES_HZ)
        return tuple(rate_hz for rate_hz in limits.SPEECH_SAMPLE_RATES_HZ if rate_hz <= most_hz)


def rate_text(rate_hz: int) -> str:
    """``48 kHz``, ``22.05 kHz``."""
    locale = QLocale()
    decimals = 0 if rate_hz % 1000 == 0 else 1 if rate_hz % 100 == 0 else 2
    return f"{locale.toString(rate_hz / 1000, 'f', decimals)} kHz"
