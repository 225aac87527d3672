"""Files of tests that share something dear: the frozen program, and a bare Debian around it, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

if TYPE_CHECKING:
    import pytest

SHARING = frozenset(f"tests/packaging/test_{name}.py" for name in ("frozen", "linux_packages", "parts"))


class SharedScheduling(LoadFileScheduling):  # type: ignore[misc]  # its package tells no types
    """The tests of a file stay together, and those files too. Together they are many tests, and what is many
    begins early: the rest is done beside them.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return "what is built" if file in SHARING else file


def scheduling(config: pytest.Config, log: object) -> SharedScheduling | None:
    """How a run by files is shared out; None leaves any other way as it is."""
    return SharedScheduling(config, log) if config.option.dist == "loadfile" else None
