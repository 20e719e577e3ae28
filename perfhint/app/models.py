"""`models`: which back ends can be used here, and what a model can do."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from importlib import metadata
from typing import TYPE_CHECKING, Any

from perfhint.errors import ModelRefusedError, UsageError
from perfhint.models import Options, Price, keys, open_model
from perfhint.models.hub import INSTALL
from perfhint.models.place import parse
from perfhint.models.replay import RecordingModel
from perfhint.records import Diagnosis, Health, Message, ModelTrial, Request

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.models import Model
    from perfhint.settings import Settings

_MOST_TOKENS = 256
_TASK = "Write a Python function that returns the sum of the squares of a list of numbers. Reply with the code only."
_JSON_TASK = 'Is 91 a prime number? Reply with JSON only, such as {"prime": true, "divisor": 1}.'
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"prime": {"type": "boolean"}, "divisor": {"type": "integer"}},
    "required": ["prime", "divisor"],
    "additionalProperties": False,
}
_SHORTEST_S = 1e-3
"""Pieces that came within less came at once: they tell no speed."""


def options(settings: Settings) -> Options:
    """How to reach and run models, as far as the settings say. Raises `UsageError` for a price that is half one."""
    if len(settings.price) == 1:
        raise UsageError("--price is two numbers", todo="for tokens read and for tokens written, such as 0.5,1.5")
    return Options(
        timeout_s=settings.model_timeout_s,
        threads=settings.model_threads,
        price=Price(*settings.price) if settings.price else None,
    )


def opened(spec: str, settings: Settings, record: Path | None = None) -> Model:
    """The model that `spec` names, as the settings want it; its exchanges are kept in the folder `record`.

    Raises `UsageError`, `ModelError` when it cannot be used, `WriteError` when nothing can be kept there.
    """
    model = open_model(spec, options(settings))
    return RecordingModel(model, record) if record else model


def backends() -> list[Diagnosis]:
    """Every kind of model, whether it can be used here, and what is missing. Nothing is loaded or connected."""
    return [
        Diagnosis("rules", Health.GOOD, "the catalog, no model"),
        _openai(),
        _needs_package("gguf:PATH", "llama_cpp", "llama-cpp-python"),
        Diagnosis("replay:DIR", Health.GOOD, "answers from what --record DIR wrote"),
        _needs_package("models pull", "huggingface_hub", "huggingface_hub"),
    ]


def _openai() -> Diagnosis:
    name = "openai:NAME[@BASE_URL]"
    try:
        url = parse("NAME", os.environ).url
    except UsageError as error:
        return Diagnosis(name, Health.WEAK, error.what, error.todo)
    key = keys.find_key(url, os.environ)
    if key.is_given:
        return Diagnosis(name, Health.GOOD, f"there is a key for {url}")
    return Diagnosis(name, Health.WEAK, f"no key for {url}; servers of your own may need none", key.advice)


def _needs_package(name: str, module: str, package: str) -> Diagnosis:
    if importlib.util.find_spec(module) is None:
        return Diagnosis(name, Health.MISSING, f"needs {package}", INSTALL)
    return Diagnosis(name, Health.GOOD, f"{package} {metadata.version(package)}")


def try_model(spec: str, settings: Settings) -> ModelTrial:
    """Ask the model that `spec` names for a few lines, and for JSON. Raises `UsageError` or `ModelError`."""
    model = opened(spec, settings)
    try:
        return _try(model)
    finally:
        model.close()


def _try(model: Model) -> ModelTrial:
    began = time.perf_counter()
    came: list[float] = []
    request = Request((Message("user", _TASK),), max_tokens=_MOST_TOKENS, temperature=0.0, seed=0)
    exchange = model.reply(request, lambda _: came.append(time.perf_counter()))
    span = came[-1] - came[0] if came else 0.0
    written = exchange.usage.completion_tokens - 1  # the first one is there when the span begins
    return ModelTrial(
        model=model.spec,
        context_tokens=model.context_tokens,
        reply=exchange.replies[0].text,
        usage=exchange.usage,
        first_s=came[0] - began if came else exchange.seconds,
        seconds=exchange.seconds,
        tokens_per_s=written / span if span > _SHORTEST_S and written > 0 else None,
        json_problem=_json_problem(model),
    )


def _json_problem(model: Model) -> str:
    request = Request((Message("user", _JSON_TASK),), max_tokens=_MOST_TOKENS, temperature=0.0, seed=0, schema=_SCHEMA)
    try:
        reply = model.reply(request).replies[0]
    except ModelRefusedError as error:
        return error.what
    try:
        said = json.loads(reply.text)
    except (ValueError, RecursionError):
        return "it ended before the JSON did" if reply.cut else "the reply is no JSON"
    if not isinstance(said, dict) or said.keys() != _SCHEMA["properties"].keys():
        return "the JSON has other keys than those of the schema"
    fits = isinstance(said["prime"], bool) and isinstance(said["divisor"], int)
    return "" if fits else "the JSON has other values than the schema allows"
