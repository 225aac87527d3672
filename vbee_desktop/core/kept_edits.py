"""Corrections as they are kept: what differs from the recogniser's rows, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vbee_desktop.core.models import Utterance
from vbee_desktop.core.utterance_rows import EditedRow, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.utterance_rows import EditsSnapshot

_FORM = 1


def edits_to_json(edits: EditsSnapshot) -> str:
    """``{"form": 1, "recognised": how many rows, "rows": […]}``: a run of unchanged rows as ``[first, how
    many]``, any other as ``[text, start_s, end_s, first, last]``. Empty when nothing differs.
    """
    originals, kept, run = edits.originals, list[list[object]](), [0, 0]
    for utterance, (first, last) in zip(edits.utterances, edits.spans, strict=True):
        if last - first != 1 or utterance != originals[first]:
            kept.append([utterance.text, utterance.start_s, utterance.end_s, first, last])
        elif kept and kept[-1] is run and sum(run) == first:
            run[1] += 1
        else:
            run = [first, 1]
            kept.append(run)  # type: ignore[arg-type]  # two numbers are objects
    if edits.utterances == originals:
        return ""
    rows = ", ".join(map(_json, kept))  # one by one: a single long call would hold the other threads up
    text = f'{{"form": {_FORM}, "recognised": {len(originals)}, "rows": [{rows}]}}'
    return text.encode("utf-8", "ignore").decode()  # a service may send halves of characters


def edits_from_json(originals: Sequence[Utterance], text: str) -> list[EditedRow] | None:
    """The rows again; None when there is nothing kept that fits these originals."""
    try:
        kept = json.loads(text) if text else None
        if kept is None or (kept["form"], kept["recognised"]) != (_FORM, len(originals)):
            return None
        rows = [row for each in kept["rows"] for row in _rows_of(originals, each)]
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return rows if in_order([row.utterance for row in rows]) else None


def _json(row: list[object]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _rows_of(originals: Sequence[Utterance], kept: list[object]) -> list[EditedRow]:
    match kept:
        case [int(first), int(count)] if first >= 0 and first + count <= len(originals):
            return [EditedRow(originals[at], at, at + 1) for at in range(first, first + count)]
        case [str(text), int() | float() as start_s, int() | float() as end_s, int(first), int(last)] if (
            0 <= first < last <= len(originals)
        ):
            return [EditedRow(Utterance(text, start_s, end_s), first, last)]
    raise ValueError("no row")
