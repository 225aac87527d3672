"""Many texts, one after the other: each paid once, each saved where it belongs, and what happened kept."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.batch import (
    REPORT_NAME,
    BatchForecast,
    BatchOrder,
    BatchState,
    BatchTexts,
    RowOutcome,
    order_from_json,
    order_to_json,
    report_rows,
)
from vbee_desktop.core.batch_csv import texts_of_csv
from vbee_desktop.core.csv_cells import write_csv
from vbee_desktop.core.errors import BadInput, Code, StorageError, VbeeError
from vbee_desktop.core.imported import MAX_SCRIPT_BYTES
from vbee_desktop.core.readings import ReadingRules
from vbee_desktop.core.safe_file import appearing, storage_error
from vbee_desktop.core.sent_text import text_to_send
from vbee_desktop.jobs.batch_folder import texts_of_folder
from vbee_desktop.jobs.clips import save_as
from vbee_desktop.jobs.script import hashes_of, price_ceiling_of_script, speak
from vbee_desktop.jobs.services import tell_nobody
from vbee_desktop.jobs.texts import bytes_of_file, decoded_text
from vbee_desktop.store.batches import BatchFile
from vbee_desktop.store.readings import ReadingsFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Pauses, SpeechApi, Take
    from vbee_desktop.jobs.services import Report, Services

_STOPS = frozenset(
    {
        Code.OUT_OF_POINTS,
        Code.UNAUTHORIZED,
        Code.NO_CREDENTIALS,
        Code.NO_CONNECTION,
        Code.NOT_SENT,
        Code.BUSY,
        Code.DISK,
    }
)
"""What would happen to the next row as well: the batch stops, and the row waits for it to go on."""
_BATCH = "batch"
"""There is one at a time."""


async def read_batch(
    _services: Services,
    _report: Report,
    path: Path,
    readings_file: Path,
    api: SpeechApi,
    pauses: Pauses | None = None,
) -> BatchTexts:
    """The texts in a folder's files, or in the rows of a table, as this service is to get them: with the
    readings that hold for every text, and with its ``pauses`` where a row has none of its own. Raises
    `BadInput` (``BAD_FILE``) and `StorageError`.
    """
    return await asyncio.to_thread(_read, path, readings_file, api, pauses)


async def forecast_batch(services: Services, _report: Report, order: BatchOrder) -> BatchForecast:
    """What a batch costs at most: each row that nobody can speak costs nothing. Raises `StorageError`."""
    services = services.speaking_by(order.api)
    prices = [await _price(services, order, index) for index in range(len(order.rows))]
    unpaid = sum(price > 0 for price in prices)
    return BatchForecast(sum(prices), unpaid, len(prices) - unpaid)


async def run_batch(services: Services, report: Report, folder: Path, order: BatchOrder) -> BatchState:
    """Make a batch from its beginning; ``folder`` keeps what is needed to go on with it. ``report`` gets the
    `BatchState`, and so does the file `REPORT_NAME` in the order's folder at the end.

    A row that cannot be made does not stop the others. Raises `StorageError` when nothing can be kept.
    """
    batch_id, file = uuid.uuid4().hex, BatchFile(folder)
    await asyncio.to_thread(file.begin, batch_id, order_to_json(order))
    return await _Run(services, report, file, batch_id, order, (None,) * len(order.rows)).made()


async def continue_batch(
    services: Services, report: Report, folder: Path, output: Path, limit_points: int | None
) -> BatchState:
    """Go on with the batch that is kept in ``folder``: what is done stays, what failed is tried again.
    ``output`` is the folder for the files that are still missing. Raises `StorageError`.
    """
    batch_id, order, state = await asyncio.to_thread(_kept, folder)
    order = replace(order, folder=output, limit_points=limit_points)
    await asyncio.to_thread(BatchFile(folder).change, batch_id, order_to_json(order))
    outcomes = tuple(each if each is not None and each.is_done else None for each in state.outcomes)
    return await _Run(services, report, BatchFile(folder), batch_id, order, outcomes).made()


async def kept_batch(
    services: Services, report: Report, folder: Path
) -> tuple[BatchOrder, BatchState] | None:
    """The batch that was left before its end, None when there is none."""
    del services, report
    try:
        _, order, state = await asyncio.to_thread(_kept, folder)
    except StorageError:
        return None
    return (order, state) if state.done < len(order.rows) else None


async def forget_batch(services: Services, report: Report, folder: Path) -> None:
    """Keep no batch any more; its files stay. Raises `StorageError`."""
    del report
    await asyncio.to_thread(services.audio_files.unfinished.end, _BATCH)
    await asyncio.to_thread(BatchFile(folder).forget)


class _Run:
    """A batch while it is made: as many rows at once as the account's pace allows."""

    def __init__(
        self,
        services: Services,
        report: Report,
        file: BatchFile,
        batch_id: str,
        order: BatchOrder,
        outcomes: Sequence[RowOutcome | None],
    ) -> None:
        self._services = services.speaking_by(order.api)
        self._report = report
        self._file = file
        self._batch_id = batch_id
        self._order = order
        self._outcomes = list(outcomes)
        self._working: set[int] = set()
        self._promised_points = sum(each.points for each in outcomes if each is not None)
        self._stopped_by: VbeeError | None = None
        self._places = asyncio.Semaphore(services.pace.creates_at_once)

    async def made(self) -> BatchState:
        """Where the batch is when nothing goes on any more."""
        await asyncio.to_thread(_check_folder, self._order.folder)
        await asyncio.to_thread(self._note_unfinished)
        self._tell()
        left = [index for index, outcome in enumerate(self._outcomes) if outcome is None]
        try:
            await asyncio.gather(*(self._make(index) for index in left))
        finally:
            self._working.clear()
            await self._write_report()
        if all(outcome is not None and outcome.is_done for outcome in self._outcomes):
            await asyncio.to_thread(self._services.audio_files.unfinished.end, _BATCH)
        return self._state()

    async def _make(self, index: int) -> None:
        async with self._places:
            if self._stopped_by is not None:
                return
            self._working.add(index)
            self._tell()
            try:
                outcome = await self._outcome(index)
                await asyncio.to_thread(self._file.note, self._batch_id, index, asdict(outcome))
                self._outcomes[index] = outcome
            except VbeeError as error:
                self._stopped_by = error
            finally:
                self._working.discard(index)
            self._tell()

    async def _outcome(self, index: int) -> RowOutcome:
        """What becomes of a row. Raises the `VbeeError` that stops the whole batch."""
        try:
            take = await self._take(index)
        except VbeeError as error:
            if error.code in _STOPS or error.facts.get("reason") == "price":
                raise
            return RowOutcome(error=str(error.code), said=str(error.facts.get("text") or ""))
        path = self._order.path(index)
        await asyncio.to_thread(save_as, take, path, self._order.bitrate_kbps)
        points = take.points if take.is_new else 0.0
        return RowOutcome(points, take.characters, take.duration_s)

    async def _take(self, index: int) -> Take:
        limit = self._order.limit_points
        if limit is not None and not self._services.account.is_demo:
            price = await _price(self._services, self._order, index)
            if price and self._promised_points + price > limit:
                total = self._promised_points + price
                raise BadInput(Code.BAD_SETTING, "limit", reason="price", price=total, limit=limit)
            self._promised_points += price
        return await speak(self._services, tell_nobody, self._order.request(index))

    def _note_unfinished(self) -> None:
        """What is paid and not saved yet is not forgotten, where no history is kept either."""
        requests = (self._order.request(index) for index in range(len(self._order.rows)))
        hashes = [each for request in requests for each in hashes_of(self._services, request)]
        self._services.audio_files.unfinished.note(_BATCH, hashes, until_ended=True)

    def _tell(self) -> None:
        self._report(self._state())

    def _state(self) -> BatchState:
        return BatchState(tuple(self._outcomes), frozenset(self._working), self._stopped_by)

    async def _write_report(self) -> None:
        try:
            await asyncio.to_thread(_write_report, self._order, self._state())
        except StorageError as error:
            self._stopped_by = self._stopped_by or error


