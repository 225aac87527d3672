"""What is remembered of the jobs, and what is left of them once they are forgotten."""

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.past_jobs import GAP_S, NOON_S, write_past_jobs
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.history import HistoryQuery, StateGroup, states_of
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.stretch_name import stretch_of
from vbee_desktop.core.text import fold
from vbee_desktop.store.database import open_database
from vbee_desktop.store.erasure import Erasure
from vbee_desktop.store.history import History, match_of
from vbee_desktop.store.home import Home
from vbee_desktop.store.job_row import Intent
from vbee_desktop.store.journal import Journal

RECOGNITION = frozenset({"recognition"})
CANARY = "Chimyến"
NEW_TAI_LUE = "".join(map(chr, range(0x1980, 0x19E0)))
"""Its vowels became letters in Unicode 8; the index goes by Unicode 6.1."""
TEXT = f"Chị Đặng nhắn: đừng quên {CANARY} nhé!"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> History:
    path = tmp_path_factory.mktemp("many") / "jobs.sqlite3"
    write_past_jobs(path, 600)
    return History(path)


def speech(text: str) -> Intent:
    request = {"text": text, "voice_code": "hn", "audio_format": "mp3"}
    return Intent(
        "speech", "demo", "legacy", fold(text), request, characters=8, points=8, title=text, words=fold(text)
    )


def made(journal: Journal, intent: Intent, *states: JobState, **changes: object) -> str:
    """A job that has gone through these states, and that nobody works on."""
    row = journal.record(intent, even_if_same=True)
    assert row is not None
    for state in states:
        journal.move(row.id, state, **(changes if state is states[-1] else {}))
    journal.release(row.id)
    return row.id


def filed(journal: Journal, home: Home, text: str = TEXT) -> str:
    """Speech whose audio is here."""
    job_id = made(journal, speech(text), JobState.SENDING, JobState.ACCEPTED)
    assert journal.claim(job_id) is not None
    (home.audio_folder / f"{job_id}.mp3").write_bytes(b"ID3" + text.encode())
    journal.move(job_id, JobState.FILED, audio=f"{job_id}.mp3", remote_id="r")
    return job_id


def found(path: Path, words: str = "", **rest: object) -> list[str]:
    history = History(path)
    numbers = [key for key in history.rows(HistoryQuery(words, **rest)).keys if key > 0]  # type: ignore[arg-type]
    titles = {summary.number: summary.title for summary in history.page(numbers)}
    return [titles[number] for number in numbers]


def files_with(home: Home, needle: str) -> list[str]:
    """Every file of the home whose bytes hold these words, as they are or as they are searched for."""
    needles = [needle.encode(), fold(needle).encode()]
    files = [path for path in home.root.rglob("*") if path.is_file()]
    return [path.name for path in files if any(each in path.read_bytes() for each in needles)]


def test_the_newest_comes_first_under_its_day(many: History) -> None:
    rows = many.rows(HistoryQuery())
    assert rows.job_count == 600
    assert [key for key in rows.keys if key > 0] == list(range(600, 0, -1))
    day = date.min
    for key in rows.keys:
        if key < 0:
            day = date.fromordinal(-key)
        else:
            at_s = NOON_S - (600 - key) * GAP_S
            assert date.fromtimestamp(at_s) == day  # noqa: DTZ012  # the person's own day


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process cannot be set")
def test_a_day_of_23_or_25_hours_is_one_day(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    write_past_jobs(home.journal_file, 1)
    hours = [NOON_S + hour * 3600 for hour in range(-24 * 400, 24 * 10)]
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("DELETE FROM jobs")
        connection.executemany(
            "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request)"
            " VALUES (?, 'speech', 'filed', ?, 0, '', '', '{}')",
            [(str(at), at) for at in hours],
        )
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        keys = History(home.journal_file).rows(HistoryQuery()).keys
        days = [date.fromtimestamp(at) for at in hours]  # noqa: DTZ012
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [date.fromordinal(-key) for key in keys if key < 0] == sorted(set(days), reverse=True)
    lengths = {later - earlier - 1 for earlier, later in zip(*_pairs(keys), strict=True)}
    assert {23, 24, 25} <= lengths


def _pairs(keys: Iterable[int]) -> tuple[list[int], list[int]]:
    places = [place for place, key in enumerate(keys) if key < 0]
    return places[:-1], places[1:]


def test_words_are_found_without_diacritics_in_any_order(journal: Journal, home: Home) -> None:
    made(journal, speech("Đường về nhà"), JobState.SENDING)
    made(journal, speech("Một ly cà phê"), JobState.SENDING)
    path = home.journal_file
    assert found(path, "duong") == ["Đường về nhà"]
    assert found(path, "ĐƯỜNG") == ["Đường về nhà"]
    assert found(path, "nha duo") == ["Đường về nhà"], "the last word may be unfinished"
    assert found(path, "duo nha") == [], "and no other one"
    assert found(path, "cà-phê!") == ["Một ly cà phê"]
    assert found(path, "phe ca") == ["Một ly cà phê"]
    assert found(path, "trà") == []


def test_what_a_person_types_is_never_an_operator(journal: Journal, home: Home) -> None:
    made(journal, speech("một NEAR hai"), JobState.SENDING)
    made(journal, speech("title a b"), JobState.SENDING)
    path = home.journal_file
    assert found(path, 'NEAR( "một" hai)') == ["một NEAR hai"]
    assert found(path, "một OR title") == []
    assert found(path, "words:title") == []
    assert found(path, "-title ^a* +b") == ["title a b"]
    assert found(path, '"') == found(path, "   ") == ["title a b", "một NEAR hai"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text('"*^-+(){}:,ANDORTNE near\x00\ud800\u0300đ☃', max_size=40),
        st.text("ab ", min_size=5_000, max_size=10_000),
        st.characters(exclude_categories=()).map(lambda mark: mark * 10_000),
    )
)
def test_no_search_ever_fails(many: History, words: str) -> None:
    assert many.rows(HistoryQuery(words)).job_count >= 0


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", max_codepoint=0x1FFF, exclude_characters=NEW_TAI_LUE),
        min_size=1,
        max_size=30,
    )
)
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    """A search is split into words as the index has split the text, whatever the script."""
    match = match_of(text)
    assume(match)
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
        memory.execute("INSERT INTO t VALUES (?)", (fold(text),))
        assert memory.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match,)).fetchone()[0] == 1


