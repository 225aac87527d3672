"""How long each step of a request may take. All in seconds, on the monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """``read_s`` is silence, not a deadline: a server that drips would hold it for ever, so `whole_s` is set
    on top of it.

    ``slow_read_s`` holds for calls whose answer is the finished work (recognition, ``sync`` and ``direct``
    speech). ``spare_s`` is what a whole exchange may take beyond its steps. A download must bring
    ``slowest_download`` bytes per second on average, after ``spare_s``.
    """

    connect_s: float = 5.0
    write_s: float = 5.0
    write_bytes_per_s: float = 64_000.0
    read_s: float = 10.0
    slow_read_s: float = 60.0
    spare_s: float = 15.0
    slowest_download_bytes_per_s: float = 4_000.0

    def write_for_s(self, size_bytes: int) -> float:
        """Time to send a body of that size."""
        return self.write_s + size_bytes / self.write_bytes_per_s

    def whole_s(self, size_bytes: int, read_s: float) -> float:
        """Deadline of a whole exchange, whatever its steps do."""
        return self.connect_s + self.write_for_s(size_bytes) + read_s + self.spare_s

    def download_s(self, received_bytes: int) -> float:
        """Deadline of a download that has brought so much so far; each block moves it on."""
        return (
            self.connect_s + self.read_s + self.spare_s + received_bytes / self.slowest_download_bytes_per_s
        )
