"""Which proxy a call to an address goes through, as the HTTP library decides it."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.server import is_loopback_host


def proxy_on_the_way(choice: ProxyChoice, address: str) -> SplitResult | None:
    """The proxy for an address, without its credentials; None when it is reached directly, as this computer
    itself always is.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if choice.mode is ProxyMode.NONE or is_loopback_host(host):
        return None
    if choice.mode is ProxyMode.MANUAL:
        return urlsplit(choice.address)
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or proxy_bypass(host):
        return None
    proxy = urlsplit(found if "://" in found else f"http://{found}")
    return proxy._replace(netloc=proxy.netloc.rpartition("@")[2])
