"""Keeps the presets, and brings one to the voices and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.ui.speech.preset_bar import NO_PRESET
from vbee_desktop.ui.speech.presets import STORED_PRESETS, Choice, Preset, presets_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.voice_panel import VoicePanel

_CURRENT = "speech.preset"


class PresetDesk(QObject):
    """Whatever is done with a preset is handed to the settings at once."""

    def __init__(
        self,
        look: Look,
        settings: Settings,
        voices: VoicePanel,
        panel: SettingsPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._voices = voices
        self._panel = panel
        self._bar = panel.presets
        self._shelf = presets_of(settings.get(STORED_PRESETS))
        self._deleted: Preset | None = None
        self._connect()
        self._show(str(settings.get(_CURRENT, NO_PRESET)))

    def _connect(self) -> None:
        bar = self._bar
        bar.chosen.connect(self._choose)
        bar.save_wanted.connect(self._save)
        bar.save_as_wanted.connect(self._ask_name_of_new)
        bar.rename_wanted.connect(self._ask_other_name)
        bar.reset_wanted.connect(self._reset)
        bar.delete_wanted.connect(self._delete)
        bar.undo_wanted.connect(self._bring_back)
        self._voices.voice_changed.connect(self._compare)
        self._panel.changed.connect(self._compare)

    def _choice(self) -> Choice:
        """What is chosen now."""
        return Choice(self._voices.code, self._panel.values(), self._panel.way())

    def _compare(self) -> None:
        preset = self._shelf.find(self._bar.current())
        self._bar.show_changed(is_changed=preset is not None and preset.choice != self._choice())

    def _choose(self, name: str) -> None:
        self._bar.show_deleted("")
        preset = self._shelf.find(name)
        if preset is not None:
            self._apply(preset.choice)
        self._show(name)

    def _apply(self, choice: Choice) -> None:
        """The voice first: which of the settings it heeds depends on it."""
        self._voices.choose(choice.voice_code)
        self._panel.set_way(choice.way)
        self._panel.set_values(choice.settings)

    def _reset(self) -> None:
        self._choose(self._bar.current())

    def _save(self) -> None:
        self._put(self._bar.current())

    def _put(self, name: str) -> None:
        self._shelf.put(Preset(name, self._choice()))
        self._show(name)

    def _rename(self, name: str) -> None:
        self._shelf.rename(self._bar.current(), name)
        self._show(name)

    def _delete(self) -> None:
        name = self._bar.current()
        self._deleted = self._shelf.find(name)
        self._shelf.remove(name)
        self._show(NO_PRESET)
        self._bar.show_deleted(name)

    def _bring_back(self) -> None:
        if self._deleted is not None:
            self._shelf.put(self._deleted)
            self._bar.show_deleted("")
            self._show(self._deleted.name)

    def _ask_name_of_new(self) -> None:
        self._ask("", self._put)

    def _ask_other_name(self) -> None:
        self._ask(self._bar.current(), self._rename)

    def _ask(self, name: str, act: Callable[[str], None]) -> None:
        from vbee_desktop.ui.speech.preset_name_dialog import PresetNameDialog

        self._bar.show_deleted("")
        dialog = PresetNameDialog(self._look, self._shelf.names(), name, self._bar.window())
        dialog.named.connect(act)
        dialog.open()

    def _show(self, current: str) -> None:
        self._bar.show_presets(self._shelf.names(), current)
        self._settings.set(STORED_PRESETS, self._shelf.as_stored() or None)
        self._settings.set(_CURRENT, self._bar.current() or None)
        self._compare()
