"""Largest of several values found in more steps than one.

Slow:
    best = max(max(left, right), best)
    lowest = min([a, b, c])

Fast:
    best = max(left, right, best)
    lowest = min(a, b, c)

Why:
    `max` and `min` take as many values as they are given. Each call in between costs as much as the comparison of
    several values, and a list has to be made before it is looked through.

When not:
    `max(a, max(b, c))` of values that are not surely integers or strings: with NaN among them it is not the same as
    `max(a, b, c)`.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH805"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @outer arguments: (argument_list
    (call function: (identifier) @inner arguments: (argument_list) @values) @part)
  (#any-of? @outer "max" "min")
  (#any-of? @inner "max" "min")) @call
(call
  function: (identifier) @outer arguments: (argument_list . [(list) (tuple)] @values @part)
  (#any-of? @outer "max" "min")) @call
"""

SLOW = """\
def cheapest(costs):
    up, straight, down = 0, 0, 0
    for a, b, c in costs:
        up, straight, down = (
            a + min(up, straight),
            b + min(min(up, straight), down),
            c + min([straight, down]),
        )
    return up, straight, down


print(cheapest([(3, 1, 2), (2, 3, 1), (1, 2, 3)] * 60000))
"""

FAST = """\
def cheapest(costs):
    up, straight, down = 0, 0, 0
    for a, b, c in costs:
        up, straight, down = (
            a + min(up, straight),
            b + min(up, straight, down),
            c + min(straight, down),
        )
    return up, straight, down


print(cheapest([(3, 1, 2), (2, 3, 1), (1, 2, 3)] * 60000))
"""

_NOT_VALUES = frozenset({"keyword_argument", "list_splat", "dictionary_splat", "generator_expression"})


def rewrite(match: Match, module: Module) -> Finding | None:
    call, part, values = match["call"], match["part"], match["values"]
    function = module.code(match["outer"])
    inner, outer = module.statements(values), module.arguments(call)
    if not module.scopes.is_builtin(match["outer"], function) or not is_hot(module, call):
        return None
    nested = match.get("inner")
    if nested is not None and module.code(nested) != function:
        return None
    if len(inner) < 2 or not _are_values(module, inner):
        return None
    first = outer[0].id == part.id
    if part.id == values.id:
        fits = all(other.type == "keyword_argument" and _name(module, other) != "default" for other in outer[1:])
    else:
        fits = len(outer) > 1 and _are_values(module, outer) and (first or _are_ordered(module, [*outer, *inner]))
    if not fits:
        return None
    opening = Edit(part.start_byte, values.start_byte + 1, "")
    closing = Edit(inner[-1].end_byte, values.end_byte, "")
    if module.comments(part) or module.code(values)[0] not in "([":
        return None
    message = f"`{module.code(part)}` is a step in between; `{function}` takes all the values at once"
    safe = part.id == values.id or first or all(module.types.is_a(one, "int", "str") for one in [*outer, *inner])
    return Finding(call, message, (opening, closing), Safety.SAFE if safe else None)


def _are_values(module: Module, nodes: list[Node]) -> bool:
    """Each is one value. (`[*f(x)]` is, to the grammar, a call of `*f`.)"""
    return all(node.type not in _NOT_VALUES and not module.code(node).startswith("*") for node in nodes)


def _are_ordered(module: Module, nodes: list[Node]) -> bool:
    """Comparing them in another order finds the same one."""
    return any(all(module.annotated_types.is_a(node, *kinds) for node in nodes) for kinds in (("int",), ("str",)))


def _name(module: Module, keyword: Node) -> str:
    return module.code(keyword.named_children[0])
