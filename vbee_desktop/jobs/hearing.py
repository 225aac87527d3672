"""How the account may have sound recognised, as far as it is known."""

from __future__ import annotations


class Hearing:
    """``has_sync`` is false once ``sync`` was refused to the account ("Missing feature: stt-sync"): it is not
    asked for again while these services are open.
    """

    def __init__(self) -> None:
        self.has_sync = True
