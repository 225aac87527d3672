"""espeak-ng through its C interface: text in, 16-bit samples out.

The library is process-global and not thread-safe, so one engine stands behind one lock. A call gives the
interpreter lock back while it speaks; callers hand over sentences, not books, so that many jobs take turns.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.sandbox.speech_plan import SpeechPlan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ESPEAK_RATE_HZ = 22050
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_POSITION_CHARACTER = 1
_TEXT_IS_UTF8 = 1
_OK = 0
_RATE, _PITCH, _RANGE = 1, 3, 4
_LONGEST_DATA_PATH = 140
"""espeak-ng cuts the path of its data off at 160 bytes, file names included."""

_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The engine; the library is loaded at the first word, which takes some milliseconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: ctypes.CDLL | None = None
        self._blocks: list[bytes] = []
        self._callback = _SynthCallback(self._take_block)
        self._data_link: tempfile.TemporaryDirectory[str] | None = None

    def speak(self, text: str, plan: SpeechPlan, rate_wpm: float) -> NDArray[np.int16]:
        """Mono samples at 22050 Hz, without silence around them; none for text that has nothing to say."""
        import numpy as np

        with self._lock:
            library = self._library or self._load()
            self._set_voice(library, plan)
            library.espeak_SetParameter(_RATE, round(rate_wpm), 0)
            library.espeak_SetParameter(_PITCH, plan.pitch, 0)
            library.espeak_SetParameter(_RANGE, plan.pitch_range, 0)
            self._blocks.clear()
            data = text.replace("\0", " ").encode() + b"\0"
            library.espeak_Synth(data, len(data), 0, _POSITION_CHARACTER, 0, _TEXT_IS_UTF8, None, None)
            return np.frombuffer(b"".join(self._blocks), dtype="<i2")

    def close(self) -> None:
        """Removes the link to the data, if one was needed; the library itself stays until the
        process ends.
        """
        if self._data_link is not None:
            self._data_link.cleanup()

    def _set_voice(self, library: ctypes.CDLL, plan: SpeechPlan) -> None:
        for name in plan.espeak_voices:
            if library.espeak_SetVoiceByName(name.encode()) == _OK:
                return
        raise RuntimeError(f"espeak-ng has none of the voices {plan.espeak_voices}")

    def _load(self) -> ctypes.CDLL:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        data_path = self._usable_path(espeakng_loader.get_data_path())
        if library.espeak_Initialize(_SYNCHRONOUS, 0, data_path, _DO_NOT_EXIT) != ESPEAK_RATE_HZ:
            raise RuntimeError("espeak-ng did not start")
        library.espeak_SetSynthCallback(self._callback)
        self._library = library
        return library

    def _usable_path(self, data_path: str) -> bytes:
        """The path as bytes that espeak-ng can open: short, and on Windows in the 8.3 form that is plain
        ASCII.
        """
        if sys.platform == "win32":
            short = ctypes.create_unicode_buffer(512)
            length = ctypes.windll.kernel32.GetShortPathNameW(data_path, short, len(short))
            return (short.value if length else data_path).encode("mbcs")
        encoded = os.fsencode(data_path)
        if len(encoded) <= _LONGEST_DATA_PATH:
            return encoded
        self._data_link = tempfile.TemporaryDirectory(prefix="espeak-")
        link = Path(self._data_link.name) / "espeak-ng-data"
        link.symlink_to(data_path, target_is_directory=True)
        return os.fsencode(link)

    def _take_block(self, samples: object, count: int, _events: object) -> int:
        if samples and count > 0:
            self._blocks.append(ctypes.string_at(samples, count * 2))  # type: ignore[arg-type]
        return 0
