"""The room of the tab serves here too."""

from tests.ui.speech.conftest import desk, room, settings

__all__ = ["desk", "room", "settings"]
