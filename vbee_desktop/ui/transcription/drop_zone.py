"""Where a sound file can be dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from vbee_desktop.ui.look import Look


class DropZone(Card):
    """A dashed frame that lights up under a file, with **Choose WAV…** for those who do not drag."""

    file_dropped = Signal(object)
    """The ``Path``."""
    link_dropped = Signal(object)
    """The address of something on the web, a ``str``."""
    choose_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, dashed=True, ground="")
        words = Label(
            look, self, text=self.tr("Drop a WAV, MP3, FLAC, OGG or AIFF here"), role="text2", wrap=True
        )
        button = PlainButton(look, self, text=self.tr("Choose WAV…"), icon="open")
        button.clicked.connect(self.choose_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        row.setSpacing(SPACE_GROUP)
        row.addWidget(IconView(look, self, icon="download", size=20))
        row.addWidget(words, 1)
        row.addWidget(button)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None or dropped_link(event.mimeData()):
            self.set_highlighted(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_highlighted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_highlighted(False)
        path, link = dropped_path(event.mimeData()), dropped_link(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)
        elif link:
            event.acceptProposedAction()
            self.link_dropped.emit(link)


def dropped_path(data: QMimeData) -> Path | None:
    """The one file of a drag; several at once are not taken, since only one can be shown."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def dropped_link(data: QMimeData) -> str:
    """The one address of a drag out of a browser, or nothing."""
    urls = data.urls()
    is_web = len(urls) == 1 and urls[0].scheme() in ("https", "http")
    return urls[0].toString(QUrl.ComponentFormattingOption.FullyEncoded) if is_web else ""
