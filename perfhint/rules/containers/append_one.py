"""List of one item made to add the item.

Slow:
    totals += [totals[-1] + price]

Fast:
    totals.append(totals[-1] + price)

Why:
    `+= [item]` makes a list, copies its one item over, and throws the list away. `append` puts the item there.

When not:
    What is not surely a list: `+=` means something else for an array of numpy. More than one item.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety, names

ID = "PH207"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(expression_statement . (augmented_assignment
  left: [(identifier) (subscript)] @list operator: "+=" right: (list . (_) @item) @one) .) @statement
"""

SLOW = """\
def steps(numbers):
    sums = [0]
    by_rest = [[] for _ in range(7)]
    for number in numbers:
        sums += [sums[-1] + number]
        by_rest[number % 7] += [number]
    return sums[-1], len(by_rest[3])


print(steps(range(300000)))
"""

FAST = """\
def steps(numbers):
    sums = [0]
    by_rest = [[] for _ in range(7)]
    for number in numbers:
        sums.append(sums[-1] + number)
        by_rest[number % 7].append(number)
    return sums[-1], len(by_rest[3])


print(steps(range(300000)))
"""

_HOLDERS = ("list", "dict", "collections.defaultdict", "collections.OrderedDict")

_NOT_ITEMS = names("named_expression yield comment")


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, target, item = match["statement"], match["list"], match["item"]
    if len(module.statements(match["one"])) != 1 or item.type in _NOT_ITEMS:
        return None
    if module.code(item).startswith("*"):  # `[*f(x)]`: to the grammar, a call of `*f`
        return None
    if not is_hot(module, statement) or not _is_list(module, target, item):
        return None
    name = module.code(target)
    opening = Edit(target.end_byte, match["one"].start_byte + 1, ".append(")
    closing = Edit(match["one"].end_byte - 1, match["one"].end_byte, ")")
    message = f"`{module.code(statement)}` makes a list for one item; `{name}.append` adds the item itself"
    return Finding(statement, message, (opening, closing), None if target.type == "identifier" else Safety.CHECKED)


def _is_list(module: Module, target: Node, item: Node) -> bool:
    """Surely a list, which is still behind the name, or at the place, when the item has been worked out."""
    if not module.types.is_a(target, "list"):
        return False
    if target.type == "identifier":
        binding = module.scopes.binding(target)
        return binding is not None and not module.effects.rebinds(item, binding)
    return module.types.is_a(target.named_children[0], *_HOLDERS) and module.effects.is_pure(item, assume_plain=True)
