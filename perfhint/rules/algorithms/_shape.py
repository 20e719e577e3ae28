"""A node of the normal form that `_shapes.py` reads code into, and how operators over ints are put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHIFTS = {"<<": "*", ">>": "//"}
_SWAPPED = {">": "<", ">=": "<="}
_OPPOSITE = {"==": "!=", "!=": "==", "<": "<=", "<=": "<"}


class Shape(NamedTuple):
    """Equal where it does the same: `2 * n + 1` is ("+", parts: ("*", parts: 2, n), 1)."""

    kind: str
    """An operator; or "name", "builtin", "int", "call", "assign", "if", "while", "block" …"""
    text: str = ""
    """Of a name, a number, or whatever has no parts."""
    parts: tuple[Shape, ...] = ()

    def walk(self) -> Iterator[Shape]:
        """This and everything in it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def substituted(self, old: Shape, new: Shape) -> Shape:
        """This with `new` wherever `old` stands."""
        if self == old:
            return new
        return Shape(self.kind, self.text, tuple(part.substituted(old, new) for part in self.parts))


def number(value: int) -> Shape:
    """A literal."""
    return Shape("int", str(value))


def value_of(shape: Shape) -> int | None:
    """The number of a literal."""
    return int(shape.text) if shape.kind == "int" else None


def operation(sign: str, left: Shape, right: Shape) -> Shape:
    """`left sign right`, with sums and products flattened, and shifts and masks of one bit as arithmetic."""
    if sign == "-":
        return operation("+", left, negative(right))
    if sign in _SHIFTS and right == number(1):
        return operation(_SHIFTS[sign], left, number(2))
    if sign == "&" and right == number(1):
        return operation("%", left, number(2))
    if sign == "**" and right == number(2) and left.kind == "name":
        return operation("*", left, left)
    if sign == "%":
        return Shape("%", "", (_without_remainder(left, right), right))
    if sign not in ("+", "*"):
        return Shape(sign, "", (left, right))
    parts = [part for side in (left, right) for part in (side.parts if side.kind == sign else (side,))]
    numbers = [found for part in parts if (found := value_of(part)) is not None]
    if len(numbers) > 1:
        parts = [part for part in parts if part.kind != "int"]
        result = sum(numbers) if sign == "+" else numbers[0] * numbers[1]
        parts += [number(result)] if (result, sign) != (0, "+") or not parts else []
    return Shape(sign, "", tuple(parts)) if len(parts) > 1 else parts[0]


def negative(shape: Shape) -> Shape:
    """`-shape`."""
    value = value_of(shape)
    if value is not None:
        return number(-value)
    return shape.parts[0] if shape.kind == "negative" else Shape("negative", "", (shape,))


def comparison(sign: str, left: Shape, right: Shape) -> Shape:
    """`left sign right`, as one of == != < <=; with a literal the sign is <=, and a remainder by 2 is 0 or not."""
    if sign in _SWAPPED:
        sign, left, right = _SWAPPED[sign], right, left
    if sign in ("==", "!="):
        if right == number(1) and left.kind == "%" and left.parts[1] == number(2):
            return Shape(_OPPOSITE[sign], "", (left, number(0)))
        return Shape(sign, "", (right, left) if left.kind == "int" else (left, right))
    low, high = value_of(left), value_of(right)
    if sign == "<" and high is not None:
        return Shape("<=", "", (left, number(high - 1)))
    if sign == "<" and low is not None:
        return Shape("<=", "", (number(low + 1), right))
    return Shape(sign, "", (left, right))


def condition(shape: Shape) -> Shape:
    """`shape` where only its truth matters: an int is true unless it is 0."""
    value = value_of(shape)
    if value is not None:
        return Shape("true" if value else "false")
    if shape.kind in _OPPOSITE or shape.kind in ("and", "or", "not", "true", "false"):
        return shape
    return Shape("!=", "", (shape, number(0)))


def opposite(shape: Shape) -> Shape:
    """The condition that holds where `shape` does not."""
    if shape.kind == "not":
        return shape.parts[0]
    if shape.kind in ("and", "or"):
        return Shape("or" if shape.kind == "and" else "and", "", tuple(map(opposite, shape.parts)))
    if shape.kind not in _OPPOSITE:
        return Shape("not", "", (shape,))
    left, right = shape.parts
    return comparison(_OPPOSITE[shape.kind], *((left, right) if shape.kind in ("==", "!=") else (right, left)))


def is_negated(shape: Shape) -> bool:
    """Of the two branches of a condition the other one is put first: `==` before `!=`, `n <= 1` before `2 <= n`."""
    if shape.kind in ("<=", "<"):
        return shape.parts[0].kind == "int" or (shape.kind == "<=" and shape.parts[1].kind != "int")
    return shape.kind in ("!=", "not")


def _without_remainder(shape: Shape, modulus: Shape) -> Shape:
    """`a % m * b` as `a * b`: the same where the remainder by `m` is taken of the whole."""
    if shape.kind == "%" and shape.parts[1] == modulus:
        return _without_remainder(shape.parts[0], modulus)
    if shape.kind == "**":
        return Shape("**", "", (_without_remainder(shape.parts[0], modulus), shape.parts[1]))
    if shape.kind not in ("+", "*", "negative"):
        return shape
    parts = [_without_remainder(part, modulus) for part in shape.parts]
    whole = parts[0]
    for part in parts[1:]:
        whole = operation(shape.kind, whole, part)
    return negative(whole) if shape.kind == "negative" else whole