async def _price(services: Services, order: BatchOrder, index: int) -> int:
    """The most that a row will cost; nothing for one that cannot be sent."""
    try:
        return await price_ceiling_of_script(services, order.request(index))
    except BadInput:
        return 0


def _read(path: Path, readings_file: Path, api: SpeechApi, pauses: Pauses | None) -> BatchTexts:
    texts = _written(path)
    rules = ReadingRules(ReadingsFile(readings_file).load().readings)
    sent = (text_to_send(row.text, rules, api, row.pauses or pauses).text for row in texts.rows)
    return replace(
        texts, rows=tuple(replace(row, text=text) for row, text in zip(texts.rows, sent, strict=True))
    )


def _written(path: Path) -> BatchTexts:
    if path.is_dir():
        return texts_of_folder(path)
    return texts_of_csv(decoded_text(bytes_of_file(path, MAX_SCRIPT_BYTES)))


def _kept(folder: Path) -> tuple[str, BatchOrder, BatchState]:
    loaded = BatchFile(folder).load()
    try:
        if loaded is None:
            raise ValueError("none")
        values, rows = loaded
        order = order_from_json(values)
        outcomes = tuple(
            RowOutcome(**rows[index]) if index in rows else None  # type: ignore[arg-type]  # our own file
            for index in range(len(order.rows))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(detail="no batch", path=str(folder), reading=True) from error
    return str(values["id"]), order, BatchState(outcomes)


def _check_folder(folder: Path) -> None:
    """Before anything is paid: somewhere to put it."""
    if not folder.is_dir():
        raise StorageError(detail="no folder", path=str(folder), reason="no_folder")


def _write_report(order: BatchOrder, state: BatchState) -> None:
    path = order.folder / REPORT_NAME
    try:
        with appearing(path) as stream:
            write_csv(stream, report_rows(order, state))
    except OSError as error:
        raise storage_error(path, error) from error
