"""Membership test in a copy made for the test.

Slow:
    if name in list(prices.keys()):
        ...

Fast:
    if name in prices:
        ...

Why:
    `list(…)` copies everything for one question, and then compares item by item. The dictionary or set it was made of
    finds the item by its hash; and a list, tuple or string can be asked itself.

When not:
    What is copied is an iterator, which a test would use up.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety, Type

ID = "PH203"
SAFETY = Safety.SAFE
GROWTH = "O(n) → O(1)"
PATTERN = """
(comparison_operator . (_) @item . ["in" "not in"] . (call) @copy .) @test
"""

SLOW = """\
squares = {i * i: i for i in range(500)}
found = 0
for number in range(20000):
    if number in list(squares.keys()):
        found += 1
    if number not in squares.keys():
        found += 2
print(found)
"""

FAST = """\
squares = {i * i: i for i in range(500)}
found = 0
for number in range(20000):
    if number in squares:
        found += 1
    if number not in squares:
        found += 2
print(found)
"""

_HASHED = frozenset(
    {"dict", "set", "frozenset", "collections.Counter", "collections.defaultdict", "collections.OrderedDict"}
)
_WRITTEN_OUT = frozenset({"set", "list", "tuple", "dictionary"})
_ORDERED = frozenset({"int", "float", "bool", "str", "bytes"})


def rewrite(match: Match, module: Module) -> Finding | None:
    copy, item = match["copy"], match["item"]
    source = _copied(module, copy)
    if source.id == copy.id or module.comments(copy):
        return None
    kind, sought = module.types.of(source), module.types.of(item)
    if kind is None or not _asks_alike(module, kind, sought, copy) or not _can_be_sorted(module, kind, copy):
        return None
    if module.edit.operand(source) != module.code(source):
        return None
    test, edits = match["test"], (module.edit.replace(copy, module.code(source)),)
    if not any(map(module.arguments, module.walk(copy, "call"))):
        message = f"`{module.code(test)}` makes a view of the keys to ask for one of them; ask the dictionary"
        return Finding(test, message, edits, growth="constant factor")
    growth = "constant factor" if source.type in _WRITTEN_OUT else ""
    return Finding(test, f"`{module.code(test)}` copies everything to look for one item", edits, growth=growth)


def _copied(module: Module, node: Node) -> Node:
    """What a copy, or a copy of a copy, is made of."""
    arguments = module.arguments(node) if node.type == "call" else []
    function = node.child_by_field_name("function")
    if function is not None and function.type == "attribute" and not arguments:
        holder, name = function.named_children
        return _copied(module, holder) if module.code(name) == "keys" and module.types.is_a(holder, *_HASHED) else node
    if len(arguments) == 1 and module.scopes.calls(node, "list", "tuple", "sorted", "set", "frozenset"):
        return _copied(module, arguments[0])
    return node


def _can_be_sorted(module: Module, kind: Type, copy: Node) -> bool:
    """Where the copy is sorted, that surely does not fail."""
    if not any(module.scopes.calls(call, "sorted") for call in module.walk(copy, "call")):
        return True
    return kind.element is not None and kind.element.name in _ORDERED


def _asks_alike(module: Module, kind: Type, sought: Type | None, copy: Node) -> bool:
    """Asking the original gives the same answer: hashable items where a hash is needed, or was needed for the copy."""
    if kind.name in _HASHED:
        by_hash = module.scopes.calls(copy, "set", "frozenset") or not module.arguments(copy)
        return by_hash or module.types.is_hashable(sought)
    if kind.name == "str":
        return False  # `"ab" in "abc"`, but not in its list
    return (
        kind.name in ("list", "tuple")
        and module.types.is_hashable(kind.element)
        and module.types.is_hashable(sought)
        and (module.scopes.calls(copy, "list", "tuple", "sorted"))
    )
