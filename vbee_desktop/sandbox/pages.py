"""The HTML that Vbee's gateway and storage send where a client expects JSON or sound (vbee-api.md 2)."""

from __future__ import annotations

GATEWAY_PAGE = """<!DOCTYPE html>
<html><head><title>Just a moment...</title></head>
<body><h1>Checking your browser</h1><p>Too many requests. Please try again later.</p></body></html>
"""

EXPIRED_LINK_PAGE = """<!DOCTYPE html>
<html><head><title>403 Forbidden</title></head>
<body><h1>403 Forbidden</h1><p>Request has expired</p></body></html>
"""
