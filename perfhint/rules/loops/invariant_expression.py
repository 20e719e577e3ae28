"""Arithmetic whose result stays the same in a loop.

Slow:
    for x in xs:
        if x < n * m - 1:
            ...

Fast:
    n_times_m_minus_1 = n * m - 1
    for x in xs:
        if x < n_times_m_minus_1:
            ...

Why:
    Python works out an expression each time it gets there: it cannot know that `n` and `m` are what they were. In a
    short loop that is a fifth to a half of the time.

When not:
    Something in the loop, or called by it, may change a part of the expression. Constants alone, as in `10**9 + 7`, are
    worked out when the program is compiled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Role, Safety, names
from perfhint.rules.loops._certain import is_certain
from perfhint.rules.loops._steady import is_plain, never_raises, stays

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH319"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(binary_operator) @expression
(call function: (identifier) @name (#any-of? @name "len" "abs" "int" "min" "max" "sqrt" "isqrt" "log2")) @expression
(call function: (attribute attribute: (identifier) @name) (#any-of? @name "sqrt" "isqrt" "log" "log2")) @expression
"""

SLOW = """\
def spread(n, m):
    total = 0
    for i in range(n):
        for j in range(m):
            if j * (2 * i + 1) % 7 < n // 3:
                total += j * (2 * i + 1)
    return total


def smallest_divisor(number):
    divisor = 2
    while divisor <= int(number**0.5):
        if number % divisor == 0:
            return divisor
        divisor += 1
    return number


print(spread(900, 500), smallest_divisor(1000003 * 1000033))
"""

FAST = """\
def spread(n, m):
    total = 0
    n_by_3 = n // 3
    for i in range(n):
        fixed = 2 * i + 1
        for j in range(m):
            if j * fixed % 7 < n_by_3:
                total += j * fixed
    return total


def smallest_divisor(number):
    divisor = 2
    limit = int(number**0.5)
    while divisor <= limit:
        if number % divisor == 0:
            return divisor
        divisor += 1
    return number


print(spread(900, 500), smallest_divisor(1000003 * 1000033))
"""

_CALLS = ("len", "abs", "int", "min", "max", "math.sqrt", "math.isqrt", "math.log", "math.log2")
_ROOTS = ("math.sqrt", "math.isqrt")
_ATOMS = names("identifier integer float")
_WORDS = {"+": "plus", "-": "minus", "*": "times", "//": "by", "/": "by", "%": "modulo"}
_LONG = 24
"""Bytes of a name that says what the expression is."""
_LARGE = 200
"""Bytes of an expression that is looked into."""
_MANY = 5000
"""Nodes of a loop that is looked through; larger ones were written by programs."""
_TAKE_ALL = names("sum any all max min sorted list tuple set dict .join")
"""Calls that walk over a generator on the spot."""


def rewrite(match: Match, module: Module) -> Finding | None:
    node = match["expression"]
    if _is_index(module, node) or not _is_built_of_names(module, node) or not module.loops.around(node):
        return None
    loop = _loop(module, node)
    if (
        loop is None
        or loop.descendant_count > _MANY
        or _is_part(module, node)
        or _is_size(module, node)
        or not _pays(module, node, loop)
    ):
        return None
    home = module.scopes.home(module.scopes.scope(node))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    same = [one for one in _alike(module, node, loop) if one.id == node.id or not _is_part(module, one)]
    if (
        module.comments(node)
        or same[0].id != node.id
        or not (never_raises(module, node) or _comes_first(module, loop, same) or _has_root(module, loop, node))
    ):
        return None
    code = module.code(node)
    name = module.scopes.fresh_name(_name_for(module, node), loop)
    edits = [module.edit.insert_before(loop, f"{name} = {code}"), *(_replaced(module, one, name) for one in same)]
    return Finding(node, f"`{code}` is the same in every iteration; it can be worked out before the loop", tuple(edits))


# ------------------------------------------------------------------------------------------------------ expressions


def _is_built_of_names(module: Module, node: Node) -> bool:
    """Operators and a few functions, of names and numbers; at least one name."""
    if node.end_byte - node.start_byte > _LARGE:
        return False
    node = module.unwrap(node)
    if node.type == "binary_operator":
        parts = [node.children[0], node.children[-1]]
    elif node.type == "call":
        parts = module.arguments(node)
        if not parts or not module.scopes.calls(node, *_CALLS):
            return False
    else:
        return node.type == "identifier"
    has_name = False
    for part in reversed(parts):  # of a long sum the last part is the simple one
        if _is_built_of_names(module, part):
            has_name = True
        elif module.unwrap(part).type not in _ATOMS:
            return False
    return has_name


def _inputs(module: Module, node: Node) -> list[Node]:
    return [
        name for name in module.walk(node, "identifier") if module.scopes.is_name(name) and not _is_called(module, name)
    ]


def _is_called(module: Module, name: Node) -> bool:
    parent = module.parent(name)
    if parent is not None and parent.type == "attribute":
        return True
    return parent is not None and parent.type == "call" and parent.named_children[0].id == name.id


