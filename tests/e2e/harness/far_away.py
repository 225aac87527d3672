"""Run by mitmproxy: sends what is asked of any server to the sandbox, which believes that it is that server.

A script of the system's Python, as mitmproxy is. ``SANDBOX`` in the environment is the sandbox's address.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

SANDBOX = urlsplit(os.environ["SANDBOX"])


def request(flow: Any) -> None:
    """Each request, once it has been read."""
    asked = flow.request
    host = asked.headers["Host"]
    print(f"read {asked.method} {host}{asked.path}", flush=True)
    asked.scheme, asked.host, asked.port = SANDBOX.scheme, SANDBOX.hostname, SANDBOX.port
    asked.headers["Host"] = host
    asked.headers["X-Forwarded-Proto"] = "https"
