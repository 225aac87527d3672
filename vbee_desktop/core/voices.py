"""What a voice's code tells: ``<hn|sg|hue>_<gender>_<name>_<style>_<rate>-<suffix>`` for Vbee's Vietnamese
voices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.limits import SPEECH_SAMPLE_RATES_HZ
from vbee_desktop.core.models import Ownership, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REGIONS = {"hn": "north", "hue": "central", "sg": "south"}
_NAME_PREFIX = re.compile(r"^(?:HN|SG|HU[EẾ])\s*[-–]\s*", re.IGNORECASE)
_RATE = re.compile(r"_(\d{1,2})k[-_]")
_RATES_HZ = {rate_hz // 1000: rate_hz for rate_hz in SPEECH_SAMPLE_RATES_HZ}
_CODE = re.compile(r"[\w.:+-]{2,120}")


def region_of(code: str) -> str:
    """``north``, ``central``, ``south``, or empty when the code does not say."""
    head, separator, _rest = code.partition("_")
    return _REGIONS.get(head, "") if separator else ""


def display_name(voice: Voice) -> str:
    """The name without its region prefix, which stands beside it."""
    return _NAME_PREFIX.sub("", voice.name) or voice.code


def sample_rate_of(code: str) -> int | None:
    """The voice's own rate in Hz, None when the code does not say: ``44k`` is 44100, ``22k`` 22050."""
    found = _RATE.search(code)
    return _RATES_HZ.get(int(found[1])) if found and region_of(code) else None


def takes_emphasis(code: str) -> bool:
    """Whether a voice may be able to stress words; false only for one whose code says that it is an ordinary
    one.
    """
    return not (region_of(code) and code.endswith("-fhg"))


def check_voice_code(code: str) -> str:
    """The code without spaces around it. Any plausible code is taken: the service knows more voices than
    any list.

    Raises `BadInput` (``BAD_VOICE``).
    """
    stripped = code.strip()
    if not _CODE.fullmatch(stripped):
        raise BadInput(Code.BAD_VOICE, "voice code", reason="shape" if stripped else "empty")
    return stripped


def voices_from_catalogue(rows: Iterable[Mapping[str, object]]) -> tuple[Voice, ...]:
    """Voices of the shipped catalogue (``resources/voices.json``, key ``voices``)."""
    return tuple(_voice_from_row(row) for row in rows)


def _voice_from_row(row: Mapping[str, object]) -> Voice:
    code, rate, factor = str(row["code"]), row.get("sample_rate"), row.get("credit_factor", 1)
    return Voice(
        code=code,
        name=str(row.get("name") or code),
        gender=str(row.get("gender") or ""),
        language=str(row.get("language") or ""),
        region=str(row.get("region") or "") or region_of(code),
        credit_factor=float(factor) if isinstance(factor, int | float) else 1.0,
        demo_url=str(row.get("demo") or ""),
        sample_rate_hz=rate if isinstance(rate, int) else None,
        ownership=Ownership.VBEE,
    )
