"""One row a figure: what was measured, its floor, the ratio and the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("bench", "floor", "figure", "ratio", "target", "")


class Row(NamedTuple):
    """``floor`` and ``figure`` share ``unit``; ``target`` is the highest ratio, or figure when
    ``is_absolute``.
    """

    name: str
    floor: float
    figure: float
    unit: str
    target: float
    is_absolute: bool = False

    @property
    def ratio(self) -> float:
        """The figure in floors."""
        return self.figure / self.floor if self.floor else float("inf")

    @property
    def is_met(self) -> bool:
        """Whether the target is kept."""
        return (self.figure if self.is_absolute else self.ratio) <= self.target

    def cells(self) -> tuple[str, ...]:
        target = f"≤ {self.target:g} {self.unit}" if self.is_absolute else f"≤ {self.target:g} ×"
        return (
            self.name,
            f"{self.floor:.1f} {self.unit}",
            f"{self.figure:.1f} {self.unit}",
            f"{self.ratio:.2f} ×",
            target,
            "met" if self.is_met else "MISSED",
        )


class Count(NamedTuple):
    """A figure that has no floor: something counted, and what it is to be."""

    name: str
    figure: str
    target: str = ""
    is_met: bool = True

    @classmethod
    def none_of(cls, name: str, count: int) -> Count:
        """What must never happen."""
        return cls(name, str(count), "0", count == 0)

    def cells(self) -> tuple[str, ...]:
        verdict = ("met" if self.is_met else "MISSED") if self.target else ""
        return self.name, "", self.figure, "", self.target, verdict


def print_rows(rows: Sequence[Row | Count]) -> None:
    """The whole table in one go."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
