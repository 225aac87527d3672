"""What is imported behind the first paint, module by module, each in a turn of the event loop of its own."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WHOLE_WINDOW = (
    "vbee_desktop.ui.speech.script_panel",
    "vbee_desktop.ui.widgets.break_highlighter",
    "vbee_desktop.ui.widgets.marks",
    "vbee_desktop.ui.speech.voice_panel",
    "vbee_desktop.ui.speech.speech_tab",
    "vbee_desktop.ui.shell.workbench",
    "vbee_desktop.app.desk",
    "vbee_desktop.ui.transcription.transcription_tab",
)
"""Between the first paint and the whole window."""

ROOMS = (
    "vbee_desktop.ui.widgets.message_body",
    "vbee_desktop.ui.history.history_filter",
    "vbee_desktop.ui.history.history_model",
    "vbee_desktop.ui.history.history_panel",
    "vbee_desktop.ui.history.history_dock",
    "vbee_desktop.ui.compare.voice_picker",
    "vbee_desktop.ui.compare.voice_card",
    "vbee_desktop.ui.compare.contest",
    "vbee_desktop.ui.compare.audition_player",
    "vbee_desktop.ui.compare.compare_dialog",
    "vbee_desktop.ui.compare.compare_memory",
    "vbee_desktop.ui.listening.listen_dialog",
    "vbee_desktop.app.settings_control",
)
"""Behind the whole window: what opens at a click has not to be loaded then. Two megabytes in all."""


def imports(names: Iterable[str]) -> list[Callable[[], object]]:
    """A stage for each module."""
    return [partial(import_module, name) for name in names]
