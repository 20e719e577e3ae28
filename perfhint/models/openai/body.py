"""A request as the API wants it, and what to leave out of it when a server refuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import openai

if TYPE_CHECKING:
    from collections.abc import Collection

    from perfhint.models.openai.abilities import Ability
    from perfhint.models.place import Place
    from perfhint.records import Request

FORMS: tuple[Ability, ...] = ("json_schema", "json_object_schema", "json_object")
"""How JSON is asked for, the best first; else in words. The second is how llama.cpp's servers had it before OpenAI."""
LIMITS: tuple[Ability, ...] = ("max_tokens", "max_completion_tokens")
"""Names of the limit on a reply's length; a server must take one of them."""
_WORDS = "Answer with one JSON object that satisfies this JSON schema, and with nothing else:"
_SAID: tuple[tuple[str, tuple[Ability, ...]], ...] = (
    (r"response[_ ]format|json|schema|structured output|grammar", FORMS),
    (r"max_completion_tokens|max_tokens", LIMITS),
    (r"system\W+role|role\b.*\bsystem|system message|system prompt", ("system",)),
    (r"temperature", ("temperature",)),
    (r"\bseed\b", ("seed",)),
    (r"stream_options|include_usage", ("stream_options",)),
    (r"\bstream", ("stream",)),
    (r"['\"`]n['\"`]|\bn\b *(?:=|>|is |must |parameter)|^n$|number of (?:choices|completions)", ("n",)),
)
"""How servers speak of what they do not take; of the abilities, those that the request made use of are meant."""
_LOCATED = re.compile(r"loc['\"]: *[\[(] *['\"]body['\"], *['\"](\w+)")
"""Where a server made with FastAPI says what is wrong, before it quotes the whole request."""
_TOO_LARGE = re.compile(r"too large|at most|less than|smaller|<=|exceed|maximum", re.I)
_MEANT_BY = {
    "400": "",
    "422": "",
    "404": "parameter",
    "500": "response_format|schema",
    "501": "response_format|schema",
}
"""Statuses that may mean that something is not taken, and what the error must say for that."""


def body(place: Place, request: Request, samples: int, first: int, lacking: Collection[Ability]) -> dict[str, Any]:
    """What to send for `samples` samples, of which `first` came before, without what the server lacks."""
    # OpenAI's newer models refuse the older name, and few other servers know the newer
    limits = LIMITS[::-1] if place.is_openai else LIMITS
    limit = next((name for name in limits if name not in lacking), limits[0])
    wanted: dict[Ability, Any] = {
        "temperature": request.temperature,
        "seed": None if request.seed is None else request.seed + first,
        "n": samples if samples > 1 else None,
        "stream": True,
        "stream_options": {"include_usage": True} if "stream" not in lacking else None,
    }
    sent: dict[str, Any] = {name: value for name, value in wanted.items() if value is not None and name not in lacking}
    sent[limit] = request.max_tokens  # always: what we may spend depends on it
    form = form_of(request, lacking)
    if form:
        sent["response_format"] = {
            "json_schema": {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": request.schema},
            },
            "json_object_schema": {"type": "json_object", "schema": request.schema},
            "json_object": {"type": "json_object"},
        }[form]
    messages = [{"role": message.role, "content": message.content} for message in request.messages]
    if "system" in lacking:
        messages = _without_system(messages)
    if request.schema and form != "json_schema" and messages:
        messages[-1]["content"] += f"\n\n{_WORDS}\n{json.dumps(request.schema)}"
    return {"model": place.name, "messages": messages, **sent}


def _without_system(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """What the system would say is said by the user, in one turn: roles of such models must alternate."""
    said = [message["content"] for message in messages if message["role"] == "system"]
    others = [message for message in messages if message["role"] != "system"]
    first = "\n\n".join([*said, *(message["content"] for message in others[:1])])
    return [{"role": "user", "content": first}, *others[1:]]


def form_of(request: Request, lacking: Collection[Ability]) -> Ability | None:
    """How the reply's form is asked for; None for in words, or not at all."""
    return next((form for form in FORMS if form not in lacking), None) if request.schema else None


def refused_ability(error: Exception, sent: dict[str, Any]) -> Ability | None:
    """What in the body that was sent a server does not take, if that is what the error says.

    Where an error of status 400 or 422 says nothing that we understand, the form of the reply is what we suspect: it is
    what most servers that lack something lack.
    """
    if not isinstance(error, openai.APIError):
        return None
    said = f"{error.message} {error.body}"
    needed = _MEANT_BY.get(str(error.status_code if isinstance(error, openai.APIStatusError) else error.code))
    if needed is None or not re.search(needed, said, re.I):
        return None
    used = _used(sent)
    located = _LOCATED.search(said)
    for text in (error.param or "", located[1] if located else "", said):
        for pattern, abilities in _SAID:
            meant = [ability for ability in abilities if ability in used]
            if meant and re.search(pattern, text, re.I):
                is_value = meant[0] in LIMITS and _TOO_LARGE.search(said)
                return None if is_value else meant[0]
    return next((form for form in FORMS if form in used and not needed), None)


def _used(sent: dict[str, Any]) -> set[str]:
    used = {*sent, *(message["role"] for message in sent["messages"])}
    if form := sent.get("response_format"):
        used.add("json_object_schema" if "schema" in form else form["type"])
    return used
