"""Carries out what a dialog has put together: looks first whether files would be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.worker.job_handle import JobHandle

Order = TypeVar("Order")


class OrderWriter(QObject, Generic[Order]):
    """One order at a time: `look_first`, then ``in_the_way`` or the writing itself, then exactly one of
    ``written`` and ``failed``. ``find_names`` gives the names of files that are there already.
    """

    busy_changed = Signal(object)
    """Whether something is looked up or written now, a bool."""
    in_the_way = Signal(object)
    """Names of files that would be replaced, a tuple; `write` replaces them."""
    begun = Signal()
    """The writing itself."""
    progressed = Signal(object)
    """A `core.models.Progress`."""
    written = Signal(object)
    """What the job gave."""
    failed = Signal(object)
    """A `VbeeError`; another order can be given at once."""

    def __init__(
        self,
        find_names: Callable[[Order], JobHandle],
        write: Callable[[Order], JobHandle],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find_names = find_names
        self._write = write
        self._order: Order | None = None
        self._handle: JobHandle | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is looked up or written now."""
        return self._handle is not None

    def look_first(self, order: Order | None) -> None:
        """Write an order unless that would replace files."""
        if order is None or self.is_busy:
            return
        self._order = order
        self._follow(self._find_names(order), self._take_names)

    def write(self) -> None:
        """Write the order that was looked at, whatever it replaces."""
        if self._order is None or self.is_busy:
            return
        self.begun.emit()
        handle = self._write(self._order)
        handle.progress.connect(self.progressed)
        self._follow(handle, self._take_result)

    def cancel(self) -> None:
        """Stop at the next file; what is written stays."""
        if self._handle is not None:
            self._handle.cancel()

    def _follow(self, handle: JobHandle, then: Callable[[object], None]) -> None:
        self._handle = handle
        handle.succeeded.connect(then)
        handle.failed.connect(self._take_failure)
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._handle = None
        self.busy_changed.emit(False)

    def _take_names(self, names: object) -> None:
        self._end()
        if names:
            self.in_the_way.emit(names)
        else:
            self.write()

    def _take_result(self, result: object) -> None:
        self._end()
        self.written.emit(result)

    def _take_failure(self, error: object) -> None:
        self._end()
        self.failed.emit(error)
