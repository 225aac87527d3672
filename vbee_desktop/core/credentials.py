"""What users paste as App ID and token, cleaned; and what a token tells about its end."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import unicodedata

from vbee_desktop.core.models import Credentials

_BEARER = re.compile(r"^(?:authorization\s*:)?\s*(?:bearer(?:\s+|$))?", re.IGNORECASE)
_WRAPPING = "\"'`“”‘’ "


def cleaned_credentials(app_id: str, token: str) -> Credentials | None:
    """Credentials without pasted junk (``Bearer``, quotation marks, spaces, line ends, zero-width
    characters), or None.
    """
    clean_id, clean_token = cleaned_app_id(app_id), cleaned_token(token)
    if not clean_id or not clean_token:
        return None
    return Credentials(clean_id, clean_token)


def cleaned_app_id(text: str) -> str:
    """An App ID without pasted junk."""
    return _without_junk(text)


def cleaned_token(text: str) -> str:
    """A token without pasted junk, ``Bearer`` included."""
    return _without_junk(_BEARER.sub("", _bare(text)))


def token_expiry_s(token: str) -> float | None:
    """``exp`` of a JWT in seconds since 1970, unverified, only good for a warning; None when the token does
    not tell.
    """
    parts = token.split(".")
    if len(parts) != 3:
        return None
    try:
        padded = parts[1] + "=" * (-len(parts[1]) % 4)
        claims = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, binascii.Error):
        return None
    expiry: object = claims.get("exp") if isinstance(claims, dict) else None
    if isinstance(expiry, bool) or not isinstance(expiry, int | float):
        return None
    return float(expiry)


def account_key(credentials: Credentials, server: str) -> str:
    """A name for the account at one server, which does not tell the App ID."""
    return hashlib.sha256(f"{server}\n{credentials.app_id}".encode()).hexdigest()[:16]


def _visible(text: str) -> str:
    return "".join(
        mark for mark in text if unicodedata.category(mark) not in {"Cf", "Cc"} or mark in "\r\n\t"
    )


def _bare(text: str) -> str:
    return _visible(text).strip().strip(_WRAPPING)


def _without_junk(text: str) -> str:
    return "".join(_bare(text).split())
