"""What is wrong with the administrator's file, for the person at the computer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.provision import Fault, Problem

translate = QCoreApplication.translate


def problem_words(problem: Problem) -> str:
    """One sentence; the key or the line is named where there is one."""
    words = {
        Fault.MISSING: translate("Provision", "It is not there."),
        Fault.NOT_ALLOWED: translate("Provision", "You are not allowed to read it."),
        Fault.UNREADABLE: translate("Provision", "It cannot be read."),
        Fault.TOO_LARGE: translate("Provision", "It is too large."),
        Fault.NOT_TEXT: translate("Provision", "It is not written in UTF-8."),
        Fault.NOT_TOML: translate("Provision", "It is not valid TOML (%1)."),
        Fault.UNKNOWN_KEY: translate("Provision", "It has a key that does not exist: %1."),
        Fault.BAD_VALUE: translate("Provision", "The value of %1 cannot be used."),
        Fault.BAD_LOCK: translate("Provision", "It locks something that it does not set."),
    }[problem.fault]
    return words.replace("%1", problem.place).replace(" ()", "")
