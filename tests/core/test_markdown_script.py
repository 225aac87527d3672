"""Markdown files as scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.imported import ImportKind
from vbee_desktop.core.markdown_script import read_markdown

FILE = """---
title: Bài
---
# Chào mừng

Xin chào **các
bạn**, hôm nay
chúng ta học.

<!-- nhớ
sửa -->
- một
  vẫn một
- hai
1. ba
> lời trích

Thơ dòng một\\
dòng hai  
dòng ba

```sh
lệnh a
lệnh b
```

| a | b |
|---|---|
| c | d |

Xem [ở đây](https://vbee.vn) hay https://vbee.vn.
"""  # noqa: W291
LINES = [
    *(
        "Chào mừng",
        "",
        "Xin chào các bạn, hôm nay chúng ta học.",
        "",
        "một vẫn một",
        "hai",
        "1. ba",
        "lời trích",
    ),
    *("", "Thơ dòng một", "dòng hai", "dòng ba", "", "lệnh a", "lệnh b", "", "a, b", "c, d", ""),
    "Xem ở đây hay https://vbee.vn.",
]


def test_a_usual_file() -> None:
    script = read_markdown(FILE)
    assert script.text.split("\n") == LINES
    assert {note.kind: note.count for note in script.notes if note.kind is not ImportKind.MARKDOWN} == {
        ImportKind.COMMENT: 2,
        ImportKind.ADDRESS: 1,
    }
    assert script.cues == ()


@pytest.mark.parametrize("text", ["Một.\n\nHai ,ba — bốn!!", "Giá 2*3*4 và snake_case", "1. Một\n2) Hai"])
def test_writing_that_is_no_markdown_stays(text: str) -> None:
    assert (read_markdown(text).text, read_markdown(text).notes) == (text, ())


@pytest.mark.parametrize("text", ["", "---\na: b\n---\n", "<!-- -->", "***\n---"])
def test_nothing_to_speak_is_told(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_markdown(text)
    assert refusal.value.facts["reason"] == "empty"


@given(
    st.lists(st.sampled_from(["một", "hai", "\n", "\n\n", " ", "# ", "- ", "> ", "**", "`", "1. ", "  \n"]))
)
def test_no_word_is_lost_and_none_run_together(pieces: list[str]) -> None:
    text = " ".join(pieces)
    try:
        script = read_markdown(text)
    except BadInput:
        assert not {"một", "hai"} & set(pieces)
        return
    words = [word for word in text.split() if word in {"một", "hai"}]
    assert [word for word in script.text.replace("`", " ").split() if word in {"một", "hai"}] == words
