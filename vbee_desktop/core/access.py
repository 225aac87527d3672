"""Whether the service still takes a token: after its first refusal nothing more goes out with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Refused
from vbee_desktop.core.retry import is_token_refused

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError


class Access:
    """One account's way in, for as long as its services are open; a new token opens new ones.

    A refused token is refused for every job. Asking again with it would bring as many errors as there are
    jobs, and may have the account locked.
    """

    def __init__(self) -> None:
        self._refusal: Refused | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the token was refused."""
        return self._refusal is not None

    def note(self, error: VbeeError) -> None:
        """Take note of how a call with the token failed."""
        if self._refusal is None and isinstance(error, Refused) and is_token_refused(error):
            self._refusal = _copy(error)

    def check(self) -> None:
        """Raises the refusal, once it has come, with the fact ``is_repeat``: the person knows it already."""
        if self._refusal is not None:
            raise _copy(self._refusal, is_repeat=True)


def _copy(error: Refused, **facts: object) -> Refused:
    """A new error each time: each job adds facts of its own."""
    return Refused(error.code, error.detail, http_status=error.http_status, **{**error.facts, **facts})
