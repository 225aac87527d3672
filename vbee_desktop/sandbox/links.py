"""Links to audio that expire, in the manner of a storage service's signed links (vbee-api.md 2, Links)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from vbee_desktop.sandbox.clock import Clock


class LinkSigner:
    """Makes and checks links; the key lives as long as the process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)

    def link(self, base_url: str, name: str, created_at_s: float, lifetime_s: float) -> str:
        """A link to ``name`` (file name with its ending) that dies after ``lifetime_s``."""
        day = datetime.fromtimestamp(created_at_s, UTC).strftime("%Y/%m/%d")
        expires = f"{self._clock.now_s() + lifetime_s:.3f}"
        signature = self._signature(name, expires)
        return f"{base_url}/synthesis/{day}/{name}?Expires={expires}&Signature={signature}"

    def is_alive(self, name: str, expires: str, signature: str) -> bool:
        if not hmac.compare_digest(signature.encode(), self._signature(name, expires).encode()):
            return False
        return self._clock.now_s() < float(expires)

    def _signature(self, name: str, expires: str) -> str:
        return hmac.new(self._key, f"{name}\n{expires}".encode(), hashlib.sha256).hexdigest()[:32]
