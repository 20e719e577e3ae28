"""All divisors looked for one by one.

Slow:
    for i in range(1, n + 1):
        if n % i == 0:
            count += 1

Fast:
    for i in range(1, isqrt(n) + 1):
        if n % i == 0:
            count += 1 if i * i == n else 2

Why:
    Divisors come in pairs, i and n // i, of which one is at most the square root of n. Trying only those finds all.

When not:
    The divisors are needed in order while they are found, or more is done than counting, adding or collecting them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.algorithms._guards import is_not_negative
from perfhint.rules.api import Finding, Match, Module, Node, Safety

if TYPE_CHECKING:
    from perfhint.rules.api import Edit

ID = "PH111"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(√n)"
PATTERN = """
(for_statement
  left: (identifier) @divisor
  right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_one . (_) @stop .)) @span
  body: (block . (if_statement
    condition: (comparison_operator . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
      . "==" . (integer) @_zero .)
    consequence: (block . (expression_statement . [
      (augmented_assignment left: (identifier) @sum right: [(integer) (identifier)] @added)
      (call
        function: (attribute object: (identifier) @list attribute: (identifier) @_append)
        arguments: (argument_list . (identifier) @item .))
    ] .) @statement .) !alternative) .)
  !alternative
  (#eq? @_range "range") (#eq? @_one "1") (#eq? @_zero "0")) @loop
"""

SLOW = """\
def divisors(n):
    found = []
    for i in range(1, n + 1):
        if n % i == 0:
            found.append(i)
    return found


count = 0
for n in range(1, 1500):
    for i in range(1, n + 1):
        if n % i == 0:
            count += 1
print(count, divisors(720720)[-5:])
"""

FAST = """\
from math import isqrt


def divisors(n):
    found = []
    for i in range(1, isqrt(max(n, 0)) + 1):
        if n % i == 0:
            found.append(i)
            if i * i != n:
                found.append(n // i)
    found.sort()
    return found


count = 0
for n in range(1, 1500):
    for i in range(1, isqrt(n) + 1):
        if n % i == 0:
            count += 1 if i * i == n else 2
print(count, divisors(720720)[-5:])
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, number, divisor = match["loop"], match["number"], match["divisor"]
    name, by = module.code(number), module.code(divisor)
    if module.code(match["by"]) != by or by == name or module.comments(match["statement"]):
        return None
    if module.code(match["stop"]).replace(" ", "") != f"{name}+1" or not module.scopes.calls(match["span"], "range"):
        return None
    if not module.annotated_types.is_a(number, "int") or module.loops.target_used_after(loop):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    noted = _summed(match, module) if match.get("sum") is not None else _collected(match, module)
    if match.context.python < (3, 8) or not noted or not module.edit.owns_lines(loop):
        return None
    isqrt, edits = module.edit.imported("math", "isqrt", match["span"])
    root = name if is_not_negative(module, number, loop) else f"max({name}, 0)"
    if root != name and not module.scopes.means_builtin("max", module.scopes.scope(number)):
        return None
    edits += [module.edit.replace(match["stop"], f"{isqrt}({root}) + 1"), *noted]
    message = f"every number up to `{name}` is tried; divisors come in pairs, found up to its square root"
    return Finding(match["span"], message, tuple(edits), Safety.SAFE if module.types.is_a(number, "int") else None)


def _summed(match: Match, module: Module) -> list[Edit]:
    """`count += 1`, `total += i`: once or twice, in whatever order."""
    total, added = match["sum"], match["added"]
    name, by = module.code(match["number"]), module.code(match["divisor"])
    code, statement = module.code(added), match["statement"].named_children[0]
    binding = module.scopes.binding(total)
    kind = module.types.of_binding(binding) if binding is not None else None
    if (
        module.code(statement.children[1]) != "+="
        or kind is None
        or kind.name != "int"
        or module.code(total) in (name, by)
    ):
        return []
    if code == by:
        return [module.edit.replace(added, f"{by} if {by} * {by} == {name} else {by} + {name} // {by}")]
    if added.type != "integer" or not code.isdecimal():
        return []
    return [module.edit.replace(added, f"{code} if {by} * {by} == {name} else {2 * int(code)}")]


def _collected(match: Match, module: Module) -> list[Edit]:
    """`found.append(i)` to a list that was empty before the loop: sorted afterwards it is the same."""
    holder, loop, statement = match["list"], match["loop"], match["statement"]
    name, by, found = module.code(match["number"]), module.code(match["divisor"]), module.code(holder)
    call = statement.named_children[0]
    method = call.named_children[0].named_children[1]
    if module.code(method) != "append" or module.code(match["item"]) != by or found in (name, by):
        return []
    if not _is_empty_before(module, holder, loop) or not module.edit.owns_lines(statement):
        return []
    pair = (f"if {by} * {by} != {name}:", f"{module.indent_unit}{found}.append({name} // {by})")
    return [module.edit.insert_after(statement, *pair), module.edit.insert_after(loop, f"{found}.sort()")]


def _is_empty_before(module: Module, holder: Node, loop: Node) -> bool:
    """`found = []` stands before the loop, and nothing that knows the name between."""
    name, before = module.code(holder), module.previous_statement(loop)
    binding = module.scopes.binding(holder)
    if binding is None or binding.scope is not module.scopes.home(module.scopes.scope(loop)):
        return False
    while before is not None:
        if module.code(before).replace(" ", "") == f"{name}=[]":
            return True
        if before.type != "expression_statement" or any(module.walk(before, "call")):
            return False
        if any(module.code(word) == name for word in module.walk(before, "identifier")):
            return False
        before = module.previous_statement(before)
    return False
