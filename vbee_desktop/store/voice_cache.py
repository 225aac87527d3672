"""The voices of each account as they were last read, and which of them it may not use."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.models import Ownership, Voice
from vbee_desktop.core.safe_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_NONE: frozenset[str] = frozenset()
_REFUSED = "-refused.json"


class KeptVoices(NamedTuple):
    """A list of voices and when it was read, in seconds since 1970."""

    voices: tuple[Voice, ...]
    fetched_at: float


class VoiceCache:
    """One file of voices and one of refused codes per account. A damaged file counts as absent: all of it can
    be read from the service again. Nothing is kept for an empty ``account_key``. Methods may be called from
    any thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, account_key: str) -> KeptVoices | None:
        """What was kept for an account."""
        kept = _read(self._folder / f"{account_key}.json")
        rows, fetched_at = kept.get("voices"), kept.get("fetched_at")
        if not isinstance(rows, list) or not isinstance(fetched_at, int | float):
            return None
        try:
            return KeptVoices(tuple(_voice(row) for row in rows), float(fetched_at))
        except (LookupError, TypeError, ValueError):
            return None

    def keep(self, account_key: str, kept: KeptVoices) -> None:
        """Keep an account's voices in place of those before. Raises `StorageError`."""
        rows = [asdict(voice) for voice in kept.voices]
        self._write(account_key, ".json", {"fetched_at": kept.fetched_at, "voices": rows})

    def load_refused(self, account_key: str) -> frozenset[str]:
        """The codes of the voices that are not open to an account."""
        codes = _read(self._folder / f"{account_key}{_REFUSED}").get("codes")
        return (
            frozenset(code for code in codes if isinstance(code, str)) if isinstance(codes, list) else _NONE
        )

    def keep_refused(self, account_key: str, codes: Iterable[str]) -> None:
        """Keep which voices are not open to an account. Raises `StorageError`."""
        self._write(account_key, _REFUSED, {"codes": sorted(codes)})

    def _write(self, account_key: str, ending: str, values: dict[str, object]) -> None:
        if account_key:
            path = self._folder / f"{account_key}{ending}"
            write_whole(path, json.dumps(values, ensure_ascii=False).encode())


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _voice(row: dict[str, object]) -> Voice:
    """Raises LookupError, TypeError or ValueError for what `asdict` did not make."""
    words = ("code", "name", "gender", "language", "region", "demo_url")
    if not all(isinstance(row[word], str) for word in words) or not isinstance(
        row["credit_factor"], int | float
    ):
        raise TypeError("no voice")
    fields = row | {"ownership": Ownership(str(row["ownership"]))}
    return Voice(**fields)  # type: ignore[arg-type]  # the kinds were looked at above
