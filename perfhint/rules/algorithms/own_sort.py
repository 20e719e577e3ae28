"""Sorting written as loops.

Slow:
    for i in range(len(a)):
        for j in range(len(a) - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]

Fast:
    a.sort()

Why:
    Bubble sort and its kin compare n^2 / 2 pairs, each by bytecode. `sort` compares about n log n pairs, in C, and less
    where parts of the list are in order already.

When not:
    Loops that count their swaps, print on the way, or sort by something else than the items; items that are equal but
    not the same, where the loop does not keep their order.
"""

from __future__ import annotations

from perfhint.rules.algorithms._sort_templates import Order, templates
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH137"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(for_statement
  left: (identifier) @outer
  right: (call function: (identifier) @_range)
  body: (block [(for_statement) (while_statement)] @inner)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def sorted_copy(numbers):
    result = list(numbers)
    for i in range(len(result)):
        for j in range(len(result) - 1 - i):
            if result[j] > result[j + 1]:
                result[j], result[j + 1] = result[j + 1], result[j]
    return result


print(sum(sorted_copy([i * i % 1009 for i in range(1500)])[::3]))
"""

FAST = """\
def sorted_copy(numbers):
    result = list(numbers)
    result.sort()
    return result


print(sum(sorted_copy([i * i % 1009 for i in range(1500)])[::3]))
"""

_COMPARED = frozenset({"int", "str"})


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    items, names = _names(match, module)
    if items is None or not module.scopes.is_builtin(loop.named_children[1].named_children[0], "range"):
        return None
    mixed = len(set(names.values())) < len(names) or ("N" in names.values() and "len" in names)
    order = templates().get(" ".join(_words(module, loop, names)))
    if mixed or order is None or module.comments(loop) or not _is_sortable(module, items, order):
        return None
    if any(_is_seen_after(module, loop, node) for node in module.walk(loop, "identifier")):
        return None
    code, reverse = module.code(items), "reverse=True" if order.descending else ""
    count = next((name for name, role in names.items() if role == "N"), None)
    if count is None:
        text = f"{code}.sort({reverse})"
    elif module.scopes.means_builtin("sorted", module.scopes.scope(loop)):
        text = f"{code}[:{count}] = sorted({code}[:{count}]{reverse and f', {reverse}'})"
    else:
        return None
    message = f"The loops sort `{code}` by comparing its items pair by pair; `sort` does with far fewer comparisons"
    return Finding(loop, message, (module.edit.replace_statement(loop, text),))


def _names(match: Match, module: Module) -> tuple[Node | None, dict[str, str]]:
    """The list, and what the names in the loop are called in the templates."""
    loop, inner, i = match["loop"], match["inner"], module.code(match["outer"])
    subscript = next(module.walk(loop, "subscript"), None)
    items = subscript.named_children[0] if subscript is not None else None
    if items is None or items.type != "identifier":
        return None, {}
    left = inner.child_by_field_name("left")
    names = {i: "I", module.code(items): "A"}
    if left is not None:
        names[module.code(left)] = "J"
    for word in module.walk(loop, "identifier"):
        names.setdefault(module.code(word), _role(module, loop, inner, word))
    return items, names


def _role(module: Module, loop: Node, inner: Node, word: Node) -> str:
    """N for a name that the loop only reads; K, V or J for one that it sets, as the templates use them."""
    name = module.code(word)
    if name in ("range", "len"):
        return name
    assignments = module.walk(loop, "assignment")
    assigned = next((node for node in assignments if module.code(node.named_children[0]) == name), None)
    if assigned is None:
        return "N"
    value = assigned.child_by_field_name("right")
    if value is None or value.type == "subscript":
        return "V"
    return "J" if inner.type == "while_statement" else "K"


def _words(module: Module, loop: Node, names: dict[str, str]) -> list[str]:
    """The words of the loop in the names of the templates."""
    words: list[str] = []
    stack = [loop]
    while stack:
        node = stack.pop()
        if node.child_count == 0:
            words.append(names.get(module.code(node), module.code(node)))
            if words[-4:] == ["len", "(", "A", ")"]:
                words[-4:] = ["N"]
        stack.extend(reversed(node.children))
    return words


def _is_sortable(module: Module, items: Node, order: Order) -> bool:
    """A list of numbers or strings; of who knows what only if equal items stay in their order."""
    kind = module.annotated_types.of(items)
    if kind is None or kind.name != "list":
        return False
    if kind.element is None:
        return order.stable and "__lt__" not in module.text and "__gt__" not in module.text
    return kind.element.name in _COMPARED


def _is_seen_after(module: Module, loop: Node, name: Node) -> bool:
    """The loop sets the name, and what it leaves there may be read."""
    binding = module.scopes.binding(name)
    if binding is None or not any(module.contains(loop, write.node) for write in binding.writes):
        return False
    return (
        binding.scope.dynamic
        or bool(module.loops.reads_after(binding, loop))
        or (binding.scope.kind == "module" and module.scopes.captured(binding))
    )
