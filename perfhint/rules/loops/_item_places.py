"""Which places in lists do not count from the end: what was read in may be negative, unless something shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._ranges import is_natural
from perfhint.rules.loops._affine import Sum, sum_of
from perfhint.rules.loops._item_outcomes import items_in
from perfhint.rules.loops._tables import length, row_of

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node
    from perfhint.rules.loops._item_loop import ItemLoop

_ARITHMETIC = ("binary_operator", "parenthesized_expression")


class Places:
    """Sums that are added up in one loop."""

    def __init__(self, module: Module, read: ItemLoop) -> None:
        self._module = module
        self._read = read
        self._known: dict[str, bool] = {}

    def are_natural(self, place: Sum) -> bool:
        """Nothing is taken away, and no term is negative."""
        return place.is_natural and all(self._is_natural(term) for term, _ in place.terms)

    def _is_natural(self, term: str) -> bool:
        if term not in self._known:
            node = self._node(term)
            self._known[term] = self._would_fail(term) or (
                node is not None and (is_natural(self._module, node) or self._is_count(node))
            )
        return self._known[term]

    def _node(self, term: str) -> Node | None:
        """Where the loop says it."""
        nodes = self._module.walk(self._read.loop)
        return next((node for node in nodes if self._module.code(node) in (term, term[1:-1])), None)

    def _is_count(self, name: Node) -> bool:
        """It also says how many items there are, or rounds of another loop: `[0] * (n + 1)`, `range(n)`."""
        binding = self._module.scopes.binding(name) if name.type == "identifier" else None
        return binding is not None and any(
            not self._module.contains(self._read.loop, read) and self._counts(read) for read in binding.reads
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

    def _would_fail(self, term: str) -> bool:
        """If it was negative, the loop would look behind the end of a list: `best[j - w]`, with `j` up to its end."""
        module, read = self._module, self._read
        for part in read.parts:
            for item, shift in items_in(module, part, read.counter):
                row = row_of(module, item.named_children[0])
                known = length(module, row) if row is not None else None
                beyond = read.high.plus(shift).minus(known) if known is not None else Sum()
                if beyond.number >= 0 and beyond.times(term) < 0 and len(beyond.terms) == 1:
                    return True
        return False
