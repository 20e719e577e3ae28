"""numpy function of a single number, again and again.

Slow:
    for x, y in points:
        far = np.maximum(far, np.sqrt(x * x + y * y))

Fast:
    for x, y in points:
        far = max(far, sqrt(x * x + y * y))

Why:
    Functions of numpy make arrays of their arguments, choose a loop for the types, and make an object of the result: a
    microsecond for a number, ten to thirty times what the builtin or the function of `math` takes.

When not:
    Arrays. Functions whose last digit may differ, such as logarithms. Roots of what may be negative, which are `nan` to
    numpy and an error to `math`.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH824"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: [(attribute) (identifier)] @function arguments: (argument_list . (_) @first)
  (#match? @function "sqrt$|abs$|absolute$|floor$|ceil$|max$|min$|maximum$|minimum$|gcd$|isnan$")) @call
"""

SLOW = """\
import numpy as np


def main():
    far = 0.0
    total = 0
    for x in range(200000):
        y = x * 7 % 1000
        far = np.maximum(far, np.sqrt(x * x + y * y))
        total += np.max([x, y])
    print(far, total)


main()
"""

FAST = """\
from math import sqrt
import numpy as np


def main():
    far = 0.0
    total = 0
    for x in range(200000):
        y = x * 7 % 1000
        far = max(far, sqrt(x * x + y * y))
        total += max(x, y)
    print(far, total)


main()
"""

_NUMBERS = ("int", "float", "number")
_EXTREMES = {"max": "max", "amax": "max", "min": "min", "amin": "min"}
_PAIRWISE = {"maximum": "max", "minimum": "min"}


def rewrite(match: Match, module: Module) -> Finding | None:
    call, function = match["call"], match["function"]
    path = module.scopes.qualified_name(function)
    if path is None or not path.startswith("numpy.") or not is_hot(module, call) or module.comments(call):
        return None
    arguments = module.arguments(call)
    if any(argument.type in ("keyword_argument", "list_splat") for argument in arguments):
        return None
    edits = _edits(module, call, path.removeprefix("numpy."), arguments)
    if edits is None:
        return None
    message = f"`{module.code(function)}` makes arrays of its arguments, which takes longer than the work on a number"
    return Finding(call, message, tuple(edits))


def _edits(module: Module, call: Node, name: str, arguments: list[Node]) -> list[Edit] | None:
    if name in _EXTREMES and len(arguments) == 1 and arguments[0].type in ("list", "tuple"):
        items = module.statements(arguments[0])
        if len(items) < 2 or any(item.type == "list_splat" for item in items):
            return None
        return _extreme(module, call, _EXTREMES[name], items)
    if name in _PAIRWISE and len(arguments) == 2:
        return _extreme(module, call, _PAIRWISE[name], arguments)
    if name == "gcd" and len(arguments) == 2:
        whole = all(module.annotated_types.is_a(argument, "int") for argument in arguments)
        return _from_math(module, call, "gcd") if whole else None
    if len(arguments) != 1 or not module.annotated_types.is_a(arguments[0], *_NUMBERS):
        return None
    if name == "sqrt":
        return None if _may_be_negative(module, arguments[0]) else _from_math(module, call, "sqrt")
    if name in ("abs", "absolute"):
        return _builtin(module, call, "abs", arguments)
    if name == "isnan":
        return _from_math(module, call, "isnan")
    if name in ("floor", "ceil") and _is_made_whole(module, call):
        return _from_math(module, call, name)
    return None


def _extreme(module: Module, call: Node, name: str, items: list[Node]) -> list[Edit] | None:
    """All of one type: numpy makes floats of all numbers where one is a float."""
    kinds = {kind for item in items for kind in _kinds(module, item)}
    return _builtin(module, call, name, items) if kinds in ({"int"}, {"float"}) else None


def _kinds(module: Module, item: Node) -> set[str]:
    """Its type; of `best` in `best = np.maximum(best, x)` that of what it is elsewhere."""
    kind = module.annotated_types.of(item)
    binding = module.scopes.binding(item) if kind is None and item.type == "identifier" else None
    if binding is None:
        return {kind.name if kind is not None else ""}
    found: set[str] = set()
    for write in binding.writes:
        value = write.value
        if value is None or not module.scopes.calls(value, "numpy.maximum", "numpy.minimum"):
            kind = module.annotated_types.of(value) if value is not None else None
            found.add(kind.name if kind is not None else "")
        elif not any(module.code(argument) == binding.name for argument in module.arguments(value)):
            found.add("")
    return found


def _builtin(module: Module, call: Node, name: str, items: list[Node]) -> list[Edit] | None:
    if not module.scopes.means_builtin(name, module.scopes.scope(call)):
        return None
    return [module.edit.replace(call, f"{name}({', '.join(map(module.code, items))})")]


def _from_math(module: Module, call: Node, name: str) -> list[Edit]:
    written, edits = module.edit.imported("math", name, call)
    return [*edits, module.edit.replace(call.named_children[0], written)]


def _may_be_negative(module: Module, number: Node) -> bool:
    """Something is subtracted or negated on the way to it."""
    signs = [child.type for node in module.walk(number) for child in node.children if not child.is_named]
    return "-" in signs


def _is_made_whole(module: Module, call: Node) -> bool:
    use = module.uses.classify(call)
    return use.name == "int" and module.scopes.calls(use.outer, "int") and len(module.arguments(use.outer)) == 1
