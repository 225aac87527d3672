"""The kinds of sound files that are read, by their endings. What a file is, its first bytes decide."""

from __future__ import annotations

SOUND_ENDINGS = (".wav", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".aifc")
