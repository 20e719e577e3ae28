"""Number looked for in a range made for it.

Slow:
    if x in range(width):

Fast:
    if 0 <= x < width:

Why:
    `range` is found among the builtins, called, and makes an object each time, only for its two ends to be compared.

When not:
    Ranges with a step. What is not surely an integer: `0.5 in range(2)` is false.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH803"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(comparison_operator
  . (_) @number . ["in" "not in"] @sign
  . (call function: (identifier) @_range arguments: (argument_list . (_) @first . (_)? @second .)) .
  (#eq? @_range "range")) @comparison
"""

SLOW = """\
def neighbours(width, height):
    inside = 0
    for x in range(width):
        for y in range(height):
            for dx, dy in (1, 0), (0, 1), (-1, 0), (0, -1):
                if x + dx in range(width) and y + dy in range(height):
                    inside += 1
    return inside


print(neighbours(250, 250))
"""

FAST = """\
def neighbours(width, height):
    inside = 0
    for x in range(width):
        for y in range(height):
            for dx, dy in (1, 0), (0, 1), (-1, 0), (0, -1):
                if 0 <= x + dx < width and 0 <= y + dy < height:
                    inside += 1
    return inside


print(neighbours(250, 250))
"""

_TIGHTER = frozenset(
    {"identifier", "integer", "binary_operator", "unary_operator", "call", "subscript", "attribute"}
    | {"parenthesized_expression"}
)
"""These bind tighter than a comparison."""


def rewrite(match: Match, module: Module) -> Finding | None:
    comparison, number = match["comparison"], match["number"]
    stop = match.get("second") or match["first"]
    start = match["first"] if match.get("second") is not None else None
    ends = [stop] if start is None else [start, stop]
    contains = comparison.children[-1]
    if len(comparison.children) != 3 or not module.scopes.calls(contains, "range") or not is_hot(module, comparison):
        return None
    parts = [number, *ends]
    if any(part.type not in _TIGHTER for part in parts) or module.comments(comparison):
        return None
    if not _are_integers(module, parts) or not all(module.effects.is_pure(end, assume_plain=True) for end in ends):
        return None
    if start is not None and not _is_fixed(start) and not module.effects.is_pure(number, assume_plain=True):
        return None  # the start would be evaluated before the number
    sign = "not " if match["sign"].type == "not in" else ""
    text = f"{sign}{'0' if start is None else module.code(start)} <= {module.code(number)} < {module.code(stop)}"
    known = all(module.types.is_a(part, "int", "bool") for part in parts)
    sure = known and not any(module.effects.may_raise(end) for end in ends) and module.effects.is_pure(number)
    message = f"`{module.code(comparison)}` makes a range each time; two comparisons say the same"
    return Finding(comparison, message, (module.edit.replace(comparison, text),), Safety.SAFE if sure else None)


def _are_integers(module: Module, parts: list[Node]) -> bool:
    return all(module.annotated_types.is_a(part, "int", "bool") for part in parts)


def _is_fixed(part: Node) -> bool:
    """Its value depends on nothing that is evaluated in between."""
    return part.type in ("integer", "identifier")
