"""All items of a list looked at for those that are equal to something.

Slow:
    for order in orders:
        for customer in customers:
            if customer.id == order.customer_id:
                ...

Fast:
    customers_by_id = {}
    for customer in customers:
        customers_by_id.setdefault(customer.id, []).append(customer)
    for order in orders:
        for customer in customers_by_id.get(order.customer_id, ()):
            if customer.id == order.customer_id:
                ...

Why:
    The inner loop compares every pair. A dictionary from what is compared to the items that have it is filled in one
    pass, and gives the few that are equal, in their order, by their hash.

When not:
    What is compared cannot be hashed, or changes while the loops run; the loop does something with the others, too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from perfhint.rules._before_loop import place
from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Safety

ID = "PH135"
SAFETY = Safety.CHECKED
GROWTH = "O(n m) → O(n + m + matches)"
PATTERN = """
(for_statement
  left: [(identifier) (pattern_list) (tuple_pattern)] @target
  right: [(identifier) (call)] @source
  body: (block . (if_statement !alternative) @choice .)) @loop
(for_in_clause
  left: [(identifier) (pattern_list) (tuple_pattern)] @target right: [(identifier) (call)] @source) @loop
"""

SLOW = """\
orders = [(i * 7 % 2003, i) for i in range(2000)]
prices = [(i, i * i % 97) for i in range(2000)]
total = 0
for number, count in orders:
    for product, price in prices:
        if product == number:
            total += price * count
print(total)
"""

FAST = """\
orders = [(i * 7 % 2003, i) for i in range(2000)]
prices = [(i, i * i % 97) for i in range(2000)]
total = 0
prices_by_product = {}
for product, price in prices:
    prices_by_product.setdefault(product, []).append((product, price))
for number, count in orders:
    for product, price in prices_by_product.get(number, ()):
        if product == number:
            total += price * count
