"""Sound that can be heard while it is downloaded: each try of a download is told, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.models import Arriving, JobStage, Progress

if TYPE_CHECKING:
    from vbee_desktop.api.downloads import Download
    from vbee_desktop.audio.arriving import ArrivingClip
    from vbee_desktop.jobs.services import Report, Services


class Arrival:
    """The downloads of one job's sound, which will be filed under its id."""

    def __init__(self, services: Services, report: Report, job_id: str, voice_code: str) -> None:
        self._services = services
        self._report = report
        self._job_id = job_id
        self._voice_code = voice_code
        self._clip: ArrivingClip | None = None

    async def fetch(self, link: str, max_bytes: int) -> Download:
        """One try. Raises as `AudioDownloads.fetch`; then what was told of it is void."""
        self._begin_anew()
        try:
            download = await self._services.downloads.fetch(link, on_bytes=self._add, max_bytes=max_bytes)
        except BaseException:
            if self._clip is not None:
                self._clip.break_off()
            raise
        if self._clip is not None:
            self._clip.end()
        return download

    def _begin_anew(self) -> None:
        self._clip = None

    def _add(self, block: bytes) -> None:
        if self._clip is None:
            self._clip = self._announced(block)
        self._clip.add(block)

    def _announced(self, first_block: bytes) -> ArrivingClip:
        from vbee_desktop.audio.arriving import ArrivingClip

        clip = ArrivingClip()
        ending = "wav" if first_block.startswith(b"RIFF") else "mp3"
        path = self._services.audio_files.path_of(self._job_id, ending)
        arriving = Arriving(path, self._voice_code, clip)
        self._report(Progress(JobStage.DOWNLOADING, arriving=arriving))
        return clip
