"""A batch against the real sandbox: each text paid once, whatever happens on the way."""

from __future__ import annotations

import asyncio
import csv
import shutil
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import Job, ignore, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.batch import (
    REPORT_NAME,
    BatchForecast,
    BatchOrder,
    BatchRow,
    BatchState,
    BatchTexts,
    BrokenRow,
    RowFault,
)
from vbee_desktop.core.errors import BadInput, Code, StorageError
from vbee_desktop.core.models import AudioFormat, Pauses, SpeechApi, SpeechWay
from vbee_desktop.core.readings import Reading
from vbee_desktop.jobs.batch import continue_batch, forecast_batch, kept_batch, read_batch, run_batch
from vbee_desktop.jobs.history import forget_finished
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.store.home import Home
from vbee_desktop.store.readings import ReadingsFile

VOICE = "hn_female_ngochuyen_full_48k-fhg"
TEXTS = ("Đoạn một.", "Đoạn hai.", "Đoạn ba.", "Đoạn bốn.")
CHARACTERS = sum(len(text) for text in TEXTS)


@pytest.fixture
def order(tmp_path: Path) -> BatchOrder:
    folder = tmp_path / "out"
    folder.mkdir()
    rows = tuple(BatchRow(str(number), text) for number, text in enumerate(TEXTS, 2))
    names = tuple(f"{number}.wav" for number in range(1, 5))
    return BatchOrder(rows, names, folder, VOICE, 1.5, AudioFormat.WAV)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


def report_of(order: BatchOrder) -> list[dict[str, str]]:
    with (order.folder / REPORT_NAME).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def made(sandbox: SandboxProcess, kept: Path, order: BatchOrder) -> BatchState:
    home = kept.parent / "home"
    return run(sandbox.url, home, lambda services: run_batch(services, ignore, kept, order))


def continued(sandbox: SandboxProcess, kept: Path, output: Path) -> BatchState:
    home = kept.parent / "home"
    return run(sandbox.url, home, lambda services: continue_batch(services, ignore, kept, output, None))


def read(
    sandbox: SandboxProcess,
    source: Path,
    folder: Path,
    api: SpeechApi = SpeechApi.LEGACY,
    pauses: Pauses | None = None,
) -> BatchTexts:
    readings = folder / "readings.json"
    return run(
        sandbox.url,
        folder / "home",
        lambda services: read_batch(services, ignore, source, readings, api, pauses),
    )


def test_each_text_becomes_a_file_and_a_line_of_the_report(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path
) -> None:
    order = replace(order, broken=(BrokenRow("9", RowFault.SPEED),))
    state = made(sandbox, kept, order)
    assert (state.done, state.failed, state.stopped_by) == (4, 0, None)
    assert state.spent_points == CHARACTERS
    rows = report_of(order)
    assert [row["file"] for row in rows] == ["1.wav", "2.wav", "3.wav", "4.wav", ""]
    assert [row["state"] for row in rows] == ["done"] * 4 + ["failed"]
    assert (rows[4]["row"], rows[4]["error"]) == ("9", "speed")
    for row in rows[:4]:
        assert decode_file(order.folder / row["file"]).duration_s == pytest.approx(
            int(row["length_ms"]) / 1000, abs=0.001
        )


def test_a_voice_that_disappears_fails_its_rows_alone(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path
) -> None:
    gone = "hue_female_huonggiang_full_48k-fhg"
    rows = (order.rows[0], replace(order.rows[1], voice_code=gone), *order.rows[2:])
    sandbox.settings(refused_voices=[gone])
    state = made(sandbox, kept, replace(order, rows=rows))
    assert (state.done, state.failed, state.stopped_by) == (3, 1, None)
    assert report_of(order)[1]["state"] == "failed"
    sandbox.settings(refused_voices=[])
    assert continued(sandbox, kept, order.folder).done == 4
    assert len(sandbox.ledger()) == 4


