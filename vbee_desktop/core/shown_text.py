"""Text of others as a window may show it: nothing in it steers how it, or what stands beside it, is painted.

A right-to-left override lets ``photo<U+202E>gnp.exe`` look like a picture; an end mark (U+0000) hides what
follows. Each such mark is replaced by one that can be seen, so that places in the text stay what they were.
"""

from __future__ import annotations

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
"""Unicode has a picture for each: U+0000 becomes ``␀``."""
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates. Marks that only join letters or lend them a direction stay."""
_UNKNOWN = 0xFFFD
_SHOWN = _CONTROLS | dict.fromkeys((*range(0x80, 0xA0), *_DIRECTIONS, *range(0xD800, 0xE000)), _UNKNOWN)


def shown(text: str) -> str:
    """The text, as long as it was, with each control and direction character as a sign of its own."""
    return text if text.isprintable() else text.translate(_SHOWN)
