"""Files on this machine: looked at, decoded for playing and drawing, saved where the person wants them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, StorageError
from vbee_desktop.core.models import LoadedClip, Take
from vbee_desktop.core.safe_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.preflight import Preflight
    from vbee_desktop.jobs.services import Report, Services


async def load_clip(services: Services, report: Report, path: Path) -> LoadedClip:
    """The samples and the peaks of an audio file. Raises `BadInput` when it cannot be decoded."""
    del services, report
    return await asyncio.to_thread(_decode, path)


async def inspect_audio(services: Services, report: Report, path: Path) -> Preflight:
    """What a file is and how it stands to the service's limits. Raises `BadInput` when it is no usable
    audio.
    """
    del services, report
    return await asyncio.to_thread(_inspect, path)


async def save_audio(services: Services, report: Report, take: Take, destination: Path) -> Path:
    """Copy a take, as MP3 or WAV by the ending of ``destination``. Raises `BadInput` or `StorageError`."""
    del services, report
    await asyncio.to_thread(save_as, take, destination, take.request.bitrate_kbps)
    return destination


async def copy_file(services: Services, report: Report, source: Path, destination: Path) -> Path:
    """Copy a file as it is, whole or not at all. Raises `StorageError`."""
    del services, report
    await asyncio.to_thread(lambda: write_whole(destination, _read(source)))
    return destination


def _inspect(path: Path) -> Preflight:
    from vbee_desktop.audio.preflight import preflight
    from vbee_desktop.audio.sound_reader import SoundReader

    with SoundReader(path) as reader:
        reader.check_numbers()
        return preflight(reader.info)


def _decode(path: Path) -> LoadedClip:
    from vbee_desktop.audio.peaks import peak_levels
    from vbee_desktop.audio.player_clip import decode_to_hear

    clip = decode_to_hear(path)
    return LoadedClip(path, clip, peak_levels(clip), clip.duration_s)


def save_as(take: Take, destination: Path, bitrate_kbps: int) -> None:
    """Copy a take as it was made where that is what is wanted, else in another format: MP3 or WAV by the
    ending of ``destination``. Raises `BadInput` or `StorageError`.
    """
    ending = destination.suffix.lower().lstrip(".")
    is_same = ending == "wav" or bitrate_kbps == take.request.bitrate_kbps
    if ending == take.path.suffix.lstrip(".") and is_same:
        write_whole(destination, _read(take.path))
        return
    from vbee_desktop.audio.decode import decode_file
    from vbee_desktop.audio.encode import write_mp3, write_wav

    if ending == "wav":
        write_wav(destination, decode_file(take.path))
    elif ending == "mp3":
        write_mp3(destination, decode_file(take.path), bitrate_kbps)
    else:
        raise BadInput(Code.BAD_SETTING, "file ending", field="format", choices=("mp3", "wav"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StorageError(detail=error.strerror or "", path=str(path), reading=True) from error
