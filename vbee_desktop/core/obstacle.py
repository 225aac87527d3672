"""What can stand between this computer and the service, by a name for each that a person is told in words."""

from __future__ import annotations

from enum import StrEnum


class Obstacle(StrEnum):
    """The fact ``reason`` of an error with ``NO_CONNECTION``."""

    NO_NAME = "no_name"
    """The server's name leads nowhere."""
    UNREACHABLE = "unreachable"
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_LOGIN = "proxy_login"
    """The proxy wants a name and a password: it got none, or it got wrong ones."""
    PROXY_SCHEME = "proxy_scheme"
    """The proxy wants a login of a kind that this program does not know (NTLM, Negotiate)."""
    PROXY_REFUSED = "proxy_refused"
    UNKNOWN_ROOT = "unknown_root"
    """Nobody whom this computer trusts has signed the certificate: somebody reads along."""
    WRONG_HOST = "wrong_host"
    """The certificate is another server's."""
    OUT_OF_DATE = "out_of_date"
    """The certificate is valid no more or not yet: or this computer's clock is wrong."""
    NOT_SECURE = "not_secure"
    """A secure connection could not be agreed on."""
    SIGN_IN = "sign_in"
    """A page of this network answers instead of the service: sign in first."""


NEEDS_A_PERSON = frozenset(
    {
        Obstacle.PROXY_LOGIN,
        Obstacle.PROXY_SCHEME,
        Obstacle.UNKNOWN_ROOT,
        Obstacle.WRONG_HOST,
        Obstacle.OUT_OF_DATE,
    }
)
"""What does not pass by waiting: somebody must sign in, or change something."""

PASSES_BY_ITSELF = frozenset({Obstacle.NO_NAME, Obstacle.UNREACHABLE, Obstacle.PROXY_UNREACHABLE})
"""What being off the network looks like: it is waited for."""
