"""What all retries of one program are paid from, so that an outage is not answered by a storm of requests."""

from __future__ import annotations

import threading

CAPACITY_RETRIES = 10.0
RETRIES_PER_SUCCESS = 0.2
"""Enough for one call in six to fail for ever; an outage, where nothing succeeds, gets the capacity once."""


class RetryBudget:
    """Retries in hand. Each costs one, and only calls that succeed bring some back.

    One is made for a program and shared by all its accounts and threads.
    """

    def __init__(
        self, capacity: float = CAPACITY_RETRIES, retries_per_success: float = RETRIES_PER_SUCCESS
    ) -> None:
        self._capacity = self._left = capacity
        self._retries_per_success = retries_per_success
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Pay for one retry; False when there is none left."""
        with self._lock:
            if self._left < 1.0:
                return False
            self._left -= 1.0
            return True

    def succeeded(self) -> None:
        """A call came through."""
        with self._lock:
            self._left = min(self._capacity, self._left + self._retries_per_success)
