"""The voices that can be compared: the favourites and those used last come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.audition import LEAST_VOICES
from vbee_desktop.ui.speech.voice_filter import VoiceRow, search_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from vbee_desktop.core.models import Voice

USUAL_VOICES = 3


class Choice(NamedTuple):
    """A voice to choose, and why it stands among the first: ``favourite``, ``recent`` or nothing."""

    row: VoiceRow
    why: str = ""


class KnownVoices:
    """As they are when the dialog opens; what is refused meanwhile is noted with `mark_refused`, and what has
    spoken all the same with `mark_open`.
    """

    def __init__(
        self,
        rows: Iterable[VoiceRow] = (),
        *,
        favourites: Collection[str] = (),
        recents: Sequence[str] = (),
        refused: Collection[str] = (),
    ) -> None:
        self._rows = {row.voice.code: row for row in rows}
        self._favourites = [code for code in self._rows if code in favourites]
        self._recents = [code for code in recents if code in self._rows and code not in favourites]
        self._refused = set(refused)

    def voice_of(self, code: str) -> Voice | None:
        """A known voice."""
        row = self._rows.get(code)
        return row.voice if row is not None else None

    def name_of(self, code: str) -> str:
        """The name of a known voice, else its code."""
        row = self._rows.get(code)
        return row.name if row is not None else code

    def factor_of(self, code: str) -> float:
        """Points per character."""
        voice = self.voice_of(code)
        return voice.credit_factor if voice is not None else 1.0

    def is_refused(self, code: str) -> bool:
        """Whether the account may not use it."""
        return code in self._refused

    def mark_refused(self, code: str) -> None:
        """The account may not use it."""
        self._refused.add(code)

    def mark_open(self, code: str) -> bool:
        """It has spoken for the account; whether that is news."""
        was_refused = code in self._refused
        self._refused.discard(code)
        return was_refused

    def choices(self, typed: str = "") -> list[Choice]:
        """What fits the words that were typed, the favourites first, then those used last."""
        first = [Choice(self._rows[code], "favourite") for code in self._favourites]
        first += [Choice(self._rows[code], "recent") for code in self._recents]
        named = {choice.row.voice.code for choice in first}
        rest = [Choice(row) for code, row in self._rows.items() if code not in named]
        words = search_words(typed)
        return [choice for choice in [*first, *rest] if all(word in choice.row.key for word in words)]

    def first_choice(self, chosen: str) -> list[str]:
        """The voices to begin with: the chosen one, then favourites and those used last; never less than can
        be compared, where there are so many.
        """
        language = voice.language if (voice := self.voice_of(chosen)) is not None else ""
        others = [choice for choice in self.choices() if choice.row.voice.code != chosen]
        picked = [choice for choice in others if choice.why][: USUAL_VOICES - 1]
        like_it = [each for each in others if not each.why and each.row.voice.language == language]
        missing = max(LEAST_VOICES - 1 - len(picked), 0)
        codes = [choice.row.voice.code for choice in [*picked, *like_it[:missing]]]
        return [chosen, *codes]

    def next_choice(self, taken: Collection[str]) -> str:
        """One more voice to compare; empty when there is none."""
        codes = (choice.row.voice.code for choice in self.choices())
        return next((code for code in codes if code not in taken and code not in self._refused), "")
