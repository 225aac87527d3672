"""The rows of the history that are known, and the fetching of those that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.history.ports import HistoryDesk

HELD_MOST = 1024
"""So many rows are held, however long the history is."""
BLOCKS_AT_ONCE = 3
"""The window shows at most the ends of two blocks; what was only flown over is not fetched."""


class SummaryCache(QObject):
    """Holds a bounded number of summaries by the numbers of their jobs. One page is fetched at a time, the
    one looked at last first. An outdated summary is shown until the new one is here.
    """

    arrived = Signal()
    """Some of what was wanted is here."""
    failed = Signal(object)
    """A `VbeeError`"""

    def __init__(self, desk: HistoryDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: OrderedDict[int, tuple[JobSummary | None, int]] = OrderedDict()
        self._age = 0
        self._wanted: dict[tuple[int, ...], None] = {}
        self._is_fetching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fetch)

    def __len__(self) -> int:
        return len(self._held)

    def find(self, number: int) -> JobSummary | None:
        """What is known of a job."""
        return self._held.get(number, (None, 0))[0]

    def is_current(self, number: int) -> bool:
        """Whether a job was looked up since `outdate`."""
        return self._held.get(number, (None, -1))[1] == self._age

    def want(self, numbers: Sequence[int]) -> None:
        """Fetch these soon, unless others are wanted after them."""
        block = tuple(numbers)
        self._wanted.pop(block, None)
        self._wanted[block] = None
        if not self._is_fetching:
            self._timer.start(0)

    def outdate(self) -> None:
        """Something has changed: all is to be looked up anew when it is looked at."""
        self._age += 1

    def _fetch(self) -> None:
        blocks = list(self._wanted)[-BLOCKS_AT_ONCE:]
        self._wanted.clear()
        numbers = tuple(number for block in blocks for number in block if not self.is_current(number))
        if not numbers or self._is_fetching:
            return
        age = self._age
        self._is_fetching = True
        handle = self._desk.fetch_page(numbers)
        handle.succeeded.connect(lambda page: self._take_page(age, numbers, page))
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._stop)

    def _take_page(self, age: int, numbers: Sequence[int], page: tuple[JobSummary, ...]) -> None:
        known = {summary.number: summary for summary in page}
        for number in numbers:
            self._held[number] = (known.get(number), age)
            self._held.move_to_end(number)
        while len(self._held) > HELD_MOST:
            self._held.popitem(last=False)
        self._end()
        self.arrived.emit()

    def _take_failure(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _stop(self) -> None:
        """The program quits."""
        self._is_fetching = False
        self._wanted.clear()

    def _end(self) -> None:
        self._is_fetching = False
        if self._wanted:
            self._timer.start(0)
