"""Shows what went wrong beside its cause, with the acts that help."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vbee_desktop.core.errors import FOR_SUPPORT, Code, can_be_fetched

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.messages import Message
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.voice_panel import VoicePanel
    from vbee_desktop.ui.widgets.inline_message import MessageAction, MessageKind

_AGAIN = frozenset({Code.NOT_SENT, Code.NO_CONNECTION, Code.BUSY, Code.OUT_OF_POINTS, Code.DISK}) | {
    Code.SERVICE_FAILED,
    Code.AUDIO_GONE,
}
_ACCOUNT = frozenset({Code.UNAUTHORIZED, Code.NO_CREDENTIALS})


class FailureView(QObject):
    """Nothing that the person wrote or chose is touched."""

    create_wanted = Signal(object)
    """The `core.models.SpeechRequest` that failed and was not charged."""
    send_again_wanted = Signal(object, object)
    """The id of a job of unknown outcome, and its `core.models.SpeechRequest`: it may be charged twice."""
    fetch_wanted = Signal(object, object)
    """The id of a job that the service took, and its `core.models.SpeechRequest`: fetching it is free."""
    credentials_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(
        self, script: ScriptPanel, voices: VoicePanel, settings: SettingsPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._script = script
        self._voices = voices
        self._settings = settings

    def show(self, error: VbeeError, request: SpeechRequest | None = None, price: str = "") -> None:
        """Tell about an error; ``price`` is what sending ``request`` again would cost, in words; empty in the
        demo.
        """
        from vbee_desktop.ui.messages import message_for

        said = message_for(error)
        match error.code:
            case Code.BAD_VOICE:
                self._voices.show_note("error", f"{said.title} {said.text}")
                self._voices.focus_code()
            case Code.BAD_SETTING:
                self._settings.show_note(f"{said.title} {said.text}")
            case _:
                self._show_message(said, self._actions(error, request, price))
        if error.code is Code.NOT_IN_PLAN and request is not None:
            self._voices.model.mark_refused(request.voice_code)
        if error.code is Code.BAD_TEXT:
            self._script.editor.setFocus()

    def _show_message(self, said: Message, actions: list[MessageAction]) -> None:
        self._script.show_message(
            cast("MessageKind", said.kind), said.title, said.text, actions, said.details
        )

    def _actions(self, error: VbeeError, request: SpeechRequest | None, price: str) -> list[MessageAction]:
        is_accepted = bool(error.facts.get("accepted"))
        if error.code in _ACCOUNT and not is_accepted:
            return [(self.tr("Enter App ID and token"), self.credentials_wanted.emit)]
        if error.code is Code.NOT_IN_PLAN and not is_accepted:
            return [(self.tr("Choose another voice"), self._voices.focus_search)]
        if error.code is Code.BAD_FILE:
            return [
                (QCoreApplication.translate("FilePanel", "Choose another"), self._script.open_wanted.emit)
            ]
        if request is None:
            return []
        if can_be_fetched(error):
            job_id = error.facts["job_id"]
            fetch = (self.tr("Fetch again (free)"), lambda: self.fetch_wanted.emit(job_id, request))
            return [fetch, *self._support_action(error)]
        return [*self._paid_actions(error, request, price), *self._support_action(error)]

    def _support_action(self, error: VbeeError) -> list[MessageAction]:
        """What stands in the way is shown step by step; what nobody here can mend is for support."""
        if error.code is Code.NO_CONNECTION:
            return [(self.tr("Check connection"), self.connection_check_wanted.emit)]
        if error.code in FOR_SUPPORT:
            return [(self.tr("Copy diagnostics"), self.diagnostics_wanted.emit)]
        return []

    def _paid_actions(self, error: VbeeError, request: SpeechRequest, price: str) -> list[MessageAction]:
        if error.code is Code.OUTCOME_UNKNOWN:
            return self._choices(error.facts.get("job_id"), request, price)
        if error.code not in _AGAIN:
            return []
        words = self.tr("Try again (%1)").replace("%1", price) if price else self.tr("Try again")
        return [(words, lambda: self.create_wanted.emit(request))]

    def _choices(self, job_id: object, request: SpeechRequest, price: str) -> list[MessageAction]:
        """What a person can do about an unknown outcome; to wait no longer is offered in the history."""
        words = self.tr("Send again (%1)").replace("%1", price) if price else self.tr("Send again")
        return [
            (words, lambda: self.send_again_wanted.emit(job_id, request)),
            (self.tr("Keep waiting"), self._script.dismiss_message),
        ]
