"""Corrections as they are kept: what differs from the recogniser's rows, as JSON."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING

from vbee_desktop.core.models import Utterance
from vbee_desktop.core.utterance_rows import EditedRow, in_order, put_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.utterance_rows import EditsSnapshot

_FORM = 1


def edits_to_json(edits: EditsSnapshot) -> str:
    """``{"form": 1, "starts": […], "rows": […]}``: when each recognised row starts; and of the rows as they
    are now a run of unchanged ones as ``[first, how many]``, any other as ``[text, start_s, end_s, first,
    last]``. Empty when nothing differs.
    """
    originals, kept, row = edits.originals, list[list[object]](), 0
    while row < len(edits.utterances):
        first, last = edits.spans[row]
        count = _unchanged(edits, row, first)
        if count:
            kept.append([first, count])
        else:
            now = edits.utterances[row]
            kept.append([now.text, now.start_s, now.end_s, first, last])
        row += count or 1
    if edits.utterances == originals:
        return ""
    rows = ", ".join(map(_json, kept))  # one by one: a single long call would hold the other threads up
    text = f'{{"form": {_FORM}, "starts": {originals.starts_json}, "rows": [{rows}]}}'
    return text.encode("utf-8", "ignore").decode()  # a service may send halves of characters


def edits_from_json(originals: Sequence[Utterance], text: str) -> list[EditedRow] | None:
    """The rows again; None when nothing is kept, or nothing that can be read.

    Where more is recognised by now (parts of a long sound that had failed), its rows come in between, and no
    correction is lost.
    """
    try:
        kept = json.loads(text) if text else None
        if kept is None or kept["form"] != _FORM:
            return None
        starts, entries = [float(each) for each in kept["starts"]], list(kept["rows"])
        if starts == [each.start_s for each in originals]:
            rows = [row for each in entries for row in _rows_of(originals, each)]
        else:
            rows = _moved_to(originals, starts, entries)
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return rows if in_order([row.utterance for row in rows]) else None


def _unchanged(edits: EditsSnapshot, row: int, first: int) -> int:
    """How many rows from ``row`` on are the recognised ones from ``first`` on, compared in strides: most of
    many rows are as they were.
    """
    count, stride, has_met_another = 0, 1, False
    while stride:
        now, before = row + count, first + count
        if before + stride <= len(edits.originals) and (
            edits.spans[now : now + stride] == edits.originals.spans[before : before + stride]
            and edits.utterances[now : now + stride] == edits.originals[before : before + stride]
        ):
            count += stride
        else:
            has_met_another = True
        stride = stride // 2 if has_met_another else stride * 2
    return count


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


def _moved_to(
    originals: Sequence[Utterance], starts: Sequence[float], entries: Sequence[list[object]]
) -> list[EditedRow]:
    """The rows that were kept over rows that began at ``starts``, over those that are recognised now."""
    where = _same_starts(starts, [each.start_s for each in originals])
    known = [Utterance("", start_s, start_s) for start_s in starts]
    known_now = set(where.values())
    rows = [EditedRow(each, at, at + 1) for at, each in enumerate(originals) if at not in known_now]
    for entry in entries:
        for utterance, first, last in _rows_of(known, entry):
            places = [where[at] for at in range(first, last) if at in where]
            if len(entry) > 2 and originals:
                rows.append(EditedRow(utterance, *_span(places, originals, utterance.start_s)))
            elif places:  # unchanged, and still recognised
                rows.append(EditedRow(originals[places[0]], places[0], places[0] + 1))
    rows.sort(key=lambda row: row.utterance.start_s)
    fitting = put_in_order([row.utterance for row in rows])
    return [EditedRow(utterance, *row[1:]) for utterance, row in zip(fitting, rows, strict=True)]


def _same_starts(before: Sequence[float], now: Sequence[float]) -> dict[int, int]:
    """Which row of those now is which of those before; both run forward in time."""
    found: dict[int, int] = {}
    at = 0
    for index, start_s in enumerate(before):
        while at < len(now) and now[at] < start_s:
            at += 1
        if at < len(now) and now[at] == start_s:
            found[index] = at
            at += 1
    return found


def _span(places: list[int], originals: Sequence[Utterance], start_s: float) -> tuple[int, int]:
    """The recognised rows that a corrected one belongs to; the one that is heard there, if they are gone."""
    if places:
        return min(places), max(places) + 1
    at = max(bisect_right(originals, start_s, key=lambda each: each.start_s) - 1, 0)
    return at, at + 1
