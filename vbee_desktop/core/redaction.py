"""Text that may be logged or shown to support: without tokens, App IDs and the private parts of addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.models import Credentials

_BEARER = re.compile(r"(?i)\bbearer\s+[^\s,;\"']+")
_JWT = re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*")
_ADDRESS = re.compile(r"\b(https?://)(?:[^\s/@\"']*@)?([^\s/?#\"']+)([^\s\"']*)")


def redact(text: str, credentials: Credentials | None = None) -> str:
    """The text with every secret replaced: known credentials, bearer values, JWTs, and all of an address
    but its host.
    """
    if credentials is not None:
        for secret in (credentials.token, credentials.app_id):
            text = text.replace(secret, "[removed]") if secret else text
    text = _BEARER.sub("Bearer [removed]", _JWT.sub("[removed]", text))
    return _ADDRESS.sub(lambda match: match[1] + match[2] + ("/…" if match[3].strip("/") else ""), text)
