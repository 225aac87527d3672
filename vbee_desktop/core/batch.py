"""Many texts to as many files: what is ordered, what became of each, and how that is written down."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from vbee_desktop.core.csv_cells import Cell
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.file_names import NameFacts, file_names, safe_name
from vbee_desktop.core.models import AudioFormat, Pauses, SpeechApi, SpeechRequest
from vbee_desktop.core.text import first_words

REPORT_NAME = "vbee-batch-report.csv"
REPORT_HEAD = (
    "row",
    "text",
    "voice",
    "speed_percent",
    "file",
    "state",
    "length_ms",
    "characters",
    "points",
    "error",
)


class RowFault(StrEnum):
    """Why a row of a table, or a file, cannot be used."""

    TEXT = "text"
    VOICE = "voice"
    SPEED = "speed"
    QUOTES = "quotes"
    """A quotation mark that does not close."""
    SAMPLE_RATE = "sample_rate"
    EMPHASIS = "emphasis"
    PAUSES = "pauses"
    FILE = "file"
    """A file that cannot be read."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """``source`` is the line of the table or the name of the file; ``name`` is wished for the file of sound,
    without an ending, and may be empty. None and an empty ``voice_code`` mean what the batch has.
    """

    source: str
    text: str = field(repr=False)
    voice_code: str = ""
    speed: float | None = None
    name: str = ""
    sample_rate_hz: int | None = None
    emphasis: int | None = None
    pauses: Pauses | None = None


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that is left out, by its line or the name of its file."""

    source: str
    fault: RowFault


