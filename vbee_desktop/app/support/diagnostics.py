"""The text of **Copy diagnostics**: what this installation is, and what it did last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vbee_desktop.app.doctor import as_lines
from vbee_desktop.app.support.log_file import short_name
from vbee_desktop.core.redaction import redact

_FRAME = re.compile(r'File "([^"]*)"')

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vbee_desktop.core.models import Credentials


def diagnostics_text(
    found: Mapping[str, object], log: Sequence[str], crash: str, credentials: Credentials | None
) -> str:
    """``found`` is what the doctor tells, ``log`` the newest lines, ``crash`` the report of a run that broke,
    or empty. App ID and token are taken out wherever they may stand.
    """
    parts = [("Vbee Desktop", "\n".join(as_lines(found)))]
    if crash:
        parts.append(("Crash of the last run", without_folders(crash).strip()))
    parts.append(("Log", "\n".join(log) or "nothing yet"))
    text = "\n\n".join(f"== {title} ==\n{body}" for title, body in parts)
    return redact(text, credentials) + "\n"


def without_folders(report: str) -> str:
    """A fault handler's report with each file by its last two parts: folders may tell a person's name."""
    return _FRAME.sub(lambda match: f'File "{short_name(match[1])}"', report)
