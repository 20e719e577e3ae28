"""Comparisons joined by arithmetic.

Slow:
    if (left < right) & (height > 0):
        ...

Fast:
    if left < right and height > 0:
        ...

Why:
    `&`, `|`, `*` and `+` make both comparisons and then work on two bools. `and` and `or` jump as soon as the answer is
    known, and need no value for it.

When not:
    Arrays and data frames, whose `&` works item by item. Operands with effects, all of which are wanted.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Role, Safety

ID = "PH317"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(binary_operator operator: ["&" "|" "*" "+"] right: [(comparison_operator) (parenthesized_expression)]) @test
"""

SLOW = """\
def inside(n):
    found = 0
    for x in range(n):
        y = x * 7919 % 1000
        if (x % 1000 > 500) & (y < 700) & (y != 13):
            found += 1
        if (y == 5) + (x == y):
            found += 1
    return found


print(inside(2000000))
"""

FAST = """\
def inside(n):
    found = 0
    for x in range(n):
        y = x * 7919 % 1000
        if x % 1000 > 500 and y < 700 and y != 13:
            found += 1
        if y == 5 or x == y:
            found += 1
    return found


print(inside(2000000))
"""

_WORDS = {"&": "and", "*": "and", "|": "or", "+": "or"}
_LOOSE = frozenset(
    {"if_statement", "elif_clause", "while_statement", "assignment", "return_statement", "parenthesized_expression"}
)


def rewrite(match: Match, module: Module) -> Finding | None:
    test = match["test"]
    sign = _joined_by(module, test)
    if sign is None or _joined_by(module, module.parent(test)) == sign or not is_hot(module, test):
        return None
    operands, operators = _flattened(module, test, sign)
    if sign in "*+" and module.uses.classify(test).role is not Role.TRUTH:
        return None
    if not all(module.annotated_types.is_a(operand, "bool") for operand in operands):
        return None
    if not all(module.effects.is_pure(operand, assume_plain=True) for operand in operands[1:]):
        return None
    edits = [module.edit.replace(operator, _WORDS[sign]) for operator in operators]
    for operand in operands:
        edits += _without_parentheses(module, operand)
    parent = module.parent(test)
    if parent is None or parent.type not in _LOOSE:
        edits += [Edit(test.start_byte, test.start_byte, "("), Edit(test.end_byte, test.end_byte, ")")]
    message = (
        f"`{sign}` makes every comparison and works on the results; `{_WORDS[sign]}` stops when the answer is known"
    )
    return Finding(test, message, tuple(edits), _safety(module, operands))


def _joined_by(module: Module, node: Node | None) -> str | None:
    """The operator of `node`."""
    operator = node.child_by_field_name("operator") if node is not None and node.type == "binary_operator" else None
    return module.code(operator) if operator is not None else None


def _flattened(module: Module, test: Node, sign: str) -> tuple[list[Node], list[Node]]:
    """The operands of `a & b & c`, in their parentheses, and the operators between them."""
    operands: list[Node] = []
    operators: list[Node] = []
    while _joined_by(module, test) == sign:
        operators += test.children_by_field_name("operator")
        operands += test.children_by_field_name("right")
        test = test.children[0]
    return [test, *reversed(operands)], operators


def _without_parentheses(module: Module, operand: Node) -> list[Edit]:
    """`and` binds loosely enough to leave a comparison as it is; one over several lines may need its parentheses."""
    inside = module.unwrap(operand)
    if inside.type != "comparison_operator" or inside.id == operand.id or "\n" in module.code(operand):
        return []
    return [Edit(operand.start_byte, inside.start_byte, ""), Edit(inside.end_byte, operand.end_byte, "")]


def _safety(module: Module, operands: list[Node]) -> Safety:
    """Sure where none of the comparisons that are now left out could raise."""
    sure = all(module.types.is_a(operand, "bool") for operand in operands)
    return Safety.SAFE if sure and not any(map(module.effects.may_raise, operands[1:])) else Safety.CHECKED
