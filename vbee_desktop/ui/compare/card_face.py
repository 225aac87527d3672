"""What a card says of its voice's sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from vbee_desktop.core.models import JobStage
from vbee_desktop.ui.compare.voice_sample import Need
from vbee_desktop.ui.speech.act_offer import priced, words_for_unknown
from vbee_desktop.ui.speech.voice_words import factor_text, place_words
from vbee_desktop.ui.waiting_words import words_for_outage
from vbee_desktop.ui.widgets.clock_text import clock_text

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress
    from vbee_desktop.ui.compare.contest import Contender, Contest
    from vbee_desktop.ui.compare.voice_sample import VoiceSample

DOT = " · "
translate = QCoreApplication.translate


class Face(NamedTuple):
    """``place`` is the line under the voice; ``words`` stand in the place of the waveform, ``act`` on the
    button under them (no button where empty), ``price`` and ``rest`` below.
    """

    place: str = ""
    words: str = ""
    kind: str = "info"
    act: str = ""
    is_busy: bool = False
    price: str = ""
    rest: str = ""


def face_of(contest: Contest, contender: Contender) -> Face:
    """All of a card but its number, its name and its sound."""
    sample, voices = contender.sample, contest.voices
    voice = voices.voice_of(contender.code)
    face = Face(place=_place(contest, contender))
    if sample.take is not None:
        length = clock_text(sample.take.duration_s, QLocale())
        return face._replace(rest=length if contest.is_blind else length + DOT + _paid(contest, sample))
    if sample.is_busy:
        act = translate("VoiceCard", "Cancel")
        return face._replace(words=_progress_words(sample.progress), act=act, is_busy=True)
    if sample.error is not None:
        cost = contest.cost_words(contest.points_of(contender))
        return _failed(face, sample.error, sample.need, cost)
    if sample.request is None:
        return face._replace(words="" if contender.code else translate("VoiceCard", "Choose a voice."))
    factor = factor_text(voice.credit_factor, QLocale()) if voice is not None else ""
    rest = DOT + translate("VoiceCard", "factor %1").replace("%1", factor) if factor else ""
    return _unmade(face._replace(rest="" if contest.is_blind else rest), contest, contender)


def _place(contest: Contest, contender: Contender) -> str:
    if contest.is_blind:
        return ""
    if contest.voices.is_refused(contender.code):
        return translate("VoiceCard", "Not in your plan")
    voice = contest.voices.voice_of(contender.code)
    return place_words(voice) if voice is not None else ""


def _paid(contest: Contest, sample: VoiceSample) -> str:
    if sample.was_bought_here and sample.take is not None:
        return contest.price_words(round(sample.take.points))
    if contest.is_demo:
        return translate("VoiceCard", "already made")
    return translate("VoiceCard", "already paid")


def _unmade(face: Face, contest: Contest, contender: Contender) -> Face:
    create, points = translate("VoiceCard", "Create sample"), contest.points_of(contender)
    match contender.sample.need:
        case Need.SEND_AGAIN:
            act = priced(translate("VoiceCard", "Send again (%1)"), contest.cost_words(points))
            words = words_for_unknown(is_demo=contest.is_demo)
            return face._replace(words=words, kind="warning", act=act, rest="")
        case Need.WAIT:
            return face._replace(act=create, rest=translate("VoiceCard", "It is being made already."))
        case _:
            return face._replace(act=create, price=contest.price_words(points))


def _failed(face: Face, error: VbeeError, need: Need, cost: str) -> Face:
    from vbee_desktop.ui.messages import message_for

    said = message_for(error)
    acts = {
        Need.BUY: translate("VoiceCard", "Retry (%1)"),
        Need.SEND_AGAIN: translate("VoiceCard", "Send again (%1)"),
        Need.FETCH: translate("VoiceCard", "Fetch again (free)"),
    }
    act = priced(acts.get(need, ""), cost)
    return face._replace(words=f"{said.title} {said.text}", kind=said.kind, act=act)


def _progress_words(progress: Progress | None) -> str:
    match progress.stage if progress is not None else JobStage.PREPARING:
        case JobStage.WAITING if progress is not None:
            return words_for_outage(progress) or translate("VoiceCard", "Waiting its turn…")
        case JobStage.SENDING:
            return translate("VoiceCard", "Sending…")
        case JobStage.DOWNLOADING:
            return translate("VoiceCard", "Downloading…")
        case JobStage.RUNNING if progress is not None and progress.percent:
            return translate("VoiceCard", "Speaking, %1 %").replace("%1", str(round(progress.percent)))
        case JobStage.RUNNING:
            return translate("VoiceCard", "Speaking…")
        case _:
            return translate("VoiceCard", "Preparing…")
