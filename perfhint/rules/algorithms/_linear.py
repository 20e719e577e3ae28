"""Equations and inequalities of ints, solved for a name that stands in them once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.rules.api import Module, Node


class Linear(NamedTuple):
    """factor * unknown on the left side, and the terms on the right, each with its sign."""

    factor: int
    terms: list[tuple[int, str]]

    def value(self, more: int = 0) -> str:
        """The terms added up, those that are subtracted last, and `more`."""
        literals = [sign * int(code) for sign, code in self.terms if code.isdecimal()]
        terms = sorted((term for term in self.terms if not term[1].isdecimal()), key=lambda term: -term[0])
        rest = sum(literals) + more
        if rest or not terms:
            place = len(terms) if terms and terms[0][0] > 0 else 0
            terms.insert(place, (1 if rest >= 0 else -1, str(abs(rest))))
        (sign, first), *others = terms
        return ("" if sign > 0 else "-") + first + "".join(f" {'+' if s > 0 else '-'} {code}" for s, code in others)


def conjuncts(module: Module, condition: Node) -> Iterator[Node]:
    """The parts of `a and b and c`."""
    condition = module.unwrap(condition)
    if condition.type == "boolean_operator" and condition.children[1].type == "and":
        yield from conjuncts(module, condition.children[0])
        yield from conjuncts(module, condition.children[-1])
    else:
        yield condition


def with_value(module: Module, sides: list[Node], name: Node | None, value: Node | None) -> list[Node]:
    """The sides of a comparison, with the value of a name where that stands alone."""
    if name is None or value is None:
        return sides
    return [value if module.code(module.unwrap(side)) == module.code(name) else side for side in sides]


def solved(module: Module, left: Node, right: Node, unknown: Node) -> Linear | None:
    """`left = right` with the unknown on the left side; its factor is positive if that of the left side was.

    None where it stands there more than once, or where not everything surely is an int.
    """
    name, factor = module.code(unknown), 0
    terms: list[tuple[int, str]] = []
    for sign, term in [*_terms(module, left, -1), *_terms(module, right, 1)]:
        if not module.annotated_types.is_a(term, "int"):
            return None
        if name not in (module.code(word) for word in module.walk(term, "identifier")):
            terms.append((sign, module.code(term)))
            continue
        times = _times(module, term, name)
        if times is None or factor:
            return None
        factor = -sign * times
    return Linear(factor, terms) if factor else None


def opposite(linear: Linear) -> Linear:
    """Both sides with the other sign."""
    return Linear(-linear.factor, [(-sign, code) for sign, code in linear.terms])


def added_to(module: Module, adding: Node) -> tuple[Node | None, Node | None]:
    """s and x of `s += x` and `s = s + x`."""
    left, right = adding.child_by_field_name("left"), adding.child_by_field_name("right")
    if left is None or right is None or left.type != "identifier" or adding.child_by_field_name("type") is not None:
        return None, None
    if adding.type == "augmented_assignment":
        return (left, module.unwrap(right)) if adding.children[1].type == "+=" else (None, None)
    if right.type != "binary_operator" or right.children[1].type != "+":
        return None, None
    first, second = right.children[0], right.children[-1]
    if module.code(second) == module.code(left):
        first, second = second, first
    return (left, module.unwrap(second)) if module.code(first) == module.code(left) else (None, None)


def _terms(module: Module, node: Node, sign: int) -> Iterator[tuple[int, Node]]:
    node = module.unwrap(node)
    operator = node.children[1].type if node.type == "binary_operator" else ""
    if operator in ("+", "-"):
        yield from _terms(module, node.children[0], sign)
        yield from _terms(module, node.children[2], sign if operator == "+" else -sign)
    elif node.type == "unary_operator" and node.children[0].type == "-":
        yield from _terms(module, node.children[1], -sign)
    else:
        yield sign, node


def _times(module: Module, term: Node, name: str) -> int | None:
    """c where the term is `c * name`."""
    if term.type == "identifier":
        return 1
    if term.type != "binary_operator" or term.children[1].type != "*":
        return None
    factors = [module.code(module.unwrap(term.children[side])) for side in (0, 2)]
    literal = next((factor for factor in factors if factor.isdecimal()), "0")
    return int(literal) if sorted(factors) == sorted([literal, name]) and int(literal) else None
