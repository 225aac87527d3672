"""Why no connection came about, from what the libraries raised and from what the proxy said."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from vbee_desktop.core.obstacle import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.api.send_watch import SendWatch

_CERTIFICATE_CODES = {
    # by OpenSSL, on Linux
    62: Obstacle.WRONG_HOST,
    64: Obstacle.WRONG_HOST,
    9: Obstacle.OUT_OF_DATE,
    10: Obstacle.OUT_OF_DATE,
    # Windows: CERT_E_CN_NO_MATCH, CERT_E_EXPIRED, CERT_E_VALIDITYPERIODNESTING
    0x800B010F: Obstacle.WRONG_HOST,
    0x800B0101: Obstacle.OUT_OF_DATE,
    0x800B0102: Obstacle.OUT_OF_DATE,
    # macOS: errSecHostNameMismatch, errSecCertificateExpired, errSecCertificateNotValidYet
    -67602: Obstacle.WRONG_HOST,
    -67818: Obstacle.OUT_OF_DATE,
    -67819: Obstacle.OUT_OF_DATE,
}
"""How each system numbers what is wrong with a certificate. Whatever else it is, nobody vouches for it."""

_PROXY_WANTS_LOGIN = frozenset({401, 407})
"""401 is no proxy's to say, but tinyproxy says it to a wrong password."""

_KNOWN_SCHEME = "basic"


def obstacle_of(watch: SendWatch, error: BaseException) -> Obstacle:
    """What stands in the way of a request that did not go out."""
    certificate = _first(error, ssl.SSLCertVerificationError)
    if certificate is not None:
        return _certificate_obstacle(certificate)
    if watch.step == "tls":
        return Obstacle.NOT_SECURE
    if watch.step == "proxy":
        return _proxy_obstacle(watch)
    if watch.is_connecting_to_proxy:
        return Obstacle.PROXY_UNREACHABLE
    return Obstacle.NO_NAME if _first(error, socket.gaierror) is not None else Obstacle.UNREACHABLE


def failed_step(watch: SendWatch, error: BaseException) -> str:
    """The step that failed: also ``dns``, which no event tells apart."""
    if watch.step == "connect" and _first(error, socket.gaierror) is not None:
        return "dns"
    return watch.step


def _proxy_obstacle(watch: SendWatch) -> Obstacle:
    if watch.proxy_status not in _PROXY_WANTS_LOGIN:
        return Obstacle.PROXY_REFUSED if watch.proxy_status else Obstacle.PROXY_UNREACHABLE
    offers_ours = _KNOWN_SCHEME in watch.proxy_schemes or not watch.proxy_schemes
    return Obstacle.PROXY_LOGIN if offers_ours else Obstacle.PROXY_SCHEME


def _certificate_obstacle(error: BaseException) -> Obstacle:
    code = getattr(error, "verify_code", 0)
    known = _CERTIFICATE_CODES.get(code) or _CERTIFICATE_CODES.get(code & 0xFFFFFFFF)
    if known is not None:
        return known
    return Obstacle.WRONG_HOST if "hostname mismatch" in str(error).lower() else Obstacle.UNKNOWN_ROOT


def _first(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    return next((each for each in _chain(error) if isinstance(each, kind)), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
