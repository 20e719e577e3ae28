"""numpy imported for a plain number or two.

Slow:
    import numpy as np

    for divisor in range(2, int(np.sqrt(n)) + 1):

Fast:
    from math import sqrt

    for divisor in range(2, int(sqrt(n)) + 1):

Why:
    Importing numpy takes a tenth of a second, more than most short programs run for. On single numbers its functions
    are also several times slower than those of `math` and the builtins, which need no array to be made first.

When not:
    Arrays. Logarithms and roots whose last digit is seen: those of numpy may differ in it, and give `nan` where `math`
    raises; so only where the result is made an integer. Products of sums, which numpy cuts off at 64 bits.
"""

from __future__ import annotations

import re

from perfhint.rules.api import Edit, Finding, Kind, Match, Module, Node, Role, Safety, names

ID = "PH604"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_statement . name: (aliased_import
  name: (dotted_name) @package alias: (identifier) @name) . (#eq? @package "numpy")) @import
(import_statement . name: (dotted_name . (identifier) @name .) . (#eq? @name "numpy")) @import
"""

SLOW = """\
import numpy as np


def divisors(n):
    return sum(n % i == 0 for i in range(1, int(np.sqrt(n)) + 1))


print(sum(map(divisors, range(1, 3000))))
"""

FAST = """\
from math import sqrt


def divisors(n):
    return sum(n % i == 0 for i in range(1, int(sqrt(n)) + 1))


print(sum(map(divisors, range(1, 3000))))
"""

_ARRAYS = re.compile(r"\b(scipy|pandas|numba|sklearn|networkx|matplotlib|from +numpy|import +numpy\.|eval|exec)\b")
"""Words of programs that load numpy in another way."""
_CONSTANTS = names("pi e inf nan")
_ROUNDED = names("sqrt log log2 log10 floor ceil")
"""Of a number, where the result is made an integer."""
_REDUCTIONS = names("sum max min")
"""Of a list of integers, where the result is used as a number."""
_WHOLE = names("int math.ceil math.floor round numpy.floor numpy.ceil")
_NUMBER = names("int float str print math.ceil math.floor range")


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, binding = match["import"], module.scopes.binding(match["name"])
    if binding is None or not match.context.is_script or len(_ARRAYS.findall(module.text)) > 0 or binding.scope.dynamic:
        return None
    if len(binding.writes) != 1 or not binding.reads or not module.edit.owns_lines(statement):
        return None
    edits: list[Edit] = []
    lines: list[str] = []
    for read in binding.reads:
        plain = _plain(module, read)
        if plain is None:
            return None
        package, name = plain
        if package:
            name, imports = module.edit.imported(package, name, read)
            lines += [edit.text.strip() for edit in imports if edit.text]
            edits += [edit for edit in imports if not edit.text]
        edits.append(module.edit.replace(module.parent(read) or read, name))
    wanted = sorted(dict.fromkeys(lines))
    edits.append(module.edit.replace_statement(statement, *wanted) if wanted else module.edit.delete(statement))
    message = "importing numpy takes a tenth of a second, for what `math` and the builtins do with plain numbers"
    return Finding(statement, message, tuple(edits), alone=True)


def _plain(module: Module, read: Node) -> tuple[str, str] | None:
    """Package (empty for builtins) and name of what does as `np.name` does where it stands; None if nothing does."""
    attribute = module.parent(read)
    if attribute is None or attribute.type != "attribute" or module.is_target(attribute):
        return None
    name = module.code(attribute.named_children[1])
    if name in _CONSTANTS:
        return "math", name
    use = module.uses.classify(read)
    arguments = module.arguments(use.outer)
    if use.role is not Role.METHOD or len(arguments) != 1:
        return None
    if name in _ROUNDED and _may_be_number(module, arguments[0]) and _ends_in(module, use.outer, _WHOLE):
        return "math", name
    if name in _REDUCTIONS and _is_list_of_integers(module, arguments[0]) and _ends_in(module, use.outer, _NUMBER):
        return ("", name) if module.scopes.means_builtin(name, module.scopes.scope(read)) else None
    return None


def _may_be_number(module: Module, argument: Node) -> bool:
    """Of unknown type is fine: where there are no arrays, only a number has a root that can be made an integer."""
    kind = module.types.of(argument)
    return argument.type not in ("list", "tuple", "keyword_argument", "list_splat") and (
        kind is None or kind.name in ("int", "float", "bool", "number")
    )


def _is_list_of_integers(module: Module, argument: Node) -> bool:
    kind = module.types.of(argument)
    return (
        kind is not None and kind.name in ("list", "tuple") and kind.element is not None and kind.element.name == "int"
    )


def _ends_in(module: Module, expression: Node, calls: frozenset[str]) -> bool:
    """The value goes, perhaps through sums and names that serve for nothing else, into one of these calls."""
    use = module.uses.classify(expression)
    if use.role is Role.ARGUMENT:
        return use.name in calls
    if use.role is Role.OPERAND and use.outer.type == "binary_operator":
        return module.code(use.outer.children[1]) in "+-" and _ends_in(module, use.outer, calls)
    if use.outer.type != "assignment" or use.outer.child_by_field_name("right") != expression:
        return False
    left = use.outer.child_by_field_name("left")
    binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
    if binding is None or len(binding.writes) != 1 or binding.writes[0].kind is not Kind.ASSIGN:
        return False
    return all(_ends_in(module, read, calls) for read in binding.reads)
