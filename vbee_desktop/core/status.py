"""The services' words for the state of a job, read with tolerance (vbee-api section 7, rule 5)."""

from __future__ import annotations

from vbee_desktop.core.models import RemoteState

_DONE_WORDS = frozenset({"SUCCESS", "COMPLETED", "DONE"})
_FAILED_WORDS = frozenset({"FAILURE", "FAILED", "ERROR", "CANCELLED"})


def remote_state(word: str) -> RemoteState:
    """State behind a status word; an unknown word is still running, never done."""
    upper = word.strip().upper()
    if upper in _DONE_WORDS:
        return RemoteState.DONE
    return RemoteState.FAILED if upper in _FAILED_WORDS else RemoteState.RUNNING
