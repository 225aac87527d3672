"""The room of the tab serves here too."""

from tests.ui.speech.conftest import desk, look, room, settings

__all__ = ["desk", "look", "room", "settings"]
