"""The table in THIRD_PARTY.md, made of parts.toml."""

from __future__ import annotations

from pathlib import Path

from devtools.parts import Native, Parts, read_parts

PAPER = Path("packaging", "THIRD_PARTY.md")
START, END = "<!-- made by dev.py parts: from here -->\n", "<!-- to here -->\n"


def rewrite(root: Path) -> None:
    """Put the table of the day between the marks."""
    paper = root / PAPER
    paper.write_text(renewed(paper.read_text(encoding="utf-8"), read_parts(root)), encoding="utf-8")


def renewed(text: str, parts: Parts) -> str:
    """The paper with the table that belongs to these parts."""
    before, rest = text.split(START)
    after = rest.split(END)[1]
    return before + START + table(parts) + END + after


def table(parts: Parts) -> str:
    """Both tables: libraries and programs, and Python packages, which are found by their names."""
    native = [
        "| Library or program | Licence | Text | Source |",
        "|---|---|---|---|",
        *map(native_row, parts.native),
    ]
    packages = ["| Python package | Licence |", "|---|---|"]
    for name, licence in sorted(parts.python.items(), key=lambda each: each[0].lower()):
        packages.append(f"| {name} | {licence} |")
    return "\n".join(["", *native, "", *packages, "", ""])


def native_row(part: Native) -> str:
    """One line of the first table."""
    within = f", in {part.inside}" if part.inside else ""
    return f"| {part.name}{within} | {part.licence} | {part.text} | {part.source} |"
