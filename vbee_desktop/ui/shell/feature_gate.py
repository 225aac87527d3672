"""What the machine's administrator does not allow is not there: no tab, no entry, no button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.provision import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.ui.shell.main_menu import Act, Acts, MainMenu
    from vbee_desktop.ui.speech.speech_tab import SpeechTab
    from vbee_desktop.ui.widgets.tab_bar import TabBar

TABS = (Feature.SPEECH, Feature.TRANSCRIPTION)


def close_features(
    features: frozenset[Feature], tabs: TabBar, menu: MainMenu, acts: Acts, speech: SpeechTab
) -> None:
    """Leave out what is not among ``features``. Of the two tabs one always stays."""
    closed = frozenset(Feature) - features
    menu.hide_acts(set(_acts_of(closed, acts)))
    speech.leave_out(compare=Feature.COMPARE in closed, check=Feature.TRANSCRIPTION in closed)
    if not closed.issuperset(TABS):
        for index, feature in enumerate(TABS):
            tabs.setTabVisible(index, feature in features)


def _acts_of(closed: frozenset[Feature], acts: Acts) -> Iterator[Act]:
    if Feature.SPEECH in closed:
        yield from (acts.show_speech, acts.save_audio, acts.find_voice, acts.compare_voices, acts.open_batch)
        yield from (acts.check_take, acts.zoom_in, acts.zoom_out, acts.zoom_reset)
    if Feature.TRANSCRIPTION in closed:
        yield from (acts.show_transcription, acts.record, acts.export_transcript, acts.copy_transcript)
        yield acts.check_take
    if Feature.COMPARE in closed:
        yield acts.compare_voices
    if Feature.BATCH in closed:
        yield acts.open_batch
