"""From a file of subtitles over the readings to the service, in the real window against the sandbox."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.readings import Dictionaries, checked_reading
from vbee_desktop.ui.saving.save_dialog import SaveDialog

SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
Giờ là thời của AI.

2
00:00:05,000 --> 00:00:08,000
AI ở khắp nơi.
"""
WRITTEN = ["Giờ là thời của AI.", "AI ở khắp nơi."]


def test_subtitles_are_read_as_the_dictionary_says_and_saved_at_their_times(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    (tmp_path / "phim.srt").write_text(SUBTITLES, "utf-8")
    first = start()
    words = first.window.workbench.speech.sent_desk.words
    qtbot.waitUntil(lambda: words.is_ready, timeout=LIMIT_MS)
    words.use(Dictionaries((checked_reading("AI", "trí tuệ nhân tạo"),)))
    first.close()
    speech = start().window.workbench.speech
    qtbot.waitUntil(lambda: bool(speech.sent_desk.words.readings.everywhere), timeout=LIMIT_MS)
    speech.open_file(tmp_path / "phim.srt")
    qtbot.waitUntil(lambda: speech.script.facts.written == tuple(WRITTEN), timeout=LIMIT_MS)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: len(sandbox.ledger()) == 2, timeout=LIMIT_MS)
    sent = [text.replace("AI", "trí tuệ nhân tạo") for text in WRITTEN]
    assert sorted(charge["characters"] for charge in sandbox.ledger()) == sorted(len(text) for text in sent)
    qtbot.waitUntil(lambda: speech.act.button.text() == "Create speech", timeout=LIMIT_MS)
    assert speech.script.text() == "\n".join(WRITTEN)
    speech.save_current_audio()
    dialog = speech.findChildren(SaveDialog)[0]
    assert dialog.form.cues.is_useful, "the paragraphs are still those of the subtitles"
    dialog.reject()
