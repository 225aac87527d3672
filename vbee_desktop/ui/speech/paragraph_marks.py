"""Which paragraphs of the script are made, and by which take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vbee_desktop.core.models import SpeechRequest, Take
    from vbee_desktop.ui.speech.speech_settings import SpeechSettings
    from vbee_desktop.ui.widgets.marks import ParagraphMark


class Manner(NamedTuple):
    """All but the text that decides how a take sounds."""

    voice_code: str
    settings: SpeechSettings


class ParagraphMarks:
    """Compares the script with the takes that are there. Paragraphs are compared by their tidied text."""

    def __init__(self) -> None:
        self._texts_of: dict[str, tuple[str, ...]] = {}

    def marks(
        self, texts: Sequence[str], manner: Manner, takes: Iterable[Take], working: SpeechRequest | None
    ) -> list[ParagraphMark]:
        """One mark per paragraph: being made, made as it would sound now, made otherwise, or never made."""
        known = list(takes)
        alike = {text for take in known if manner_of(take.request) == manner for text in self._texts(take)}
        ever = {text for take in known for text in self._texts(take)}
        longest = max((len(self._texts(take)) for take in known), default=0)
        sent = set(paragraphs_of(working)) if working is not None else set()
        return [
            "working" if text in sent
            else "made" if text in alike
            else "stale" if text in ever or place < longest
            else "never"
            for place, text in enumerate(texts)
        ]  # fmt: skip

    def take_with(self, text: str, manner: Manner, takes: Sequence[Take]) -> Take | None:
        """The take in which a paragraph is heard, one that sounds as it would now before others."""
        found = [take for take in takes if text in self._texts(take)]
        return next(
            (take for take in found if manner_of(take.request) == manner), found[0] if found else None
        )

    def _texts(self, take: Take) -> tuple[str, ...]:
        if take.job_id not in self._texts_of:
            self._texts_of[take.job_id] = paragraphs_of(take.request)
        return self._texts_of[take.job_id]


def manner_of(request: SpeechRequest) -> Manner:
    """How a request sounds."""
    from vbee_desktop.ui.speech.speech_settings import settings_of

    return Manner(request.voice_code, settings_of(request))


def paragraphs_of(request: SpeechRequest) -> tuple[str, ...]:
    """The paragraphs of what was sent."""
    from vbee_desktop.core.text import paragraphs

    return tuple(paragraphs(request.text))
