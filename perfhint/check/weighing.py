"""How much a finding matters, by where it stands: most of what is slow in principle is not slow where it is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.check.programs import is_main_block, is_program
from perfhint.check.rounds import halves, share, share_of_calls
from perfhint.hints import Severity
from perfhint.rules import is_hot
from perfhint.source.loops import COMPREHENSIONS, LOOP_STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tree_sitter import Node

    from perfhint.hints import Span
    from perfhint.source import Module

_ASIDE = re.compile(
    r"(^|/)(tests?|testing|migrations|benchmarks?|docs?|examples?)/"
    r"|(^|/)(test_[^/]*|[^/]*_test|conftest|setup|noxfile)\.py$"
)
CONSTANT = "constant factor"
GREAT_FACTOR = 1.5
"""A constant factor that matters in any loop..."""
FACTOR = 1.4
"""...and one that matters in a loop of a loop."""
NOTICED = 1.2
"""How much faster one round of the loop must get, as far as its text tells."""


def is_test(path: Path) -> bool:
    """It is a test, a benchmark, a migration, an example or a build script, by its name or its folder's."""
    return _ASIDE.search(path.as_posix()) is not None


class Scales:
    """Weighs what is found in one file."""

    def __init__(self, module: Module, lines: Sequence[str], *, in_test: bool) -> None:
        self._module = module
        self._lines = lines
        self._in_test = in_test

    def weigh(self, span: Span, growth: str, gain: float | None, *, category: str) -> tuple[Severity, str]:
        """The severity of what was found at `span`, and why; `gain` is that of the rule's example on this Python."""
        if self._in_test:
            return Severity.LOW, "in a test or an example"
        module, node = self._module, self._node_at(span)
        loops = module.loops.around(node) + [node] * (node.type in LOOP_STATEMENTS)
        if node.type in COMPREHENSIONS:
            loops += [child for child in node.named_children if child.type == "for_in_clause"]
        large = [loop for loop in loops if not module.loops.is_small(loop) and not halves(module, loop)]
        if loops and not large:
            return Severity.LOW, "in a loop of few rounds"
        if _is_rare(module, node):
            return Severity.LOW, "only where something has failed"
        if _is_demonstration(module, node):
            return Severity.LOW, "not when the module is imported"
        if _is_compiled(module, node):
            return Severity.LOW, "compiled by numba"
        if growth != CONSTANT:
            return Severity.HIGH, "the data may be large"
        if category == "imports" and gain is not None:
            return Severity.MEDIUM, "at every start"
        return self._constant(node, large, gain)

    def _constant(self, node: Node, large: list[Node], gain: float | None) -> tuple[Severity, str]:
        """Of a constant factor in these loops, innermost first."""
        module = self._module
        called = module.within(node, "function_definition") if _is_called_in_loop(module, node) else None
        if not large and called is None:
            return Severity.LOW, "runs once, as far as this file tells"
        where = "in a loop of a loop" if len(large) + (called is not None) > 1 else "in a loop"
        if gain is None or gain < (FACTOR if len(large) > 1 else GREAT_FACTOR):
            return Severity.LOW, where
        if self._is_program:
            return Severity.MEDIUM, where
        if large:
            part = share(module, node, module.loops.whole(large[0]))
        else:
            part = 1.0 if called is None else share(module, node, called) * share_of_calls(module, called)
        if 1 / (1 - part * (1 - 1 / gain)) < NOTICED:
            return Severity.LOW, f"{where} that does much else"
        return Severity.MEDIUM, where

    @cached_property
    def _is_program(self) -> bool:
        return is_program(self._module)

    def _node_at(self, span: Span) -> Node:
        """The smallest node that holds all of it."""
        first, last = self._lines[span.line - 1], self._lines[span.end_line - 1]
        start = (span.line - 1, len(first[: span.column - 1].encode("utf-8", "surrogatepass")))
        end = (span.end_line - 1, len(last[: span.end_column - 1].encode("utf-8", "surrogatepass")))
        found = self._module.root.named_descendant_for_point_range(start, end)
        return self._module.root if found is None else found


def _is_rare(module: Module, node: Node) -> bool:
    """In what is raised, or where an exception is handled, and not in a loop there."""
    loop = module.loops.innermost(node)
    failed = module.within(node, "raise_statement", "except_clause", "assert_statement")
    return failed is not None and (loop is None or module.contains(loop, failed))


def _is_compiled(module: Module, node: Node) -> bool:
    """Something like `@numba.njit` is around it."""
    decorated = module.within(node, "decorated_definition")
    return decorated is not None and any(
        "jit" in module.code(each) for each in decorated.named_children if each.type == "decorator"
    )


def _is_demonstration(module: Module, node: Node) -> bool:
    """In `if __name__ == "__main__"` of a module that is more than that."""
    top = next((each for each in (node, *module.ancestors(node)) if module.parent(each) == module.root), None)
    if top is None or not is_main_block(module, top):
        return False
    return 2 * (top.end_point.row - top.start_point.row) < module.root.end_point.row


def _is_called_in_loop(module: Module, node: Node) -> bool:
    """The function around `node` is called by itself or in a loop, in this file."""
    function = module.within(node, "function_definition")
    parameters = function.child_by_field_name("parameters") if function is not None else None
    return parameters is not None and is_hot(module, parameters)
