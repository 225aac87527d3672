"""What came back over the wire, in a form that no HTTP library shows through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole HTTP answer. Header names are lower-case; ``body`` is already unpacked (gzip).

    `repr` shows the status only: headers and bodies carry links, texts and cookies.
    """

    http_status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)

    @property
    def content_type(self) -> str:
        """Media type in lower case, without parameters; empty when not told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_success(self) -> bool:
        return 200 <= self.http_status < 300

    @property
    def is_redirect(self) -> bool:
        return 300 <= self.http_status < 400

    @property
    def is_html(self) -> bool:
        """Whether a page for people came instead of data: by its type, or by how its text begins."""
        if self.content_type in {"text/html", "application/xhtml+xml"}:
            return True
        start = self.body[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        return start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<!--"))
