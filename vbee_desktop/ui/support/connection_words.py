"""**Check connection** in words: its steps, what failed and what to do, and the same as text to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.connection import CheckStep, StepState
from vbee_desktop.core.errors import NothingCameBack
from vbee_desktop.ui.message_values import filled, shown, translate
from vbee_desktop.ui.messages import Message, message_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.connection import CheckedStep

_MARKS = {StepState.PASSED: "✓", StepState.FAILED: "✗", StepState.SKIPPED: "–"}


def step_name(step: CheckStep) -> str:
    """What a step is called."""
    return {
        CheckStep.NAME: translate("ConnectionCheck", "Name found"),
        CheckStep.PROXY: translate("ConnectionCheck", "Let through by the proxy"),
        CheckStep.CONNECTED: translate("ConnectionCheck", "Connected"),
        CheckStep.SECURED: translate("ConnectionCheck", "Connection secured"),
        CheckStep.ANSWERED: translate("ConnectionCheck", "Vbee answers"),
        CheckStep.ACCOUNT: translate("ConnectionCheck", "Account accepted"),
        CheckStep.AUDIO: translate("ConnectionCheck", "Audio arrives"),
    }[step]


def step_time(step: CheckedStep) -> str:
    """How long it took, or that it was not tried."""
    if step.state is StepState.SKIPPED:
        return translate("ConnectionCheck", "not tried")
    return filled(translate("ConnectionCheck", "%1 ms"), round(step.took_ms))


def step_sentence(step: CheckedStep) -> str:
    """All of a row, for who cannot see its mark."""
    results = {
        StepState.PASSED: translate("ConnectionCheck", "passed"),
        StepState.FAILED: translate("ConnectionCheck", "failed"),
        StepState.SKIPPED: translate("ConnectionCheck", "not tried"),
    }
    parts = [step_name(step.step), step.host, results[step.state]]
    if step.state is not StepState.SKIPPED:
        parts.append(step_time(step))
    return ", ".join(each for each in parts if each)


def verdict_of(steps: Sequence[CheckedStep]) -> Message:
    """What came of it all: the first failure counts, for the others may come of it."""
    failed = next((each for each in steps if each.state is StepState.FAILED), None)
    if failed is not None:
        return _failure(failed)
    if any(each.step is CheckStep.ACCOUNT and each.state is StepState.SKIPPED for each in steps):
        return Message(
            "info",
            translate("ConnectionCheck", "The way to Vbee is free."),
            translate("ConnectionCheck", "Whether the App ID and the token are accepted could not be tried."),
            "",
        )
    return Message(
        "done",
        translate("ConnectionCheck", "Everything works."),
        translate("ConnectionCheck", "This computer reaches Vbee, and your account is accepted."),
        "",
    )


def report_text(steps: Sequence[CheckedStep]) -> str:
    """For the help desk: no secret is in it."""
    lines = [
        f"{_MARKS[each.state]} {step_name(each.step)} · {each.host or '–'} · {step_time(each)}"
        for each in steps
    ]
    said = verdict_of(steps)
    return "\n".join([*lines, "", f"{said.title} {said.text}".strip(), said.details]).strip() + "\n"


def _failure(step: CheckedStep) -> Message:
    if step.error is None:
        raise ValueError("a failed step has an error")
    said = message_for(step.error)
    details = f"{step_name(step.step)} · {step.host} · {said.details}"
    if step.step is CheckStep.AUDIO and not isinstance(step.error, NothingCameBack):
        title = translate("ConnectionCheck", "Vbee answers, but its audio does not arrive.")
        advice = filled(
            translate(
                "ConnectionCheck",
                "A filter of this network may hold it back. Ask your help desk to allow %1.",
            ),
            shown(step.host),
        )
        return Message("error", title, advice, details)
    return Message("error", said.title, said.text, details)
