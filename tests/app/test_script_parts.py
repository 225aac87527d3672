"""A script of several paragraphs in the real window, with the real desk, worker and sandbox."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.ui.speech.speech_tab import SpeechTab

TEXTS = ["Một hai ba.", "Bốn năm sáu.", "Bảy tám chín."]
REFUSAL = '{"status": 0, "error_code": 1999, "error_message": "busy"}'


def marks(program: WindowProgram) -> list[str]:
    editor = program.window.workbench.speech.script.editor
    return [editor.mark_of(paragraph) for paragraph in range(editor.paragraph_count())]


def create(qtbot: QtBot, program: WindowProgram, text: str) -> None:
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText(text)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.act.button.text() == "Create speech", timeout=LIMIT_MS)


def regions(program: WindowProgram) -> list[str]:
    waveform = program.window.workbench.transport.waveform
    seconds = [waveform.duration_s * share / 20 for share in range(1, 20)]
    found = [waveform.region_at(second) for second in seconds]
    return sorted({region.label for region in found if region is not None})


def test_one_failed_paragraph_is_retried_alone_and_the_whole_is_heard(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": REFUSAL, "nth": 2}]})
    program = start()
    speech = program.window.workbench.speech
    create(qtbot, program, "\n".join(TEXTS))
    assert sorted(marks(program)) == ["failed", "made", "made"]
    message = speech.script.message
    assert message is not None
    retry = message.action_buttons()[0]
    assert retry.text().startswith("Retry 1 part")
    retry.click()
    qtbot.waitUntil(lambda: marks(program) == ["made"] * 3, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: regions(program) == ["1", "2", "3"], timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 3


def test_a_failed_paragraph_is_retried_while_the_others_are_still_made(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    refused = {"stage": "create", "action": "body", "body": REFUSAL, "nth": 1}
    sandbox.set_faults({"rules": [refused, {"stage": "create", "action": "delay", "seconds": 3, "nth": 2}]})
    program = start()
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText("\n".join(TEXTS))
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.script.message is not None, timeout=LIMIT_MS)
    message = speech.script.message
    assert message is not None
    assert message.title().endswith("failed, the other parts go on.")
    assert marks(program).count("failed") == 1
    message.action_buttons()[0].click()
    qtbot.waitUntil(lambda: sorted(marks(program)) == ["made", "made", "working"], timeout=LIMIT_MS)
    assert speech.act.button.text() == "Cancel"
    assert message.isHidden()
    qtbot.waitUntil(lambda: regions(program) == ["1", "2", "3"], timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 3


def test_a_restart_brings_the_paragraphs_back_and_a_change_costs_only_itself(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    first = start()
    create(qtbot, first, "\n".join(TEXTS))
    first.close()
    again = start()
    editor = again.window.workbench.speech.script.editor
    qtbot.waitUntil(lambda: editor.paragraph_count() == 3, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: marks(again) == ["made"] * 3, timeout=LIMIT_MS)
    create(qtbot, again, "\n".join([TEXTS[0], "Bốn năm sáu bảy.", TEXTS[2]]))
    qtbot.waitUntil(lambda: marks(again) == ["made"] * 3, timeout=LIMIT_MS)
    charged = [charge["characters"] for charge in sandbox.ledger()]
    assert sorted(charged) == sorted(len(text) for text in [*TEXTS, "Bốn năm sáu bảy."])


def test_without_history_what_is_paid_of_an_unfinished_script_stays_until_it_is_done(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": REFUSAL, "nth": 2}]})
    first = start()
    first.settings.set("history.keep", value=False)
    create(qtbot, first, "\n".join(TEXTS))
    assert sorted(marks(first)) == ["failed", "made", "made"]
    first.close()
    assert len(list((home / "audio").glob("*.wav"))) == 2
    again = start()
    speech = again.window.workbench.speech
    qtbot.waitUntil(lambda: sorted(marks(again)) == ["made", "made", "never"], timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: marks(again) == ["made"] * 3, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: speech.act.button.text() == "Create speech", timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 3, "nothing is paid twice"
    again.close()
    assert not list((home / "audio").iterdir()), "it is done: all of it is forgotten"


def test_without_history_a_script_that_is_dropped_is_forgotten(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": REFUSAL, "nth": 2}]})
    program = start()
    program.settings.set("history.keep", value=False)
    create(qtbot, program, "\n".join(TEXTS))
    program.window.workbench.speech.script.editor.clear()
    program.close()
    assert not list((tmp_path / "home" / "audio").iterdir())


def test_without_history_a_locked_take_of_an_unfinished_script_stays(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    program.settings.set("history.keep", value=False)
    create(qtbot, program, "\n".join(TEXTS[:2]))
    speech = program.window.workbench.speech
    locked = next((tmp_path / "home" / "audio").glob("*.wav"))
    for place in (0, 1):
        speech.script.show_paragraph(place)
        next(act for act in menu_acts(speech) if act.text().startswith("Lock")).trigger()
    speech.settings.set_values(SpeechSettings(speed=1.5))
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": REFUSAL}]})
    create(qtbot, program, "\n".join(TEXTS))
    assert marks(program) == ["locked", "locked", "failed"]
    program.close()
    assert locked.is_file()


def menu_acts(speech: SpeechTab) -> list[QAction]:
    menu = speech.act.button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return menu.actions()
