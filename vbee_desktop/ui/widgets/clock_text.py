"""Times and levels as people read them, with the decimal sign of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale


def clock_text(seconds: float, locale: QLocale, decimals: int = 1) -> str:
    """Minutes and seconds such as ``0:20.1``, in Vietnamese ``0:20,1``; hours where there are any."""
    scale = 10**decimals
    units = round(max(seconds, 0.0) * scale)
    whole, rest = divmod(units, scale)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    clock = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{clock}{locale.decimalPoint()}{rest:0{decimals}}" if decimals else clock


def number_text(value: float, locale: QLocale, decimals: int = 1) -> str:
    """A number such as ``−14.6`` with a true minus sign."""
    digits = locale.toString(abs(float(value)), "f", decimals)
    return f"−{digits}" if value < 0 and float(f"{value:.{decimals}f}") != 0 else digits
