"""Jobs by their id, the oldest finished ones dropped so that memory and disk stay bounded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class Shelved(Protocol):
    """What a shelf asks of a job."""

    @property
    def job_id(self) -> str: ...
    @property
    def finished(self) -> bool: ...
    def forget(self) -> None: ...


J = TypeVar("J", bound=Shelved)


class Shelf(Generic[J]):
    """At most ``most`` jobs, unless more are still running."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._jobs: OrderedDict[str, J] = OrderedDict()

    def put(self, job: J) -> None:
        self._jobs[job.job_id] = job
        for job_id in [job_id for job_id, old in self._jobs.items() if old.finished][: self._too_many()]:
            self._jobs.pop(job_id).forget()

    def find(self, job_id: str) -> J | None:
        return self._jobs.get(job_id)

    def count(self, wanted: Callable[[J], bool]) -> int:
        return sum(1 for job in self._jobs.values() if wanted(job))

    def clear(self) -> None:
        for job in self._jobs.values():
            job.forget()
        self._jobs.clear()

    def _too_many(self) -> int:
        return max(0, len(self._jobs) - self._most)
