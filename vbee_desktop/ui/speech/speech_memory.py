"""What the tab remembers between two starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.speech.speech_settings import remember_way, remembered_settings, remembered_way
from vbee_desktop.ui.speech.voice_filter import VoiceFilter

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.voice_panel import VoicePanel

DEFAULT_VOICE = "hn_female_maiphuong_vdts_48k-fhg"
_VOICE, _FAVOURITES, _ZOOM = "speech.voice_code", "speech.favourites", "speech.zoom_percent"
_LANGUAGE, _STARRED = "speech.language", "speech.starred_only"
_RECENTS, _RECENT = "speech.recent_voices", "speech.recent_only"
_REGIONS, _GENDERS, _OWNERS = "speech.regions", "speech.genders", "speech.owners"


class SpeechMemory:
    """Moves values between the panels and the settings; a stored value of a wrong type counts as absent."""

    def __init__(
        self, settings: Settings, script: ScriptPanel, voices: VoicePanel, panel: SettingsPanel
    ) -> None:
        self._settings = settings
        self._script = script
        self._voices = voices
        self._panel = panel

    def keep(self) -> None:
        """Hand all values to the settings."""
        wanted, put = self._voices.filters.wanted(), self._settings.set
        put(_VOICE, self._voices.code)
        put(_FAVOURITES, self._voices.model.favourites())
        put(_RECENTS, self._voices.model.recents())
        put(_RECENT, wanted.recent)
        put(_LANGUAGE, wanted.language)
        put(_REGIONS, sorted(wanted.regions))
        put(_GENDERS, sorted(wanted.genders))
        put(_OWNERS, sorted(wanted.owners))
        put(_STARRED, wanted.starred)
        put(_ZOOM, self._script.editor.zoom_percent)
        self._script.tidy_button.remember(self._settings)
        self._panel.values().remember(self._settings)
        remember_way(self._settings, self._panel.way())

    def bring_back(self) -> None:
        """Show the values of the last time."""
        voice = self._settings.get(_VOICE, DEFAULT_VOICE)
        self._voices.model.set_favourites(self._words(_FAVOURITES))
        self._voices.model.set_recents(self._list(_RECENTS))
        self._voices.filters.set_wanted(self._filter())
        self._voices.choose(voice if isinstance(voice, str) else DEFAULT_VOICE)
        self._panel.set_way(remembered_way(self._settings))
        self._panel.set_values(remembered_settings(self._settings))
        self._script.tidy_button.bring_back(self._settings)
        zoom = self._settings.get(_ZOOM)
        if isinstance(zoom, int):
            self._script.editor.set_zoom(zoom)

    def _filter(self) -> VoiceFilter:
        usual = VoiceFilter()
        language = self._settings.get(_LANGUAGE, usual.language)
        return VoiceFilter(
            language=language if isinstance(language, str) else usual.language,
            regions=self._words(_REGIONS),
            genders=self._words(_GENDERS),
            owners=self._words(_OWNERS),
            starred=self._settings.get(_STARRED) is True,
            recent=self._settings.get(_RECENT) is True,
        )

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(self._list(name))

    def _list(self, name: str) -> list[str]:
        kept = self._settings.get(name)
        return [word for word in kept if isinstance(word, str)] if isinstance(kept, list) else []
