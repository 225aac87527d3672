"""A sound file of the library that is read straight on."""

from __future__ import annotations

import soundfile


class StraightSound(soundfile.SoundFile):  # type: ignore[misc]  # the library has no types
    """Read block after block, as from a pipe.

    The library's binding asks and sets its place around each read of a file that it can seek in. An MP3 does
    not stand that: its frames lean on earlier ones, and behind each seek some of them come out wrong.
    """

    def seekable(self) -> bool:
        """Never: so there is no seek between two reads."""
        return False
