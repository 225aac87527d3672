"""The lists of voices and the samples that are kept on the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vbee_desktop.core.models import Ownership, Voice
from vbee_desktop.store.clip_cache import ClipCache
from vbee_desktop.store.voice_cache import KeptVoices, VoiceCache

VOICES = (
    Voice("hn_a_b", "Ngọc Huyền", "female", "vi-VN", "north", 3.0, "https://x/1.mp3", 48000),
    Voice("n_mine", "Của tôi", ownership=Ownership.PERSONAL),
)


def test_voices_come_back_as_they_were_kept(tmp_path: Path) -> None:
    VoiceCache(tmp_path).keep("one", KeptVoices(VOICES, 1234.5))
    assert VoiceCache(tmp_path).load("one") == (VOICES, 1234.5)
    assert VoiceCache(tmp_path).load("other") is None


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"[]",
        b"{}",
        b'{"voices": [], "fetched_at": "now"}',
        b'{"voices": [7], "fetched_at": 1}',
        b'{"voices": [{"code": "x"}], "fetched_at": 1}',
        b'{"voices": [{"code": 1, "name": "", "gender": "", "language": "", "region": ""}], "fetched_at": 1}',
    ],
)
def test_a_damaged_file_counts_as_absent(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "one.json").write_bytes(spoilt)
    (tmp_path / "one-refused.json").write_bytes(spoilt)
    cache = VoiceCache(tmp_path)
    kept = cache.load("one")
    assert kept is None
    assert cache.load_refused("one") == frozenset()


def test_nothing_is_kept_for_nobody(tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path)
    cache.keep("", KeptVoices(VOICES, 1.0))
    cache.keep_refused("", ["x"])
    assert list(tmp_path.iterdir()) == []
    assert cache.load("") is None


def test_the_samples_not_heard_for_longest_make_room(tmp_path: Path) -> None:
    clips = ClipCache(tmp_path, most_bytes=250)
    for age_s, url in ((30, "a"), (20, "b")):
        path = clips.keep(url, "mp3", bytes(100))
        os.utime(path, (1e9 - age_s, 1e9 - age_s))
    heard = clips.find("a")
    assert heard is not None
    newest = clips.keep("c", "wav", bytes(100))
    assert clips.find("a") == heard
    assert clips.find("b") is None
    assert clips.find("c") == newest


def test_one_sample_is_kept_however_large_it_is(tmp_path: Path) -> None:
    clips = ClipCache(tmp_path, most_bytes=10)
    clips.keep("a", "mp3", bytes(100))
    assert clips.keep("b", "mp3", bytes(100)).is_file()
    assert clips.find("a") is None
