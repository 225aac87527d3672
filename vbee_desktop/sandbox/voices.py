"""The voice catalogue: Vbee's own voices as shipped in ``resources/voices.json``, and a few
invented others.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

OFFERED_RATES_HZ = (8000, 16000, 22050, 24000, 32000, 44100, 48000)
DEFAULT_RATE_HZ = 24000
REGION_OF_PREFIX = {"hn": "north", "hue": "central", "sg": "south"}


@dataclass(frozen=True)
class Voice:
    """One voice; ``region`` (north, central, south) for Vietnamese ones, ``sample_rate_hz`` its own rate."""

    code: str
    name: str
    gender: str
    language_code: str
    region: str
    credit_factor: float
    sample_rate_hz: int
    takes_sync: bool
    ownership: str

    def rates_hz(self) -> list[int]:
        """Every rate that this voice can be asked for: its own and those below it."""
        return [rate for rate in OFFERED_RATES_HZ if rate <= self.sample_rate_hz]


def _invented(code: str, name: str, ownership: str, *, rate_hz: int = 24000, factor: float = 1) -> Voice:
    region, gender = code.split("_")[:2]
    return Voice(
        code,
        name,
        gender,
        "vi-VN",
        REGION_OF_PREFIX[region],
        factor,
        rate_hz,
        takes_sync=False,
        ownership=ownership,
    )


INVENTED_VOICES = (
    _invented("hn_female_banmai_story_24k-vc", "Ban Mai kể chuyện", "COMMUNITY"),
    _invented("hn_male_binhminh_news_24k-vc", "Bình Minh đọc tin", "COMMUNITY"),
    _invented("hn_male_giocom_ads_22k-vc", "Gió Cốm quảng cáo", "COMMUNITY", rate_hz=22050, factor=2),
    _invented("hue_female_songhuong_story_24k-vc", "Sông Hương", "COMMUNITY"),
    _invented("hue_male_trangtien_book_24k-vc", "Tràng Tiền", "COMMUNITY"),
    _invented("sg_female_songtien_vlog_24k-vc", "Sông Tiền", "COMMUNITY", factor=2),
    _invented("sg_male_banmai_review_24k-vc", "Ban Mai kể chuyện", "COMMUNITY"),
    _invented("hn_female_giongcuatoi_clone_24k-vc", "Giọng của tôi", "PERSONAL"),
    _invented("sg_male_giongthu_clone_24k-vc", "Giọng thu thử", "PERSONAL"),
)


class Catalogue:
    """All voices by code, in their published order."""

    def __init__(self, voices: list[Voice]) -> None:
        self._by_code = {voice.code: voice for voice in voices}

    def find(self, code: str) -> Voice | None:
        return self._by_code.get(code)

    def select(self, ownership: str, **wanted: str) -> list[Voice]:
        """The voices of one ownership whose fields (``language_code``, ``gender``, ``code``) equal the
        wanted.
        """
        return [
            voice
            for voice in self._by_code.values()
            if voice.ownership == ownership
            and all(getattr(voice, key) == value for key, value in wanted.items())
        ]


def load_catalogue() -> Catalogue:
    """The shipped voices and the invented ones."""
    entries = json.loads(voices_file().read_text(encoding="utf-8"))["voices"]
    return Catalogue([_shipped(entry) for entry in entries] + list(INVENTED_VOICES))


def voices_file() -> Path:
    """``resources/voices.json`` of the frozen program, the installed wheel or the checkout."""
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller only
    package = Path(__file__).resolve().parent.parent
    roots = [Path(unpacked)] if unpacked else [package, package.parent]
    candidates = [root / "resources" / "voices.json" for root in roots]
    return next((path for path in candidates if path.is_file()), candidates[-1])


def _shipped(entry: dict[str, object]) -> Voice:
    code, language = str(entry["code"]), str(entry["language"])
    prefix = code.split("_", maxsplit=1)[0]
    region = str(entry.get("region") or REGION_OF_PREFIX.get(prefix, "north"))
    return Voice(
        code=code,
        name=str(entry["name"]),
        gender=str(entry["gender"]),
        language_code=language,
        region=region if language == "vi-VN" else "",
        credit_factor=_plain(entry["credit_factor"]),
        sample_rate_hz=int(_plain(entry.get("sample_rate", DEFAULT_RATE_HZ))),
        takes_sync="realtime" in entry,
        ownership="VBEE",
    )


def _plain(value: object) -> float:
    assert isinstance(value, (int, float))  # noqa: S101 - our own shipped file
    return value
