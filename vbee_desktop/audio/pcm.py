"""Uncompressed samples, whole numbers or floats in any width and byte order, to float32."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.gate import SoundInfo


def float_samples(raw: bytes, info: SoundInfo) -> Samples:
    """Whole frames of an uncompressed file as float32 (frames, channels), full scale ±1.0.

    Exact up to 24 bits. Floats come as they are: they may be over full scale, or no numbers.
    """
    flat = _floats(raw, info) if info.is_float else _whole_numbers(raw, info)
    return flat.reshape(-1, info.channels)


def _floats(raw: bytes, info: SoundInfo) -> Samples:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.frombuffer(raw, f"{_order(info)}f{info.bits // 8}").astype(np.float32)


def _whole_numbers(raw: bytes, info: SoundInfo) -> Samples:
    if info.bits == 8 and info.container == "wav":  # the only unsigned one
        return (np.frombuffer(raw, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)
    if info.bits == 24:
        return _widened(raw, is_big_endian=info.is_big_endian).astype(np.float32) / np.float32(2**31)
    values = np.frombuffer(raw, f"{_order(info)}i{info.bits // 8}").astype(np.float32)
    values *= np.float32(1 / 2 ** (info.bits - 1))
    return values


def _widened(raw: bytes, *, is_big_endian: bool) -> NDArray[np.int32]:
    """24-bit numbers as the upper three bytes of 32-bit ones."""
    three = np.frombuffer(raw, np.uint8).reshape(-1, 3)
    padded = np.zeros((len(three), 4), np.uint8)
    padded[:, 1:] = three[:, ::-1] if is_big_endian else three
    return padded.reshape(-1).view("<i4")


def _order(info: SoundInfo) -> str:
    return ">" if info.is_big_endian else "<"