def test_a_limit_of_points_is_never_passed(sandbox: SandboxProcess, order: BatchOrder, kept: Path) -> None:
    state = made(sandbox, kept, replace(order, limit_points=20))
    assert state.done == 2
    assert state.stopped_by is not None
    assert state.stopped_by.facts["reason"] == "price"
    assert sum(charge["characters"] for charge in sandbox.ledger()) <= 20
    assert [row["state"] for row in report_of(order)] == ["done", "done", "waiting", "waiting"]


def test_a_folder_that_vanishes_keeps_what_was_paid(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path, tmp_path: Path
) -> None:
    def vanish(state: object) -> None:
        if isinstance(state, BatchState) and state.done == 1 and order.folder.exists():
            shutil.move(order.folder, tmp_path / "moved")

    home = tmp_path / "home"
    state = run(sandbox.url, home, lambda services: run_batch(services, vanish, kept, order))
    assert state.stopped_by is not None
    assert state.stopped_by.code is Code.DISK
    assert state.done < 4
    assert continued(sandbox, kept, tmp_path / "moved").done == 4
    assert sorted(path.name for path in (tmp_path / "moved").glob("*.wav")) == list(order.names)
    assert len(sandbox.ledger()) == 4


def test_a_batch_ends_at_the_service_where_it_began(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path, tmp_path: Path
) -> None:
    """What is paid at one is not paid at the other, and is priced there."""
    one = replace(order, rows=order.rows[:1], names=order.names[:1], folder=tmp_path / "gone")
    home = tmp_path / "home"
    current = SpeechWay(SpeechApi.CURRENT)
    with pytest.raises(StorageError):
        run(sandbox.url, home, lambda services: run_batch(services, ignore, kept, one))
    run(sandbox.url, home, lambda services: synthesize(services, ignore, one.request(0)))
    job: Job[BatchState] = lambda services: continue_batch(  # noqa: E731
        services.speaking(current), ignore, kept, order.folder, None
    )
    forecast: Job[BatchForecast] = lambda services: forecast_batch(  # noqa: E731
        services.speaking(current), ignore, one
    )
    assert run(sandbox.url, home, forecast).points == 0
    assert run(sandbox.url, home, job).done == 1
    assert [charge["product"] for charge in sandbox.ledger()] == ["legacy-tts"]


def test_after_a_pause_and_a_restart_nothing_is_paid_twice(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path, tmp_path: Path
) -> None:
    async def begin_and_pause(services: Services) -> None:
        enough = asyncio.Event()

        def look(state: object) -> None:
            if isinstance(state, BatchState) and state.done >= 1:
                enough.set()

        task = asyncio.create_task(run_batch(services, look, kept, order))
        await enough.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    home = tmp_path / "home"
    run(sandbox.url, home, begin_and_pause)
    left = run(sandbox.url, home, lambda services: kept_batch(services, ignore, kept))
    assert left is not None
    assert left[0] == order
    assert 1 <= left[1].done < 4
    assert continued(sandbox, kept, order.folder).done == 4
    assert len(sandbox.ledger()) == 4
    assert run(sandbox.url, home, lambda services: kept_batch(services, ignore, kept)) is None


def test_the_forecast_knows_what_is_paid(sandbox: SandboxProcess, order: BatchOrder, kept: Path) -> None:
    home = kept.parent / "home"
    before = run(sandbox.url, home, lambda services: forecast_batch(services, ignore, order))
    assert (before.points, before.unpaid, before.paid) == (CHARACTERS, 4, 0)
    first = replace(order, rows=order.rows[:1], names=order.names[:1])
    made(sandbox, kept, first)
    after = run(sandbox.url, home, lambda services: forecast_batch(services, ignore, order))
    assert (after.points, after.unpaid, after.paid) == (CHARACTERS - len(TEXTS[0]), 3, 1)


def test_nothing_is_paid_when_there_is_no_folder(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path
) -> None:
    order.folder.rmdir()
    with pytest.raises(Exception, match="no folder"):
        made(sandbox, kept, order)
    assert not sandbox.ledger()


