"""Where the first window hears of later starts."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from vbee_desktop.app.instance import (
    ACTIVATION_VARIABLE,
    END,
    LONGEST_CALL_BYTES,
    TAKEN,
    Call,
    decoded,
    make_name,
    note_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.file_lock import FileLock

VISIT_MS = 5000
"""A visitor who has not said by then what he wants is sent away."""
MOST_VISITORS = 8
_log = logging.getLogger(__name__)


class Door(QObject):
    """Hands each call of a later start to ``take``; everything else that comes is ignored."""

    def __init__(self, take: Callable[[Call], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_VISITORS)
        self._server.newConnection.connect(self._let_in)

    def open(self, lock: FileLock) -> bool:
        """Listen for later starts; false when that is not possible. What a dead window left is cleared away:
        whoever holds the lock is the only one.
        """
        try:
            if self._listen(make_name(lock), lock.path.parent):
                note_place(lock, self._server.fullServerName())
                return True
            reason = self._server.errorString()
        except OSError as error:
            reason = error.strerror or ""
            self._server.close()
        _log.warning("later starts cannot be heard: %s", reason)
        return False

    def _listen(self, name: str, home: Path) -> bool:
        """Among what is temporary, or in the home where that is not possible."""
        for place in (name, str(home / name)):
            QLocalServer.removeServer(place)
            if self._server.listen(place):
                return True
        return False

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _let_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visitor(socket, self._take, self)


class _Visitor(QObject):
    """One later start, as long as it is connected."""

    def __init__(self, socket: QLocalSocket, take: Callable[[Call], None], parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._take = take
        self._said = b""
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_CALL_BYTES)
        socket.readyRead.connect(self._listen)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(VISIT_MS, self, self._send_away)
        self._listen()

    def _listen(self) -> None:
        self._said += bytes(self._socket.readAll().data())
        if END in self._said:
            self._answer(self._said.partition(END)[0])
        elif len(self._said) > LONGEST_CALL_BYTES:
            self._send_away()

    def _answer(self, line: bytes) -> None:
        try:
            call = decoded(line)
        except (ValueError, RecursionError):
            self._send_away()
            return
        self._take(call)
        self._socket.write(TAKEN)
        self._socket.disconnectFromServer()

    def _send_away(self) -> None:
        self._socket.abort()
        self.deleteLater()


def bring_to_front(window: QWidget, activation_token: str = "") -> None:
    """Show a window above all others and give it the keyboard; its dialog, if it waits for one.

    Where the system does not let a program come forward by itself, it asks for attention instead.
    """
    if activation_token:
        os.environ[ACTIVATION_VARIABLE] = activation_token  # Qt's Wayland part takes it from there
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    front.activateWindow()
    QApplication.alert(window)
