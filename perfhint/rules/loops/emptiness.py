"""Length asked for where only matters whether there is anything.

Slow:
    while len(stack) > 0:
        node = stack.pop()
        if len(children[node]) == 0:
            ...

Fast:
    while stack:
        node = stack.pop()
        if not children[node]:
            ...

Why:
    `len(stack) > 0` finds the function, calls it, makes a number and compares it. Whether a list is empty the
    interpreter sees by itself.

When not:
    Objects that are not surely of a builtin type: a number has no length but is true, an array of several items is
    neither true nor false.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Role, Safety

ID = "PH351"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @len arguments: (argument_list . (_) @holder .) (#eq? @len "len")) @call
"""

SLOW = """\
def unpaired(brackets):
    stack = []
    for bracket in brackets:
        if len(stack) > 0 and stack[-1] != bracket:
            stack.pop()
        else:
            stack.append(bracket)
    total = 0
    while len(stack) > 0:
        total += stack.pop()
    return total


print(unpaired([i * i % 7 % 2 for i in range(1500000)]))
"""

FAST = """\
def unpaired(brackets):
    stack = []
    for bracket in brackets:
        if stack and stack[-1] != bracket:
            stack.pop()
        else:
            stack.append(bracket)
    total = 0
    while stack:
        total += stack.pop()
    return total


print(unpaired([i * i % 7 % 2 for i in range(1500000)]))
"""

_SIZED = (
    "list",
    "str",
    "tuple",
    "set",
    "dict",
    "bytes",
    "bytearray",
    "frozenset",
    "range",
    "collections.deque",
    "collections.Counter",
    "collections.defaultdict",
    "collections.OrderedDict",
)
_FULL = frozenset({(">", "0"), ("!=", "0"), (">=", "1")})
_EMPTY = frozenset({("==", "0"), ("<=", "0"), ("<", "1")})
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def rewrite(match: Match, module: Module) -> Finding | None:
    call, holder = match["call"], match["holder"]
    if not module.scopes.calls(call, "len") or not module.annotated_types.is_a(holder, *_SIZED):
        return None
    if holder.type in ("named_expression", "generator_expression") or not is_hot(module, call):
        return None
    place, is_full = _question(module, call)
    if place is None or module.comments(place):
        return None
    whole = module.uses.classify(place)
    if is_full and whole.role is not Role.TRUTH:
        return None  # `x and …` would give the list
    if not is_full and whole.outer.type == "not_operator":
        return None
    code = f"{'' if is_full else 'not '}{module.edit.operand(holder)}"
    message = f"`{module.code(place)}` makes a number to compare, where `{code}` says whether there is anything"
    sure = module.types.is_a(holder, *_SIZED)
    return Finding(place, message, (module.edit.replace(place, code),), None if sure else Safety.CHECKED)


def _question(module: Module, call: Node) -> tuple[Node | None, bool]:
    """The expression that asks whether there is anything, and whether it is true if there is."""
    use = module.uses.classify(call)
    if use.role is Role.TRUTH:
        return call, True
    if use.role is not Role.COMPARED or len(use.outer.children) != 3:
        return None, False
    left, sign, right = use.outer.children
    if left.id == call.id:
        question = (sign.type, module.code(right))
    else:
        question = (_TURNED.get(sign.type, ""), module.code(left))
    return (use.outer if question in _FULL | _EMPTY else None), question in _FULL
