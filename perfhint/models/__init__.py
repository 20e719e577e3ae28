"""Models that propose faster versions: every back end is a class with one method, imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import UsageError
from perfhint.models.base import Model
from perfhint.models.options import Options, Price
from perfhint.records import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RULES", "Model", "Options", "Price", "open_model", "split_specs"]


class _Backend(NamedTuple):
    module: str
    name: str
    example: str


_BACKENDS = {
    "openai": _Backend("perfhint.models.openai", "OpenAIModel", "openai:NAME or openai:NAME@BASE_URL"),
    "gguf": _Backend("perfhint.models.llama_cpp", "GgufModel", "gguf:PATH"),
    "replay": _Backend("perfhint.models.replay", "ReplayModel", "replay:DIR"),
}
"""What stands before the colon to the class that takes what stands after it, and `Options`."""


def split_specs(specs: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
    """Whether the rules take part, which are no model but written among them, and the specifications of models.

    Raises `UsageError` for one that names no back end; nothing is opened.
    """
    models = tuple(dict.fromkeys(spec for spec in specs if spec != RULES))
    for spec in models:
        _backend(spec)
    return RULES in specs, models


def open_model(spec: str, options: Options) -> Model:
    """The model that `spec` names. Raises `UsageError`, or `ModelError` where the back end cannot be used."""
    backend = _backend(spec)
    model: Model = getattr(import_module(backend.module), backend.name)(spec.partition(":")[2], options)
    return model


def _backend(spec: str) -> _Backend:
    kind, _, rest = spec.partition(":")
    if kind not in _BACKENDS or not rest:
        known = ", ".join([RULES, *(backend.example for backend in _BACKENDS.values())])
        raise UsageError(f'"{spec}" is no model', todo=f"known are {known}")
    return _BACKENDS[kind]
