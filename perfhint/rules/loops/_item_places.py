"""Which places in the lists of a loop do not count from the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.loops._affine import Sum
from perfhint.rules.loops._item_outcomes import items_in
from perfhint.rules.loops._naturals import Naturals
from perfhint.rules.loops._tables import length, row_of

if TYPE_CHECKING:
    from perfhint.rules.api import Module
    from perfhint.rules.loops._item_loop import ItemLoop


class Places(Naturals):
    """Sums that are added up in a loop that sets items."""

    def __init__(self, module: Module, read: ItemLoop) -> None:
        super().__init__(module, read.loop)
        self._read = read

    def _is_natural(self, term: str) -> bool:
        return self._would_fail(term) or super()._is_natural(term)

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
