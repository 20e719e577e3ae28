"""Items below or above something counted one by one, again and again.

Slow:
    for limit in limits:
        print(sum(1 for price in prices if price <= limit))

Fast:
    prices_in_order = sorted(prices)
    for limit in limits:
        print(bisect_right(prices_in_order, limit))

Why:
    Each count compares with every item. In a list that is sorted once, `bisect` finds the place up to which items are
    smaller in about log n steps, and that place is the count.

When not:
    The list changes in the loop; items that have no order of their own; a loop that counts only a few times.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._before_loop import place
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH142"
SAFETY = Safety.CHECKED
GROWTH = "O(n m) → O((n + m) log n)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: [
    (argument_list . (list_comprehension . body: (_) @value . (for_in_clause) @clause) @all .)
    (generator_expression . body: (_) @value . (for_in_clause) @clause) @all]
  (#any-of? @function "len" "sum")) @counting
(for_statement
  body: (block . (if_statement
    condition: (_) @test
    consequence: (block . (expression_statement . (augmented_assignment
      left: (identifier) @count operator: "+=" right: (integer) @one)) .)
    !alternative) .)
  !alternative
  (#eq? @one "1")) @counting
"""

SLOW = """\
def below(prices, limits):
    found = []
    for limit in limits:
        found.append(sum(1 for price in prices if price < limit))
    return found


print(sum(below([i * i % 7919 for i in range(2000)], range(1000))))
"""

FAST = """\
from bisect import bisect_left


def below(prices, limits):
    found = []
    prices_in_order = sorted(prices)
    for limit in limits:
        found.append(bisect_left(prices_in_order, limit))
    return found


print(sum(below([i * i % 7919 for i in range(2000)], range(1000))))
"""

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDERED = frozenset({"int", "float", "number", "str"})


class Bound(NamedTuple):
    """`item <= limit`"""

    sign: str
    limit: Node


class Counting(NamedTuple):
    """How many items of `items` lie within the bounds, which stay the same meanwhile."""

    items: Node
    stop: Node | None
    """`n` where the loop is over `range(n)`: only so many of them are counted."""
    bounds: list[Bound]


def rewrite(match: Match, module: Module) -> Finding | None:
    node, count = match["counting"], match.get("count")
    loop = match.get("clause") or node
    counting = _counting(match, module, loop)
    if counting is None or module.comments(node) or not _has_order(module, counting):
        return None
    stops = [counting.stop] if counting.stop is not None else []
    statement = place(module, node, counting.items, *stops)
    if statement is None or not module.scopes.means_builtin("sorted", module.scopes.scope(statement)):
        return None
    if count is not None and (module.loops.target_used_after(node) or not module.annotated_types.is_a(count, "int")):
        return None
    home = module.scopes.home(module.scopes.scope(statement))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    items = module.code(counting.items)
    name = module.scopes.fresh_name(f"{items}_in_order", statement)
    made = f"{items}[:{module.code(stops[0])}]" if stops else items
    text, edits = _text(module, counting, name)
    edits.append(module.edit.insert_before(statement, f"{name} = sorted({made})"))
    if count is not None:
        edits.append(module.edit.replace_statement(node, f"{module.code(count)} += {text}"))
    else:
        edits.append(module.edit.replace(node, in_parentheses(module, text, node) if " - " in text else text))
    message = f"All of `{items}` is compared for one number; in a sorted list bisect finds it in a few steps"
    return Finding(node, message, tuple(edits))


def _counting(match: Match, module: Module, loop: Node) -> Counting | None:
    target, source = loop.child_by_field_name("left"), loop.child_by_field_name("right")
    test = match.get("test") or _test(match, module)
    if test is None or target is None or source is None or target.type != "identifier" or "async" in _words(loop):
        return None
    inner = module.unwrap(test)
    both = inner.type == "boolean_operator" and inner.children[1].type == "and"
    comparisons = [inner.children[0], inner.children[2]] if both else [inner]
    bounds: list[Bound] = []
    keys: list[Node] = []
    for comparison in comparisons:
        if not _read(module, module.unwrap(comparison), target, loop, bounds, keys):
            return None
    if len({module.code(key) for key in keys}) != 1 or not _fit(bounds):
        return None
    if keys[0].type == "identifier":
        return Counting(source, None, bounds) if source.type == "identifier" else None
    items = keys[0].named_children[0]
    stop = _stop(module, source)
    if stop is None or items.type != "identifier":
        return None
    whole = module.code(stop) == f"len({module.code(items)})"
    return Counting(items, None if whole else stop, bounds) if whole or stop.type == "identifier" else None


