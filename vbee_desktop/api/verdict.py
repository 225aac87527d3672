"""Judging an answer: the body before the HTTP code, and a page for people before either."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.body import Body, parse_object
from vbee_desktop.api.retry_after import retry_after_s
from vbee_desktop.api.sign_in_page import wants_sign_in
from vbee_desktop.core.errors import Code, Refused, SomethingBadCameBack, Throttled, UnreadableAnswer
from vbee_desktop.core.obstacle import Obstacle

OUT_OF_POINTS = "TTS_SPEND_CREDITS_FAILED"
TOO_MANY_AT_ONCE = "TTS_CCR_MAX_LIMIT_REACHED"
VOICE_NOT_OPEN = "1045"
_PLAN = re.compile(r"missing feature|not supported in user package|not support tts sync", re.IGNORECASE)
_VOICE_NOT_OPEN = re.compile(
    r"\bvoice\b.*\bnot (available|allowed|permitted|open)\b|\bpermission to use\b.*\bvoice\b",
    re.IGNORECASE | re.DOTALL,
)
"""The current service has no number for what the legacy one calls 1045: it says 400 and tells it in words."""

_NO_POINTS = re.compile(
    rf"{OUT_OF_POINTS}|\b(not enough|insufficient|out of) (credits?|points?|balance)\b|(không đủ|hết) điểm",
    re.IGNORECASE,
)
"""The legacy service's number for this is not public, so its words are looked at."""

_TOKEN = re.compile(
    r"token|jwt|credential|app.?id|unauthori[sz]|authenti|expired|^\W*(access )?(forbidden|denied)\W*$",
    re.IGNORECASE,
)
"""What a 403 says that is about the token; one about a voice or a feature must not stop every other job."""

_VOICE_RATES = re.compile(r"only supports? sample ?rates? of \[([\d,\s]{1,80})\]", re.IGNORECASE)
_NOT_FOUND = re.compile(r"\bnot found\b", re.IGNORECASE)
_CLEAR_WITHOUT_WORDS = frozenset({401, 413})
"""HTTP codes that say "nothing was done" even when a gateway's page comes with them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What kind of request an answer is for.

    ``too_large`` and its facts are what HTTP 413 means for this product.
    """

    is_paid: bool
    too_large: Code = Code.SERVICE_FAILED
    too_large_facts: Mapping[str, object] = field(default_factory=dict)


SAFE = Asked(is_paid=False)


def opened(answer: Answer, asked: Asked) -> Body:
    """The body of an answer that is no refusal. Raises `Refused`, `Throttled` or `UnreadableAnswer`.

    For a paid request `Refused` and `Throttled` mean that it surely was not charged; whatever leaves that
    open (HTML, another 5xx, no JSON) is `UnreadableAnswer`.
    """
    if wants_sign_in(answer):
        raise _sign_in(answer)
    if answer.is_redirect:
        raise UnreadableAnswer(detail=f"redirect, {summary(answer)}", http_status=answer.http_status)
    if answer.is_html:
        raise _page_error(answer, asked)
    root = parse_object(answer.body)
    if root is None:
        raise _wordless_error(answer, asked)
    body = Body(root)
    if _is_refusal(answer, body):
        raise refusal(answer, asked, body)
    return body


def refusal(answer: Answer, asked: Asked, body: Body) -> SomethingBadCameBack:
    """The error for a body that says no."""
    code = body.error_code
    if code == OUT_OF_POINTS:
        return _refused(Code.OUT_OF_POINTS, answer, body)
    if _is_throttle(answer, code):
        return _throttled(answer)
    is_clear = answer.http_status < 500 or body.envelope is False
    if asked.is_paid and not is_clear:
        return UnreadableAnswer(
            detail=f"{summary(answer)} {code}".strip(),
            http_status=answer.http_status,
            error_code=code,
            text=body.error_text,
        )
    if answer.http_status == 413:
        return _refused(asked.too_large, answer, body, **asked.too_large_facts)
    rates = _VOICE_RATES.search(body.error_text)
    if rates:
        return _refused(Code.BAD_SETTING, answer, body, field="sample_rate", choices=_rates_hz(rates[1]))
    return _refused(_refusal_code(answer, body), answer, body)


