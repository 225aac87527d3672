"""Pages that a network puts in the service's place until somebody has signed in (captive portals)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vbee_desktop.api.links import is_private_host

if TYPE_CHECKING:
    from vbee_desktop.api.answer import Answer

NETWORK_SIGN_IN = 511
"""HTTP's own word for it."""
_LOOK_BYTES = 20_000
_PASSWORD_FIELD = re.compile(rb"<input[^>]{0,300}\btype\s*=\s*[\"']?password", re.IGNORECASE)
_MOVES_ON = re.compile(
    rb"<meta[^>]{0,100}http-equiv\s*=\s*[\"']?refresh|\blocation(\.href)?\s*=", re.IGNORECASE
)
_SIGN_IN_WORDS = re.compile(
    r"captive|hotspot|sign.?in|log.?in|wi-?fi|\bportal\b|guest|terms of use|đăng nhập|điều khoản sử dụng",
    re.IGNORECASE,
)
_SIGN_IN_PATH = re.compile(r"captive|hotspot|sign.?in|log.?in|portal|guest|auth|sso", re.IGNORECASE)


def wants_sign_in(answer: Answer) -> bool:
    """Whether an answer to an API call is a page for signing in, or leads to one. The service itself never
    sends an API call elsewhere.
    """
    if answer.http_status == NETWORK_SIGN_IN:
        return True
    if answer.is_redirect:
        return _leads_to_sign_in(answer.headers.get("location", ""))
    return answer.http_status < 400 and answer.is_html and _is_sign_in_page(answer.body[:_LOOK_BYTES])


def _leads_to_sign_in(location: str) -> bool:
    """A plain http address does: nobody but a network without a certificate sends a secure call there. One
    in somebody's own network does as well: the service is on a public host.
    """
    try:
        parts = urlsplit(location.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "http" or (host and is_private_host(host)):
        return True
    return bool(_SIGN_IN_PATH.search(f"{parts.netloc}{parts.path}"))


def _is_sign_in_page(page: bytes) -> bool:
    if _PASSWORD_FIELD.search(page):
        return True
    return bool(_MOVES_ON.search(page) and _SIGN_IN_WORDS.search(page.decode("utf-8", "replace")))