def _words(loop: Node) -> list[str]:
    return [child.type for child in loop.children]


def _test(match: Match, module: Module) -> Node | None:
    """The one condition in `len([… for … if condition])`, `sum(1 for … if condition)` or `sum(condition for …)`."""
    function, value = module.code(match["function"]), module.unwrap(match["value"])
    if not module.scopes.calls(match["counting"], function):
        return None
    parts = module.statements(match["all"])[2:]
    if not parts:
        return value if function == "sum" else None
    if len(parts) != 1 or parts[0].type != "if_clause":
        return None
    counted = module.code(value) == "1" if function == "sum" else module.effects.is_pure(value, assume_plain=True)
    return parts[0].named_children[0] if counted else None


def _read(module: Module, comparison: Node, target: Node, loop: Node, bounds: list[Bound], keys: list[Node]) -> bool:
    """Adds what `item < limit`, `limit > item` or `low <= item < high` says of the item."""
    if comparison.type != "comparison_operator" or len(comparison.children) not in (3, 5):
        return False
    sides, signs = comparison.children[::2], [child.type for child in comparison.children[1::2]]
    for left, sign, right in zip(sides, signs, sides[1:], strict=False):
        if sign not in _MIRRORED:
            return False
        turned = not _is_key(module, left, target)
        key, limit = (right, left) if turned else (left, right)
        if not _is_key(module, key, target):
            return False
        binding = module.scopes.binding(target)
        if any(module.scopes.binding(word) is binding for word in module.walk(limit, "identifier")):
            return False
        if not module.effects.is_invariant(limit, loop):
            return False
        bounds.append(Bound(_MIRRORED[sign] if turned else sign, limit))
        keys.append(key)
    return True


def _is_key(module: Module, node: Node, target: Node) -> bool:
    """`item`, or `items[i]` for the target `i`."""
    if node.type == "subscript" and len(node.named_children) == 2:
        node = node.named_children[1]
    return node.type == "identifier" and module.scopes.binding(node) is module.scopes.binding(target)


def _fit(bounds: list[Bound]) -> bool:
    """One bound, or one below and one above."""
    return len(bounds) == 1 or (len(bounds) == 2 and {bound.sign[0] for bound in bounds} == {"<", ">"})


def _stop(module: Module, source: Node) -> Node | None:
    """`n` of `range(n)` or `range(0, n)`."""
    arguments = module.arguments(source) if module.scopes.calls(source, "range") else []
    if len(arguments) == 2 and module.code(arguments[0]) == "0":
        return arguments[1]
    return arguments[0] if len(arguments) == 1 else None


def _has_order(module: Module, counting: Counting) -> bool:
    """A list or tuple of numbers or strings; of who knows what only if the program defines no order."""
    kind = module.annotated_types.of(counting.items)
    if kind is None or kind.name not in ("list", "tuple"):
        return False
    if kind.element is None:
        return "__lt__" not in module.text and "__gt__" not in module.text
    return kind.element.name in _ORDERED


def _text(module: Module, counting: Counting, name: str) -> tuple[str, list[Edit]]:
    """The count by places in the sorted list `name`, and what imports are needed."""
    places, edits = {}, []
    for sign, limit in counting.bounds:
        function, needed = module.edit.imported("bisect", f"bisect_{'left' if sign in ('<', '>=') else 'right'}", limit)
        places[sign[0]] = f"{function}({name}, {module.code(limit)})"
        edits += [edit for edit in needed if edit not in edits]
    if len(places) == 2:
        return f"max(0, {places['<']} - {places['>']})", edits
    return places.get("<") or f"len({name}) - {places['>']}", edits
