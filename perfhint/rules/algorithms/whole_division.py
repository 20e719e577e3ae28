"""Whole numbers worked out by way of floats.

Slow:
    middle = int((low + high) / 2)
    while i <= math.sqrt(n):

Fast:
    middle = (low + high) // 2
    while i * i <= n:

Why:
    A division and a call make a float that is thrown away at once. `//`, `*` and `math.isqrt` stay with ints, and are
    exact for large ones, too.

When not:
    Numbers that may be below zero, for which `int` rounds up; floats; code that runs once.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Safety

ID = "PH124"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: [(identifier) (attribute)] @whole
  arguments: (argument_list . (binary_operator left: (_) @left operator: "/" right: (_) @right) @division .)) @call
(call
  function: [(identifier) (attribute)] @whole
  arguments: (argument_list . [
    (binary_operator left: (_) operator: "**" right: [(float) (parenthesized_expression)])
    (call function: (attribute) arguments: (argument_list . (_) .))
    (call function: (identifier) arguments: (argument_list . (_) .))
  ] @root .)) @call
(while_statement condition: (comparison_operator . (identifier) @trial . ["<" "<="] . (_) @root .) @condition)
"""

SLOW = """\
import math


def halves(n):
    return sum([int(i / 2) for i in range(n)])


def largest_factor(n):
    i = 2
    while i <= math.sqrt(n):
        if n % i == 0:
            n //= i
        else:
            i += 1
    return n


def roots(n):
    return sum([int(math.sqrt(i)) for i in range(n)])


print(halves(600000), largest_factor(4 * 999999000001), roots(600000))
"""

FAST = """\
import math


def halves(n):
    return sum([i // 2 for i in range(n)])


def largest_factor(n):
    i = 2
    while i * i <= n:
        if n % i == 0:
            n //= i
        else:
            i += 1
    return n


def roots(n):
    return sum([math.isqrt(i) for i in range(n)])


print(halves(600000), largest_factor(4 * 999999000001), roots(600000))
"""

_DEEP = 6
_HALVES = ("**0.5", "**.5", "**(1/2)", "**(0.5)")


def rewrite(match: Match, module: Module) -> Finding | None:
    if match.get("trial") is not None:
        return _square(match, module)
    if not module.scopes.calls(match["call"], "int", "math.floor", "math.trunc"):
        return None
    if "\n" in module.code(match["call"]) or not is_hot(module, match["call"]):
        return None
    return _quotient(match, module) if match.get("division") is not None else _root(match, module)


def _quotient(match: Match, module: Module) -> Finding | None:
    """`int(a / b)` and `math.floor(a / b)`."""
    left, right, call = match["left"], match["right"], match["call"]
    if not all(module.annotated_types.is_a(part, "int") for part in (left, right)):
        return None
    if not module.scopes.calls(call, "math.floor") and not all(_is_natural(module, part) for part in (left, right)):
        return None
    text = f"{module.code(left)} // {module.code(right)}"
    edit = module.edit.replace(call, in_parentheses(module, text, call))
    return Finding(call, f"`{module.code(call)}` makes a float on the way; `//` does not", (edit,))


def _root(match: Match, module: Module) -> Finding | None:
    """`int(math.sqrt(n))` and `int(n ** 0.5)`."""
    number, call = _under_root(module, match["root"]), match["call"]
    if number is None or match.context.python < (3, 8):
        return None
    isqrt, edits = module.edit.imported("math", "isqrt", call)
    edits.append(module.edit.replace(call, f"{isqrt}({module.code(module.unwrap(number))})"))
    return Finding(call, f"`{module.code(call)}` makes a float on the way; `math.isqrt` does not", tuple(edits))


def _square(match: Match, module: Module) -> Finding | None:
    """`while i <= math.sqrt(n)`."""
    trial, root = match["trial"], module.unwrap(match["root"])
    if module.scopes.calls(root, "int") and len(module.arguments(root)) == 1:
        root = module.unwrap(module.arguments(root)[0])
    number, binding = _under_root(module, root), module.scopes.binding(trial)
    if number is None or binding is None or not _is_never_negative(module, binding) or module.comments(match["root"]):
        return None
    if root.id != module.unwrap(match["root"]).id and match["condition"].children[1].type == "<":
        return None  # a number below the root may be its whole part
    name = module.code(trial)
    edits = (
        module.edit.replace(trial, f"{name} * {name}"),
        module.edit.replace(match["root"], module.code(module.unwrap(number))),
    )
    message = f"the root is taken again for each `{name}`; its square is a multiplication"
    return Finding(match["condition"], message, edits)


def _under_root(module: Module, root: Node) -> Node | None:
    """n where `root` is its square root and n surely is an int."""
    number = None
    if root.type == "call" and module.scopes.calls(root, "math.sqrt") and len(module.arguments(root)) == 1:
        number = module.arguments(root)[0]
    elif "".join(module.code(root).split()).endswith(_HALVES) and root.type == "binary_operator":
        number = root.children[0] if root.children[1].type == "**" else None
    return number if number is not None and module.annotated_types.is_a(number, "int") else None


def _is_natural(module: Module, node: Node, depth: int = 0) -> bool:
    """An int that is not below zero, as far as text and the runs that were watched tell."""
    node = module.unwrap(node)
    if is_natural(module, node):
        return True
    if node.type == "identifier":
        seen = module.facts.value_range(node)
        return seen is not None and seen[0] >= 0
    if node.type != "binary_operator" or depth > _DEEP or node.children[1].type not in ("+", "*", "//", "%"):
        return False
    return all(_is_natural(module, node.children[side], depth + 1) for side in (0, 2))


def _is_never_negative(module: Module, binding: Binding) -> bool:
    """It starts at a natural number wherever it is assigned one, and else only grows."""
    for write in binding.writes:
        right = write.origin.child_by_field_name("right")
        if write.kind is Kind.AUGMENTED:
            operator = write.origin.child_by_field_name("operator")
            if operator is None or operator.type != "+=" or right is None or not is_natural(module, right):
                return False
        elif write.kind is not Kind.ASSIGN or write.value is None or not is_natural(module, write.value):
            return False
    return True
