"""What a call carries: a multipart form, or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from vbee_desktop.core.errors import BadInput, Code


@dataclass(frozen=True, slots=True)
class FormPart:
    """One field of a multipart form; a file when it has a file name."""

    name: str
    content: bytes = field(repr=False)
    file_name: str | None = None
    content_type: str | None = None

    @property
    def as_file(self) -> tuple[str, tuple[str | None, bytes, str | None]]:
        """As the HTTP library takes it."""
        return self.name, (self.file_name, self.content, self.content_type)


def json_bytes(value: Mapping[str, object]) -> bytes:
    """A body in JSON. Raises `BadInput` (``BAD_TEXT``)."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError as error:  # half a surrogate pair, or no number
        raise BadInput(Code.BAD_TEXT, "text that cannot be written down", reason="marks") from error