print(total)
"""

_SIMPLE = frozenset({"identifier", "integer", "string", "string_start", "string_content", "string_end"})


class Scan(NamedTuple):
    """A loop over items, or over their indexes, that is about those whose key equals `wanted`."""

    items: Node
    """The name of the list."""
    key: Node
    wanted: str
    within: str
    """What must be true of an index, as the loop is not about all of them; "" for items."""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, target = match["loop"], match["target"]
    if loop.children[0].type == "async" or not module.loops.around(loop):
        return None
    conditions = _conditions(module, match)
    scans = (_scan(module, match, conditions[:number], one) for number, one in enumerate(conditions))
    scan = next((scan for scan in scans if scan is not None), None)
    if scan is None or not all(module.effects.is_pure(one, assume_plain=True) for one in conditions):
        return None
    statement = place(module, loop, scan.items)
    if statement is None or not module.edit.starts_line(statement):
        return None
    home = module.scopes.home(module.scopes.scope(statement))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    if loop.type == "for_statement" and module.loops.target_used_after(loop):
        return None
    name = module.scopes.fresh_name(_name(module, scan, target), statement)
    item, key = _made_before(module, scan, loop, target)
    items = module.code(scan.items)
    indexed = module.scopes.calls(match["source"], "range")
    edits = [
        module.edit.insert_before(
            statement,
            f"{name} = {{}}",
            f"for {item} in {f'range(len({items}))' if indexed else module.code(match['source'])}:",
            f"{module.indent_unit}{name}.setdefault({key}, []).append({item if item.isidentifier() else f'({item})'})",
        ),
        module.edit.replace(match["source"], f"{name}.get({scan.wanted}, ())"),
    ]
    if scan.within:
        edits.append(Edit(conditions[0].start_byte, conditions[0].start_byte, f"{scan.within} and "))
    message = f"All of `{items}` is looked at for what equals `{scan.wanted}`; a dictionary finds it by hash"
    return Finding(match["source"], message, tuple(edits))


# ------------------------------------------------------------------------------------------------ what is compared


def _conditions(module: Module, match: Match) -> list[Node]:
    """Tests that an item must pass for the loop to do anything with it."""
    choice = match.get("choice")
    if choice is not None:
        condition = choice.child_by_field_name("condition")
        return _operands(module, condition) if condition is not None else []
    found: list[Node] = []
    following = match["loop"].next_named_sibling
    while following is not None and following.type == "if_clause":
        found += _operands(module, following.named_children[0])
        following = following.next_named_sibling
    return found


def _operands(module: Module, condition: Node) -> list[Node]:
    """`a`, `b` and `c` of `a and b and c`."""
    inner = module.unwrap(condition)
    sides = [inner.child_by_field_name(side) for side in ("left", "right")]
    if inner.type == "boolean_operator" and any(child.type == "and" for child in inner.children):
        return [operand for side in sides if side is not None for operand in _operands(module, side)]
    return [condition]


def _scan(module: Module, match: Match, before: list[Node], condition: Node) -> Scan | None:
    """What the loop looks for, if `condition` is about its target and something that stays the same.

    `before` are tested before it: one that is not about the target may see to it that the other side can be evaluated.
    """
    comparison, targets = module.unwrap(condition), _targets(module, match["target"])
    if comparison.type != "comparison_operator" or len(comparison.children) != 3 or not targets:
        return None
    if comparison.children[1].type != "==":
        return None
    left, _, right = comparison.children
    for side, other in ((left, right), (right, left)):
        key, wanted, parts = _solved(module, side, other, targets)
        if any(_mentions(module, part, targets) or not _stays(module, match, part) for part in parts):
            continue
        guarded = not all(_mentions(module, one, targets) for one in before)
        if guarded and any(node.type not in _SIMPLE for part in parts for node in module.walk(part)):
            continue
        items, within = _items(module, match, key, targets)
        if items is None or within is None or not module.annotated_types.is_a(items, "list", "tuple"):
            continue
        if _may_hash(module, key, parts):
            return Scan(items, key, wanted, within)
    return None


def _solved(module: Module, side: Node, other: Node, targets: list[Binding]) -> tuple[Node, str, list[Node]]:
    """Key, what it must equal, and the parts of that: for `key + x == total` of ints `total - x`."""
    if (
        side.type == "binary_operator"
        and len(side.children) == 3
        and side.children[1].type == "+"
        and module.annotated_types.is_a(other, "int")
    ):
        first, _, second = side.children
        key, added = (first, second) if _mentions(module, first, targets) else (second, first)
        if module.annotated_types.is_a(key, "int") and module.annotated_types.is_a(added, "int"):
            return key, f"{module.code(other)} - {module.edit.operand(added)}", [other, added]
    return side, module.code(other), [other]


def _stays(module: Module, match: Match, part: Node) -> bool:
    return module.effects.is_invariant(part, match["loop"])


def _targets(module: Module, target: Node) -> list[Binding]:
    """What the loop binds, if these are plain names."""
    parts = [target] if target.type == "identifier" else module.statements(target)
    bindings = [module.scopes.binding(part) for part in parts]
    return [binding for binding in bindings if binding is not None] if None not in bindings else []


def _mentions(module: Module, node: Node, names: list[Binding]) -> bool:
    return any(module.scopes.binding(word) in names for word in module.walk(node, "identifier"))


def _items(module: Module, match: Match, key: Node, targets: list[Binding]) -> tuple[Node | None, str | None]:
    """The list that `key` is about, and what must be tested of an index: for `item.id`, or for `items[i].id`."""
    source, inner = match["source"], key
    while inner.type in ("attribute", "subscript"):
        holder, part = inner.named_children[:2]
        if inner.type == "subscript" and module.scopes.binding(part) in targets:
            plain = holder.type == "identifier" and len(inner.named_children) == 2
            return (holder, _limits(module, match, holder)) if plain else (None, None)
        if inner.type == "subscript" and part.type not in ("integer", "string"):
            return None, None
        inner = holder
    if module.scopes.calls(source, "enumerate") and len(module.arguments(source)) == 1:
        source = module.arguments(source)[0]
    about_item = module.scopes.binding(inner) in targets and source.type == "identifier"
    return (source, "") if about_item else (None, None)


def _limits(module: Module, match: Match, items: Node) -> str | None:
    """`i + 1 <= j < n` for `for j in range(i + 1, n)`; None if the loop is not over indexes of the list."""
    target, source = module.code(match["target"]), match["source"]
    if not module.scopes.calls(source, "range") or match["target"].type != "identifier":
        return None
    arguments = module.arguments(source)
    if len(arguments) not in (1, 2) or not all(_stays(module, match, argument) for argument in arguments):
        return None
    first = arguments[0] if len(arguments) == 2 and module.code(arguments[0]) != "0" else None
    if first is not None and not is_natural(module, first):
        return None
    start = f"{module.code(first)} <= " if first is not None else ""
    if module.code(arguments[-1]) == f"len({module.code(items)})":
        return start and f"{start}{target}"
    return f"{start}{target} < {module.code(arguments[-1])}"


def _may_hash(module: Module, key: Node, parts: list[Node]) -> bool:
    """Neither side is surely unhashable, and one surely is not: fields that are compared nearly always are."""
    kinds = [module.annotated_types.of(side) for side in (key, *parts)]
    if not all(kind is None or module.types.may_hash(kind) for kind in kinds):
        return False
    fields = any(_is_field(side) for side in (key, *parts))
    return fields or any(module.types.is_hashable(kind) for kind in kinds)


def _is_field(side: Node) -> bool:
    """`item.id`, `item[0]`, `item["id"]`"""
    return side.type == "attribute" or (
        side.type == "subscript" and [part.type for part in side.named_children[1:]] in (["integer"], ["string"])
    )


# -------------------------------------------------------------------------------------------------- what is made


def _name(module: Module, scan: Scan, target: Node) -> str:
    """`customers_by_id`, `rows_by_0`, `words_by_value`."""
    items, name = module.code(scan.items), module.code(target)
    rest = module.code(scan.key).removeprefix(f"{items}[{name}]").removeprefix(name)
    return "_".join([items, "by", *(re.findall(r"\w+", rest) or ["value"])])


def _made_before(module: Module, scan: Scan, loop: Node, target: Node) -> tuple[str, str]:
    """Target and key for the loop that fills the dictionary: those of `loop`, under names that are free there."""
    names = {}
    for binding in _targets(module, target):
        nodes = [*binding.reads, *(write.node for write in binding.writes)]
        own = loop.type == "for_statement" and all(module.contains(loop, node) for node in nodes)
        names[binding] = binding.name if own else module.scopes.fresh_name(binding.name, target)
    return _renamed(module, target, names), _renamed(module, scan.key, names)


def _renamed(module: Module, expression: Node, names: dict[Binding, str]) -> str:
    text, end = "", expression.start_byte
    for word in module.walk(expression, "identifier"):
        binding = module.scopes.binding(word)
        if binding in names:
            text += module.data[end : word.start_byte].decode() + names[binding]
            end = word.end_byte
    return text + module.data[end : expression.end_byte].decode()
