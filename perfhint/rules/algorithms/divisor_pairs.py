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

from perfhint.rules.algorithms._guards import is_not_negative
from perfhint.rules.algorithms._linear import added_to
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

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
      (augmented_assignment left: (identifier) @sum) @adding
      (assignment left: (identifier) @sum right: (binary_operator)) @adding
      (call
        function: (attribute object: (identifier) @list attribute: (identifier) @_append)
        arguments: (argument_list . (identifier) @item .))
    ] .) @statement .) !alternative) .)
  !alternative
  (#eq? @_range "range") (#eq? @_one "1") (#eq? @_zero "0")) @loop
(list_comprehension
  body: (identifier) @item
  . (for_in_clause
    left: (identifier) @divisor
    right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_one . (_) @stop .)) @span)
  . (if_clause
    (comparison_operator . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
      . "==" . (integer) @_zero .)) .
  (#eq? @_range "range") (#eq? @_one "1") (#eq? @_zero "0")) @listed
(call function: (identifier) @_sum arguments: (generator_expression
  body: [(identifier) (integer)] @item
  . (for_in_clause
    left: (identifier) @divisor
    right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_one . (_) @stop .)) @span)
  . (if_clause
    (comparison_operator . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
      . "==" . (integer) @_zero .)) .) @listed
  (#eq? @_sum "sum") (#eq? @_range "range") (#eq? @_one "1") (#eq? @_zero "0")) @total
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
    number, name, by = match["number"], module.code(match["number"]), module.code(match["divisor"])
    if module.code(match["by"]) != by or by == name or not module.annotated_types.is_a(number, "int"):
        return None
    stop = "".join(module.code(match["stop"]).split())
    if stop not in (f"{name}+1", name) or not module.scopes.calls(match["span"], "range"):
        return None
    if match.context.python < (3, 8):
        return None
    listed = match.get("listed")
    proper = stop == name
    noted = _noted(match, module, proper=proper) if listed is None else _pairs(match, module, listed, proper=proper)
    if not noted:
        return None
    isqrt, edits = module.edit.imported("math", "isqrt", match["span"])
    root = name if is_not_negative(module, number, module.statement(match["span"])) else f"max({name}, 0)"
    if root != name and not module.scopes.means_builtin("max", module.scopes.scope(number)):
        return None
    edits += [module.edit.replace(match["stop"], f"{isqrt}({root}) + 1"), *noted]
    message = f"every number up to `{name}` is tried; divisors come in pairs, found up to its square root"
    return Finding(match["span"], message, tuple(edits), Safety.SAFE if module.types.is_a(number, "int") else None)


def _pairs(match: Match, module: Module, listed: Node, *, proper: bool) -> list[Edit]:
    """`[i for i in range(1, n + 1) if n % i == 0]`: the pairs in a set, where a root is only once, in order."""
    name, by, scope = module.code(match["number"]), module.code(match["divisor"]), module.scopes.scope(match["number"])
    total, is_counted = match.get("total"), module.code(match["item"]) == "1"
    if module.code(match["item"]) != by and (total is None or not is_counted):
        return []
    function = "sorted" if total is None else "len" if is_counted else "sum"
    if module.comments(listed) or module.scopes.scope(listed).kind == "class":
        return []
    if not module.scopes.means_builtin(function, scope) or not (total is None or module.scopes.calls(total, "sum")):
        return []
    divisor = module.scopes.fresh_name("divisor", listed)
    first = listed if total is None else total
    start, end = first.start_byte, listed.end_byte
    return [
        Edit(start, listed.start_byte + 1, f"{function}({{"),
        module.edit.replace(match["item"], divisor),
        Edit(end - 1, end, f" for {divisor} in ({by}, {name} // {by})}}{f' - {{{name}}}' if proper else ''})"),
    ]


def _noted(match: Match, module: Module, *, proper: bool) -> list[Edit]:
    """What a loop does with each divisor, for both of a pair; with `proper` n itself is taken away again."""
    loop = match["loop"]
    if module.comments(match["statement"]) or module.loops.target_used_after(loop) or not module.edit.owns_lines(loop):
        return []
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return []  # others may read the loop's variable
    return _summed(match, module, proper=proper) if match.get("sum") is not None else _collected(match, module, proper)


def _summed(match: Match, module: Module, *, proper: bool) -> list[Edit]:
    """`count += 1`, `total += i`: once or twice, in whatever order."""
    total, added = added_to(module, match["adding"])
    name, by = module.code(match["number"]), module.code(match["divisor"])
    binding = module.scopes.binding(total) if total is not None else None
    kind = module.types.of_binding(binding) if binding is not None else None
    if total is None or added is None or kind is None or kind.name != "int" or module.code(total) in (name, by):
        return []
    code = module.code(added)
    if code == by:
        text, whole = f"{by} if {by} * {by} == {name} else {by} + {name} // {by}", name
    elif added.type == "integer" and code.isdecimal():
        text, whole = f"{code} if {by} * {by} == {name} else {2 * int(code)}", code
    else:
        return []
    edits = [module.edit.replace(added, text if match["adding"].type == "augmented_assignment" else f"({text})")]
    if proper:
        edits.append(_without_whole(match, module, f"{module.code(total)} -= {whole}"))
    return edits


def _without_whole(match: Match, module: Module, line: str, *before: str) -> Edit:
    condition = f"if {module.code(match['number'])} > 0:"
    return module.edit.insert_after(match["loop"], *before, condition, f"{module.indent_unit}{line}")


def _collected(match: Match, module: Module, proper: bool) -> list[Edit]:
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
    after = module.edit.insert_after(loop, f"{found}.sort()")
    if proper:
        after = _without_whole(match, module, f"{found}.pop()", f"{found}.sort()")
    return [module.edit.insert_after(statement, *pair), after]


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
