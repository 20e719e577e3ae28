"""Sums of names and numbers, such as `W - w + 1`, to be compared, added and written again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.api import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.rules.api import Module, Node, Write


_DEEP = 30
"""Operators below so many others are not looked into."""


class Sum(NamedTuple):
    """Terms by their code, with how often each is added, and a number."""

    terms: tuple[tuple[str, int], ...] = ()
    number: int = 0

    @property
    def is_number(self) -> bool:
        """No terms."""
        return not self.terms

    @property
    def is_natural(self) -> bool:
        """Not negative if no term is: nothing is taken away."""
        return self.number >= 0 and all(times > 0 for _, times in self.terms)

    @property
    def is_never_zero(self) -> bool:
        """Whatever integers the terms are: a number but 0, or odd."""
        if self.is_number:
            return self.number != 0
        return self.number % 2 == 1 and all(times % 2 == 0 for _, times in self.terms)

    def plus(self, other: Sum, times: int = 1) -> Sum:
        """Both added up, the other one so many times."""
        counts = dict(self.terms)
        for term, count in other.terms:
            counts[term] = counts.get(term, 0) + times * count
        terms = tuple(sorted((term, count) for term, count in counts.items() if count))
        return Sum(terms, self.number + times * other.number)

    def minus(self, other: Sum) -> Sum:
        """The other one taken away."""
        return self.plus(other, -1)

    def times(self, term: str) -> int:
        """How often the term is added."""
        return dict(self.terms).get(term, 0)

    def without(self, term: str) -> Sum:
        """All but this term."""
        return Sum(tuple(part for part in self.terms if part[0] != term), self.number)

    def __str__(self) -> str:
        words: list[str] = []
        for term, times in sorted(self.terms, key=lambda part: part[1] < 0):
            factor = f"{abs(times)} * " if abs(times) > 1 else ""
            sign = "-" if times < 0 else "+" if words else ""
            words.append(f"{sign} {factor}{term}" if words else f"{sign}{factor}{term}")
        if self.number or not words:
            sign = "-" if self.number < 0 else "+"
            words.append(f"{sign} {abs(self.number)}" if words else str(self.number))
        return " ".join(words)


def sum_of(module: Module, node: Node, term: Callable[[Node], str] | None = None, depth: int = 0) -> Sum:
    """The expression as a sum; what is not made of `+`, `-` and numbers is a term, named by `term` or by its code."""
    node = module.unwrap(node)
    if node.type == "integer" and module.code(node).isdecimal():
        return Sum((), int(module.code(node)))
    if node.type == "unary_operator" and module.code(node.children[0]) == "-":
        return Sum().minus(sum_of(module, node.children[-1], term, depth + 1))
    if node.type == "binary_operator" and depth < _DEEP:
        left, right = (sum_of(module, side, term, depth + 1) for side in (node.children[0], node.children[-1]))
        match module.code(node.children[1]):
            case "+":
                return left.plus(right)
            case "-":
                return left.minus(right)
            case "*" if left.is_number:
                return Sum().plus(right, left.number)
            case "*" if right.is_number:
                return Sum().plus(left, right.number)
        code = module.code(node) if term is None else term(node)
        return Sum(((f"({code})", 1),))
    return Sum(((module.code(node) if term is None else term(node), 1),))


def may_be_negative(module: Module, node: Node) -> bool:
    """A name in the expression is seen to be given a difference or a negative number, or to be lowered."""
    bindings = {module.scopes.binding(name) for name in module.walk(node, "identifier")}
    return any(_lowers(module, write) for binding in bindings if binding is not None for write in binding.writes)


def _lowers(module: Module, write: Write) -> bool:
    if write.kind is Kind.AUGMENTED:
        return write.origin.children[1].type == "-="
    if write.value is not None and not sum_of(module, write.value).is_natural:
        return True
    given = write.value or write.origin.child_by_field_name("right")
    signs = module.walk(given, "unary_operator") if given is not None else ()
    return any(sign.children[0].type == "-" for sign in signs)