def incomprehensible(answer: Answer, asked: Asked, body: Body, missing: str) -> SomethingBadCameBack:
    """The error for a success that lacks what matters: a refusal when it names an error, else unreadable."""
    if body.tells_error:
        return refusal(answer, asked, body)
    detail = f"no {missing} in {body.shape()}"
    return UnreadableAnswer(detail=detail, http_status=answer.http_status)


def summary(answer: Answer) -> str:
    """Status, type and size: what may stand in a log about any answer."""
    return f"HTTP {answer.http_status}, {answer.content_type[:60] or 'no type'}, {len(answer.body)} bytes"


def is_voice_not_open(refused: Refused) -> bool:
    """Whether a refusal is about a voice that this account may not use at all, whatever the way."""
    return refused.facts.get("error_code") == VOICE_NOT_OPEN or bool(
        _VOICE_NOT_OPEN.search(str(refused.facts.get("text", "")))
    )


def _is_refusal(answer: Answer, body: Body) -> bool:
    if body.envelope is False:
        return True
    if answer.http_status < 400:
        return False
    is_a_job = body.has_id and bool(body.envelope or body.word)
    return not is_a_job or body.tells_error


def _is_throttle(answer: Answer, error_code: str) -> bool:
    if answer.http_status == 429:
        return True
    if answer.http_status == 503:
        return retry_after_s(answer.headers) is not None
    return error_code == TOO_MANY_AT_ONCE and answer.http_status < 500


def _refusal_code(answer: Answer, body: Body) -> Code:
    said = body.error_text
    if _NO_POINTS.search(said):
        return Code.OUT_OF_POINTS
    if body.error_code == VOICE_NOT_OPEN or _PLAN.search(said) or _VOICE_NOT_OPEN.search(said):
        return Code.NOT_IN_PLAN
    if answer.http_status == 401 or body.error_code == "UNAUTHORIZED":
        return Code.UNAUTHORIZED
    if answer.http_status == 403:
        is_about_token = not said or bool(_TOKEN.search(said))
        return Code.UNAUTHORIZED if is_about_token else Code.NOT_IN_PLAN
    return Code.SERVICE_FAILED


def _page_error(answer: Answer, asked: Asked) -> SomethingBadCameBack:
    """HTML: a gateway or a throttle. To a read it means "slow down"; of a paid request it tells nothing."""
    if _is_throttle(answer, ""):
        return _throttled(answer)
    if answer.http_status in _CLEAR_WITHOUT_WORDS:
        return _by_http_code(answer, asked)
    if not asked.is_paid and answer.http_status < 500 and answer.http_status != 404:
        return _throttled(answer, is_page=True)
    return UnreadableAnswer(detail=f"page, {summary(answer)}", http_status=answer.http_status)


def _sign_in(answer: Answer) -> UnreadableAnswer:
    """The network's fault, not the server's; of a paid request nobody can be sure all the same."""
    return UnreadableAnswer(
        Code.NO_CONNECTION,
        f"sign-in page, {summary(answer)}",
        http_status=answer.http_status,
        reason=Obstacle.SIGN_IN,
    )


def _wordless_error(answer: Answer, asked: Asked) -> SomethingBadCameBack:
    """Neither HTML nor a JSON object."""
    if _is_throttle(answer, ""):
        return _throttled(answer)
    if 400 <= answer.http_status < 500:
        return _by_http_code(answer, asked)
    return UnreadableAnswer(detail=f"no JSON, {summary(answer)}", http_status=answer.http_status)


def _by_http_code(answer: Answer, asked: Asked) -> SomethingBadCameBack:
    return refusal(answer, asked, Body({}))


def _throttled(answer: Answer, *, is_page: bool = False) -> Throttled:
    """``is_page``: nothing but HTML says so, which may turn out to be no throttle if it stays."""
    wait_s = retry_after_s(answer.headers)
    return Throttled(summary(answer), http_status=answer.http_status, retry_after_s=wait_s, is_page=is_page)


def _refused(code: Code, answer: Answer, body: Body, **facts: object) -> Refused:
    """Detail names the number only: the service's text may repeat the user's, so it is a fact to be shown."""
    number = body.error_code
    said = body.error_text or (f"HTTP {answer.http_status}" if answer.http_status >= 400 else "")
    if answer.http_status == 404 or _NOT_FOUND.search(said):
        facts["not_found"] = True
    detail = f"HTTP {answer.http_status} {number}".strip()
    return Refused(
        code, detail, http_status=answer.http_status, **{"error_code": number, "text": said, **facts}
    )


def _rates_hz(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each.strip())
