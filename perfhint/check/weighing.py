"""How much a finding matters, by where it stands: most of what is slow in principle is not slow where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.hints import Severity
from perfhint.rules import is_hot
from perfhint.source.loops import COMPREHENSIONS, LOOP_STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from tree_sitter import Node

    from perfhint.hints import Span
    from perfhint.rules import Rule
    from perfhint.source import Module

_TESTS = re.compile(r"(^|/)(tests?|testing|migrations|benchmarks?)/|(^|/)(test_[^/]*|[^/]*_test|conftest)\.py$")
CONSTANT = "constant factor"
GREAT_FACTOR = 1.5
"""A constant factor that matters in any loop..."""
FACTOR = 1.15
"""...and one that matters in a loop of a loop, or in a function that a loop calls."""


def is_test(path: Path) -> bool:
    """It is a test, a benchmark or a migration, by its name or its folder's."""
    return _TESTS.search(path.as_posix()) is not None


def weigh(module: Module, span: Span, rule: Rule, gain: float | None, *, in_test: bool) -> tuple[Severity, str]:
    """The severity of what `rule` found at `span`, and why; `gain` is that of the rule's example on this Python."""
    if in_test:
        return Severity.LOW, "in a test"
    node = _node_at(module, span)
    loops = module.loops.around(node) + [node] * (node.type in LOOP_STATEMENTS)
    if node.type in COMPREHENSIONS:
        loops += [child for child in node.named_children if child.type == "for_in_clause"]
    large = [loop for loop in loops if not module.loops.is_small(loop)]
    if loops and not large:
        return Severity.LOW, "in a loop of few rounds"
    if rule.growth != CONSTANT:
        return Severity.HIGH, "the data may be large"
    if rule.category == "imports":
        return Severity.MEDIUM, "at every start"
    depth = len(large) + _is_called_in_loop(module, node)
    if not depth:
        return Severity.LOW, "runs once, as far as this file tells"
    where = "in a loop" if depth == 1 else "in a loop of a loop"
    matters = gain is not None and gain >= (GREAT_FACTOR if depth == 1 else FACTOR)
    return (Severity.MEDIUM if matters else Severity.LOW), where


def _is_called_in_loop(module: Module, node: Node) -> bool:
    """The function around `node` is called by itself or in a loop, in this file."""
    function = module.within(node, "function_definition")
    parameters = function.child_by_field_name("parameters") if function is not None else None
    return parameters is not None and is_hot(module, parameters)


def _node_at(module: Module, span: Span) -> Node:
    """The smallest node that holds all of it."""
    lines = module.text.split("\n")
    start = (span.line - 1, len(lines[span.line - 1][: span.column - 1].encode()))
    end = (span.end_line - 1, len(lines[span.end_line - 1][: span.end_column - 1].encode()))
    found = module.root.named_descendant_for_point_range(start, end)
    return module.root if found is None else found
