"""Which addresses audio may be fetched from. A link is the server's word: data, not an order."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from vbee_desktop.core.errors import Code, SomethingBadCameBack
from vbee_desktop.core.server import Server, is_loopback_host

MAX_LINK_CHARACTERS = 8_000
"""Signed links of storage services have about 2,000."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNSAFE_MARKS = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_PLAIN_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
_NUMBERS_ONLY = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*", re.IGNORECASE)
_HOME_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa")


def check_link(link: str, server: Server) -> None:
    """Refuse a link that the audio client must not follow.

    Allowed is https to a public host; when the API itself is on loopback, also http to loopback and https to
    any host. Raises `SomethingBadCameBack` (``BAD_ANSWER``; the fact ``reason`` is ``link_shape``,
    ``link_https`` or ``link_private``), whose detail never shows the link.
    """
    parts = _split(link)
    host = (parts.hostname or "").rstrip(".")
    if not _PLAIN_HOST.fullmatch(host) or parts.username is not None or parts.password is not None:
        raise forbidden_link("is no plain address")
    plain_ok = parts.scheme == "http" and server.is_loopback and is_loopback_host(host)
    if parts.scheme != "https" and not plain_ok:
        raise forbidden_link("is not https", "link_https")
    if not server.is_loopback and is_private_host(host):
        raise private_link()


def next_hop(link: str, location: str) -> str:
    """Where a redirect leads, without its fragment."""
    if _UNSAFE_MARKS.search(location.strip()):  # a tab would vanish in the joining
        raise forbidden_link("is no plain address")
    try:
        return urldefrag(urljoin(link, location.strip())).url
    except ValueError as error:
        raise forbidden_link("is no address") from error


def is_private_host(host: str) -> bool:
    """Whether a name or literal address belongs to this machine or its neighbours, without asking the DNS.

    Numbers that are no ordinary address (``2130706433``, ``0x7f.1``) count as private: resolvers read them
    as one.
    """
    name = host.lower().rstrip(".")
    try:
        return is_private_address(name)
    except ValueError:
        return "." not in name or name.endswith(_HOME_ENDINGS) or bool(_NUMBERS_ONLY.fullmatch(name))


def is_private_address(address: str) -> bool:
    """Whether a literal IP address is anything but a public one. Raises ValueError when it is no address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if (inner := _ipv4_inside(ip)) is not None:
            return is_private_address(str(inner))
        if ip.is_site_local:
            return True
    return not ip.is_global or ip.is_multicast


def _ipv4_inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The older address that an IPv6 address stands for: mapped, tunnelled, translated or merely padded."""
    if ip in _NAT64 or int(ip) < 2**32:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def forbidden_link(why: str, reason: str = "link_shape") -> SomethingBadCameBack:
    """A plain `SomethingBadCameBack`: asking again would bring the same, so it is not retried."""
    return SomethingBadCameBack(Code.BAD_ANSWER, f"the link {why}", reason=reason)


def private_link() -> SomethingBadCameBack:
    """The refusal of a link into somebody's own network."""
    return forbidden_link("leads to a private address", "link_private")


def _split(link: str) -> SplitResult:
    if len(link) > MAX_LINK_CHARACTERS or _UNSAFE_MARKS.search(link):
        raise forbidden_link("is no plain address")
    try:
        parts = urlsplit(link)
        _port = parts.port
    except ValueError as error:
        raise forbidden_link("is no address") from error
    return parts
