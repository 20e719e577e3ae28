"""Records to plain JSON values and back, from nothing but their fields and type hints.

Enum members go by name, so that the words shown to people may change; bytes go as base64; mapping keys as text.
Reading is by the declared type: a key that is missing takes the field's default, one that is unknown is passed over,
so that what another version of perfhint wrote stays readable.
"""

from __future__ import annotations

import base64
import dataclasses
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """`value` as dicts, lists, text, numbers, booleans and None; `TypeError` for what has no such form."""
    match value:
        case Enum():
            return value.name
        case None | bool() | int() | float() | str():
            return value
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case PurePath():
            return str(value)
        case tuple() | list():
            return [to_plain(item) for item in value]
        case Mapping():
            return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
        case _ if dataclasses.is_dataclass(value):
            return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `to_plain` made `plain` of.

    Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` when `plain` does not have that form.
    """
    value: T = _decode(kind, plain)
    return value


def _decode(kind: Any, plain: Any) -> Any:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in plain.items() if name in hints})
    if kind is Any:
        return plain
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return arguments[arguments.index(plain)]
    if origin in (Union, types.UnionType):
        inner = [argument for argument in arguments if argument is not type(None)]
        return None if plain is None else _decode(inner[0], plain)
    if origin is tuple:
        kinds = [arguments[0]] * len(plain) if arguments[1:] == (...,) else arguments
        return tuple(_decode(each, item) for each, item in zip(kinds, plain, strict=True))
    if origin is Mapping:
        return {_decode(arguments[0], key): _decode(arguments[1], item) for key, item in plain.items()}
    if issubclass(kind, Enum):
        return kind[plain]
    return base64.b64decode(plain) if kind is bytes else kind(plain)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
