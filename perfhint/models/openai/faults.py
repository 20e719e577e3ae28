"""What the SDK raises, in our words: one line of what happened and what to do, and whether to ask again."""

from __future__ import annotations

import re
import time
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import openai

from perfhint.errors import (
    ModelAccessError,
    ModelError,
    ModelMissingError,
    ModelRefusedError,
    ModelUnreachableError,
    PromptTooLongError,
)
from perfhint.models.openai.pacing import asked_wait_s
from perfhint.models.openai.stream import MalformedError, NotTheAPIError

if TYPE_CHECKING:
    from perfhint.models.keys import Key
    from perfhint.models.place import Place

ERRORS = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    MalformedError,
    NotTheAPIError,
)
"""All that asking a server can raise; the SDK lets some of httpx2's errors pass."""
_CONTEXT = re.compile(
    r"context[ _-]?(?:length|size|window)|maximum context|prompt is too long|too many tokens|input is too long", re.I
)
_CONTEXT_TOKENS = re.compile(r"(?:context (?:length|window|size)(?: of| is)?|n_ctx\W+) *:?=? *(\d{3,})", re.I)
_CONTEXT_CODES = ("context_length_exceeded", "exceed_context_size_error")
_QUOTA_CODES = ("insufficient_quota", "billing_hard_limit_reached", "insufficient_credits")
_TOO_MANY = 429
_SEE_URL = "see whether the base URL is right; most end in /v1"
_LONGEST_QUOTE = 240


class Again(Enum):
    """Whether a request that failed may be sent again."""

    NEVER = "it would fail again"
    FREELY = "it was certainly not answered, so nothing was paid for it"
    ONCE = "nobody knows whether it was worked on and will be paid for"


class Fault(NamedTuple):
    """A failed request."""

    error: ModelError
    again: Again
    asked_s: float | None = None
    """How long the server asks to wait."""


class Situation(NamedTuple):
    """What messages tell of besides the error."""

    place: Place
    key: Key
    timeout_s: float


def fault(error: Exception, situation: Situation) -> Fault:
    """What one of `ERRORS` means."""
    place = situation.place
    match error:
        case openai.APITimeoutError() | httpx2.TimeoutException():
            return _timeout(error, situation)
        case openai.APIConnectionError() | httpx2.TransportError() | httpx2.StreamError():
            return _connection(error, situation)
        case openai.APIStatusError():
            return _status(error, situation)
        case openai.APIResponseValidationError() | MalformedError() | httpx2.HTTPError():
            what = f"{place.host} answered what is no chat completion"
            return Fault(ModelUnreachableError(what, todo="see the server's log"), Again.ONCE)
        case openai.APIError():
            return _in_stream(error, situation)
        case NotTheAPIError() | httpx2.InvalidURL():
            what = f"{place.url} answers with a web page, not as an API"
            return Fault(ModelMissingError(what, todo=_SEE_URL), Again.NEVER)
        case openai.LengthFinishReasonError() | openai.ContentFilterFinishReasonError():
            what = f"{place.host} ended the answer early: {quote(error, situation.key)}"
            return Fault(ModelRefusedError(what, todo="change the prompt or raise --max-reply-tokens"), Again.NEVER)
        case _:
            what = f"the openai package cannot ask {place.host}: {quote(error, situation.key)}"
            return Fault(ModelRefusedError(what, todo="update it with: pip install -U openai"), Again.NEVER)


def quote(error: object, key: Key) -> str:
    """What the server says, fit for one line of a terminal, without our key."""
    said = _message(error) or type(error).__name__
    said = re.sub(r"\[Errno -?\d+\] ", "", said)
    printable = "".join(character if character.isprintable() else " " for character in key.mask(said))
    line = " ".join(printable.split()).rstrip(".")
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"


def context_tokens(error: Exception) -> int | None:
    """The length of the model's context, where an error tells it."""
    body = getattr(error, "body", None)
    told = body.get("n_ctx") if isinstance(body, dict) else None
    found = _CONTEXT_TOKENS.search(_message(error))
    return told if isinstance(told, int) else int(found[1]) if found else None


def _message(error: object) -> str:
    """The server's own message: the SDK puts a status before it, and knows it only where it is in the usual place."""
    body: Any = getattr(error, "body", None)
    if isinstance(body, dict):
        said = body.get("message") or body.get("error") or body.get("detail")
    else:
        said = body
    return said if isinstance(said, str) and said.strip() else str(getattr(error, "message", None) or error)


