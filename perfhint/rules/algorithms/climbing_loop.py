"""Union-find that climbs to the root by calling itself.

Slow:
    def find(x):
        if parent[x] == x:
            return x
        parent[x] = find(parent[x])
        return parent[x]

Fast:
    def find(x):
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

Why:
    A call costs as much as several steps up, and each element on the way takes one. The loop hangs every second
    element nearer to the root as it passes, which keeps the paths as short as hanging all of them at the root, and
    does not end at a limit of recursion. The roots stay the same, so nothing else can tell.

When not:
    The parents are looked at for something else than the roots, or set for an element that is no root.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.algorithms._forest import asks_parent, forest, is_docstring, is_root_test, returns
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH150"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(expression_statement . (assignment
  left: [(subscript) (identifier)] @kept
  !type
  right: (call arguments: (argument_list (subscript) @parent .)) @call) .) @step
"""

SLOW = """\
import random


def count_groups(n, pairs):
    parent = list(range(n))

    def find(x):
        if parent[x] == x:
            return x
        parent[x] = find(parent[x])
        return parent[x]

    for a, b in pairs:
        a, b = find(a), find(b)
        if a != b:
            parent[a] = b
    return sum(parent[i] == i for i in range(n))


places = random.Random(1)
pairs = [(places.randrange(60000), places.randrange(60000)) for _ in range(80000)]
print([count_groups(60000, pairs) for _ in range(5)])
"""

FAST = """\
import random


def count_groups(n, pairs):
    parent = list(range(n))

    def find(x):
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    for a, b in pairs:
        a, b = find(a), find(b)
        if a != b:
            parent[a] = b
    return sum(parent[i] == i for i in range(n))


places = random.Random(1)
pairs = [(places.randrange(60000), places.randrange(60000)) for _ in range(80000)]
print([count_groups(60000, pairs) for _ in range(5)])
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    function, parent = module.within(match["step"], "function_definition"), match["parent"]
    if function is None or not asks_parent(module, match["call"], parent, function):
        return None
    search = _search(module, function, match)
    if search is None or forest(module, parent) is None or not module.edit.starts_line(search.first):
        return None
    start, end = search.first.start_byte, search.last.end_byte
    if any(start < comment.start_byte < end for comment in module.comments(function)):
        return None
    code, element = module.code(parent), module.code(parent.named_children[1])
    holder, step = module.code(parent.named_children[0]), module.indent_unit
    if search.sign == "==" and search.limit == element:
        lines = [f"while {code} != {element}:", f"{step}{code} = {element} = {holder}[{code}]"]
    else:
        up, above = module.scopes.fresh_name("up", function), module.scopes.fresh_name("above", function)
        inside, at_end = {"<": (">=", "<"), "==": ("!=", "==")}[search.sign]
        lines = [
            f"while ({up} := {code}) {inside} {search.limit}:",
            f"{step}if ({above} := {holder}[{up}]) {at_end} {search.limit}:",
            f"{step * 2}return {up}",
            f"{step}{code} = {element} = {above}",
        ]
    text = f"\n{module.indentation(search.first)}".join([*lines, f"return {element}"])
    message = f"`{module.code(match['call'])}` is a call for every element on the way; a loop can climb as well"
    return Finding(match["step"], message, (module.edit.replace_between(search.first, search.last, text),))


class _Search(NamedTuple):
    """The statements that climb, and the test that tells a root: `parent[x] sign limit`."""

    first: Node
    last: Node
    sign: str
    limit: str


def _search(module: Module, function: Node, match: Match) -> _Search | None:
    """The function does nothing but climb from parent to parent until the root, hanging all it meets there."""
    body = function.child_by_field_name("body")
    statements = [one for one in module.statements(body) if not is_docstring(one)] if body is not None else []
    choice = statements[0] if statements else None
    test = choice.child_by_field_name("condition") if choice is not None and choice.type == "if_statement" else None
    block = choice.child_by_field_name("consequence") if choice is not None else None
    if choice is None or test is None or block is None:
        return None
    parent = match["parent"]
    element, kept = module.code(parent.named_children[1]), module.code(match["kept"])
    others = choice.children_by_field_name("alternative")
    if is_root_test(module, test, parent, "!="):
        if others or not _climbs(module, [*module.statements(block), *statements[1:]], match, kept):
            return None
        return _Search(choice, statements[-1], "==", element)
    if not is_root_test(module, test, parent, "==", "<") or not returns(module, block, element):
        return None
    last = others[0].child_by_field_name("body") if len(others) == 1 and others[0].type == "else_clause" else None
    rest = module.statements(last) if last is not None else [] if others else statements[1:]
    if (last is not None and len(statements) > 1) or not _climbs(module, rest, match, kept):
        return None
    left, sign, right = (module.code(part) for part in module.unwrap(test).children)
    return _Search(choice, statements[-1], sign, right if left == module.code(parent) else left)


def _climbs(module: Module, statements: list[Node], match: Match, kept: str) -> bool:
    """`parent[x] = find(parent[x])` and `return parent[x]`, perhaps with a name for the root."""
    parent = module.code(match["parent"])
    codes = [module.code(one) for one in statements]
    if not statements or statements[0].id != match["step"].id:
        return False
    if kept == parent:
        return codes[1:] == [f"return {parent}"]
    return match["kept"].type == "identifier" and codes[1:] in (
        [f"{parent} = {kept}", f"return {kept}"],
        [f"{parent} = {kept}", f"return {parent}"],
    )
