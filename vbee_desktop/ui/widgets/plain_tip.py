"""Tool tips of others' words."""

from __future__ import annotations

from vbee_desktop.core.shown_text import shown

_JOINER = "\u2060"
"""Has no width, and is no letter of a tag."""


def plain_tip(text: str) -> str:
    """The text as a tool tip that looks just like it: Qt takes as HTML what seems to begin with a tag, and
    would fetch its pictures.
    """
    words = shown(text)
    if "<" not in words and "&lt;" not in words:
        return words
    from PySide6.QtGui import Qt  # this name alone takes 14 ms, and most words do not need it

    if not Qt.mightBeRichText(words):
        return words
    return words.replace("<", f"<{_JOINER}").replace("&lt;", f"&{_JOINER}lt;")
