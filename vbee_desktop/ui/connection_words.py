"""What stands between this computer and Vbee, in words: what it is, and what to do."""

from __future__ import annotations

from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.ui.message_values import Facts, translate


def no_connection_words(facts: Facts) -> tuple[str, str]:
    """Title and sentence of a message about a connection that did not come about."""
    if facts.get("step") == "demo":
        return _no_demo_words(is_absent=facts.get("reason") == "absent")
    obstacle = facts.get("reason")
    if not isinstance(obstacle, Obstacle):
        return translate("Messages", "Cannot connect to Vbee."), translate(
            "Messages", "Check the network, the proxy or the company certificate. Nothing was charged."
        )
    return obstacle_title(obstacle), " ".join(
        (obstacle_advice(obstacle), translate("Connection", "Nothing was charged."))
    )


def _no_demo_words(*, is_absent: bool) -> tuple[str, str]:
    if is_absent:
        return translate("Messages", "There is no demo in this installation."), translate(
            "Messages", "It was built without the demo. Enter your App ID and token instead."
        )
    return translate("Messages", "The demo could not start."), translate(
        "Messages", "A part of it is missing or damaged. Install Vbee Desktop again."
    )


def obstacle_title(obstacle: Obstacle) -> str:
    """What it is."""
    return {
        Obstacle.NO_NAME: translate("Connection", "Cannot connect to Vbee: its name is not found."),
        Obstacle.UNREACHABLE: translate("Connection", "Cannot connect to Vbee."),
        Obstacle.PROXY_UNREACHABLE: translate("Connection", "The proxy does not answer."),
        Obstacle.PROXY_LOGIN: translate("Connection", "The proxy wants a name and a password."),
        Obstacle.PROXY_SCHEME: translate("Connection", "The proxy wants a sign-in that is not supported."),
        Obstacle.PROXY_REFUSED: translate("Connection", "The proxy lets nothing through to Vbee."),
        Obstacle.UNKNOWN_ROOT: translate("Connection", "The secure connection is not trusted."),
        Obstacle.WRONG_HOST: translate("Connection", "Another server answers in Vbee's place."),
        Obstacle.OUT_OF_DATE: translate("Connection", "The server's certificate is not valid today."),
        Obstacle.NOT_SECURE: translate("Connection", "No secure connection to Vbee came about."),
        Obstacle.SIGN_IN: translate("Connection", "This network asks you to sign in first."),
    }[obstacle]


def obstacle_advice(obstacle: Obstacle) -> str:
    """What to do."""
    return {
        Obstacle.NO_NAME: translate("Connection", "Check that this computer is on the network."),
        Obstacle.UNREACHABLE: translate(
            "Connection", "Check the network. In an office a firewall or a missing proxy may be in the way."
        ),
        Obstacle.PROXY_UNREACHABLE: translate(
            "Connection", "Check its address in the settings, under Network, or ask your help desk for it."
        ),
        Obstacle.PROXY_LOGIN: translate(
            "Connection", "Enter them in the settings, under Network. Those of your computer often do."
        ),
        Obstacle.PROXY_SCHEME: translate(
            "Connection",
            "It takes NTLM or Negotiate only; Vbee Desktop signs in with name and password (basic). "
            "Ask your help desk for another proxy, or for an exception for Vbee.",
        ),
        Obstacle.PROXY_REFUSED: translate(
            "Connection",
            "Ask your help desk to allow vbee.vn, api.vbee.vn and amazonaws.com. Is a proxy set up by a "
            "script (PAC)? Those are not supported: enter its address in the settings, under Network.",
        ),
        Obstacle.UNKNOWN_ROOT: translate(
            "Connection",
            "Your company seems to inspect secure connections, and its certificate is not in this computer's "
            "trust store. Ask your help desk to install it.",
        ),
        Obstacle.WRONG_HOST: translate(
            "Connection",
            "This network may want you to sign in first: open any page in your browser. If it goes on, tell "
            "your help desk.",
        ),
        Obstacle.OUT_OF_DATE: translate(
            "Connection", "Check this computer's date and time. If they are right, tell your help desk."
        ),
        Obstacle.NOT_SECURE: translate(
            "Connection", "A firewall or a proxy may cut it off. Try again, or ask your help desk."
        ),
        Obstacle.SIGN_IN: translate(
            "Connection", "Open any page in your browser, sign in there, and try again."
        ),
    }[obstacle]
