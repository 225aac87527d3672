"""What a person does with the rows of a transcript: hear, correct, split, merge, nudge, take back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal

from vbee_desktop.core.utterance_edits import Act
from vbee_desktop.core.utterance_rows import one_line
from vbee_desktop.ui.transcription.edits_keeper import EditsKeeper
from vbee_desktop.ui.transcription.transcript_result import stretches
from vbee_desktop.ui.transcription.utterance_acts import UtteranceActs
from vbee_desktop.ui.widgets.clock_text import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.core.utterance_rows import Step
    from vbee_desktop.ui.ports import Desk, Playback
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult
    from vbee_desktop.ui.transcription.utterance_table import UtteranceTable

LEAST_MARGIN_S = 2.0


class UtteranceEditor(QObject):
    """Joins the table with its acts, with the sound and with what is kept."""

    announcement = Signal(object)
    """What was done, in words for the screen reader."""
    changed = Signal(object)
    """The `Step` that was done to the rows; None when they can be edited from now on."""
    find_wanted = Signal()

    def __init__(self, table: UtteranceTable, desk: Desk, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._rows = table.rows
        self._playback = playback
        self._result: TranscriptResult | None = None
        self.follows = True
        self.keeper = EditsKeeper(desk, self)
        self.acts = UtteranceActs(table)
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(0)
        self._marking.timeout.connect(self._mark_sound)
        self._connect()
        self._connect_acts()
        self._offer()

    @property
    def can_find(self) -> bool:
        """Whether there are rows in which words can be replaced."""
        return self._rows.edits is not None and self._rows.rowCount() > 0

    def show_result(self, result: TranscriptResult) -> None:
        """Other rows: to be read at once, and edited as soon as what was corrected earlier is here."""
        self._table.finish_editing()  # of the last one
        self._result = result
        self._table.set_utterances(result.utterances)
        self._offer()
        self.keeper.open(result)

    def play_row(self, row: object = None, *, loop: bool = False) -> None:
        """Play one row, by default the one under the cursor, once or over and over."""
        chosen = row if isinstance(row, int) and not isinstance(row, bool) else self._table.current_row()
        if self._result is None or chosen is None or chosen >= self._rows.rowCount():
            return
        utterance = self._rows.utterance(chosen)
        self._playback.play(self._result.playable, utterance.start_s, utterance.end_s, loop=loop)

    def mark_soon(self) -> None:
        """The sound is shown again: it gets the rows as they are."""
        self._marking.start()

    def shutdown(self) -> None:
        """Keep what was corrected, also what is being written."""
        self._table.finish_editing()
        self._marking.stop()
        self.keeper.shutdown()

    def undo(self) -> None:
        """Take the last change back."""
        self._table.finish_editing()
        if self._rows.undo():
            self.announcement.emit(self.tr("Undone"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._table.finish_editing()
        if self._rows.redo():
            self.announcement.emit(self.tr("Done again"))

    def split(self) -> None:
        """Split the row: its text at the cursor, its time where the sound stands, if that is in the row."""
        before = self._table.words_before_cursor
        chosen = self._chosen()
        if chosen is None:
            return
        row, edits = chosen
        character = None if before is None else len(one_line(before))
        step = edits.split(row, character, self._position_s())
        self._do(step, self.tr("There are no words on both sides to split"))

    def nudge(self, is_start: bool, seconds: float) -> None:
        """Move the start or the end of the row."""
        chosen = self._chosen()
        if chosen is None:
            return
        row, edits = chosen
        now = edits.utterances[row]
        move, from_s = (edits.move_start, now.start_s) if is_start else (edits.move_end, now.end_s)
        self._do(move(row, from_s + seconds), self.tr("It can go no further"), joins=True)

    def _connect(self) -> None:
        self.keeper.opened.connect(self._take_edits)
        self._table.rows_changed.connect(self._take_step)
        self._table.play_requested.connect(self.play_row)
        self._table.split_wanted.connect(self.split)
        self._table.current_changed.connect(self._marking.start)
        self._playback.on_position(self._follow_position)
        self._playback.on_stretch_moved(self._take_stretch)

    def _connect_acts(self) -> None:
        acts = self.acts
        menu = acts.row_menu(self._table)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(
            lambda place: menu.popup(self._table.viewport().mapToGlobal(place))
        )
        acts.play.triggered.connect(self.play_row)
        acts.loop.triggered.connect(lambda: self.play_row(loop=True))
        acts.zoom.triggered.connect(self._zoom_to_row)
        acts.unzoom.triggered.connect(lambda: self._look_at(None))
        acts.edit.triggered.connect(lambda: self._table.edit_row(self._table.current_row()))
        acts.split.triggered.connect(self.split)
        acts.merge.triggered.connect(self._merge)
        acts.delete.triggered.connect(self._delete)
        acts.restore.triggered.connect(self._restore)
        acts.restore_all.triggered.connect(self._restore_all)
        acts.undo.triggered.connect(self.undo)
        acts.redo.triggered.connect(self.redo)
        acts.find.triggered.connect(self.find_wanted)
        acts.nudged.connect(self.nudge)

    def _zoom_to_row(self) -> None:
        """Show the row with what is around it, so that its ends can be taken also in an hour of sound."""
        row = self._table.current_row()
        if row is not None and row < self._rows.rowCount():
            now = self._rows.utterance(row)
            margin_s = max(LEAST_MARGIN_S, now.end_s - now.start_s) / 2
            self._look_at((now.start_s - margin_s, now.end_s + margin_s))

    def _look_at(self, window: tuple[float, float] | None) -> None:
        if self._result is not None:
            self._playback.look_at(self._result.playable.path, window)

    def _chosen(self) -> tuple[int, UtteranceEdits] | None:
        """The row under the cursor, with the words that were just being written; None where none can be
        changed.
        """
        self._table.finish_editing()
        row, edits = self._table.current_row(), self._rows.edits
        return None if row is None or edits is None or row >= self._rows.rowCount() else (row, edits)

    def _merge(self) -> None:
        if chosen := self._chosen():
            row, edits = chosen
            self._do(edits.merge(row), self.tr("There is no next row"))

    def _delete(self) -> None:
        if chosen := self._chosen():
            row, edits = chosen
            self._do(edits.delete(row))

    def _restore(self) -> None:
        if chosen := self._chosen():
            row, edits = chosen
            self._do(edits.restore(row), self.tr("The row is as it was recognised"))

    def _restore_all(self) -> None:
        self._table.finish_editing()
        if self._rows.edits is not None:
            self._do(self._rows.edits.restore_all())

    def _take_edits(self, edits: UtteranceEdits) -> None:
        self._rows.set_edits(edits)
        self._table.rows_replaced()
        self._offer()
        self._marking.start()
        self.changed.emit(None)

    def _take_step(self, step: Step) -> None:
        self.keeper.note()
        self._offer()
        self._marking.start()
        self.changed.emit(step)

    def _do(self, step: Step | None, refusal: str = "", *, joins: bool = False) -> bool:
        """Carry out what was planned and tell it; ``refusal`` where there is nothing to do."""
        is_done = self._rows.do(step, joins=joins)
        words = self._told(step) if is_done and step is not None else refusal
        if words:
            self.announcement.emit(words)
        return is_done

    def _told(self, step: Step) -> str:
        """What a step has done."""
        match step.act:
            case Act.START | Act.END if step.row < self._rows.rowCount():
                now = self._rows.utterance(step.row)
                is_start = step.act == Act.START
                words = self.tr("Start %1") if is_start else self.tr("End %1")
                return words.replace("%1", clock_text(now.start_s if is_start else now.end_s, QLocale(), 2))
            case Act.SPLIT:
                return self.tr("Row split")
            case Act.MERGE:
                return self.tr("Rows merged")
            case Act.DELETE:
                return self.tr("Row deleted")
            case Act.RESTORE | Act.RESTORE_ALL:
                return self.tr("As it was recognised")
        return ""

    def _offer(self) -> None:
        edits = self._rows.edits
        if edits is None:
            self.acts.set_editable(False, can_undo=False, can_redo=False, is_changed=False)
            return
        self.acts.set_editable(
            bool(edits.utterances),
            can_undo=edits.undoing is not None,
            can_redo=edits.redoing is not None,
            is_changed=edits.is_changed,
        )

    def _position_s(self) -> float | None:
        return self._playback.position_in(self._result.playable.path) if self._result is not None else None

    def _follow_position(self, path: object, position_s: float) -> None:
        is_ours = self._result is not None and path == self._result.playable.path and position_s >= 0
        row, before = self._rows.row_at(position_s) if is_ours else None, self._rows.playing_row
        self._rows.set_playing_row(row)
        if self.follows and row is not None and row != before and self._table.words_before_cursor is None:
            self._table.show_row(row)

    def _mark_sound(self) -> None:
        """The sound, where it is shown, has the rows as they are, and the ends of the current one to drag."""
        if self._result is None or self._rows.edits is None:
            return
        regions, current = stretches(self._rows.edits.utterances, self._table.current_row() or 0)
        self._result = replace(
            self._result, playable=replace(self._result.playable, regions=regions, current=current)
        )
        self._playback.mark(self._result.playable)

    def _take_stretch(self, path: Path, start_s: float, end_s: float) -> None:
        """The ends of the current row were dragged."""
        chosen = self._chosen()
        if self._result is None or path != self._result.playable.path or chosen is None:
            return
        row, edits = chosen
        now = edits.utterances[row]
        moved = edits.move_start(row, start_s) if start_s != now.start_s else edits.move_end(row, end_s)
        if not self._do(moved):
            self._marking.start()  # the handle goes back
