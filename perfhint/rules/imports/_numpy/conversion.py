"""Numbers of one type as numbers of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.types import (
    NUMBERS,
    GiveUp,
    NotYet,
    common,
)
from perfhint.rules.imports._numpy.values import COMPARISON, Code, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


def dtype_of(value: Value) -> str:
    """The dtype of an array, or what numpy would make of a number; "plain" of what is not known."""
    if value.type.name == "array":
        return value.type.dtype
    if value.type.name in NUMBERS | {"str", "plain"}:
        return value.type.name
    raise NotYet if value.type.name == "never" else GiveUp


def coerced(code: Code, dtype: str, wanted: str) -> Code:
    """A number of one type as one of another."""
    if dtype == wanted or wanted in ("str", "number"):
        return code
    if wanted == "float":
        return Code(f"{code.text}.0", code.rank) if code.text.lstrip("-").isdecimal() else Code(f"float({code.text})")
    if wanted == "int":
        return Code(str(int(code.text == "True"))) if code.text in ("True", "False") else Code(f"int({code.text})")
    if code.text in ("0", "1"):
        return Code(str(code.text == "1"))
    if dtype in ("int", "float", "number"):
        return Code(f"{code.at(COMPARISON + 1)} != 0", COMPARISON)
    return Code(f"bool({code.text})")


def result_type(operands: Sequence[Value]) -> str:
    """The dtype numpy gives to an array of all of these."""
    dtypes = [dtype_of(value) for value in operands]
    return dtypes[0] if len(set(dtypes)) == 1 and dtypes[0] != "plain" else common(*dtypes)
