"""Which sums of a loop's terms are not negative: what was read in may be, unless something shows that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._ranges import is_natural
from perfhint.rules.loops._affine import Sum, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.rules.api import Module, Node

_ARITHMETIC = ("binary_operator", "parenthesized_expression")


class Naturals:
    """Sums that are added up in one loop.

    `counts` are known to count something: what is added up in them is not negative.
    """

    def __init__(self, module: Module, loop: Node, counts: Iterable[Sum] = ()) -> None:
        self._module = module
        self._loop = loop
        self._known = {term: True for count in counts for term, times in count.terms if times > 0}

    def are_natural(self, place: Sum) -> bool:
        """Nothing is taken away, and no term is negative."""
        return place.is_natural and all(self._is_known(term) for term, _ in place.terms)

    def _is_known(self, term: str) -> bool:
        if term not in self._known:
            self._known[term] = self._is_natural(term)
        return self._known[term]

    def _is_natural(self, term: str) -> bool:
        node = self._node(term)
        return node is not None and (is_natural(self._module, node) or self._is_count(node))

    def _node(self, term: str) -> Node | None:
        """Where the loop says it."""
        codes = (term, term[1:-1]) if term.startswith("(") else (term,)
        return next((node for node in self._module.walk(self._loop) if self._module.code(node) in codes), None)

    def _is_count(self, name: Node) -> bool:
        """It also says how many items there are, or rounds of another loop: `[0] * (n + 1)`, `range(n)`."""
        binding = self._module.scopes.binding(name) if name.type == "identifier" else None
        return binding is not None and any(
            not self._module.contains(self._loop, read) and self._counts(read) for read in binding.reads
        )

    def _counts(self, read: Node) -> bool:
        module, part = self._module, read
        around = module.parent(part)
        while around is not None and around.type in _ARITHMETIC:
            if any(side.type == "list" for side in around.children):
                return module.code(around.children[1]) == "*" and sum_of(module, part).is_natural
            part, around = around, module.parent(around)
        call = module.parent(around) if around is not None and around.type == "argument_list" else None
        if call is None or not module.scopes.calls(call, "range") or not sum_of(module, part).is_natural:
            return False
        return module.arguments(call)[:2][-1].id == part.id
