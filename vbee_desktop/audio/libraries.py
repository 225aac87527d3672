"""Which sound libraries this program runs with, for support."""

from __future__ import annotations


def sound_libraries() -> dict[str, str]:
    """Version of each native sound library, or ``missing: …`` with the reason."""
    return {"PortAudio": _portaudio(), "libsndfile": _libsndfile(), "soxr": _soxr()}


def _portaudio() -> str:
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        return _missing(error)
    return str(sounddevice.get_portaudio_version()[1]).split(",")[0]


def _libsndfile() -> str:
    try:
        import soundfile
    except (OSError, ImportError) as error:
        return _missing(error)
    formats = soundfile.available_formats()
    return f"{soundfile.__libsndfile_version__} ({'with' if 'MP3' in formats else 'without'} MP3)"


def _soxr() -> str:
    try:
        import soxr
    except ImportError as error:
        return _missing(error)
    return str(soxr.__version__)


def _missing(error: Exception) -> str:
    """The last line says what happened; numpy writes a page above it."""
    return f"missing: {(str(error).strip().splitlines() or [type(error).__name__])[-1]}"
