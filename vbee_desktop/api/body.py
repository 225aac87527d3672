"""The JSON of an answer: where its fields may stand, and how they may be spelt (vbee-api section 7, rules 4
to 8).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from vbee_desktop.api.values import as_envelope, as_error_code, as_id, as_line, as_word

T = TypeVar("T")
JsonObject = Mapping[str, object]

REQUEST_ID = ("request_id", "requestId", "id")
TRANSCRIPT_ID = ("transcriptId", "transcript_id", "id")
_DECISIVE = frozenset({"status", *REQUEST_ID, *TRANSCRIPT_ID})
_MAX_SHAPE_CHARACTERS = 400


def parse_object(data: bytes | str) -> JsonObject | None:
    """The JSON object in ``data``, or None when it holds anything else. Broken UTF-8 costs a letter, not
    the answer.
    """
    text = data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else data
    parsed = parse_json(text)
    return parsed if isinstance(parsed, dict) else None


def parse_json(text: str) -> object:
    """Any JSON value, or None. NaN and Infinity, which JSON does not have, are None too, and so are numbers
    of thousands of digits. A text that contradicts itself in what decides (``status`` or an id, told twice
    with two values) says nothing.
    """
    try:
        parsed: object = json.loads(
            text, parse_constant=lambda _word: None, parse_int=_whole_number, object_pairs_hook=_object
        )
    except (ValueError, RecursionError):
        return None
    return parsed


class Body:
    """The fields of one answer, looked for in ``result``, then ``data``, then the root.

    Only objects count as containers: the ``result`` inside a callback result is a string.
    """

    def __init__(self, root: JsonObject) -> None:
        self.root = root
        inner = (root.get("result"), root.get("data"))
        self._containers: tuple[JsonObject, ...] = (*(each for each in inner if isinstance(each, dict)), root)

    def find(self, read: Callable[[object], T | None], *names: str) -> T | None:
        """The first usable value under any of the names; nulls and junk are passed over."""
        candidates = (read(box.get(name)) for box in self._containers for name in names)
        return next((value for value in candidates if value is not None), None)

    @property
    def envelope(self) -> bool | None:
        """The envelope's yes or no, from the outside in; None when there is no envelope."""
        readings = (as_envelope(box.get("status")) for box in reversed(self._containers))
        return next((value for value in readings if value is not None), None)

    @property
    def word(self) -> str:
        """The job's state word, empty when there is none."""
        return self.find(as_word, "status") or ""

    @property
    def has_id(self) -> bool:
        return self.find(as_id, *REQUEST_ID, *TRANSCRIPT_ID) is not None

    @property
    def error_code(self) -> str:
        """Number or word of the refusal, empty when there is none."""
        nested = (as_error_code(error.get("code")) for error in self._error_objects())
        found = self.find(as_error_code, "error_code", "errorCode") or next(filter(None, nested), None)
        return found or self.find(as_error_code, "code") or ""

    @property
    def error_text(self) -> str:
        """What the service says went wrong, empty when it says nothing (rule 7 gives the order)."""
        nested = (as_line(error.get("message")) for error in self._error_objects())
        return (
            self.find(as_line, "error_message")
            or next(filter(None, nested), None)
            or self.find(as_line, "errorMessage", "error")
            or self.find(as_line, "message")
            or self.find(_first_detail, "details")
            or ""
        )

    @property
    def tells_error(self) -> bool:
        """Whether it names an error at all; a bare ``message`` may also be a friendly one."""
        named = self.find(as_line, "error_message", "errorMessage", "error")
        number = self.find(as_error_code, "error_code", "errorCode")
        return bool(named or number or any(error for error in self._error_objects()))

    def shape(self) -> str:
        """Names and kinds without any value: what support may see of an answer nobody understands."""
        return shape_of(self.root)[:_MAX_SHAPE_CHARACTERS]

    def _error_objects(self) -> Iterator[JsonObject]:
        for box in self._containers:
            error = box.get("error")
            if isinstance(error, dict):
                yield error


def shape_of(value: object, depth: int = 4) -> str:
    """``{"status": int, "result": {"request_id": null}}`` and the like, a few levels deep."""
    if isinstance(value, dict) and depth:
        fields = (
            f"{as_error_code(name) or '?'}: {shape_of(each, depth - 1)}"
            for name, each in list(value.items())[:20]
        )
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return f"[{shape_of(value[0], depth - 1)} × {len(value)}]" if value and depth else f"[{len(value)}]"
    return "null" if value is None else type(value).__name__


def _whole_number(digits: str) -> int | None:
    try:
        return int(digits)
    except ValueError:  # more digits than Python reads
        return None


def _object(fields: list[tuple[str, object]]) -> dict[str, object]:
    """Of a field that is told twice the last one holds; raises ValueError when that would decide."""
    read = dict(fields)
    if len(read) < len(fields) and any(read[name] != value for name, value in fields if name in _DECISIVE):
        raise ValueError("it says two things")
    return read


def _first_detail(value: object) -> str | None:
    details = value if isinstance(value, list) else [value]
    for detail in details:
        text = as_line(detail.get("message")) if isinstance(detail, dict) else as_line(detail)
        if text:
            return text
    return None
