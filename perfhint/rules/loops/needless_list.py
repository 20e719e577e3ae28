"""List made only to be taken apart.

Slow:
    a, b = list(map(int, line.split()))

Fast:
    a, b = map(int, line.split())

Why:
    Unpacking, a `for` loop, `sorted`, `sum` and the like take any iterable. A list in between is allocated, filled,
    walked once and thrown away.

When not:
    A loop that changes what it loops over needs the copy. A loop over `map` with a function that has effects would
    have them at other times. Unpacking done once costs nothing worth a change.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety, names

ID = "PH307"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @list arguments: (argument_list . (_) @items .) (#eq? @list "list")) @call
"""

SLOW = """\
def area(lines):
    total = 0
    for line in lines:
        width, height = list(map(int, line.split()))
        total += width * height
    return total


print(area(["12 34", "5 67"] * 100000))
"""

FAST = """\
def area(lines):
    total = 0
    for line in lines:
        width, height = map(int, line.split())
        total += width * height
    return total


print(area(["12 34", "5 67"] * 100000))
"""

_NOT_ITEMS = frozenset(
    {
        "generator_expression",
        "list_splat",
        "dictionary_splat",
        "keyword_argument",
        "named_expression",
        "lambda",
        "yield",
    }
)
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern"})
_TAKE_ALL = ("sorted", "tuple", "list", "sum", "max", "min")
_TAKE_ITEMS = ("set", "frozenset", "collections.Counter")
"""These treat a set or dict in a way of their own: another order, other counts."""
_MAY_STOP = ("any", "all")
_SEQUENCES = ("list", "tuple", "str", "bytes", "range", "map", "zip", "filter", "enumerate")
_PLAIN = ("list", "tuple", "str", "bytes", "range", "set", "frozenset", "dict", "collections.Counter")
"""Containers that only change when told to; a `defaultdict` does when it is read."""
_COUNTED = ("list", "tuple")
"""Where there are too many items to unpack, Python 3.14 says of these how many."""
_LOOKING_UP = names("get count index")
_CONVERSIONS = names("int float str bool ord chr len abs")
_VIEWS = names("keys values items")


def rewrite(match: Match, module: Module) -> Finding | None:
    call, items = match["call"], match["items"]
    if items.type in _NOT_ITEMS or not module.scopes.is_builtin(match["list"], "list") or module.comments(call):
        return None
    unpacked = _is_unpacked(module, call)
    taken = unpacked or _is_taken_whole(module, call, items)
    if not taken and not _is_looped_over(module, call, items):
        return None
    safe = taken and module.types.is_a(items, *(_COUNTED if unpacked else _PLAIN))
    message = f"`{module.code(call)}` makes a list only to walk over it once; its items can be walked over themselves"
    text = module.code(items) if taken else module.edit.operand(items)
    return Finding(call, message, (module.edit.replace(call, text),), Safety.SAFE if safe else None)


def _is_unpacked(module: Module, call: Node) -> bool:
    """`a, b = list(items)`, again and again, and the list gets no other name."""
    assignment = module.parent(call)
    if assignment is None or assignment.type != "assignment" or not is_hot(module, call):
        return False
    left, holder = assignment.child_by_field_name("left"), module.parent(assignment)
    return left is not None and left.type in _PATTERNS and holder is not None and holder.type != "assignment"


def _is_taken_whole(module: Module, call: Node, items: Node) -> bool:
    """`sorted(list(items), key=…)`: a function that uses all items, and keeps only them."""
    parent = module.parent(call)
    outer = module.parent(parent) if parent is not None and parent.type == "argument_list" else None
    if outer is None:
        return False
    first, *others = module.arguments(outer)
    if first.id != call.id or any(other.type != "keyword_argument" for other in others):
        return False
    if module.scopes.calls(outer, *_TAKE_ITEMS):
        return not others and module.types.is_a(items, *_SEQUENCES)
    if module.scopes.calls(outer, *_MAY_STOP):
        return module.effects.is_pure(items, assume_plain=True)
    if module.scopes.calls(outer, "max", "min") and any(_may_have_effects(module, other) for other in others):
        return False
    return module.scopes.calls(outer, *_TAKE_ALL)


def _may_have_effects(module: Module, keyword: Node) -> bool:
    """`key=score`, which is called while the items are taken, and may change what they are taken from."""
    value = keyword.child_by_field_name("value")
    if value is None or value.type == "lambda":
        return value is None or module.effects.calls_unknown(value)
    if value.type == "attribute" and module.code(value.named_children[1]) in _LOOKING_UP:
        return False
    return not module.effects.is_pure_function(value)


def _is_looped_over(module: Module, call: Node, items: Node) -> bool:
    """`for … in list(items)`, and nothing done in the loop changes what `items` gives."""
    loop = module.parent(call)
    if loop is None or loop.type not in ("for_statement", "for_in_clause") or module.within(call, "try_statement"):
        return False
    right = loop.child_by_field_name("right")
    region = loop if loop.type == "for_statement" else module.parent(loop)
    if right is None or right.id != call.id or region is None or region.type == "generator_expression":
        return False
    return not any(child.type == "async" for child in loop.children) and _stays(module, items, region)


def _stays(module: Module, items: Node, region: Node) -> bool:
    """Walking over `items` gives the same while `region` runs as it does before, and does nothing else."""
    if items.type == "identifier":
        binding = module.scopes.binding(items)
        if binding is None or not module.types.is_a(items, *_PLAIN):
            return False
        return not module.effects.may_change(region, binding)
    if items.type != "call":
        return module.effects.is_fresh(items)
    function, arguments = items.children[0], module.arguments(items)
    if module.scopes.calls(items, "map"):
        convert, *arguments = arguments
        if module.scopes.qualified_name(convert) not in _CONVERSIONS:
            return False
    elif function.type == "attribute" and module.code(function.named_children[1]) in _VIEWS:
        arguments = [*arguments, function.named_children[0]]
    elif not module.scopes.calls(items, "zip", "enumerate", "reversed"):
        return module.scopes.calls(items, "range") or module.effects.is_fresh(items)
    return all(_stays(module, argument, region) for argument in arguments)
