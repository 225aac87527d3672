"""The preflight card: each limit of the recognition service against one file, before anything is sent.

A pure function over `SoundInfo`; the source of the limits is `core.limits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.estimates import billed_s

if TYPE_CHECKING:
    from vbee_desktop.audio.gate import SoundInfo

WAV_HEADER_BYTES = 44
BEST_BITS = 16


class CheckState(StrEnum):
    """Verdict on one limit: as it must be, will be converted, or cannot be sent."""

    OK = "ok"
    CONVERT = "convert"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the card.

    | name | value | limit |
    |---|---|---|
    | ``length`` | seconds, float | seconds, float (must be below) |
    | ``size`` | bytes that would be sent, int | bytes, int (must be below) |
    | ``rate`` | Hz, int | accepted rates in Hz, tuple |
    | ``channels`` | int | 1 |
    | ``depth`` | ``"16"``; ``"24"``, ``"32 float"``, …; a codec without one: ``"mp3"``, … | ``"16"`` |
    | ``container`` | ``"wav"``, another one, or the faults to be mended | ``"wav"`` |
    """

    name: str
    value: object
    limit: object
    state: CheckState


@dataclass(frozen=True, slots=True)
class Preflight:
    """The card of one file. ``billed_s`` is what the service
    will charge in whole seconds, 0 when it is refused.
    """

    info: SoundInfo
    checks: tuple[Check, ...]
    sent_bytes: int
    billed_s: int

    @property
    def is_refused(self) -> bool:
        """Whether some limit cannot be met by converting."""
        return any(check.state is CheckState.REFUSE for check in self.checks)

    @property
    def is_converted(self) -> bool:
        """Whether the file is converted before it is sent; otherwise it goes byte for byte."""
        return any(check.state is CheckState.CONVERT for check in self.checks)

    @property
    def error(self) -> BadInput | None:
        """The reason for refusing, with its facts; None when the file can be sent."""
        return limit_error(self.info.duration_s, self.sent_bytes)


def preflight(info: SoundInfo) -> Preflight:
    """Hold one file against each limit of a ``sync`` recognition."""
    changes = (_check_rate(info), _check_channels(info), _check_depth(info), _check_container(info))
    is_converted = any(check.state is CheckState.CONVERT for check in changes)
    sent_bytes = converted_bytes(info.duration_s) if is_converted else info.size_bytes
    if sent_bytes >= limits.MAX_SYNC_AUDIO_BYTES and not is_converted:
        # Mono 16-bit sound under 10 s is small: what makes such a file big is other matter, which rewriting
        # leaves out.
        sent_bytes = converted_bytes(info.duration_s)
        changes = (*changes[:3], Check("container", "oversize", info.container, CheckState.CONVERT))
    checks = (_check_length(info), _check_size(sent_bytes), *changes)
    is_refused = any(check.state is CheckState.REFUSE for check in checks)
    return Preflight(info, checks, sent_bytes, 0 if is_refused else billed_s(info.duration_s))


def converted_bytes(duration_s: float) -> int:
    """Size of the WAV that converting makes: mono, 16-bit, at the best rate."""
    frames = round(duration_s * limits.BEST_RECOGNITION_RATE_HZ)
    return WAV_HEADER_BYTES + frames * BEST_BITS // 8


def limit_error(duration_s: float, size_bytes: int) -> BadInput | None:
    """The refusal of a clip that is too long or too large to be sent, or None."""
    if duration_s >= limits.MAX_SYNC_AUDIO_S:
        return BadInput(Code.AUDIO_TOO_LONG, duration_s=duration_s, limit_s=limits.MAX_SYNC_AUDIO_S)
    if size_bytes >= limits.MAX_SYNC_AUDIO_BYTES:
        return BadInput(Code.AUDIO_TOO_LARGE, size_bytes=size_bytes, limit_bytes=limits.MAX_SYNC_AUDIO_BYTES)
    return None


def _check_length(info: SoundInfo) -> Check:
    fits = info.duration_s < limits.MAX_SYNC_AUDIO_S
    return Check("length", info.duration_s, limits.MAX_SYNC_AUDIO_S, _ok_or(CheckState.REFUSE, fits))


def _check_size(sent_bytes: int) -> Check:
    fits = sent_bytes < limits.MAX_SYNC_AUDIO_BYTES
    return Check("size", sent_bytes, limits.MAX_SYNC_AUDIO_BYTES, _ok_or(CheckState.REFUSE, fits))


def _check_rate(info: SoundInfo) -> Check:
    accepted = limits.RECOGNITION_SAMPLE_RATES_HZ
    state = _ok_or(CheckState.CONVERT, info.sample_rate_hz in accepted)
    return Check("rate", info.sample_rate_hz, accepted, state)


def _check_channels(info: SoundInfo) -> Check:
    return Check("channels", info.channels, 1, _ok_or(CheckState.CONVERT, info.channels == 1))


def _check_depth(info: SoundInfo) -> Check:
    number = f"{info.bits} float" if info.is_float else str(info.bits)
    value = number if info.bits else info.codec
    return Check("depth", value, str(BEST_BITS), _ok_or(CheckState.CONVERT, value == str(BEST_BITS)))


def _check_container(info: SoundInfo) -> Check:
    value = ", ".join(info.problems) or info.container
    return Check("container", value, "wav", _ok_or(CheckState.CONVERT, value == "wav"))


def _ok_or(otherwise: CheckState, fits: bool) -> CheckState:  # noqa: FBT001  # the verdict itself
    return CheckState.OK if fits else otherwise
