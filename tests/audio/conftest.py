"""A recorder at a card whose clock the test turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audio.fake_card import FakeCard, closing
from vbee_desktop.audio.recorder import Recorder


@pytest.fixture
def card() -> FakeCard:
    return FakeCard(channels=1)


@pytest.fixture
def recorder(card: FakeCard, tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(tmp_path, card, clock=card.clock)
    with closing(recorder):
        yield recorder