def test_kinds_and_states_are_told_apart(many: History) -> None:
    total = many.rows(HistoryQuery()).job_count
    recognised = many.rows(HistoryQuery(kinds=RECOGNITION)).job_count
    spoken = many.rows(HistoryQuery(kinds=frozenset({"speech"}))).job_count
    assert recognised == 100
    assert recognised + spoken == total
    by_group = {group: many.rows(HistoryQuery(group=group)) for group in StateGroup}
    assert sum(rows.job_count for rows in by_group.values()) == total
    for group, rows in by_group.items():
        states = {summary.state for summary in many.page([key for key in rows.keys if key > 0])}
        assert states <= set(states_of(group))
        assert states


def test_filters_and_words_go_together(many: History) -> None:
    query = HistoryQuery("robusta", RECOGNITION, StateGroup.DONE)
    rows = many.rows(query)
    summaries = many.page([key for key in rows.keys if key > 0])
    assert 0 < rows.job_count < 100
    assert {(each.kind, each.state) for each in summaries} == {("recognition", JobState.FILED)}


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        History(tmp_path / "gone.sqlite3").rows(HistoryQuery())


def test_a_forgotten_job_is_not_found_and_its_price_is_kept(journal: Journal, home: Home) -> None:
    job_id, other = filed(journal, home), filed(journal, home, "Khác")
    assert Erasure(home).forget(job_id)
    assert found(home.journal_file) == ["Khác"]
    assert found(home.journal_file, CANARY) == []
    row = journal.find(job_id)
    assert (row.state, row.points, row.characters, row.remote_id) == (JobState.FILED, 8, 8, "r")
    assert (row.title, row.request, row.content_hash, row.audio, row.is_forgotten) == ("", {}, "", "", True)
    assert [path.stem for path in home.audio_folder.iterdir()] == [other]
    assert not Erasure(home).forget(job_id)


def test_a_job_that_is_worked_on_is_never_forgotten(journal: Journal, home: Home) -> None:
    row = journal.record(speech(TEXT))
    assert row is not None
    assert not Erasure(home).forget(row.id)
    assert Erasure(home).forget_everything() == 0
    assert journal.find(row.id).request["text"] == TEXT


def test_what_is_forgotten_unfinished_ends_as_what_it_cost(journal: Journal, home: Home) -> None:
    """Nobody goes on with it at the next start, and the ledger counts it as before."""
    ends = {
        made(journal, speech("a")): (JobState.NOT_SENT, "not_sent"),
        made(journal, speech("b"), JobState.SENDING): (JobState.CANCELLED, "outcome_unknown"),
        made(journal, speech("c"), JobState.SENDING, JobState.ACCEPTED): (JobState.EXPIRED, "audio_gone"),
        made(journal, speech("d"), JobState.SENDING, JobState.REFUSED, error="busy"): (
            JobState.REFUSED,
            "busy",
        ),
    }
    assert Erasure(home).forget_everything() == len(ends)
    assert journal.unfinished("demo") == []
    for job_id, end in ends.items():
        row = journal.find(job_id)
        assert (row.state, row.error) == end


def test_a_persons_own_file_is_never_deleted(journal: Journal, home: Home, tmp_path: Path) -> None:
    own, recording = tmp_path / "own.wav", home.recordings_folder / "made.wav"
    for path in (own, recording):
        path.write_bytes(b"RIFF")
        intent = Intent("recognition", "demo", "stt-sync", str(path), {}, audio=str(path))
        made(journal, intent, JobState.SENDING, JobState.REFUSED)
    assert Erasure(home).forget_finished(journal.run.id) == 2
    assert own.exists()
    assert not recording.exists()