def test_a_folder_of_texts_is_read_in_the_order_of_its_names(sandbox: SandboxProcess, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "10 cuối.txt").write_text("Cuối.")
    (folder / "2 đầu.md").write_text("# Đầu\n")
    (folder / "3 trống.txt").write_text(" ")
    (folder / "4 hỏng.docx").write_bytes(b"not a document")
    (folder / "ảnh.png").write_bytes(b"png")
    document = docx.Document()
    document.add_paragraph("Giữa.")
    document.save(str(folder / "5 giữa.docx"))
    texts = read(sandbox, folder, tmp_path)
    assert [(row.source, row.text, row.name) for row in texts.rows] == [
        ("2 đầu.md", "Đầu", "1 2 đầu"),
        ("5 giữa.docx", "Giữa.", "4 5 giữa"),
        ("10 cuối.txt", "Cuối.", "5 10 cuối"),
    ]
    assert texts.broken == (
        BrokenRow("3 trống.txt", RowFault.TEXT),
        BrokenRow("4 hỏng.docx", RowFault.FILE),
    )
    with pytest.raises(BadInput):
        read(sandbox, tmp_path / "home", tmp_path)


def test_texts_are_read_with_the_readings_of_the_user(sandbox: SandboxProcess, tmp_path: Path) -> None:
    ReadingsFile(tmp_path / "readings.json").save([Reading("TP.HCM", "Thành phố Hồ Chí Minh")])
    table = tmp_path / "texts.csv"
    table.write_text("text\nChào TP.HCM nhé.\n")
    (row,) = read(sandbox, table, tmp_path).rows
    assert row.text == "Chào Thành phố Hồ Chí Minh nhé."


def test_pauses_are_written_as_the_service_of_the_batch_has_them(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    table = tmp_path / "texts.csv"
    table.write_text("text;pauses\na <break time=2s/> b;\na <break time=2s/> b;0.3 2 0.4 0.6\n")
    texts = read(sandbox, table, tmp_path, SpeechApi.CURRENT, Pauses(sentence_s=2.0))
    assert [row.text for row in texts.rows] == ["a. b", "a, b"]
    legacy = read(sandbox, table, tmp_path)
    assert legacy.rows[0].text == "a <break time=2s/> b"


def test_rates_reach_the_service_and_the_files(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path
) -> None:
    rows = (replace(order.rows[0], sample_rate_hz=8000), order.rows[1])
    order = replace(order, rows=rows, names=order.names[:2], sample_rate_hz=16000)
    assert made(sandbox, kept, order).done == 2
    assert [decode_file(order.path(place)).sample_rate_hz for place in (0, 1)] == [8000, 16000]


def test_the_folder_that_was_chosen_when_it_went_on_is_kept(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path, tmp_path: Path
) -> None:
    made(sandbox, kept, replace(order, limit_points=20))
    other = tmp_path / "other"
    other.mkdir()
    home = tmp_path / "home"
    run(sandbox.url, home, lambda services: continue_batch(services, ignore, kept, other, 20))
    left = run(sandbox.url, home, lambda services: kept_batch(services, ignore, kept))
    assert left is not None
    assert (left[0].folder, left[1].done) == (other, 2)


def test_without_history_what_could_not_be_saved_is_not_paid_again(
    sandbox: SandboxProcess, order: BatchOrder, kept: Path, tmp_path: Path
) -> None:
    def vanish(state: object) -> None:
        if isinstance(state, BatchState) and state.working and order.folder.exists():
            shutil.move(order.folder, tmp_path / "moved")

    home = tmp_path / "home"
    order = replace(order, rows=order.rows[:2], names=order.names[:2])

    async def stop_and_forget(services: Services) -> BatchState:
        state = await run_batch(services, vanish, kept, order)
        await forget_finished(services, ignore, Home(home))
        return state

    assert run(sandbox.url, home, stop_and_forget).done == 0
    assert len(sandbox.ledger()) == 2, "both were on their way at once"
    assert continued(sandbox, kept, tmp_path / "moved").done == 2
    assert len(sandbox.ledger()) == 2
    run(sandbox.url, home, lambda services: forget_finished(services, ignore, Home(home)))
    assert not list((home / "audio").iterdir()), "all of it is saved"