def _loop(module: Module, node: Node) -> Node | None:
    """The outermost loop statement in which all parts of the expression are numbers that stay the same."""
    scopes, inputs = module.scopes, _inputs(module, node)
    if not all(is_plain(module, name) for name in inputs) or not _is_evaluated_here(module, node):
        return None
    found = None
    for loop in module.loops.around(node):
        statement = module.statement(loop)
        if scopes.home(scopes.scope(statement)) is not scopes.home(scopes.scope(node)):
            break
        if not all(stays(module, name, statement) for name in inputs):
            break
        if not module.loops.is_small(loop):
            found = statement
    return found if found is not None and module.edit.starts_line(found) else None


def _is_evaluated_here(module: Module, node: Node) -> bool:
    """Not kept for later by a function or generator."""
    holder = module.within(node, "lambda", "generator_expression", "function_definition")
    if holder is None or holder.type == "function_definition":
        return True
    use = module.uses.classify(holder)
    call = module.parent(holder)
    direct = call is not None and call.type == "call" and module.scopes.calls(call, *_TAKE_ALL)
    return holder.type == "generator_expression" and (direct or (use.role is Role.ARGUMENT and use.name in _TAKE_ALL))


def _is_part(module: Module, node: Node) -> bool:
    """A larger expression around it stays the same as well."""
    parent = module.parent(node)
    while parent is not None and parent.type in ("parenthesized_expression", "argument_list"):
        parent = module.parent(parent)
    if parent is None or parent.type not in ("binary_operator", "call") or not _is_built_of_names(module, parent):
        return False
    return _loop(module, parent) is not None


def _is_size(module: Module, node: Node) -> bool:
    """Of a range or a list that is made with it: nothing beside what that takes."""
    parent = module.parent(node)
    while parent is not None and parent.type == "parenthesized_expression":
        parent = module.parent(parent)
    if parent is not None and parent.type == "binary_operator":
        return any(module.annotated_types.is_a(side, "list", "str", "tuple") for side in parent.named_children)
    call = module.parent(parent) if parent is not None and parent.type == "argument_list" else None
    return call is not None and module.scopes.calls(call, "range")


def _is_index(module: Module, node: Node) -> bool:
    """`xs[i + 1]`: the item is what can be looked up before the loop, if anything."""
    parent = module.parent(node)
    return parent is not None and parent.type == "subscript"


def _pays(module: Module, node: Node, loop: Node) -> bool:
    """It is more than one addition before an inner `while`, which may well end at once."""
    if loop.type != "while_statement" or not module.loops.around(loop):
        return True
    return node.type == "call" or any(
        part.type in ("binary_operator", "call") for part in module.walk(node) if part.id != node.id
    )


def _alike(module: Module, node: Node, loop: Node) -> Iterator[Node]:
    """The same words about the same variables, evaluated in the loop."""
    code, bindings = module.code(node), [module.scopes.binding(name) for name in _inputs(module, node)]
    for other in module.walk(loop, node.type):
        if module.code(other) != code or [*map(module.scopes.binding, _inputs(module, other))] != bindings:
            continue
        if not _is_index(module, other) and not _is_size(module, other) and _loop(module, other) == loop:
            yield other


def _comes_first(module: Module, loop: Node, same: list[Node]) -> bool:
    """The condition of a `while` works it out, even if there is nothing more to do."""
    condition = loop.child_by_field_name("condition") if loop.type == "while_statement" else None
    first = [one for one in same if condition is not None and module.contains(condition, one)]
    return bool(first) and is_certain(module, loop, first)


def _has_root(module: Module, loop: Node, node: Node) -> bool:
    """The head of a `for` loop takes the square root of the same number, which is what could fail."""
    head = loop.child_by_field_name("right")
    if head is None or not module.scopes.calls(node, *_ROOTS):
        return False
    number = [module.code(argument) for argument in module.arguments(node)]
    return len(number) == 1 and any(
        module.scopes.calls(call, *_ROOTS) and [module.code(argument) for argument in module.arguments(call)] == number
        for call in module.walk(head, "call")
    )


# -------------------------------------------------------------------------------------------------------------- edits


def _replaced(module: Module, node: Node, name: str) -> Edit:
    """The name in its place, and in that of the parentheses around it."""
    parent = module.parent(node)
    if parent is not None and parent.type == "parenthesized_expression" and not module.comments(parent):
        before = module.data[parent.start_byte - 1 : parent.start_byte]
        return module.edit.replace(parent, f" {name}" if before.isalnum() else name)
    return module.edit.replace(node, name)


def _name_for(module: Module, node: Node) -> str:
    """`n_minus_1`, `len_xs`; "limit" or "fixed" for what is longer."""
    parts = re.findall(r"\w+|//|\*\*|[^\s\w().]", module.code(node))
    words = [_WORDS.get(part, part) for part in parts]
    name = "_".join(words).lower()
    if name.isidentifier() and len(name) <= _LONG:
        return name
    around = module.parent(node)
    return "limit" if around is not None and around.type == "comparison_operator" else "fixed"
