"""The same number turned into text twice.

Slow:
    if str(n) == str(n)[::-1]:
        ...

Fast:
    n_text = str(n)
    if n_text == n_text[::-1]:
        ...

Why:
    Each `str(n)` works out all digits and makes a new string. A local name for the first costs next to nothing.

When not:
    The number changes between the two, or only one of them is ever evaluated.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH402"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @_str arguments: (argument_list . (identifier) @number .) (#eq? @_str "str")) @call
"""

SLOW = """\
count = 0
for n in range(150000):
    if str(n) == str(n)[::-1]:
        count += 1
print(count)
"""

FAST = """\
count = 0
for n in range(150000):
    n_text = str(n)
    if n_text == n_text[::-1]:
        count += 1
print(count)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, number = match["call"], match["number"]
    if (
        not module.scopes.calls(call, "str")
        or not module.annotated_types.is_a(number, "int")
        or not is_hot(module, call)
    ):
        return None
    statement = module.statement(call)
    if statement.type not in ("expression_statement", "return_statement", "if_statement") or module.comments(call):
        return None
    same = _same_calls(module, call, number, statement)
    if len(same) < 2 or same[0].id != call.id or not _is_evaluated(module, call, statement):
        return None
    name = module.scopes.fresh_name(f"{module.code(number)}_text", statement)
    try:
        made = module.edit.insert_before(statement, f"{name} = {module.code(call)}")
    except ValueError:
        return None
    edits = (made, *(module.edit.replace(other, name) for other in same))
    message = f"`{module.code(call)}` is worked out {len(same)} times"
    return Finding(call, message, edits)


def _same_calls(module: Module, call: Node, number: Node, statement: Node) -> list[Node]:
    """Calls in the statement that surely give the same text; none if the number changes in it."""
    scopes = module.scopes
    binding, home = scopes.binding(number), scopes.home(scopes.scope(number))
    if binding is None or module.contains(statement, binding.scope.node) or module.effects.rebinds(statement, binding):
        return []
    return [
        other
        for other in module.walk(statement, "call")
        if module.code(other) == module.code(call)
        and scopes.binding(module.arguments(other)[0]) is binding
        and scopes.home(scopes.scope(other)) is home
    ]


def _is_evaluated(module: Module, call: Node, statement: Node) -> bool:
    """The first call is not behind an `and`, `or` or `if`, nor in an inner loop: the text is needed."""
    child = call
    for ancestor in module.ancestors(call):
        if ancestor.type == "boolean_operator" and ancestor.named_children[0].id != child.id:
            return False
        if ancestor.type in ("conditional_expression", "block", "elif_clause", "else_clause", "lambda"):
            return False
        if ancestor.id == statement.id:
            return True
        child = ancestor
    return False
