"""Which pairs are worth keeping: what the authors of PIE left out when they built it, as options.

Madaan et al., "Learning Performance-Improving Code Edits", https://arxiv.org/abs/2302.07867
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfhint.corpus.category import category
from perfhint.corpus.entry import Programs, changed_share
from perfhint.corpus.program import Program
from perfhint.corpus.trimming import without_unused_imports

if TYPE_CHECKING:
    from perfhint.records import Pair


@dataclass(frozen=True, slots=True)
class Filters:
    """What a pair must be like; None: it does not matter."""

    max_lines: int | None = 150
    """A program has fewer lines than this."""
    max_changed: float | None = 0.5
    """Less of the lines is changed than this share."""
    min_gain: float | None = 0.1
    """Share of the time that is saved, where it is known."""
    trims_imports: bool = True
    """Imports that nothing uses are taken out, so that leaving them out is not what a pair gains."""

    def kept(self, pair: Pair) -> Programs | str:
        """The pair as it is to be kept, with a category, or why it is left out."""
        slow, fast = Program(pair.slow), Program(pair.fast)
        if self.trims_imports:
            slow, fast = without_unused_imports(slow), without_unused_imports(fast)
        if objection := self._objection(slow, fast, pair.speedup):
            return objection
        chosen = pair.category or category(slow.words, fast.words)
        return Programs(replace(pair, slow=slow.text, fast=fast.text, category=chosen), slow, fast)

    def _objection(self, slow: Program, fast: Program, speedup: float | None) -> str:
        if self.max_lines is not None and max(_lines(slow), _lines(fast)) >= self.max_lines:
            return f"{self.max_lines} lines or more"
        if self.min_gain is not None and speedup is not None and speedup * (1 - self.min_gain) < 1:
            return f"gains less than {self.min_gain:.0%}"
        if self.max_changed is not None and changed_share(slow.text, fast.text) >= self.max_changed:
            return f"{self.max_changed:.0%} of the lines changed, or more"
        if slow.canonical == fast.canonical:
            return "nothing changed but names, strings or imports"
        if slow.tree.root_node.has_error or fast.tree.root_node.has_error:
            return "not Python 3"
        return ""


def _lines(program: Program) -> int:
    return program.text.rstrip().count("\n") + 1
