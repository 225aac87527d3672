"""What can be chosen in the dialog, and under which names it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.callback_address import USUAL_PORT, callback_address
from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyLogin, ProxyMode, proxy_choice
from vbee_desktop.ui.saving.save_choices import USUAL_TEMPLATE

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Settings

LANGUAGES = ("vi", "en")
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class CallbackChoices:
    """``public_url`` is the address of the person's tunnel or proxy, as it was typed."""

    is_on: bool
    public_url: str
    port: int

    def check(self) -> None:
        """Raises `BadInput` with the fact ``field`` when callbacks are wanted and cannot be had so."""
        if self.is_on:
            callback_address(public_url=self.public_url, port=self.port)


@dataclass(frozen=True, slots=True)
class RecordingChoices:
    """How the next recording is to be: begun half a second early, and going on past one clip."""

    is_early: bool = False
    is_chained: bool = False


@dataclass(frozen=True, slots=True)
class ProxyWish:
    """``address`` counts with `ProxyMode.MANUAL`. ``login`` is what is to be kept in the key store when
    ``is_login_changed``, None for nothing; else what is kept there stays.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    address: str = ""
    login: ProxyLogin | None = None
    is_login_changed: bool = False

    @property
    def words(self) -> str:
        """As the settings hold it."""
        return self.address.strip() if self.mode is ProxyMode.MANUAL else str(self.mode)

    def check(self) -> ProxyChoice:
        """Raises `BadInput` with the fact ``reason`` when it is no way to the servers."""
        return proxy_choice(self.words)


@dataclass(frozen=True, slots=True)
class Choices:
    """``language`` is ``vi``, ``en`` or empty for the system's; ``theme`` one of `THEMES`; ``template`` names
    files of speech (`core.file_names`).
    """

    language: str
    theme: str
    keeps_history: bool
    callbacks: CallbackChoices
    recording: RecordingChoices = RecordingChoices()
    proxy: ProxyWish = ProxyWish()
    template: str = USUAL_TEMPLATE


@dataclass(frozen=True, slots=True)
class CallbackState:
    """Whether callbacks are received now: at ``public_url``, or not because of ``error``, or not at all.

    ``is_demo`` tells that nobody could call.
    """

    public_url: str = ""
    error: VbeeError | None = None
    is_demo: bool = False


def remembered_choices(settings: Settings) -> Choices:
    """What was chosen last; the default for what never was, or cannot be read."""
    language, theme = settings.get("window.language"), settings.get("window.theme")
    port = settings.get("callbacks.port")
    return Choices(
        language=str(language) if language in LANGUAGES else "",
        theme=str(theme) if theme in THEMES else THEMES[0],
        keeps_history=settings.get("history.keep") is not False,
        callbacks=CallbackChoices(
            is_on=settings.get("callbacks.enabled") is True,
            public_url=str(settings.get("callbacks.public_url") or ""),
            port=port if isinstance(port, int) else USUAL_PORT,
        ),
        recording=RecordingChoices(
            is_early=settings.get("transcription.pre_roll") is True,
            is_chained=settings.get("transcription.chained") is True,
        ),
        proxy=_remembered_proxy(settings.get("network.proxy")),
        template=str(settings.get("saving.template") or USUAL_TEMPLATE),
    )


def remember_choices(settings: Settings, choices: Choices) -> None:
    """Hand the choices to the settings; they reach the disk when these are saved."""
    settings.set("window.language", choices.language or None)
    settings.set("window.theme", choices.theme)
    settings.set("history.keep", choices.keeps_history)
    settings.set("callbacks.enabled", choices.callbacks.is_on)
    settings.set("callbacks.public_url", choices.callbacks.public_url)
    settings.set("callbacks.port", choices.callbacks.port)
    settings.set("transcription.pre_roll", choices.recording.is_early)
    settings.set("transcription.chained", choices.recording.is_chained)
    settings.set("saving.template", choices.template)
    settings.set("network.proxy", choices.proxy.check().words)


def _remembered_proxy(words: object) -> ProxyWish:
    try:
        chosen = proxy_choice(words) if isinstance(words, str) else ProxyChoice()
    except BadInput:
        chosen = ProxyChoice()
    return ProxyWish(chosen.mode, chosen.address)
