"""Membership test in the part of a list before, or from, a moving place.

Slow:
    for i in range(len(items)):
        if items[i] in items[:i]:
            ...

Fast:
    items_first = {value: index for index, value in reversed(list(enumerate(items)))}
    for i in range(len(items)):
        if items_first.get(items[i], i) < i:
            ...

Why:
    The slice is copied and gone through each time. An item is among the first ones if its first place is; a dictionary
    of first places, or of last ones for the rest of the list, is made once.

When not:
    Items that cannot be hashed; bounds that may be negative; a list that changes in the loop.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._lookups import follows_failed_hashing, may_hash
from perfhint.rules._slices import bounds, is_counted
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH211"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(comparison_operator
  . (_) @item . ["in" "not in"] . (subscript value: (identifier) @list subscript: (slice) @part) .) @test
"""

SLOW = """\
numbers = [i * i % 4001 for i in range(4000)]
repeated = 0
for i in range(len(numbers)):
    if numbers[i] in numbers[:i]:
        repeated += 1
print(repeated)
"""

FAST = """\
numbers = [i * i % 4001 for i in range(4000)]
repeated = 0
numbers_first = {value: index for index, value in reversed(list(enumerate(numbers)))}
for i in range(len(numbers)):
    if numbers_first.get(numbers[i], i) < i:
        repeated += 1
print(repeated)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    test, holder = match["test"], match["list"]
    bound, from_start = _bound(module, match["part"])
    if follows_failed_hashing(module, test):
        return None
    if bound is None or module.comments(test) or not _is_hashed(module, holder, match["item"]):
        return None
    statement = place(module, test, holder)
    if statement is None or not module.edit.starts_line(statement):
        return None
    home = module.scopes.home(module.scopes.scope(statement))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    if not all(module.scopes.means_builtin(name, home) for name in ("reversed", "list", "enumerate")):
        return None
    code, name, item = module.code(bound), module.code(holder), module.code(match["item"])
    inside = test.children[1].type == "in"
    if from_start:
        places, pairs = module.scopes.fresh_name(f"{name}_first", statement), f"reversed(list(enumerate({name})))"
        text = f"{places}.get({item}, {code}) {'<' if inside else '>='} {code}"
    else:
        places, pairs = module.scopes.fresh_name(f"{name}_last", statement), f"enumerate({name})"
        text = f"{places}.get({item}, -1) {'>=' if inside else '<'} {code}"
    made = f"{places} = {{value: index for index, value in {pairs}}}"
    edits = (module.edit.insert_before(statement, made), module.edit.replace(test, text))
    message = f"`{module.code(test)}` copies a slice and goes through it each time; a dictionary knows the places"
    return Finding(test, message, edits)


def _bound(module: Module, part: Node) -> tuple[Node | None, bool]:
    """Where a slice with one end ends, or begins, if that is surely not negative; and whether it is from the start."""
    low, high = bounds(module, part) or (None, None)
    bound = high if low is None else low
    one = bound is not None and (low is None or high is None) and is_counted(module, bound)
    return (bound if one else None), low is None


def _is_hashed(module: Module, holder: Node, item: Node) -> bool:
    """A list of what may be hashed, as what is looked for."""
    kind = module.annotated_types.of(holder)
    if kind is None or kind.name not in ("list", "tuple") or not may_hash(module, kind.element):
        return False
    return may_hash(module, module.annotated_types.of(item))
