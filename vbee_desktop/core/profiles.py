"""The accounts that a person works with: each with a name, a service, a server and limits of its own.

App ID and token of a profile are in the system's key store (`store.secrets`), never here.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.server import server_at

FIRST_ID = ""
"""The profile that is always there; its secrets have the names that they had before there were profiles."""

STORED_PROFILES = "profiles"
STORED_ACTIVE = "profile"
"""Names in the settings."""

MAX_PROFILES = 20
MAX_NAME_CHARACTERS = 40
CREATES_AT_ONCE_RANGE = (1, 10)
USUAL_CREATES_AT_ONCE = 2
DAILY_POINTS_RANGE = (0, 100_000_000)


@dataclass(frozen=True, slots=True)
class Profile:
    """``name`` empty is the usual one's. ``api`` None and ``server`` empty are no choice: the machine's, or
    the legacy service of Vbee. ``creates_at_once`` is how many requests the account's plan takes side by
    side; ``daily_points`` is what may be spent a day, 0 without a bound.
    """

    id: str = FIRST_ID
    name: str = ""
    api: SpeechApi | None = None
    server: str = ""
    creates_at_once: int = USUAL_CREATES_AT_ONCE
    daily_points: int = 0

    def check(self) -> None:
        """Raises `BadInput` with the fact ``field``."""
        if self.server:
            server_at(self.server)
        _check_range("creates_at_once", self.creates_at_once, CREATES_AT_ONCE_RANGE)
        _check_range("daily_points", self.daily_points, DAILY_POINTS_RANGE)
        if len(self.name) > MAX_NAME_CHARACTERS or not self.name.isprintable():
            raise BadInput(
                Code.BAD_SETTING,
                "profile name",
                field="profile_name",
                reason="name",
                limit=MAX_NAME_CHARACTERS,
            )


@dataclass(frozen=True, slots=True)
class Profiles:
    """At least one profile, the usual one first; ``active_id`` is always one of them."""

    all: tuple[Profile, ...] = (Profile(),)
    active_id: str = FIRST_ID

    @property
    def active(self) -> Profile:
        """The profile that is worked with."""
        return next(each for each in self.all if each.id == self.active_id)

    def named(self, name: str) -> Profile | None:
        """The profile of this name, whatever its case; None when there is none."""
        wanted = name.strip().casefold()
        return next((each for each in self.all if each.name.casefold() == wanted), None)

    def with_profile(self, profile: Profile) -> Profiles:
        """One more, or another form of one that there is. Raises `BadInput` when it is not fit, its name is
        taken or there are too many.
        """
        profile.check()
        others = [each for each in self.all if each.id != profile.id]
        if any(each.name.casefold() == profile.name.casefold() for each in others):
            raise BadInput(Code.BAD_SETTING, "profile name", field="profile_name", reason="taken")
        if len(others) >= MAX_PROFILES:
            raise BadInput(Code.BAD_SETTING, "profiles", field="profiles", limit=MAX_PROFILES)
        if len(others) == len(self.all):
            return replace(self, all=(*self.all, profile))
        return replace(self, all=tuple(profile if each.id == profile.id else each for each in self.all))

    def without(self, profile_id: str) -> Profiles:
        """The others; the usual one stays. When the active one goes, the usual one is active."""
        if profile_id == FIRST_ID:
            return self
        left = tuple(each for each in self.all if each.id != profile_id)
        return Profiles(left, FIRST_ID if self.active_id == profile_id else self.active_id)

    def choosing(self, profile_id: str) -> Profiles:
        """The same profiles with another active; unchanged when there is no such."""
        known = any(each.id == profile_id for each in self.all)
        return replace(self, active_id=profile_id) if known else self


def new_profile_id() -> str:
    """An id that no other profile has had: the key store may still hold secrets of an old one."""
    return secrets.token_hex(4)


def profiles_of(kept: object, active_id: object) -> Profiles:
    """The profiles from the settings `STORED_PROFILES` and `STORED_ACTIVE`. What cannot be read is left out:
    nobody is locked out.
    """
    profiles = Profiles()
    for each in kept if isinstance(kept, list) else ():
        profile = _profile_of(each)
        if profile is not None:
            profiles = _with_if_fit(profiles, profile)
    return profiles.choosing(active_id) if isinstance(active_id, str) else profiles


def kept_form(profiles: Profiles) -> dict[str, object]:
    """What `profiles_of` reads, for the settings: JSON values by name."""
    return {STORED_PROFILES: [_as_json(each) for each in profiles.all], STORED_ACTIVE: profiles.active_id}


def _with_if_fit(profiles: Profiles, profile: Profile) -> Profiles:
    try:
        return profiles.with_profile(profile)
    except BadInput:
        return profiles


def _profile_of(kept: object) -> Profile | None:
    if not isinstance(kept, dict) or not isinstance(kept.get("id"), str):
        return None
    return Profile(
        id=kept["id"],
        name=_text(kept.get("name")),
        api=_service(kept.get("service")),
        server=_text(kept.get("server")),
        creates_at_once=_number(kept.get("creates_at_once"), USUAL_CREATES_AT_ONCE),
        daily_points=_number(kept.get("daily_points"), 0),
    )


def _as_json(profile: Profile) -> dict[str, object]:
    return {
        "id": profile.id,
        "name": profile.name,
        "service": profile.api and str(profile.api),
        "server": profile.server,
        "creates_at_once": profile.creates_at_once,
        "daily_points": profile.daily_points,
    }


def _service(value: object) -> SpeechApi | None:
    return next((each for each in SpeechApi if each == value), None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _check_range(field: str, value: int, bounds: tuple[int, int]) -> None:
    lowest, highest = bounds
    if not lowest <= value <= highest:
        raise BadInput(Code.BAD_SETTING, field, field=field, lowest=lowest, highest=highest)
