"""Loops read as the clauses of a comprehension."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.loops._substitution import negated

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_UNFIT = ("lambda", "generator_expression", "named_expression", "yield", "await")


class Clauses(NamedTuple):
    """`for …: if …:` around a single statement."""

    codes: list[str]
    parts: list[Node]
    """What they evaluate."""
    targets: list[Node]
    statement: Node


def clauses_of(module: Module, loop: Node) -> Clauses | None:
    """The loop as clauses; inner loops and conditions are more of them."""
    left, right, body = (loop.child_by_field_name(field) for field in ("left", "right", "body"))
    if left is None or right is None or body is None or loop.child_by_field_name("alternative") is not None:
        return None
    if any(child.type == "async" for child in loop.children):
        return None
    statements = module.statements(body)
    codes, parts = [f"for {module.code(left)} in {_iterable(module, right)}"], [right]
    while len(statements) == 2 and (skipped := _skips(module, statements[0])) is not None:
        codes.append(f"if {negated(module, skipped, module.code(module.unwrap(skipped)))}")
        parts.append(skipped)
        statements = statements[1:]
    while len(statements) == 1 and statements[0].type == "if_statement":
        test, then = (statements[0].child_by_field_name(field) for field in ("condition", "consequence"))
        if test is None or then is None or statements[0].child_by_field_name("alternative") is not None:
            return None
        codes.append(f"if {_condition(module, test)}")
        parts.append(test)
        statements = module.statements(then)
    if len(statements) != 1:
        return None
    targets = module.loops.targets(loop)
    if statements[0].type != "for_statement":
        return Clauses(codes, parts, targets, statements[0])
    inner = clauses_of(module, statements[0])
    if inner is None:
        return None
    return Clauses(codes + inner.codes, parts + inner.parts, targets + inner.targets, inner.statement)


def are_own(module: Module, loop: Node, targets: list[Node]) -> bool:
    """Nobody but the loop, and those in it, knows its targets, which all have different names."""
    names = [module.code(target) for target in targets]
    loops = [*module.walk(loop, "for_statement")]
    return (
        len(set(names)) == len(names)
        and not any(map(module.loops.target_used_after, loops))
        and not any(_is_captured(module, target) for target in targets)
    )


def is_harmless(module: Module, part: Node) -> bool:
    """Nothing notices that it is evaluated before anything is done with its value."""
    return not any(True for _ in module.walk(part, *_UNFIT)) and module.effects.is_pure(part, assume_plain=True)


def _is_captured(module: Module, target: Node) -> bool:
    binding = module.scopes.binding(target)
    return binding is None or module.scopes.captured(binding)


def _skips(module: Module, statement: Node) -> Node | None:
    """The test of `if test: continue`."""
    then = statement.child_by_field_name("consequence")
    if statement.type != "if_statement" or then is None or statement.child_by_field_name("alternative") is not None:
        return None
    alone = [one.type for one in module.statements(then)] == ["continue_statement"]
    return statement.child_by_field_name("condition") if alone else None


def _iterable(module: Module, right: Node) -> str:
    code = module.code(right)
    return f"({code})" if right.type in ("conditional_expression", "expression_list") else code


def _condition(module: Module, test: Node) -> str:
    inner = module.unwrap(test)
    return module.code(test if inner.type in ("conditional_expression", "lambda") else inner)
