"""Arithmetic of numbers: what type the result has."""

from __future__ import annotations

from perfhint.rules.imports._numpy.types import PLAIN, GiveUp, Type, common

_BITS = frozenset({"&", "|", "^"})


def arithmetic(sign: str, left: Type, right: Type) -> Type:
    """What `left sign right` is, of numbers that are not both bools of numpy."""
    is_numpy = left.numpy or right.numpy
    names = {left.name, right.name}
    if sign == "/":
        return Type("float", is_numpy)
    if sign in _BITS:
        if names == {"bool"}:
            return Type("bool", is_numpy)
        return Type("int", is_numpy) if names <= {"int", "bool"} else Type("number", is_numpy)
    if sign in ("<<", ">>"):
        return Type("int", is_numpy)
    if sign == "**" and names <= {"int", "bool"} and not is_numpy:
        return Type("int")  # of a negative exponent a float, whoever wants one
    if sign == "@":
        return PLAIN
    found = common(left.name, right.name)
    return Type("int" if found == "bool" else found, is_numpy)


def combined(sign: str, left: str, right: str) -> str:
    """The dtype of an array `left sign right`."""
    if sign in _BITS:
        if left == right == "bool":
            return "bool"
        if {left, right} <= {"int", "bool"}:
            return "int"
        raise GiveUp
    if sign == "/":
        return "float"
    if left == right == "bool" and sign not in ("+", "*"):
        raise GiveUp
    return common(left, right)