def test_a_recording_that_another_job_needs_stays(journal: Journal, home: Home) -> None:
    """Sent again after an unknown outcome, or on a person's word: one recording, several jobs."""
    recording = home.recordings_folder / "made.wav"
    recording.write_bytes(b"RIFF")
    intent = Intent("recognition", "demo", "stt-sync", "hash", {}, audio=str(recording))
    given_up = made(journal, intent, JobState.SENDING, JobState.REFUSED)
    doubtful = made(journal, intent, JobState.SENDING)
    assert Erasure(home).forget_finished(journal.run.id) == 1
    assert recording.exists()
    worked_on = journal.record(intent, even_if_same=True)
    assert worked_on is not None
    assert Erasure(home).forget(doubtful)
    assert Erasure(home).forget_everything() == 0
    assert recording.exists()
    journal.release(worked_on.id)
    assert Erasure(home).forget(worked_on.id)
    assert not recording.exists()
    assert journal.find(given_up).is_forgotten


def test_with_a_stretch_of_a_recording_the_recording_goes_unless_another_stretch_is_needed(
    journal: Journal, home: Home
) -> None:
    whole = home.recordings_folder / "made.wav"
    stretches = [stretch_of(whole, 0.5, end_s) for end_s in (2.0, 12.25)]
    jobs = []
    for path in (whole, *stretches):
        path.write_bytes(b"RIFF")
    for path in stretches:
        intent = Intent("recognition", "demo", "stt-sync", str(path), {}, audio=str(path))
        jobs.append(made(journal, intent, JobState.SENDING, JobState.REFUSED))
    assert Erasure(home).forget(jobs[0])
    assert sorted(home.recordings_folder.iterdir()) == sorted([whole, stretches[1]])
    assert Erasure(home).forget(jobs[1])
    assert not list(home.recordings_folder.iterdir())


def test_forgetting_what_is_finished_leaves_the_rest(journal: Journal, home: Home) -> None:
    filed(journal, home)
    open_ends = [
        made(journal, speech("chưa rõ"), JobState.SENDING),
        made(journal, speech("đang làm"), JobState.SENDING, JobState.ACCEPTED),
    ]
    joined = home.audio_folder / "joined-of-parts.mp3"
    joined.write_bytes(b"ID3" + CANARY.encode())
    assert Erasure(home).forget_finished(journal.run.id) == 1
    assert found(home.journal_file) == ["đang làm", "chưa rõ"]
    assert [journal.find(job_id).request["text"] for job_id in open_ends] == ["chưa rõ", "đang làm"]
    assert found(home.journal_file, "chua") == ["chưa rõ"], "the index was built anew from what is left"
    assert files_with(home, CANARY) == []
    assert Erasure(home).forget_finished(journal.run.id) == 0


def test_what_a_clock_dated_to_the_future_is_forgotten_too(journal: Journal, home: Home) -> None:
    filed(journal, home)
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET changed_at = changed_at + 1e9")
    assert Erasure(home).forget_finished(journal.run.id) == 1


def test_what_another_run_has_just_finished_is_not_taken_from_it(journal: Journal, home: Home) -> None:
    """A command beside the window may be about to join the parts of a long text."""
    job_id = filed(journal, home)
    joined = home.audio_folder / "joined-of-parts.mp3"
    joined.write_bytes(b"ID3")
    assert Erasure(home).forget_finished() == 0
    assert found(home.journal_file, CANARY) == [TEXT]
    assert joined.exists()
    journal.run.close()
    assert Erasure(home).forget_finished() == 1
    assert [path.name for path in home.audio_folder.iterdir()] == []
    assert journal.find(job_id).is_forgotten


def test_of_everything_forgotten_no_byte_is_left(journal: Journal, home: Home) -> None:
    """While the journal is open beside it, as it is in the window."""
    for number in range(300):
        filed(journal, home, f"{TEXT} {number}") if number % 10 == 0 else made(
            journal, speech(f"{TEXT} {number}"), JobState.SENDING
        )
    Erasure(home).forget(made(journal, speech(TEXT), JobState.SENDING))
    for folder in (home.recordings_folder, home.drafts_folder, home.demo_clips_folder, home.voices_folder):
        (folder / "kept.txt").write_text(TEXT, encoding="utf-8")
    assert files_with(home, CANARY)
    assert Erasure(home).forget_everything() == 300
    assert files_with(home, CANARY) == []
    assert found(home.journal_file) == []
    filed(journal, home, "Về sau")
    assert found(home.journal_file, "ve sau") == ["Về sau"]


def test_what_somebody_is_writing_stays(journal: Journal, home: Home) -> None:
    row = journal.record(speech("một"))
    assert row is not None
    being_made = home.audio_folder / f"{row.id}.mp3"
    arriving = home.recordings_folder / "now.raw.part"
    left = home.recordings_folder / "before.raw.part"
    for path in (being_made, arriving, left):
        path.write_bytes(b"sound")
    os.utime(left, (1.0, 1.0))
    Erasure(home).forget_everything()
    assert being_made.exists()
    assert arriving.exists()
    assert not left.exists()
