"""Union-find that walks the same paths to the root again and again.

Slow:
    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x

Fast:
    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

Why:
    Nothing keeps the trees flat: a path may be as long as there are elements, and every search goes all of it. Hanging
    what is passed nearer to the root, on the way there, makes all searches together almost linear. The roots stay the
    same, so nothing else can tell.

When not:
    The parents are looked at for something else than the roots, or set for an element that is no root.
"""

from __future__ import annotations

from perfhint.rules.algorithms._forest import asks_parent, forest, is_docstring, is_root_test, returns
from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH140"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(while_statement
  condition: (_) @test
  body: (block . (expression_statement . (assignment left: (identifier) @element right: (subscript) @parent) .) @step .)
  !alternative) @climb
(return_statement . (call arguments: (argument_list (subscript) @parent .)) @call .) @climb
"""

SLOW = """\
def count_groups(n, pairs):
    parent = list(range(n))

    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x

    for a, b in pairs:
        a, b = find(a), find(b)
        if a != b:
            parent[a] = b
    return sum(parent[i] == i for i in range(n))


print(count_groups(3000, [(i, i + 1) for i in range(2990)] + [(i, 2 * i) for i in range(1490)]))
"""

FAST = """\
def count_groups(n, pairs):
    parent = list(range(n))

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in pairs:
        a, b = find(a), find(b)
        if a != b:
            parent[a] = b
    return sum(parent[i] == i for i in range(n))


print(count_groups(3000, [(i, i + 1) for i in range(2990)] + [(i, 2 * i) for i in range(1490)]))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    climb, parent = match["climb"], match["parent"]
    if not _is_search(match, module) or forest(module, parent) is None:
        return None
    code, element = module.code(parent), module.code(parent.named_children[1])
    if climb.type == "while_statement":
        holder = module.code(parent.named_children[0])
        edits = [module.edit.insert_before(match["step"], f"{code} = {holder}[{holder}[{element}]]")]
    else:
        call = match["call"]
        edits = [module.edit.insert_before(climb, f"{code} = {module.code(call)}"), module.edit.replace(call, code)]
    message = f"Every search walks the whole path to the root; setting `{code}` on the way keeps the paths short"
    return Finding(climb, message, tuple(edits))


def _is_search(match: Match, module: Module) -> bool:
    """The function does nothing but climb from parent to parent until the root, which it returns."""
    climb, parent = match["climb"], match["parent"]
    function = module.within(climb, "function_definition")
    body = function.child_by_field_name("body") if function is not None else None
    if function is None or body is None or parent.named_child_count != 2 or module.comments(parent):
        return False
    element = module.code(parent.named_children[1])
    statements = [one for one in module.statements(body) if not is_docstring(one)]
    if climb.type == "while_statement":
        whole = [one.id for one in statements[:-1]] == [climb.id] and module.code(statements[-1]) == f"return {element}"
        climbs = module.code(match["element"]) == element and is_root_test(module, match["test"], parent, "!=")
        return whole and climbs
    choice = statements[0]
    if choice.type != "if_statement" or not returns(module, choice.child_by_field_name("consequence"), element):
        return False
    test = choice.child_by_field_name("condition")
    if test is None or not is_root_test(module, test, parent, "==", "<"):
        return False
    if not asks_parent(module, match["call"], parent, function):
        return False
    others = choice.children_by_field_name("alternative")
    last = others[0].child_by_field_name("body") if len(others) == 1 and others[0].type == "else_clause" else None
    rest = module.statements(last) if last is not None else [] if others else statements[1:]
    return [one.id for one in rest] == [climb.id] and (last is None or len(statements) == 1)
