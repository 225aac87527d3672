"""The paragraphs of the script and the takes in which they are heard.

A take belongs to every paragraph with its text, so undo, cut and paste and a restart bring it back.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.models import AudioFormat, PartState, SpeechApi
from vbee_desktop.ui.speech.kept_paragraphs import KeptParagraph, KeptScript, digest_of
from vbee_desktop.ui.speech.speech_settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.speech.speech_settings import SpeechSettings
    from vbee_desktop.ui.widgets.marks import ParagraphMark

_ALIKE_FROM = 1 / 3
"""Share of a text's marks, at its start and its end, that makes it a changed paragraph instead of another."""
_LOOKED_AT = 8
"""So many of the paragraphs that are gone are compared with a new one."""
_MARKS: dict[PartState, ParagraphMark] = {
    PartState.WAITING: "queued",
    PartState.RUNNING: "working",
    PartState.DONE: "made",
    PartState.FAILED: "failed",
}


class Manner(NamedTuple):
    """All but the text that decides how a take sounds."""

    voice_code: str
    settings: SpeechSettings
    api: SpeechApi = SpeechApi.LEGACY


class Wanted(NamedTuple):
    """A text that is to be made; ``speed`` as in `Paragraph`."""

    text: str
    speed: float | None = None


@dataclass(slots=True, eq=False)
class Paragraph:
    """``former`` is the take in which it was heard before its text was changed; ``locked`` is the one that it
    is locked to. ``speed`` is what it is spoken at when the settings are slower: it has to fit its subtitle.
    """

    text: str
    former: Take | None = None
    locked: Take | None = None
    speed: float | None = None

    @property
    def wanted(self) -> Wanted:
        """What is made of it."""
        return Wanted(self.text, self.speed)


