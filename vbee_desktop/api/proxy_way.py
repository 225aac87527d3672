"""Which proxy a call to an address goes through: what every call, the check of the connection and the doctor
go by.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.server import is_loopback_host


def proxy_to(choice: ProxyChoice, address: str) -> str:
    """The proxy for an address, with its credentials, for the HTTP library alone; empty when it is reached
    directly, as this computer itself always is.

    The system is asked each time, since a laptop changes its networks; on Windows and macOS that may ask the
    DNS for the exceptions: call it off the event loop. What the environment names may be no address at all.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if choice.mode is ProxyMode.NONE or is_loopback_host(host):
        return ""
    if choice.mode is ProxyMode.MANUAL:
        return choice.url
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or proxy_bypass(host):
        return ""
    return found if "://" in found else f"http://{found}"


def proxy_on_the_way(choice: ProxyChoice, address: str) -> SplitResult | None:
    """The proxy for an address, without its credentials; None when it is reached directly. Raises ValueError
    for what is no address.
    """
    proxy = proxy_to(choice, address)
    if not proxy:
        return None
    parts = urlsplit(proxy)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2])
