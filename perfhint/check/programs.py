"""Files that are run and not imported, as far as their text tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source import Module

_READS = names("input sys.stdin.read sys.stdin.readline sys.stdin.readlines sys.stdin.buffer.read open")
_DEFINITIONS = frozenset({"function_definition", "class_definition", "decorated_definition"})


def reads_input(module: Module) -> bool:
    """It reads standard input whenever it is loaded, so nobody imports it."""
    if "input" not in module.text and "stdin" not in module.text and "open(0)" not in module.text:
        return False
    return any(_is_reading(module, call) for call in _calls_at_start(module)) or any(
        module.scopes.qualified_name(each) == "sys.stdin"
        for statement in _loaded(module)
        for loop in module.walk(statement, "for_statement", "for_in_clause")
        if (each := loop.child_by_field_name("right")) is not None
    )


def is_program(module: Module) -> bool:
    """It reads, prints or calls its `main` when it is loaded, or reads when it is run: it is there for its loops."""
    return (
        reads_input(module)
        or any(
            module.scopes.calls(call, "print") or module.code(call).startswith("main(")
            for call in _calls_at_start(module)
        )
        or _reads_when_run(module)
    )


def is_main_block(module: Module, statement: Node) -> bool:
    """`if __name__ == "__main__":`."""
    condition = statement.child_by_field_name("condition") if statement.type == "if_statement" else None
    return condition is not None and {"__name__", "__main__"} <= set(re.findall(r"\w+", module.code(condition)))


def _reads_when_run(module: Module) -> bool:
    """It has a `__main__` block, and reads standard input somewhere."""
    return any(is_main_block(module, each) for each in module.statements(module.root)) and any(
        _is_reading(module, call) for call in module.walk(module.root, "call")
    )


def _is_reading(module: Module, call: Node) -> bool:
    if not module.scopes.calls(call, *_READS):
        return False
    arguments = module.arguments(call)
    return not module.scopes.calls(call, "open") or (bool(arguments) and module.code(arguments[0]) == "0")


def _calls_at_start(module: Module) -> Iterator[Node]:
    """Calls that are made whenever the file is loaded."""
    for statement in _loaded(module):
        for call in module.walk(statement, "call"):
            if module.within(call, "function_definition", "lambda") is None:
                yield call


def _loaded(module: Module) -> Iterator[Node]:
    for statement in module.statements(module.root):
        if statement.type not in _DEFINITIONS and not is_main_block(module, statement):
            yield statement
