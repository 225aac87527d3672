"""The words for readings: case rules, places, and what is wrong with an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.readings import CaseRule
from vbee_desktop.ui.message_values import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.core.errors import BadInput
    from vbee_desktop.core.readings_csv import BrokenRow

translate = QCoreApplication.translate


def case_words(case: CaseRule) -> str:
    """What a case rule does."""
    return {
        CaseRule.AS_WRITTEN: translate("Readings", "Same capitals"),
        CaseRule.ANY: translate("Readings", "Any capitals"),
        CaseRule.FIRST: translate("Readings", "Any, first letter follows"),
    }[case]


def place_words(*, is_script: bool) -> str:
    """Where an entry holds."""
    return translate("Readings", "This script") if is_script else translate("Readings", "Every script")


def refusal_words(error: BadInput) -> str:
    """What is wrong with a word or its reading."""
    field, reason = error.facts.get("field"), error.facts.get("reason")
    if reason == "too_long":
        return filled(translate("Readings", "At most %1 characters."), error.facts.get("limit", 0))
    if reason == "lines":
        return translate("Readings", "One line only.")
    if field == "word":
        return translate("Readings", "Write the word first.")
    return translate("Readings", "Write how it is read.")


def broken_rows_words(rows: Iterable[BrokenRow]) -> str:
    """A line for each row that was left out."""
    template = translate("Readings", "Line %1: %2")
    return "\n".join(filled(template, row.line, _row_reason(row.reason)) for row in rows)


def _row_reason(reason: str) -> str:
    reasons = {
        "quotes": translate("Readings", "a quotation mark does not close"),
        "cells": translate("Readings", "not the right number of cells"),
        "case": translate("Readings", "the case is not one of as_written, any, first"),
        "twice": translate("Readings", "the word is there already"),
        "word_empty": translate("Readings", "no word"),
        "word_too_long": translate("Readings", "the word is too long"),
        "reading_empty": translate("Readings", "no reading"),
        "reading_too_long": translate("Readings", "the reading is too long"),
    }
    return reasons.get(reason, translate("Readings", "cannot be used"))
