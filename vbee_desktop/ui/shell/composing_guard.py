"""While an input method composes a word, every key belongs to the field that it is composed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})


class ComposingGuard(QObject):
    """Watches the field with the cursor, in whichever window. A key that an input method leaves to the
    program amid a word (F5, Esc) does nothing but what the field does with it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._is_composing = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._follow)
        self._follow(QGuiApplication.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif self._is_composing and event.type() in _KEYS:
            if event.type() == QEvent.Type.KeyPress:
                watched.event(event)
            event.accept()
            return True
        return False

    def _follow(self, focused: QObject | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._is_composing = False
        self._field = focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None
        if self._field is not None:
            self._field.destroyed.connect(self._forget)
            self._field.installEventFilter(self)

    def _forget(self) -> None:
        self._field = None
