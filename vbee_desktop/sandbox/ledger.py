"""What the sandbox charged: one entry for every accepted create, in the order in which they were charged."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass

ENTRIES_KEPT = 50_000


@dataclass
class Charge:
    """One charge; ``characters`` for speech, ``seconds`` (rounded up) for recognition."""

    seq: int
    time: str
    product: str
    request_id: str
    app_id: str
    characters: int | None
    seconds: int | None
    points: float
    sha256: str
    delivered: bool = False


class Ledger:
    """The list of charges; ``delivered`` turns true when the result has left whole."""

    def __init__(self) -> None:
        self._charges: deque[Charge] = deque(maxlen=ENTRIES_KEPT)
        self._count = 0

    def charge(
        self,
        *,
        time: str,
        product: str,
        request_id: str,
        app_id: str,
        points: float,
        sha256: str,
        characters: int | None = None,
        seconds: int | None = None,
    ) -> Charge:
        self._count += 1
        entry = Charge(self._count, time, product, request_id, app_id, characters, seconds, points, sha256)
        self._charges.append(entry)
        return entry

    def as_json(self) -> list[dict[str, object]]:
        return [asdict(charge) for charge in self._charges]
