"""The one batch that is under way, kept so that it goes on after a restart."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import remove, storage_error, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Values = Mapping[str, object]


class BatchFile:
    """The order in one file; beside it a line for each row that has ended, each brought to the
    disk. Both belong to one another by the order's ``id``. Raises `StorageError`.
    """

    def __init__(self, folder: Path) -> None:
        self._order = folder / "batch.json"
        self._outcomes = folder / "batch-rows.jsonl"

    def begin(self, batch_id: str, order: Values) -> None:
        """Keep an order in the place of the last one."""
        self.change(batch_id, order)
        self._remove(self._outcomes)

    def change(self, batch_id: str, order: Values) -> None:
        """Keep the order as it is now; what became of its rows stays."""
        text = json.dumps({**order, "id": batch_id}, ensure_ascii=False)
        write_whole(self._order, text.encode(errors="surrogatepass"))

    def note(self, batch_id: str, row: int, outcome: Values) -> None:
        """Keep what became of a row."""
        line = json.dumps({**outcome, "id": batch_id, "row": row}, ensure_ascii=False)
        try:
            with self._outcomes.open("a", encoding="utf-8") as stream:
                stream.write(f"{line}\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise storage_error(self._outcomes, error) from error

    def load(self) -> tuple[dict[str, object], dict[int, dict[str, object]]] | None:
        """The order with its ``id``, and the last that is known of its rows; None when there is no batch, or
        nothing of it can be read.
        """
        try:
            order = json.loads(self._order.read_bytes())
        except (OSError, ValueError):
            return None
        return (order, self._rows_of(order.get("id"))) if isinstance(order, dict) else None

    def forget(self) -> None:
        """There is no batch any more."""
        self._remove(self._order)
        self._remove(self._outcomes)

    def _rows_of(self, batch_id: object) -> dict[int, dict[str, object]]:
        try:
            lines = self._outcomes.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        found = [values for line in lines if (values := _values(line)) and values.pop("id", None) == batch_id]
        return {row: values for values in found if isinstance(row := values.pop("row", None), int)}

    def _remove(self, path: Path) -> None:
        try:
            remove(path)
        except OSError as error:
            raise storage_error(path, error) from error


def _values(line: str) -> dict[str, object]:
    """A line that was cut off by a crash says nothing."""
    try:
        values = json.loads(line)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
