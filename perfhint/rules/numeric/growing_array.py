"""Array made longer in a loop.

Slow:
    found = np.array([], dtype=int)
    for number in numbers:
        if is_lucky(number):
            found = np.append(found, number)

Fast:
    found = np.array([], dtype=int)
    found_parts = found.tolist()
    for number in numbers:
        if is_lucky(number):
            found_parts.append(number)
    found = np.array(found_parts, dtype=found.dtype)

Why:
    An array cannot grow: `np.append`, `np.concatenate`, `np.vstack` and `np.hstack` copy the whole of it every time,
    which makes the loop quadratic. A list grows in place, and one array is made of it in the end.

When not:
    Where the loop looks at the array in between, and numbers of which it is not known that they fit the array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._growth import Growth, growth, keywords
from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.numeric._arrays import made
from perfhint.rules.numeric._kinds import kind_of

if TYPE_CHECKING:
    from perfhint.source.facts import Array

ID = "PH821"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(assignment left: (identifier) @name right: (call
  function: [(attribute) (identifier)] @function
  arguments: (argument_list . (identifier) @array . (_) @part .)) @call
  (#match? @function "append$"))
(assignment left: (identifier) @name right: (call
  function: [(attribute) (identifier)] @function
  arguments: (argument_list . [(list . (_) @array . (_) @part .) (tuple . (_) @array . (_) @part .)])) @call
  (#match? @function "concatenate$|vstack$|hstack$"))
"""

SLOW = """\
import numpy as np


def squares(n):
    found = np.array([], dtype=int)
    for number in range(n):
        if number % 3:
            found = np.append(found, number * number)
    return found


def blocks(n):
    rows = np.empty((0, 3))
    for number in range(n):
        rows = np.vstack([rows, [number, number + 1, number + 2]])
    return rows


print(squares(30000).sum(), blocks(5000).sum())
"""

FAST = """\
import numpy as np


def squares(n):
    found = np.array([], dtype=int)
    found_parts = found.tolist()
    for number in range(n):
        if number % 3:
            found_parts.append(number * number)
    found = np.array(found_parts, dtype=found.dtype)
    return found


def blocks(n):
    rows = np.empty((0, 3))
    rows_parts = [rows]
    for number in range(n):
        rows_parts.append([number, number + 1, number + 2])
    rows = np.vstack(rows_parts)
    return rows


print(squares(30000).sum(), blocks(5000).sum())
"""

_JOINING = ("numpy.concatenate", "numpy.vstack", "numpy.hstack")
_FITTING = {
    "int64": frozenset({"int", "numpy.int64"}),
    "float64": frozenset({"int", "float", "number", "numpy.int64", "numpy.float64"}),
}


def rewrite(match: Match, module: Module) -> Finding | None:
    name, array, call, function = match["name"], match["array"], match["call"], match["function"]
    path = module.scopes.qualified_name(function) or ""
    if not path.startswith("numpy.") or module.code(array) != module.code(name):
        return None
    found = growth(match, module, array, match["part"])
    kind = _kind(module, found, call) if found is not None else None
    if found is None or kind is None:
        return None
    code, written = module.code(name), module.code(function)
    if path == "numpy.append":
        if kind.dimensions != 1 or function.type != "attribute" or not _fits(module, match["part"], kind):
            return None
        package = module.code(function.named_children[0])
        edits = found.edits(module, f"{code}.tolist()", f"{package}.array({found.parts}, dtype={code}.dtype)")
    elif path in _JOINING and (path != "numpy.vstack" or kind.dimensions == 2):
        edits = found.edits(module, f"[{code}]", f"{written}({found.parts}{keywords(module, module.arguments(call))})")
    else:
        return None
    return Finding(call, f"`{written}` copies the whole of `{code}` each time; a list grows in place", tuple(edits))


def _kind(module: Module, found: Growth, call: Node) -> Array | None:
    """What the array is before it grows."""
    kinds = {
        made(module, write.value) if write.value is not None else None
        for write in found.binding.writes
        if write.value is None or write.value.id != call.id
    }
    return kinds.pop() if len(kinds) == 1 else None


def _fits(module: Module, part: Node, kind: Array) -> bool:
    """A number that the array holds without becoming another kind of array."""
    found = module.annotated_types.of(part)
    return (found.name if found is not None else kind_of(module, part)) in _FITTING.get(kind.dtype, ())
