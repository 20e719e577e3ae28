"""Array read item by item in a loop.

Slow:
    costs = np.array(input().split(), dtype=np.int64)
    for i in range(1, n):
        best = min(best, costs[i] - costs[i - 1])

Fast:
    costs = np.array(input().split(), dtype=np.int64)
    costs_list = costs.tolist()
    for i in range(1, n):
        best = min(best, costs_list[i] - costs_list[i - 1])

Why:
    An array holds plain bits, so numpy makes an object of every item that is read: three times the time of reading one
    from a list. With these objects every further operation is slower as well, two to five times.

When not:
    Arrays that the loop changes, and items used in ways in which numpy's numbers differ from Python's: division, where
    numpy goes on with infinity after a division by zero, powers, and methods. Other types than 64-bit numbers.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use
from perfhint.rules.numeric._array_items import DTYPES, is_plain, nested
from perfhint.rules.numeric._arrays import array_of, stays

ID = "PH820"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(subscript value: (identifier) @array) @use
(for_statement right: (identifier) @array) @use
(for_in_clause right: (identifier) @array) @use
(for_statement right: (call arguments: (argument_list (identifier) @array))) @use
(for_in_clause right: (call arguments: (argument_list (identifier) @array))) @use
"""

SLOW = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(20000)])
    best = 0
    for gap in range(1, 60):
        for i in range(gap, 20000):
            rise = costs[i] - costs[i - gap]
            if rise > best:
                best = rise
    print(best)
    for cost in costs:
        if cost > 10000:
            best += cost
    print(best)


main()
"""

FAST = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(20000)])
    best = 0
    costs_list = costs.tolist()
    for gap in range(1, 60):
        for i in range(gap, 20000):
            rise = costs_list[i] - costs_list[i - gap]
            if rise > best:
                best = rise
    print(best)
    for cost in costs.tolist():
        if cost > 10000:
            best += cost
    print(best)


main()
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    name = match["array"]
    binding = module.scopes.binding(name)
    if binding is None or not (module.loops.around(name) or match["use"].type != "subscript"):
        return None
    kind = array_of(module, name)
    if kind is None or kind.dtype not in DTYPES:
        return None
    loop = _loop(module, name, binding)
    if loop is None:
        return None
    uses = [use for use in module.uses.of(binding) if module.contains(loop, use.node)]
    read = [use for use in uses if not _is_harmless(use)]
    if not read or read[0].node.id != name.id or not all(is_plain(module, use, kind) for use in read):
        return None
    code = module.code(name)
    message = f"numpy makes an object of every item of `{code}` that the loop reads; a list has them already"
    if len(read) == 1 and read[0].role is not Role.ITEM and not module.loops.around(name):
        return Finding(name, message, (module.edit.replace(name, f"{code}.tolist()"),))
    statement = module.statement(loop)
    if not module.edit.starts_line(statement):
        return None
    listed = module.scopes.fresh_name(f"{code}_list", statement)
    edits: list[Edit] = [module.edit.insert_before(statement, f"{listed} = {code}.tolist()")]
    for use in read:
        edits += [module.edit.replace(use.node, listed), *nested(use)]
    return Finding(name, message, tuple(edits))


def _loop(module: Module, name: Node, binding: Binding) -> Node | None:
    """The outermost loop that reads items and leaves the array as it is."""
    found = None
    loops = module.loops.around(name)
    parent = module.parent(name)
    while parent is not None and parent.type in ("argument_list", "call"):
        parent = module.parent(parent)
    if parent is not None and parent.type in ("for_statement", "for_in_clause"):
        loops = [parent, *loops]
    for loop in loops:
        if not stays(module, binding, module.statement(loop)):
            break
        if found is not None or not module.loops.is_small(loop):
            found = loop
    return found


def _is_harmless(use: Use) -> bool:
    """Not about items: `len(array)`, `array.shape`."""
    return (use.role is Role.ARGUMENT and use.name == "len") or use.role is Role.ATTRIBUTE