def _timeout(error: Exception, situation: Situation) -> Fault:
    place = situation.place
    if isinstance(_cause(error), httpx2.ConnectTimeout | httpx2.PoolTimeout):
        return Fault(_unreachable(f"{place.host} takes no connection"), Again.FREELY)
    what = f"{place.host} sent nothing for {situation.timeout_s:g} s"
    todo = "see whether the server works, or raise --model-timeout"
    return Fault(ModelUnreachableError(what, todo=todo), Again.ONCE)


def _connection(error: Exception, situation: Situation) -> Fault:
    place = situation.place
    cause = _cause(error)
    said = quote(cause, situation.key)
    if isinstance(cause, httpx2.ConnectError | httpx2.ProxyError):
        again = Again.NEVER if "certificate" in said.lower() else Again.FREELY
        return Fault(_unreachable(f"no connection to {place.host} ({said})"), again)
    if isinstance(cause, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError):
        return Fault(_unreachable(f"{place.url} cannot be asked ({said})"), Again.NEVER)
    what = f"{place.host} closed the connection before it had answered"
    return Fault(ModelUnreachableError(what, todo="see the server's log"), Again.ONCE)


def _cause(error: Exception) -> BaseException:
    return error.__cause__ or error


def _unreachable(what: str) -> ModelUnreachableError:
    return ModelUnreachableError(what, todo="see whether the server runs and the URL is right")


def _in_stream(error: openai.APIError, situation: Situation) -> Fault:
    """An error that came with status 200: some servers put a status into it."""
    body = error.body
    code = str(body.get("code")) if isinstance(body, dict) else ""
    judged = _judge(int(code) if re.fullmatch(r"[1-5]\d\d", code) else 500, error, situation)
    return judged if judged.again is Again.NEVER else judged._replace(again=Again.ONCE)


def _status(error: openai.APIStatusError, situation: Situation) -> Fault:
    headers = error.response.headers
    judged = _judge(error.status_code, error, situation)
    advice = {"true": Again.FREELY, "false": Again.NEVER}.get(headers.get("x-should-retry", ""), judged.again)
    return judged._replace(again=advice, asked_s=asked_wait_s(headers, time.time()))


def _judge(status: int, error: openai.APIError, situation: Situation) -> Fault:
    place, key, _ = situation
    said = quote(error, key)
    codes = (error.code, error.type)
    if any(code in _CONTEXT_CODES for code in codes) or (status >= 400 and _CONTEXT.search(said)):
        todo = "lower --max-reply-tokens, show fewer cases, or give the server a longer context"
        return Fault(PromptTooLongError(f"prompt and reply do not fit {place.name}: {said}", todo=todo), Again.NEVER)
    if status == _TOO_MANY and any(code in _QUOTA_CODES for code in codes):
        what = f"{place.host} says that the quota is used up: {said}"
        return Fault(ModelAccessError(what, todo="see the account's plan"), Again.NEVER)
    match status:
        case 401 if not key.is_given:
            what = f"{place.host} wants a key"
            return Fault(ModelAccessError(what, todo=key.advice), Again.NEVER)
        case 401 | 403:
            what = f"{place.host} refuses access: {said}"
            return Fault(ModelAccessError(what, todo=key.advice), Again.NEVER)
        case 402:
            what = f"{place.host} wants to be paid first: {said}"
            return Fault(ModelAccessError(what, todo="see the account's credit"), Again.NEVER)
        case 404 if "model" in said.lower() or place.name.lower() in said.lower():
            what = f'{place.host} has no model "{place.name}": {said}'
            return Fault(ModelMissingError(what, todo=f"see {place.url}/models for those it has"), Again.NEVER)
        case 404 | 405:
            what = f"{place.url} has no chat completions: {said}"
            return Fault(ModelMissingError(what, todo=_SEE_URL), Again.NEVER)
        case 413:
            what = f"{place.host} takes no prompt this long: {said}"
            return Fault(PromptTooLongError(what, todo="show fewer cases"), Again.NEVER)
        case 501 | 505:
            return _refused(status, said, place)
        case 408 | 409 | 429:
            what = f"{place.host} does not take the request now ({status}): {said}"
            return Fault(ModelUnreachableError(what, todo="try again later"), Again.FREELY)
        case _ if status >= 500:
            what = f"{place.host} fails ({status}): {said}"
            return Fault(ModelUnreachableError(what, todo="see the server's log, or try again later"), Again.FREELY)
        case _ if status < 400:
            what = f"{place.url} sends us elsewhere ({status})"
            return Fault(ModelMissingError(what, todo="name the server's real URL"), Again.NEVER)
        case _:
            return _refused(status, said, place)


def _refused(status: int, said: str, place: Place) -> Fault:
    what = f"{place.host} refuses the request ({status}): {said}"
    return Fault(ModelRefusedError(what, todo="choose another model, or other --max-reply-tokens"), Again.NEVER)