class ScriptBook:
    """Paragraphs are counted from 0; texts are tidied."""

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []
        self._takes: dict[str, list[Take]] = {}
        self._apis: dict[str, SpeechApi] = {}
        self._starred: dict[str, str] = {}
        self._fitting: dict[str, dict[float | None, Take | None]] = {}
        self._fitting_in: Manner | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The script as it was followed last."""
        return tuple(self._paragraphs)

    def follow(self, texts: Sequence[str]) -> None:
        """The script reads so now. What is paired with a paragraph from before keeps its past."""
        before = self._paragraphs
        if [paragraph.text for paragraph in before] != list(texts):
            self._paragraphs = list(self._paired(before, texts))

    def add(self, take: Take, api: SpeechApi) -> None:
        """A take was made or found."""
        if take.job_id not in self._apis:
            self._apis[take.job_id] = api
            self._fitting.pop(take.request.text, None)
            self._takes.setdefault(take.request.text, []).insert(0, take)

    def remove(self, take: Take) -> None:
        """A take counts no more."""
        if self._apis.pop(take.job_id, None) is None:
            return
        self._takes[take.request.text].remove(take)
        self._fitting.pop(take.request.text, None)
        self._set_star(take, starred=False)
        for paragraph in self._paragraphs:
            paragraph.former = None if paragraph.former == take else paragraph.former
            paragraph.locked = None if paragraph.locked == take else paragraph.locked

    def knows(self, job_id: str) -> bool:
        """Whether the take of a job is here."""
        return job_id in self._apis

    def star(self, take: Take, *, starred: bool) -> Take | None:
        """Let a take be the one that counts for its text, or no longer; the one that counted until now."""
        before = self._starred_take(take.request.text)
        self._set_star(take, starred=starred)
        return before if before != take else None

    def is_starred(self, take: Take) -> bool:
        """Whether a person chose this take."""
        return self._starred.get(take.request.text) == take.job_id

    def lock(self, place: int, manner: Manner) -> bool:
        """Keep a paragraph with the take in which it is heard; False when there is none."""
        self._paragraphs[place].locked = self.heard(place, manner)
        return self.is_locked(place)

    def unlock(self, place: int) -> None:
        """Let a paragraph be made again."""
        self._paragraphs[place].locked = None

    def is_locked(self, place: int) -> bool:
        """Whether a paragraph is kept as it is."""
        return self._paragraphs[place].locked is not None

    def set_speed(self, place: int, speed: float | None) -> None:
        """Let a paragraph be spoken faster than the others, or no longer."""
        self._paragraphs[place].speed = speed

    def is_as_wanted(self, place: int, manner: Manner) -> bool:
        """Whether a paragraph is heard as it would be made now, by nobody's choice."""
        take = self.fitting(*self._paragraphs[place].wanted, manner)
        return take is not None and not self.is_locked(place) and self.heard(place, manner) == take

    def fitting(self, text: str, speed: float | None, manner: Manner) -> Take | None:
        """The newest take of a text that sounds as it would be made now."""
        if manner != self._fitting_in:
            self._fitting, self._fitting_in = {}, manner
        found = self._fitting.setdefault(text, {})
        if speed not in found:  # asked for on each change of the script, of each paragraph
            its_own = manner._replace(settings=at_speed(manner.settings, speed))
            takes = self._takes.get(text, ())
            found[speed] = next((take for take in takes if self._fits(take, its_own)), None)
        return found[speed]

    def heard(self, place: int, manner: Manner) -> Take | None:
        """The take that counts for a paragraph: locked, chosen, as it would be made now, else older."""
        paragraph = self._paragraphs[place]
        if paragraph.locked is not None:
            return paragraph.locked
        if (starred := self._starred_take(paragraph.text)) is not None:
            return starred
        if (take := self.fitting(paragraph.text, paragraph.speed, manner)) is not None:
            return take
        return next(iter(self._takes.get(paragraph.text, ())), paragraph.former)

    def takes_of(self, place: int) -> list[Take]:
        """All takes of a paragraph, newest first, those from before its text was changed last."""
        paragraph = self._paragraphs[place]
        takes = list(self._takes.get(paragraph.text, ()))
        for earlier in (paragraph.locked, paragraph.former):
            takes += [earlier] if earlier is not None and earlier not in takes else []
        return takes

    def loose(self) -> frozenset[str]:
        """The jobs of the takes that belong to no paragraph: of a selection, of an earlier script."""
        texts = {paragraph.text for paragraph in self._paragraphs}
        tied = {
            take.job_id
            for paragraph in self._paragraphs
            for take in (paragraph.former, paragraph.locked)
            if take is not None
        }
        loose = (take for text, takes in self._takes.items() if text not in texts for take in takes)
        return frozenset(take.job_id for take in loose if take.job_id not in tied)

    def missing(self, manner: Manner) -> tuple[Wanted, ...]:
        """The texts that are to be made, each once: neither locked nor made as they would be now."""
        texts = [
            paragraph.wanted
            for paragraph in self._paragraphs
            if paragraph.locked is None
            and self.fitting(paragraph.text, paragraph.speed, manner) is None
            and is_speakable(paragraph.text)
        ]
        return tuple(dict.fromkeys(texts))

    def changed(self, manner: Manner) -> tuple[Wanted, ...]:
        """Those of `missing` that were made before, otherwise."""
        ever = {
            each.text for each in self._paragraphs if each.former is not None or self._takes.get(each.text)
        }
        return tuple(each for each in self.missing(manner) if each.text in ever)

    def kept(self) -> KeptScript:
        """What a restart would forget."""
        rows = [(each, self._starred.get(each.text, "")) for each in self._paragraphs]
        paragraphs = tuple(
            KeptParagraph(digest_of(each.text), _id_of(each.locked), _id_of(each.former), starred, each.speed)
            for each, starred in rows
            if each.locked is not None or each.former is not None or starred or each.speed is not None
        )
        job_ids = dict.fromkeys(job_id for each in paragraphs for job_id in each.job_ids)
        apis = ((job_id, self._apis[job_id]) for job_id in job_ids if job_id in self._apis)
        return KeptScript(paragraphs, tuple(apis))

    def restore(self, kept: KeptScript, takes: Sequence[Take]) -> None:
        """Bring back what was kept, as far as its paragraphs and takes are there."""
        apis, here = dict(kept.apis), {take.job_id: take for take in takes}
        for take in takes:
            self.add(take, apis[take.job_id])
        free = list(self._paragraphs)
        for each in kept.paragraphs:
            paragraph = next((one for one in free if digest_of(one.text) == each.digest), None)
            if paragraph is not None:
                free.remove(paragraph)
                paragraph.locked = here.get(each.locked, paragraph.locked)
                paragraph.former = here.get(each.former, paragraph.former)
                paragraph.speed = each.speed
            if each.starred in here:
                self._set_star(here[each.starred], starred=True)

    def marks(self, manner: Manner, working: Mapping[str, PartState]) -> list[ParagraphMark]:
        """One mark per paragraph; ``working`` tells of the texts that are under way, or have failed."""
        return [self._mark(paragraph, manner, working) for paragraph in self._paragraphs]

    def _mark(self, paragraph: Paragraph, manner: Manner, working: Mapping[str, PartState]) -> ParagraphMark:
        state = working.get(paragraph.text)
        if state in {PartState.WAITING, PartState.RUNNING}:
            return _MARKS[state]
        if paragraph.locked is not None:
            return "locked"
        if self.fitting(paragraph.text, paragraph.speed, manner) is not None:
            return "made"
        if state is not None:
            return _MARKS[state]
        is_stale = paragraph.former is not None or bool(self._takes.get(paragraph.text))
        return "stale" if is_stale else "never"

    def _fits(self, take: Take, manner: Manner) -> bool:
        """WAV serves every format, an MP3 its own bitrate and lower ones."""
        if self._apis[take.job_id] is not manner.api or take.request.voice_code != manner.voice_code:
            return False
        made, wanted = settings_of(take.request), manner.settings
        if made._replace(audio_format="", bitrate_kbps=0) != wanted._replace(audio_format="", bitrate_kbps=0):
            return False
        if take.request.audio_format is AudioFormat.WAV:
            return True
        return wanted.audio_format == AudioFormat.MP3 and made.bitrate_kbps >= wanted.bitrate_kbps

    def _paired(self, before: list[Paragraph], texts: Sequence[str]) -> Iterator[Paragraph]:
        """Paragraphs of the same text first; of the others those that follow each other and are alike."""
        same: dict[str, deque[Paragraph]] = defaultdict(deque)
        for each in before:
            same[each.text].append(each)
        kept = [same[text].popleft() if same.get(text) else None for text in texts]
        stays = {id(each) for each in kept}
        left = deque(each for each in before if id(each) not in stays)
        for text, paragraph in zip(texts, kept, strict=True):
            yield paragraph if paragraph is not None else self._changed(left, text)

    def _changed(self, left: deque[Paragraph], text: str) -> Paragraph:
        nearest = islice(left, _LOOKED_AT)
        before = next((each for each in nearest if _are_alike(each.text, text)), None)
        if before is None:
            return Paragraph(text)
        while left.popleft() is not before:
            pass
        takes = self._takes.get(before.text)
        former = self._starred_take(before.text) or (takes[0] if takes else before.former)
        return Paragraph(text, former, before.locked)

    def _starred_take(self, text: str) -> Take | None:
        job_id = self._starred.get(text)
        return next((take for take in self._takes.get(text, ()) if take.job_id == job_id), None)

    def _set_star(self, take: Take, *, starred: bool) -> None:
        if starred:
            self._starred[take.request.text] = take.job_id
        elif self.is_starred(take):
            del self._starred[take.request.text]


def at_speed(settings: SpeechSettings, speed: float | None) -> SpeechSettings:
    """The settings for a paragraph with a speed of its own."""
    return settings if speed is None or settings.speed >= speed else settings._replace(speed=speed)


def is_speakable(text: str) -> bool:
    """Whether there is anything in a paragraph to be read aloud."""
    return any(mark.isalnum() for mark in (_without_breaks(text) if "<" in text else text))


def _without_breaks(text: str) -> str:
    from vbee_desktop.core.text import BREAK_TAG

    return BREAK_TAG.sub("", text)


def _id_of(take: Take | None) -> str:
    return take.job_id if take is not None else ""


def _are_alike(before: str, after: str) -> bool:
    start = _same_at_start(before, after)
    rest = min(len(before), len(after)) - start
    end = min(_same_at_start(before[::-1], after[::-1]), rest)
    return start + end >= _ALIKE_FROM * max(len(before), len(after))


def _same_at_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
