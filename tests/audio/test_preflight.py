from __future__ import annotations

import pytest

from vbee_desktop.audio.gate import SoundInfo
from vbee_desktop.audio.preflight import CheckState, preflight
from vbee_desktop.core.errors import Code

ROWS = ("length", "size", "rate", "channels", "depth", "container")


def make_info(
    seconds: float = 5.0,
    rate: int = 16000,
    channels: int = 1,
    bits: int = 16,
    *,
    is_float: bool = False,
    extra_bytes: int = 44,
    problems: tuple[str, ...] = (),
) -> SoundInfo:
    frames = round(seconds * rate)
    data_bytes = frames * channels * bits // 8
    codec = "float" if is_float else "pcm"
    size_bytes = data_bytes + extra_bytes
    seconds = frames / rate
    return SoundInfo(
        "wav", codec, channels, rate, bits, is_float, frames, seconds, size_bytes, 44, data_bytes, problems
    )


def states(info: SoundInfo) -> dict[str, CheckState]:
    return {check.name: check.state for check in preflight(info).checks}


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 32000, 44100, 48000])
def test_an_accepted_file_is_all_right_and_sent_as_it_is(rate: int) -> None:
    card = preflight(make_info(rate=rate))
    assert tuple(check.name for check in card.checks) == ROWS
    assert {check.state for check in card.checks} == {CheckState.OK}
    assert (card.is_converted, card.is_refused, card.error) == (False, False, None)
    assert card.sent_bytes == card.info.size_bytes


@pytest.mark.parametrize(
    ("info", "row"),
    [
        (make_info(rate=24000), "rate"),
        (make_info(rate=11025), "rate"),
        (make_info(channels=2), "channels"),
        (make_info(bits=24), "depth"),
        (make_info(bits=8), "depth"),
        (make_info(bits=32, is_float=True), "depth"),
        (make_info(problems=("trailing",)), "container"),
    ],
)
def test_what_can_be_mended_is_converted_and_said(info: SoundInfo, row: str) -> None:
    expected = dict.fromkeys(ROWS, CheckState.OK) | {row: CheckState.CONVERT}
    assert states(info) == expected
    assert preflight(info).is_converted


def test_ten_seconds_are_too_long_and_one_frame_less_is_not() -> None:
    assert states(make_info(10.0))["length"] is CheckState.REFUSE
    assert states(make_info(10.0 - 1 / 16000))["length"] is CheckState.OK
    error = preflight(make_info(10.4)).error
    assert error is not None
    assert error.code is Code.AUDIO_TOO_LONG
    assert error.facts == {"duration_s": 10.4, "limit_s": 10.0}


def test_a_big_file_whose_conversion_is_small_is_converted() -> None:
    big = make_info(9.0, rate=192000, channels=8, bits=24)
    assert big.size_bytes > 10_000_000
    card = preflight(big)
    assert not card.is_refused
    assert card.is_converted
    assert card.sent_bytes == 44 + 9 * 16000 * 2


def test_a_short_file_swollen_by_other_chunks_is_rewritten() -> None:
    card = preflight(make_info(5.0, extra_bytes=11_000_000))
    assert states(card.info)["container"] is CheckState.CONVERT
    assert not card.is_refused


def test_a_long_big_file_is_refused_for_both() -> None:
    found = states(make_info(400.0))
    assert found["length"] is found["size"] is CheckState.REFUSE


@pytest.mark.parametrize(("seconds", "billed"), [(0.2, 1), (7.2, 8), (8.0, 8), (10.0, 0)])
def test_whole_seconds_are_billed(seconds: float, billed: int) -> None:
    assert preflight(make_info(seconds)).billed_s == billed
