"""Plays clips. All calls return at once; a thread of its own owns the loudspeaker."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.audio.control_thread import ControlThread
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.player_view import Link, PlayerSnapshot, View, next_of, position_of
from vbee_desktop.audio.playhead import Bounds, Playhead
from vbee_desktop.audio.resample import resampled
from vbee_desktop.core.errors import Code, DeviceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.audio.arriving import ArrivingClip
    from vbee_desktop.audio.clip import Clip, Samples
    from vbee_desktop.audio.player_view import PlayerState
    from vbee_desktop.audio.streams import Stream, Streams
    from vbee_desktop.core.errors import VbeeError

TICK_S = 0.01
IDLE_TICK_S = 0.2
LINGER_S = 5.0
"""How long the device stays open after the last sound, so that the next click is heard at once."""

URGENT_S = 0.5
"""When so little of arriving sound is left to be played, whatever has come of it is decoded."""

LOST_AFTER_S = 1.5
"""A device that asks for no sound for so long is gone (measured blocks come every 25 ms)."""

SHORTEST_LOOP_S = 0.05


class Player:
    """One loudspeaker and one clip at a time.

    A range (`set_range`) confines playing; the end of the clip or the range stops and goes back to its
    start. Nothing is faded but pauses, resumes and jumps. When the default device vanishes, playing goes on
    on the new one; when that fails, or a chosen device vanishes, the state is ``paused`` with ``NO_OUTPUT``.
    """

    def __init__(self, streams: Streams, *, clock: Callable[[], float] = time.perf_counter) -> None:
        self._streams = streams
        self._clock = clock
        self._view = View()
        self._clip: Clip | None = None
        self._playhead: Playhead | None = None
        self._fitted: Clip | None = None
        self._stream: Stream | None = None
        self._link = Link(clock())
        self._device_id: str | None = None
        self._range_s: tuple[float, float, bool] | None = None
        self._asked_rate_hz = 0
        self._gain = 1.0
        self._idle_since_s = clock()
        self._arriving: ArrivingClip | None = None
        self._loads = 0
        self._control = ControlThread("player", self._tick)
        self._control.submit(streams.warm_up)

    def load(self, clip: Clip | None) -> int:
        """Stop and take another clip, or none; clears the range. Returns its ``generation`` in snapshots."""
        self._loads += 1
        generation = self._loads
        self._control.submit(lambda: self._load(clip, generation))
        return generation

    def play_arriving(self, sound: ArrivingClip) -> int:
        """Stop, and play sound while it arrives, as soon as its beginning is here; where it comes too slowly
        there is silence. Sound that breaks off is let go. Returns its ``generation``.
        """
        self._loads += 1
        generation = self._loads
        self._control.submit(lambda: self._load_arriving(sound, generation))
        return generation

    def complete(self, clip: Clip) -> None:
        """The sound that arrived, whole: whatever it does goes on. For what was never played early it is
        `load`.
        """
        self._control.submit(lambda: self._complete(clip))

    def play(self) -> None:
        """Play from the present position; does nothing when it plays already or is empty."""
        self._control.submit(self._play)

    def pause(self) -> None:
        """Keep the position. Does nothing unless it plays."""
        self._control.submit(self._pause)

    def stop(self) -> None:
        """Go back to the start of the range or clip."""
        self._control.submit(self._stop)

    def seek(self, position_s: float) -> None:
        """Go to a position in seconds, playing or not; one outside of the range takes the range away."""
        self._control.submit(lambda: self._seek(position_s))

    def set_range(self, start_s: float, end_s: float, loop: bool = False) -> None:  # noqa: FBT001, FBT002
        """Confine playing to a stretch, over and over when ``loop``.

        A position outside of it moves to its start.
        """
        self._control.submit(lambda: self._set_range(start_s, end_s, loops=loop))

    def clear_range(self) -> None:
        """Play the whole clip again; the position stays."""
        self._control.submit(lambda: self._confine(None))

    def set_volume(self, volume: float) -> None:
        """0 to 1, as a slider gives it: the loudness follows
        its square, so that the middle sounds like half.
        """
        self._gain = min(1.0, max(0.0, volume)) ** 2
        self._control.submit(self._apply_volume)

    def set_device(self, device_id: str | None) -> None:
        """Another loudspeaker (`AudioDevice.id`), or None to
        follow the system's default; playing goes on there.
        """
        self._control.submit(lambda: self._set_device(device_id))

    def snapshot(self) -> PlayerSnapshot:
        """The present state; cheap, from any thread."""
        view = self._view
        position_s, next_s = position_of(view), next_of(view)
        return PlayerSnapshot(view.state, position_s, view.length_s, view.error, view.generation, next_s)

    def close(self, deadline_s: float = 2.0) -> bool:
        """Stop, give the device back and end the thread;
        False when the device holds it beyond the deadline.
        """
        return self._control.close(self._close_stream, deadline_s)

    # What follows runs on the control thread.

    def _load_arriving(self, sound: ArrivingClip, generation: int) -> None:
        self._load(None, generation)
        self._arriving = sound
        self._view = View("opening", 0.0, None, generation)

    def _take_more(self, sound: ArrivingClip) -> None:
        """Decode what has arrived, begin with it, or put it behind what plays."""
        if sound.is_broken:
            self._load(None, self._view.generation)
            return
        playhead = self._playhead
        is_urgent = playhead is not None and playhead.frames_ahead() < URGENT_S * playhead.sample_rate_hz
        clip = sound.decoded(is_urgent=is_urgent)
        if sound.is_final:
            self._arriving = None
        if clip is not None and clip is not self._clip:
            self._grow(clip)
        elif sound.is_final:
            self._close_bounds()

    def _grow(self, clip: Clip) -> None:
        self._clip = clip
        self._fitted = None
        self._view = replace(self._view, length_s=clip.duration_s)
        if self._view.state == "opening":
            self._start(clip, 0.0)
        elif self._playhead and self._stream:
            rate = self._stream.sample_rate_hz
            self._playhead.extend(self._fitted_samples(clip, self._stream), self._bounds(rate))

    def _close_bounds(self) -> None:
        if self._clip is None:
            self._load(None, self._view.generation)  # nothing of it could be heard
        elif self._playhead:
            self._playhead.bounds = self._bounds(self._playhead.sample_rate_hz)

    def _complete(self, clip: Clip) -> None:
        self._arriving = None
        if self._view.state == "empty":
            self._load(clip, self._view.generation)
        else:
            self._grow(clip)

    def _load(self, clip: Clip | None, generation: int) -> None:
        self._silence()
        self._arriving = None
        self._clip = clip if clip and clip.frames else None
        self._fitted = None
        self._playhead = None
        self._range_s = None
        length_s = self._clip.duration_s if self._clip else 0.0
        state: PlayerState = "stopped" if self._clip else "empty"
        self._view = View(state, length_s, None, generation)

    def _play(self) -> None:
        if self._arriving and not self._clip:
            self._show("opening", parked_s=0.0)
        if not self._clip or self._view.state == "playing":
            return
        position_s = position_of(self._view)
        start_s, end_s, _ = self._bounds_s()
        self._start(self._clip, position_s if start_s <= position_s < end_s else start_s)

    def _start(self, clip: Clip, position_s: float) -> None:
        """Play from a position; on failure the position is kept and the error shown."""
        resumes = self._view.state == "paused"
        self._show("opening", parked_s=position_s)
        try:
            playhead = self._ready_playhead(clip)
        except DeviceError as error:
            self._close_stream()
            self._show("paused", parked_s=position_s, error=error)
            return
        frame = round(position_s * playhead.sample_rate_hz)
        playhead.play_from(frame, is_faded_in=resumes)
        self._view = View(
            "playing", self._view.length_s, None, self._view.generation, None, position_s, playhead
        )

    def _ready_playhead(self, clip: Clip) -> Playhead:
        """The playhead of the clip on an open stream. Raises `DeviceError`."""
        if self._stream and not self._can_go_on(self._stream, clip):
            self._close_stream()
        if not self._stream:
            self._open_stream(clip)
        playhead = self._playhead or self._new_playhead(clip)
        playhead.bounds = self._bounds(playhead.sample_rate_hz)
        playhead.volume = self._gain
        self._playhead = playhead
        return playhead

    def _open_stream(self, clip: Clip) -> None:
        link = self._link = Link(self._clock())
        stream = self._stream = self._streams.open_output(self._device_id, clip.sample_rate_hz, link.fill)
        self._asked_rate_hz = clip.sample_rate_hz
        self._playhead = self._new_playhead(clip)
        stream.start()
        link.last_called_s = self._clock()

    def _can_go_on(self, stream: Stream, clip: Clip) -> bool:
        fits = self._asked_rate_hz == clip.sample_rate_hz
        return stream.claim() and stream.is_running() and fits and self._is_called()

    def _new_playhead(self, clip: Clip) -> Playhead:
        """A playhead on the clip as the open stream takes it; a change of rate is computed once."""
        stream = self._stream
        if not stream:
            raise DeviceError(Code.NO_OUTPUT, reason="closed")
        samples = self._fitted_samples(clip, stream)
        bounds = self._bounds(stream.sample_rate_hz)
        playhead = Playhead(samples, stream.sample_rate_hz, bounds, self._clock, self._gain)
        self._link.change_to(playhead)
        return playhead

    def _fitted_samples(self, clip: Clip, stream: Stream) -> Samples:
        if not self._fitted or self._fitted.sample_rate_hz != stream.sample_rate_hz:
            self._fitted = resampled(clip, stream.sample_rate_hz)
        has_fitting_channels = self._fitted.channels in (1, stream.channels)
        return self._fitted.samples if has_fitting_channels else to_mono(self._fitted.samples)

    def _pause(self) -> None:
        if self._arriving and self._view.state == "opening":
            self._show("paused", parked_s=0.0)
        if self._view.state != "playing":
            return
        self._silence()
        self._show("paused", parked_s=None)

    def _stop(self) -> None:
        if self._clip or self._arriving:
            self._silence()
            self._show("stopped", parked_s=self._bounds_s()[0])

    def _seek(self, position_s: float) -> None:
        if not self._clip:
            return
        target_s = min(max(0.0, position_s), self._view.length_s)
        start_s, end_s, _ = self._bounds_s()
        if not start_s <= target_s <= end_s:
            self._confine(None)
        playhead = self._view.playhead
        if self._view.state == "playing" and playhead:
            playhead.play_from(round(target_s * playhead.sample_rate_hz), is_faded_in=True)
            self._show("playing", parked_s=None, started_s=target_s)
        else:
            self._show(self._view.state, parked_s=target_s, error=self._view.error)

    def _set_range(self, start_s: float, end_s: float, *, loops: bool) -> None:
        length_s = self._view.length_s
        start = min(max(0.0, start_s), length_s)
        end = min(max(start, end_s), length_s)
        self._confine((start, end, loops and end - start >= SHORTEST_LOOP_S))
        if not start <= position_of(self._view) < end:
            self._seek(start)

    def _confine(self, range_s: tuple[float, float, bool] | None) -> None:
        self._range_s = range_s
        if self._playhead:
            self._playhead.bounds = self._bounds(self._playhead.sample_rate_hz)

    def _apply_volume(self) -> None:
        if self._playhead:
            self._playhead.volume = self._gain

    def _set_device(self, device_id: str | None) -> None:
        if device_id == self._device_id:
            return
        self._device_id = device_id
        position_s = position_of(self._view)
        was_playing = self._view.state == "playing"
        self._close_stream()
        if was_playing and self._clip:
            self._start(self._clip, position_s)
        else:
            self._show(self._view.state, parked_s=position_s, error=self._view.error)

    def _silence(self) -> None:
        if self._view.state == "playing" and self._playhead:
            self._playhead.silence()
            self._be_idle()

    def _be_idle(self) -> None:
        """The device stays open for a while, unless the card needs it closed to look for devices anew."""
        self._idle_since_s = self._clock()
        if self._stream:
            self._stream.spare()

    def _tick(self) -> float | None:
        if self._arriving:
            self._take_more(self._arriving)
            self._tick_stream()
            return TICK_S
        return self._tick_stream()

    def _tick_stream(self) -> float | None:
        if not self._stream:
            return None
        if self._view.state == "playing":
            return self._tick_playing()
        if self._clock() - self._idle_since_s >= LINGER_S:
            self._close_stream()
            return None
        return IDLE_TICK_S

    def _tick_playing(self) -> float:
        if self._playhead and self._playhead.has_ended():
            self._be_idle()
            self._show("stopped", parked_s=self._bounds_s()[0])
        elif not self._is_alive():
            self._recover()
        return TICK_S

    def _is_alive(self) -> bool:
        return self._stream is not None and self._stream.is_running() and self._is_called()

    def _is_called(self) -> bool:
        return self._clock() - self._link.last_called_s < LOST_AFTER_S

    def _recover(self) -> None:
        """The device is gone: go on with the new default one, or pause when one was chosen or none works."""
        position_s = position_of(self._view)
        worked = self._playhead is not None and self._playhead.was_called
        self._close_stream()
        if self._device_id is None and self._clip and worked:
            self._start(self._clip, position_s)
        else:
            gone = DeviceError(Code.NO_OUTPUT, reason="lost", device_id=self._device_id)
            self._show("paused", parked_s=position_s, error=gone)

    def _close_stream(self) -> None:
        """Give the device back; the position that was heard last stays."""
        if self._view.parked_s is None:
            self._show(self._view.state, parked_s=position_of(self._view), error=self._view.error)
        stream, self._stream, self._playhead = self._stream, None, None
        if stream:
            stream.close()

    def _show(
        self,
        state: PlayerState,
        *,
        parked_s: float | None,
        error: VbeeError | None = None,
        started_s: float | None = None,
    ) -> None:
        old = self._view
        start_s = old.started_s if started_s is None else started_s
        self._view = View(state, old.length_s, error, old.generation, parked_s, start_s, old.playhead)

    def _bounds_s(self) -> tuple[float, float, bool]:
        return self._range_s or (0.0, self._view.length_s, False)

    def _bounds(self, sample_rate_hz: int) -> Bounds:
        start_s, end_s, loops = self._bounds_s()
        is_open = self._arriving is not None and self._range_s is None
        return Bounds(round(start_s * sample_rate_hz), round(end_s * sample_rate_hz), loops, is_open)
