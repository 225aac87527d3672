"""Whatever is told, it is one line."""

from __future__ import annotations


def one_line(text: str) -> str:
    """A text as one printable line: line ends and control characters become spaces, and spaces one."""
    printable = (mark if mark.isprintable() else " " for mark in text)
    return " ".join("".join(printable).split())
