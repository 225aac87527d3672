"""Sound decoded while it arrives: the same samples as of the whole file, whatever the blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import noise_clip
from vbee_desktop.audio.arriving import ArrivingClip
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.encode import write_mp3, write_wav
from vbee_desktop.audio.player import Player

RATE_HZ = 24_000


def sound_bytes(folder: Path, ending: str) -> bytes:
    path = folder / f"sound.{ending}"
    clip = noise_clip(4.0, RATE_HZ)
    write_wav(path, clip) if ending == "wav" else write_mp3(path, clip, 64)
    return path.read_bytes()


@pytest.mark.parametrize("ending", ["wav", "mp3"])
@pytest.mark.parametrize("block_bytes", [333, 5_000, 1_000_000])
def test_what_is_heard_early_is_what_the_file_holds(tmp_path: Path, ending: str, block_bytes: int) -> None:
    data = sound_bytes(tmp_path, ending)
    whole = decode_bytes(data)
    arriving, steps = ArrivingClip(), 0
    for start in range(0, len(data), block_bytes):
        arriving.add(data[start : start + block_bytes])
        clip = arriving.decoded()
        steps += clip is not None
        if clip is not None:
            np.testing.assert_array_equal(clip.samples, whole.samples[: clip.frames])
    arriving.end()
    clip = arriving.decoded()
    assert clip is not None
    assert arriving.is_final
    np.testing.assert_array_equal(clip.samples, whole.samples)
    assert steps > 1 or block_bytes > len(data)


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_half_a_second_is_enough_to_begin(tmp_path: Path, ending: str) -> None:
    data = sound_bytes(tmp_path, ending)
    arriving = ArrivingClip()
    arriving.add(data[:8_000])
    assert arriving.decoded() is None
    arriving.add(data[8_000:9_000])
    clip = arriving.decoded()
    assert clip is not None
    assert clip.duration_s > 0.1
    arriving.add(data[9_000:10_000])
    assert arriving.decoded() is clip
    grown = arriving.decoded(is_urgent=True)
    assert grown is not None
    assert grown.frames > clip.frames


@pytest.mark.parametrize("data", [b"RIFF" + bytes(20_000), b"\xff\xfb" + bytes(20_000), b"<html>" * 3000])
def test_what_is_no_sound_gives_nothing(data: bytes) -> None:
    arriving = ArrivingClip()
    arriving.add(data)
    assert arriving.decoded() is None
    arriving.end()
    assert arriving.decoded() is None


def test_a_long_mp3_waits_for_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbee_desktop.audio.arriving.MOST_MP3_BYTES", 10_000)
    data = sound_bytes(tmp_path, "mp3")
    arriving = ArrivingClip()
    arriving.add(data[:9_000])
    clip = arriving.decoded()
    arriving.add(data[9_000:])
    arriving.end()
    assert arriving.decoded(is_urgent=True) is clip
    assert not arriving.is_final


class Desk:
    """A player on a card whose clock the test turns, and sound on its way to it."""

    def __init__(self, card: FakeCard, player: Player, data: bytes) -> None:
        self.card, self.player, self.data = card, player, data
        self.whole = decode_bytes(data)
        self.sound = ArrivingClip()

    def send(self, start: int, end: int | None = None) -> None:
        self.sound.add(self.data[start:end])

    def until_state(self, state: str) -> None:
        until(lambda: self.player.snapshot().state == state, state)

    def until_length(self, seconds: float) -> None:
        until(lambda: self.player.snapshot().length_s >= seconds, f"{seconds} s")

    def assert_heard(self, start: int, frames: int) -> None:
        got = self.card.play(frames)[:, :1]
        np.testing.assert_array_equal(got, self.whole.samples[start : start + frames])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    card = FakeCard()
    player = Player(card, clock=card.clock)
    with closing(player):
        yield Desk(card, player, sound_bytes(tmp_path, "wav"))


SECOND = 2 * RATE_HZ
"""Bytes of a second."""


def test_it_plays_before_the_end_is_here_and_misses_nothing(desk: Desk) -> None:
    desk.player.play_arriving(desk.sound)
    desk.until_state("opening")
    desk.send(0, SECOND)
    desk.until_state("playing")
    desk.assert_heard(0, RATE_HZ // 2)
    desk.send(SECOND)
    desk.sound.end()
    desk.until_length(4.0)
    desk.assert_heard(RATE_HZ // 2, 4 * RATE_HZ - RATE_HZ // 2)
    assert not desk.card.play(RATE_HZ).any()
    desk.until_state("stopped")


def test_where_it_comes_too_slowly_it_waits_and_goes_on(desk: Desk) -> None:
    desk.player.play_arriving(desk.sound)
    desk.send(0, SECOND)
    desk.until_length(0.9)
    desk.until_state("playing")
    here = round(desk.player.snapshot().length_s * RATE_HZ)
    desk.assert_heard(0, here)
    assert not desk.card.play(RATE_HZ // 4).any()
    assert desk.player.snapshot().state == "playing"
    desk.player.complete(desk.whole)
    desk.until_length(4.0)
    desk.assert_heard(here, 4 * RATE_HZ - here)


def test_sound_that_breaks_off_is_let_go(desk: Desk) -> None:
    desk.player.play_arriving(desk.sound)
    desk.send(0, SECOND)
    desk.until_state("playing")
    desk.card.play(2400)
    desk.sound.break_off()
    desk.until_state("empty")
    fade = round(0.005 * RATE_HZ)
    assert not desk.card.play(2400)[fade:].any()


def test_pause_and_play_hold_while_it_arrives(desk: Desk) -> None:
    desk.player.play_arriving(desk.sound)
    desk.player.pause()
    desk.until_state("paused")
    desk.send(0)
    desk.sound.end()
    desk.until_length(4.0)
    assert desk.player.snapshot().state == "paused"
    desk.player.play()
    desk.until_state("playing")
    desk.card.play(200)  # faded in
    desk.assert_heard(200, 2400)


def test_sound_that_is_none_leaves_the_player_empty(desk: Desk) -> None:
    desk.player.play_arriving(desk.sound)
    desk.sound.add(b"<html>" * 3000)
    desk.sound.end()
    desk.until_state("empty")
    desk.player.complete(desk.whole)
    desk.until_state("stopped")
