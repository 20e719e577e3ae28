"""Membership test in a list that stays as it is while a loop asks again and again.

Slow:
    for word in text:
        if word in known:
            ...

Fast:
    known_set = set(known)
    for word in text:
        if word in known_set:
            ...

Why:
    `in` compares with the items of the list one by one. A set that is made once, before the loop, finds each by its
    hash.

When not:
    Items that cannot be hashed; a list that changes in the loop. In lists of less than about ten items there is no
    gain.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._lookups import follows_failed_hashing
from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Role, Safety, Type

ID = "PH210"
SAFETY = Safety.CHECKED
GROWTH = "O(n m) → O(n + m)"
PATTERN = """
(comparison_operator . (_) . ["in" "not in"] . (identifier) @items .) @test
(comparison_operator . (_) . ["in" "not in"] . (call
  function: (attribute object: (identifier) @items attribute: (identifier) @values)
  arguments: (argument_list) @nothing) .
  (#eq? @values "values") (#eq? @nothing "()")) @test
"""

SLOW = """\
def common(left, right):
    found = []
    for item in left:
        if item in right:
            found.append(item)
    return found


print(len(common([i * i % 5003 for i in range(5000)], [i * i % 4001 for i in range(4000)])))
"""

FAST = """\
def common(left, right):
    found = []
    right_set = set(right)
    for item in left:
        if item in right_set:
            found.append(item)
    return found


print(len(common([i * i % 5003 for i in range(5000)], [i * i % 4001 for i in range(4000)])))
"""

_LISTS = ("list", "tuple")
_DICTS = ("dict", "collections.defaultdict", "collections.OrderedDict", "collections.Counter")
_DEEP = 8
"""Names that lead to names."""


def rewrite(match: Match, module: Module) -> Finding | None:
    test, items = match["test"], match["items"]
    binding, statement = module.scopes.binding(items), _place(match, module)
    if follows_failed_hashing(module, test):
        return None
    if binding is None or statement is None or not module.scopes.means_builtin("set", module.scopes.scope(test)):
        return None
    home = module.scopes.home(module.scopes.scope(statement))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    if not module.edit.starts_line(statement) or (match.get("values") is None and _is_made_here(module, binding)):
        return None
    tests = _same_tests(match, module, binding, statement)
    if not tests or tests[0].id != test.id:
        return None
    source = module.code(test.named_children[1])
    suffix = "values" if match.get("values") is not None else "set"
    name = module.scopes.fresh_name(f"{binding.name}_{suffix}", statement)
    edits = [module.edit.insert_before(statement, f"{name} = set({source})")]
    edits += [module.edit.replace(one.named_children[1], name) for one in tests]
    message = f"`{module.code(test)}` compares with the items of `{source}` one by one; a set finds them by hash"
    return Finding(test, message, tuple(edits), growth="constant factor" if _is_written_out(module, items) else "")


def _is_written_out(module: Module, items: Node, depth: int = 0) -> bool:
    """All items stand in the text, as in `(1, 2)` or `known + (3, 4)`: other data may grow, they stay as many."""
    if items.type == "binary_operator" and depth < _DEEP:
        sides = (items.children[0], items.children[-1])
        return module.code(items.children[1]) == "+" and all(_is_written_out(module, s, depth + 1) for s in sides)
    if items.type == "identifier" and depth < _DEEP:
        value = module.flow.value(items)
        return value is not None and _is_written_out(module, value, depth + 1)
    return items.type in ("tuple", "expression_list")


def _place(match: Match, module: Module) -> Node | None:
    """The statement before which the set can be made."""
    return _place_of(module, match["test"], match["items"], of_values=match.get("values") is not None)


def _place_of(module: Module, test: Node, items: Node, *, of_values: bool) -> Node | None:
    kind = module.annotated_types.of(items)
    if kind is None or kind.name not in (_DICTS if of_values else _LISTS):
        return None
    left = module.annotated_types.of(test.named_children[0])
    held = kind.value if of_values else kind.element
    return place(module, test, items) if _may_hash(module, held) and _may_hash(module, left) else None


def _is_made_here(module: Module, binding: Binding) -> bool:
    """A list of which everything is known: another rule turns it into a set, or keeps one beside it."""
    return all(
        write.kind is Kind.ASSIGN
        and not write.is_shared
        and write.value is not None
        and module.types.is_a(write.value, "list")
        and module.effects.is_fresh(write.value)
        for write in binding.writes
    )


def _may_hash(module: Module, kind: Type | None) -> bool:
    return kind is None or module.types.may_hash(kind)


def _same_tests(match: Match, module: Module, binding: Binding, statement: Node) -> list[Node]:
    """Tests in `statement` that the one set can answer."""
    source, of_values = module.code(match["test"].named_children[1]), match.get("values") is not None
    found = []
    for use in module.uses.of(binding):
        test = module.parent(use.outer) if of_values else use.outer
        if test is None or test.type != "comparison_operator" or not module.contains(statement, test):
            continue
        searched = module.uses.classify(use.outer if of_values else use.node).role is Role.SEARCHED
        if not searched or len(test.children) != 3 or module.code(test.named_children[1]) != source:
            continue
        at = _place_of(module, test, use.node, of_values=of_values)
        if at is not None and at.id == statement.id:
            found.append(test)
    return found
