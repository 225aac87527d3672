"""Bad files and bad sound in the real window: told in words, the text stays, what is finished is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
CREATE = "Create speech"
SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
Một.

2
00:00:03,000 --> 00:00:06,500
Hai.

3
00:00:02,000 --> 00:00:02,500
Ba.
"""


def told(qtbot: QtBot, program: WindowProgram) -> str:
    """Wait for a message above the text; its words, once."""
    script = program.window.workbench.speech.script
    qtbot.waitUntil(lambda: script.message is not None and script.message.isVisible(), timeout=LIMIT_MS)
    assert script.message is not None
    words = f"{script.message.title()} {script.message.text()}"
    script.dismiss_message()
    return words


def write_and_create(qtbot: QtBot, program: WindowProgram, text: str) -> None:
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText(text)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.act.button.text() == CREATE, timeout=LIMIT_MS)


def test_files_that_are_no_scripts_are_told_and_the_text_stays(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText("Giữ nguyên.")
    bad = {
        "bài.docx": (b"%PDF-1.7", "not a Word document"),
        "hỏng.docx": (b"PK\x03\x04" + b"\0" * 99, "damaged"),
        "dài.txt": (b"a" * 50_000_000, "too large"),
        "trống.srt": (b"1\n", "no subtitles"),
    }
    for name, (data, words) in bad.items():
        (tmp_path / name).write_bytes(data)
        program.window.workbench.open_path(tmp_path / name)
        assert words in told(qtbot, program)
    assert speech.script.text() == "Giữ nguyên."


def test_subtitles_out_of_order_are_opened_and_told(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    (tmp_path / "phim.srt").write_text(SUBTITLES, "utf-8")
    program.window.workbench.open_path(tmp_path / "phim.srt")
    words = told(qtbot, program)
    assert "overlap" in words
    assert "before the one before" in words
    assert program.window.workbench.speech.script.text() == "Một.\nHai.\nBa."


@pytest.mark.parametrize(
    "link", ["http://10.0.0.1/a.mp3", "file:///etc/passwd", "http://foreign.example/a.mp3"]
)
def test_a_link_that_leads_elsewhere_is_not_followed_and_the_sound_fetched_later(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, link: str
) -> None:
    body = json.dumps({"status": 1, "result": {"status": "SUCCESS", "audio_link": link}})
    sandbox.settings(job_duration_s=0.3)
    sandbox.set_faults({"rules": [{"stage": "read", "action": "body", "body": body}]})
    program = start()
    write_and_create(qtbot, program, "Xin chào.")
    message = program.window.workbench.speech.script.message
    assert message is not None
    act, *others = message.action_buttons()
    assert link not in message.text()
    assert act.text() == "Fetch again (free)"
    assert {other.text() for other in others} <= {"Copy diagnostics", "Check connection"}
    sandbox.set_faults({"rules": []})
    act.click()
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1


def test_sound_that_does_not_decode_leaves_the_other_paragraphs_and_is_fetched_for_nothing(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    spoiled = {"stage": "download", "action": "wrong_bytes", "nth": [*range(2, 60)]}
    sandbox.set_faults({"rules": [spoiled]})
    program = start()
    speech = program.window.workbench.speech
    write_and_create(qtbot, program, "Một hai ba.\nBốn năm sáu.\nBảy tám chín.")
    editor = speech.script.editor
    assert "failed" in [editor.mark_of(each) for each in range(3)]
    assert "made" in [editor.mark_of(each) for each in range(3)]
    assert speech.script.message is not None
    retry = speech.script.message.action_buttons()[0]
    assert retry.text() == "Retry 2 parts (0 points)"
    sandbox.set_faults({"rules": []})
    retry.click()
    qtbot.waitUntil(lambda: [editor.mark_of(each) for each in range(3)] == ["made"] * 3, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 3
