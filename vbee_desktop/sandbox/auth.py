"""Who is asking: any token and App ID will do, except the token ``bad`` and a JWT whose
``exp`` has passed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping

from vbee_desktop.sandbox.clock import Clock
from vbee_desktop.sandbox.refusals import not_found, unauthorized

REFUSED_TOKEN = "bad"  # noqa: S105 - a documented word, no secret


class Doorkeeper:
    """Checks tokens and remembers, by digest only, with which App IDs each was used."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._apps_of_token: dict[str, set[str]] = {}

    def token_digest(self, headers: Mapping[str, str]) -> str:
        """The digest of a good bearer token; else refuses with 401."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise unauthorized("Missing Authorization header")
        if token == REFUSED_TOKEN:
            raise unauthorized("Invalid token")
        expires_at_s = jwt_expiry_s(token)
        if expires_at_s is not None and expires_at_s <= self._clock.now_s():
            raise unauthorized("Token expired")
        return hashlib.sha256(token.encode()).hexdigest()

    def app_of_header(self, headers: Mapping[str, str]) -> str:
        """The App ID of a request that must carry the ``App-Id`` header, its token checked too."""
        digest = self.token_digest(headers)
        app_id = headers.get("app-id", "").strip()
        if not app_id:
            raise unauthorized("Missing App-Id header")
        self.remember(digest, app_id)
        return app_id

    def remember(self, digest: str, app_id: str) -> None:
        self._apps_of_token.setdefault(digest, set()).add(app_id)

    def check_reader(self, headers: Mapping[str, str], owner_app_id: str) -> None:
        """May this token read a request of that app? A legacy read names no app, so a token never seen may
        (it could be the app's renewed one); a token known to belong to other apps only may not.
        """
        known = self._apps_of_token.get(self.token_digest(headers))
        named = headers.get("app-id", "").strip()
        if (named and named != owner_app_id) or (known is not None and owner_app_id not in known):
            raise not_found()


def jwt_expiry_s(token: str) -> float | None:
    """``exp`` of a JWT in seconds since 1970, unverified; None for opaque tokens and for those
    without one.
    """
    parts = token.split(".")
    if len(parts) != 3:
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error):
        return None
    expiry = claims.get("exp") if isinstance(claims, dict) else None
    return float(expiry) if isinstance(expiry, (int, float)) and not isinstance(expiry, bool) else None