@dataclass(frozen=True, slots=True)
class BatchTexts:
    """What can be spoken, in order, and what cannot."""

    rows: tuple[BatchRow, ...]
    broken: tuple[BrokenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """All that decides what a batch makes. ``names`` are the files' with their ending, one for each row;
    ``limit_points`` None is without limit; ``api`` is the service where it begins and ends. ``pauses`` are
    those of the current service; the legacy one has none to set.
    """

    rows: tuple[BatchRow, ...]
    names: tuple[str, ...]
    folder: Path
    voice_code: str
    speed: float = 1.0
    audio_format: AudioFormat = AudioFormat.MP3
    bitrate_kbps: int = 128
    limit_points: int | None = None
    broken: tuple[BrokenRow, ...] = ()
    api: SpeechApi = SpeechApi.LEGACY
    sample_rate_hz: int | None = None
    emphasis: int | None = None
    pauses: Pauses | None = None

    def request(self, index: int) -> SpeechRequest:
        """What is asked for a row."""
        row = self.rows[index]
        return SpeechRequest(
            text=row.text,
            voice_code=row.voice_code or self.voice_code,
            speed=self.speed if row.speed is None else row.speed,
            audio_format=self.audio_format,
            bitrate_kbps=self.bitrate_kbps,
            sample_rate_hz=row.sample_rate_hz or self.sample_rate_hz,
            emphasis=self.emphasis if row.emphasis is None else row.emphasis,
            pauses=(row.pauses or self.pauses) if self.api is SpeechApi.CURRENT else None,
        )

    def path(self, index: int) -> Path:
        """Where the sound of a row goes."""
        return self.folder / self.names[index]


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row: ``error`` is empty, or a word of `core.errors.Code` or of `RowFault`; ``said`` is
    what the service said about it.
    """

    points: float = 0.0
    characters: int = 0
    duration_s: float = 0.0
    error: str = ""
    said: str = ""

    @property
    def is_done(self) -> bool:
        """Whether its file is there."""
        return not self.error


@dataclass(frozen=True, slots=True)
class BatchForecast:
    """The most that is still to be paid, for ``unpaid`` texts; ``paid`` ones cost nothing any more."""

    points: int
    unpaid: int
    paid: int


@dataclass(frozen=True, slots=True)
class BatchState:
    """Where a batch is: the outcome of each row, None as long as there is none. ``stopped_by`` is why it went
    no further, None when it is at its end or goes on.
    """

    outcomes: tuple[RowOutcome | None, ...]
    working: frozenset[int] = frozenset()
    stopped_by: VbeeError | None = None

    @property
    def done(self) -> int:
        """How many files are there."""
        return sum(outcome is not None and outcome.is_done for outcome in self.outcomes)

    @property
    def failed(self) -> int:
        """How many rows ended with an error."""
        return sum(outcome is not None and not outcome.is_done for outcome in self.outcomes)

    @property
    def spent_points(self) -> float:
        """What the files that are there cost in this batch."""
        return sum(outcome.points for outcome in self.outcomes if outcome is not None)


def batch_names(
    rows: Sequence[BatchRow], voices: Sequence[str], template: str, ending: str, made_on: date
) -> tuple[str, ...]:
    """A name for each row: the one that is wished for, else by the template; no two alike.

    Raises `BadInput` as `core.file_names.file_names`.
    """
    wished = {index: row.name for index, row in enumerate(rows) if row.name.strip()}
    named = _unlike(wished, ending)
    others = [index for index in range(len(rows)) if index not in named]
    facts = [NameFacts(index + 1, voices[index], made_on, rows[index].text) for index in others]
    numbered = dict(zip(others, file_names(template, facts, ending, named.values()), strict=True))
    return tuple({**named, **numbered}[index] for index in range(len(rows)))


def report_rows(order: BatchOrder, state: BatchState) -> Iterable[Sequence[Cell]]:
    """The report as a table, its head first."""
    yield REPORT_HEAD
    for index, (row, outcome) in enumerate(zip(order.rows, state.outcomes, strict=True)):
        request = order.request(index)
        speed_percent = round(request.speed * 100)
        words = (row.source, first_words(row.text), request.voice_code, speed_percent, order.names[index])
        if outcome is None:
            yield *words, "waiting", "", "", "", ""
        else:
            is_done = "done" if outcome.is_done else "failed"
            counts = (round(outcome.duration_s * 1000), outcome.characters, math.ceil(outcome.points))
            why = ": ".join(part for part in (outcome.error, outcome.said) if part)
            yield *words, is_done, *counts, why
    for broken in order.broken:
        yield broken.source, "", "", "", "", "failed", "", "", "", broken.fault


def order_to_json(order: BatchOrder) -> dict[str, object]:
    """An order in plain JSON values."""
    return {
        "rows": [_row_values(row) for row in order.rows],
        "names": list(order.names),
        "folder": str(order.folder),
        "voice_code": order.voice_code,
        "speed": order.speed,
        "audio_format": str(order.audio_format),
        "bitrate_kbps": order.bitrate_kbps,
        "limit_points": order.limit_points,
        "api": str(order.api),
        "broken": [[each.source, str(each.fault)] for each in order.broken],
        "sample_rate_hz": order.sample_rate_hz,
        "emphasis": order.emphasis,
        "pauses": _pauses_values(order.pauses),
    }


def order_from_json(values: Mapping[str, object]) -> BatchOrder:
    """The order again. Raises `ValueError`, `TypeError` or `KeyError` when it is none."""
    fields = dict(values)
    rows = tuple(_row(*row) for row in _listed(fields["rows"]))
    names = tuple(str(name) for name in _listed(fields["names"]))
    if len(rows) != len(names):
        raise ValueError("names")
    limit = fields["limit_points"]
    return BatchOrder(
        rows=rows,
        names=names,
        folder=Path(str(fields["folder"])),
        voice_code=str(fields["voice_code"]),
        speed=float(str(fields["speed"])),
        audio_format=AudioFormat(str(fields["audio_format"])),
        bitrate_kbps=int(str(fields["bitrate_kbps"])),
        limit_points=limit if isinstance(limit, int) else None,
        broken=tuple(BrokenRow(str(row[0]), RowFault(row[1])) for row in _listed(fields["broken"])),
        api=SpeechApi(str(fields.get("api", SpeechApi.LEGACY))),
        sample_rate_hz=_whole(fields.get("sample_rate_hz")),
        emphasis=_whole(fields.get("emphasis")),
        pauses=_pauses(fields.get("pauses")),
    )


def _row(
    source: str,
    text: str,
    voice_code: str,
    speed: object,
    name: str,
    sample_rate_hz: object = None,
    emphasis: object = None,
    pauses: object = None,
) -> BatchRow:
    """A row as it was written down, by a version without the last three too."""
    speed = float(speed) if isinstance(speed, int | float) else None
    return BatchRow(
        source, text, voice_code, speed, name, _whole(sample_rate_hz), _whole(emphasis), _pauses(pauses)
    )


def _row_values(row: BatchRow) -> list[object]:
    words = [row.source, row.text, row.voice_code, row.speed, row.name]
    return [*words, row.sample_rate_hz, row.emphasis, _pauses_values(row.pauses)]


def _pauses_values(pauses: Pauses | None) -> list[float] | None:
    return list(astuple(pauses)) if pauses is not None else None


def _pauses(values: object) -> Pauses | None:
    return Pauses(*(float(each) for each in values)) if isinstance(values, list) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _listed(value: object) -> list[list[str]]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _unlike(wished: Mapping[int, str], ending: str) -> dict[int, str]:
    """The names that are wished for, made safe and numbered where one comes again."""
    names: dict[int, str] = {}
    used: set[str] = set()
    for index, wish in wished.items():
        stem = wish.strip()
        if stem.lower().endswith(f".{ending}"):
            stem = stem[: -len(ending) - 1]
        name, copy = safe_name(stem, ending), 2
        while name.casefold() in used:
            name, copy = safe_name(stem, ending, f" ({copy})"), copy + 1
        used.add(name.casefold())
        names[index] = name
    return names
