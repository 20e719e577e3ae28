"""Items that meet a condition counted, or added up, one by one.

Slow:
    for x in xs:
        if x > limit:
            found += 1

Fast:
    found += len([x for x in xs if x > limit])

Why:
    Each addition makes a number and binds it to a name. A comprehension leaves out what does not meet the condition by
    itself, and the length of a list is known without counting; `sum` adds in C.

When not:
    Loops over a `range` or generator, whose items take no room as it is: the list would. Without a condition a loop is
    as fast. Floats, which `sum` adds up in another way.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.loops._clauses import are_own, clauses_of, is_harmless
from perfhint.rules.loops._item_outcomes import mentions

ID = "PH323"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement !alternative body: (block [
  (if_statement consequence: (block . (expression_statement (augmented_assignment)) .))
  (expression_statement (augmented_assignment))] .)) @loop
"""

SLOW = """\
def summary(n):
    xs = [i * 7919 % 100 for i in range(20000)]
    over, total = 0, 0
    for limit in range(n):
        for x in xs:
            if x > limit:
                over += 1
        for x in xs:
            if x % 8 and x <= limit:
                total += x
    return over * total


print(summary(100))
"""

FAST = """\
def summary(n):
    xs = [i * 7919 % 100 for i in range(20000)]
    over, total = 0, 0
    for limit in range(n):
        over += len([x for x in xs if x > limit])
        total += sum([x for x in xs if x % 8 and x <= limit])
    return over * total


print(summary(100))
"""

_WIDE = 110
"""Bytes of the line."""
_CONTAINERS = ("list", "tuple", "str", "bytes", "set", "frozenset", "dict", "collections.Counter", "collections.deque")


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    clauses = clauses_of(module, loop)
    if clauses is None or len(clauses.codes) < 2 or clauses.codes[-1].startswith("for ") or module.comments(loop):
        return None
    adding = clauses.statement.children[0]
    name, added = adding.child_by_field_name("left"), adding.child_by_field_name("right")
    if adding.type != "augmented_assignment" or adding.children[1].type != "+=" or name is None or added is None:
        return None
    counter = module.scopes.binding(name) if name.type == "identifier" else None
    if counter is None or not is_hot(module, adding) or not _may_replace(module, loop, match.context.is_script):
        return None
    function = _function(module, added, name)
    if function is None or not module.scopes.means_builtin(function, module.scopes.scope(loop)):
        return None
    if not _is_held(module, clauses.parts[0]) or sum(code.startswith("for ") for code in clauses.codes) > 1:
        return None
    parts = [*clauses.parts, added]
    if not are_own(module, loop, clauses.targets) or counter.name in map(module.code, clauses.targets):
        return None
    if any(mentions(module, part, counter) or not is_harmless(module, part) for part in parts):
        return None
    item = module.code(added) if function == "sum" else module.code(clauses.targets[0])
    line = f"{counter.name} += {function}([{item} {' '.join(clauses.codes)}])"
    if "\n" in line or len(line) > _WIDE:
        return None
    message = f"`{counter.name}` is counted up item by item; `{function}` of a comprehension does it in one step"
    return Finding(loop, message, (module.edit.replace_statement(loop, line),))


def _may_replace(module: Module, loop: Node, is_script: bool) -> bool:
    """No name at module level is missed, and no exception handler can tell how far it came."""
    scope = module.scopes.home(module.scopes.scope(loop))
    return (
        not scope.dynamic
        and (scope.kind == "function" or (scope.kind == "module" and is_script))
        and module.edit.owns_lines(loop)
        and module.within(loop, "try_statement") is None
    )


def _function(module: Module, added: Node, name: Node) -> str | None:
    """`len` for ones, `sum` for a name of integers."""
    binding = module.scopes.binding(name)
    kind = module.annotated_types.of_binding(binding) if binding is not None else None
    if kind is None or kind.name != "int":
        return None
    if module.code(added) == "1":
        return "len"
    return "sum" if added.type == "identifier" and module.annotated_types.is_a(added, "int") else None


def _is_held(module: Module, items: Node) -> bool:
    """What the loop walks over takes room for every item already, as the list then does."""
    if module.scopes.calls(items, "zip", "enumerate", "map"):
        return any(_is_held(module, argument) for argument in module.arguments(items))
    return module.annotated_types.is_a(items, *_CONTAINERS)
