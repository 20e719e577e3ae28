"""`any` or `all` of a few values written out.

Slow:
    if any(x % 2 for x in (a, b, c)):
        ...

Fast:
    if a % 2 or b % 2 or c % 2:
        ...

Why:
    A generator is made, started and resumed for each item, or a list is made and filled, all to look at two or three
    values. `or` and `and` look at the values themselves.

When not:
    More than four values, or long expressions: the short form is easier to read.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Role, Safety
from perfhint.rules.loops._substitution import bare, substituted

ID = "PH318"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @function
  arguments: [(generator_expression) (argument_list . [(list) (tuple) (list_comprehension)] .)]
  (#any-of? @function "any" "all")) @call
"""

SLOW = """\
def halvings(limit):
    steps = 0
    for a in range(limit):
        b, c = a + 4, a + 7
        while not any(x % 2 for x in (a, b, c)):
            a, b, c = (b + c) // 2, (a + c) // 2, (a + b) // 2
            steps += 1
        if all([a > 10, b > 10, c % 3 == 0]):
            steps += 1
    return steps


print(halvings(300000))
"""

FAST = """\
def halvings(limit):
    steps = 0
    for a in range(limit):
        b, c = a + 4, a + 7
        while not (a % 2 or b % 2 or c % 2):
            a, b, c = (b + c) // 2, (a + c) // 2, (a + b) // 2
            steps += 1
        if a > 10 and b > 10 and c % 3 == 0:
            steps += 1
    return steps


print(halvings(300000))
"""

_MOST = 4
"""Values to write out."""
_LONG = 100
"""Bytes of what is written."""
_UNLIKE = frozenset(
    {"boolean_operator", "conditional_expression", "lambda", "named_expression", "list_splat", "yield", "await"}
)
"""Values that would need parentheses, or are none."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call = match["call"]
    name = module.code(match["function"])
    if not module.scopes.is_builtin(match["function"], name) or not is_hot(module, call) or module.comments(call):
        return None
    argument = module.arguments(call)[0]
    values = _listed(module, argument) if argument.type in ("list", "tuple") else _made(module, argument)
    if values is None:
        return None
    text = f" {'or' if name == 'any' else 'and'} ".join(values)
    if len(text) > _LONG:
        return None
    if module.uses.classify(call).role is not Role.TRUTH and not _gives_bools(module, argument):
        return None
    text = text if bare(module, call) else f"({text})"
    message = f"`{name}` over {len(values)} values that are written out; `{text}` only looks at them"
    return Finding(call, message, (module.edit.replace(call, text),))


def _listed(module: Module, values: Node) -> list[str] | None:
    """The values of `any([a, b])`, none of which does anything: the last ones may now be left out."""
    parts = module.statements(values)
    if not 1 < len(parts) <= _MOST or any(part.type in _UNLIKE for part in parts):
        return None
    codes = [module.code(part) for part in parts]
    pure = all(module.effects.is_pure(part, assume_plain=True) for part in parts)
    return codes if pure and not any("\n" in code for code in codes) else None


def _made(module: Module, comprehension: Node) -> list[str] | None:
    """`f(a)` and `f(b)` for `any(f(x) for x in (a, b))`."""
    body, *clauses = module.statements(comprehension)
    if len(clauses) != 1 or body.type in _UNLIKE or any(child.type == "async" for child in clauses[0].children):
        return None
    target, items = clauses[0].child_by_field_name("left"), clauses[0].child_by_field_name("right")
    item = module.scopes.binding(target) if target is not None else None
    if item is None or items is None or items.type not in ("list", "tuple"):
        return None
    if _listed(module, items) is None or not module.effects.is_pure(body, assume_plain=True):
        return None
    made = [substituted(module, body, {item: value}) for value in module.statements(items)]
    codes = [code for code in made if code is not None]
    return codes if len(codes) == len(made) else None


def _gives_bools(module: Module, argument: Node) -> bool:
    """Every value is a bool, so one of them is what `any` gives."""
    values = module.statements(argument) if argument.type in ("list", "tuple") else [module.statements(argument)[0]]
    return all(module.annotated_types.is_a(value, "bool") for value in values)
