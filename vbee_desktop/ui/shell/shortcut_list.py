"""The keys of the window, for whoever tells of them: the dialog and the help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from vbee_desktop.ui.message_values import translate


def shortcuts() -> list[tuple[str, str]]:
    """Keys, as this computer writes them, and what they do, in the window's language."""
    return [(_shown(keys), act) for keys, act in _rows()]


def shortcut_table() -> str:
    """The same as a Markdown table."""
    head = translate("ShortcutsDialog", "Keys"), translate("ShortcutsDialog", "What they do")
    rows = [f"| **{keys}** | {act} |" for keys, act in shortcuts()]
    return "\n".join(["| {} | {} |".format(*head), "|---|---|", *rows])


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _rows() -> list[tuple[str, str]]:
    return [
        ("Ctrl+Return", translate("ShortcutsDialog", "Create speech, or transcribe")),
        ("Esc", translate("ShortcutsDialog", "Cancel, or stop and keep")),
        ("F8", translate("ShortcutsDialog", "Play or pause")),
        ("F5", translate("ShortcutsDialog", "Play this row, or on from this paragraph")),
        ("Shift+F5", translate("ShortcutsDialog", "Loop this row of a transcript")),
        ("Shift+Return", translate("ShortcutsDialog", "Split a row of a transcript")),
        ("Ctrl+J", translate("ShortcutsDialog", "Merge a row of a transcript with the next")),
        (
            "Alt+Left",
            translate("ShortcutsDialog", "Move the start of a row (Right: later, with Shift: further)"),
        ),
        (
            "Ctrl+Left",
            translate("ShortcutsDialog", "Move the end of a row (Right: later, with Shift: further)"),
        ),
        ("Ctrl+F", translate("ShortcutsDialog", "Find and replace")),
        ("Ctrl+L", translate("ShortcutsDialog", "Loop")),
        ("Ctrl+R", translate("ShortcutsDialog", "Record or stop recording")),
        ("Ctrl+1", translate("ShortcutsDialog", "Text to speech")),
        ("Ctrl+2", translate("ShortcutsDialog", "Speech to text")),
        ("F1", translate("ShortcutsDialog", "Help for what is in front")),
        ("F9", translate("ShortcutsDialog", "Show or hide the history")),
        ("Alt+V", translate("ShortcutsDialog", "Search voices")),
        ("Ctrl+O", translate("ShortcutsDialog", "Open a text or a WAV file")),
        ("Ctrl+Shift+S", translate("ShortcutsDialog", "Save audio")),
        ("Ctrl+E", translate("ShortcutsDialog", "Export transcript")),
        ("Ctrl+Shift+C", translate("ShortcutsDialog", "Copy transcript")),
        ("Ctrl+,", translate("ShortcutsDialog", "Settings")),
        ("Ctrl+Q", translate("ShortcutsDialog", "Quit")),
    ]
