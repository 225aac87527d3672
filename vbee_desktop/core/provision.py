"""What an administrator decides for everybody on a machine: the meaning of the provisioning file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.credentials import cleaned_credentials
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import Credentials, SpeechApi
from vbee_desktop.core.proxy_choice import ProxyChoice, proxy_choice
from vbee_desktop.core.server import Server, server_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

LOCKED = "locked"
FEATURES = "features"


class Feature(StrEnum):
    """What an administrator may leave out: everything that is not named under ``features``."""

    SPEECH = "speech"
    TRANSCRIPTION = "transcription"
    BATCH = "batch"
    COMPARE = "compare"
    CALLBACKS = "callbacks"
    DEMO = "demo"


ALL_FEATURES = frozenset(Feature)


class Fault(StrEnum):
    """Why a file cannot be used, in the words of support."""

    MISSING = "is not there"
    NOT_ALLOWED = "may not be read by this user"
    UNREADABLE = "cannot be read"
    TOO_LARGE = "too large"
    NOT_TEXT = "not UTF-8"
    NOT_TOML = "not TOML"
    UNKNOWN_KEY = "unknown key"
    BAD_VALUE = "not a value of its kind"
    BAD_LOCK = "locks what it does not set"


@dataclass(frozen=True, slots=True)
class Problem:
    """``place`` is the key that is meant, or the line, as far as there is one."""

    fault: Fault
    place: str = ""

    def __str__(self) -> str:
        return f"{self.fault}: {self.place}" if self.place else str(self.fault)


@dataclass(frozen=True, slots=True)
class Provision:
    """None, or an empty text, is what the file does not say. ``locked`` are names of its values that a user
    cannot change. ``problem`` is what is wrong with a file that is there and cannot be used: then it decides
    nothing.
    """

    app_id: str = ""
    token: str = field(default="", repr=False)
    server: Server | None = None
    api: SpeechApi | None = None
    proxy: ProxyChoice | None = None
    default_voice: str = ""
    keeps_history: bool | None = None
    features: frozenset[Feature] = ALL_FEATURES
    locked: frozenset[str] = frozenset()
    path: str = ""
    problem: Problem | None = None

    @property
    def credentials(self) -> Credentials | None:
        """App ID and token when the file holds both."""
        return cleaned_credentials(self.app_id, self.token)

    def allows(self, feature: Feature) -> bool:
        """Whether a feature is open to the users of this machine."""
        return feature in self.features

    def locks(self, name: str) -> bool:
        """Whether a value of the file is the last word."""
        return name in self.locked


NAMES = ("app_id", "token", "server", "service", "proxy", "default_voice", "keep_history")
"""Values that the file may hold and lock, beside ``features`` and ``locked``."""


def provision_of(table: Mapping[str, object], path: str = "") -> Provision:
    """Read what a file says. Strict, since a slip of the pen must not open what was to be locked.

    Raises `BadInput` (``BAD_SETTING``) with the facts ``field`` and ``fault``.
    """
    for name in table:
        if name not in {*NAMES, FEATURES, LOCKED}:
            raise _bad(name, Fault.UNKNOWN_KEY)
    return Provision(
        app_id=_text(table, "app_id"),
        token=_text(table, "token"),
        server=_read(table, "server", server_at),
        api=_read(table, "service", SpeechApi),
        proxy=_read(table, "proxy", proxy_choice),
        default_voice=_text(table, "default_voice"),
        keeps_history=_flag(table, "keep_history"),
        features=_features(table),
        locked=_locked(table),
        path=path,
    )


def _features(table: Mapping[str, object]) -> frozenset[Feature]:
    if FEATURES not in table:
        return ALL_FEATURES
    names = _names(table, FEATURES)
    if not names <= ALL_FEATURES:
        raise _bad(FEATURES)
    return frozenset(Feature(name) for name in names)


def _locked(table: Mapping[str, object]) -> frozenset[str]:
    names = _names(table, LOCKED) if LOCKED in table else frozenset()
    if not names <= set(table):
        raise _bad(LOCKED, Fault.BAD_LOCK)  # a lock without a value would lock nothing
    return names


def _names(table: Mapping[str, object], name: str) -> frozenset[str]:
    found = table[name]
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise _bad(name)
    return frozenset(found)


def _text(table: Mapping[str, object], name: str) -> str:
    found = table.get(name, "")
    if not isinstance(found, str):
        raise _bad(name)
    return found


def _flag(table: Mapping[str, object], name: str) -> bool | None:
    found = table.get(name)
    if not isinstance(found, bool | None):
        raise _bad(name)
    return found


def _read(table: Mapping[str, object], name: str, read: Callable[[str], T]) -> T | None:
    text = _text(table, name)
    try:
        return read(text) if text else None
    except (BadInput, ValueError) as error:
        raise _bad(name) from error


def _bad(name: str, fault: Fault = Fault.BAD_VALUE) -> BadInput:
    detail = f"provisioning: {name}"
    return BadInput(Code.BAD_SETTING, detail, field=name, reason="provisioning", fault=fault)
