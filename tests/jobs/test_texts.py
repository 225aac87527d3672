"""Text files in the encodings that people have, and files that are no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.jobs.imports import script_of_file

WORDS = "Xin chào\nthế giới"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_usual_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS.replace("\n", line_end).encode(encoding))
    assert script_of_file(path).text == WORDS


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"a\0b", "damaged"),
        (b"\xff\xfea", "damaged"),
    ],
)
def test_what_is_no_usable_text(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        script_of_file(path)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FILE, reason)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.txt", "missing"), (tmp_path, "unreadable")):
        with pytest.raises(BadInput) as caught:
            script_of_file(path)
        assert caught.value.facts["reason"] == reason
