"""Numbers counted for which a sum lies between two limits.

Slow:
    for y in range(k + 1):
        z = total - x - y
        if 0 <= z <= k:
            ways += 1

Fast:
    ways += len(range(max(0, total - x - k), min(k + 1, total - x + 1)))

Why:
    The numbers that fulfil inequalities are neighbours: the limits say where they begin and where they end.

When not:
    The loop does more than counting, or the number has another factor than 1 in the inequalities.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.algorithms._linear import added_to, conjuncts, opposite, solved, with_value
from perfhint.rules.api import Finding, Match, Module, Node, Safety, names

ID = "PH127"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(1)"
PATTERN = """
(for_statement
  left: (identifier) @index
  right: (call function: (identifier) @_range arguments: (argument_list) @bounds) @span
  body: (block
    . (expression_statement . (assignment left: (identifier) @sum right: (_) @summed) .)? @assigning
    . (if_statement
      condition: (_) @condition
      consequence: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
      !alternative) .)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def ways(k, total):
    count = 0
    for x in range(k + 1):
        for y in range(k + 1):
            z = total - x - y
            if 0 <= z <= k:
                count += 1
    return count


print([ways(400, total) for total in range(100, 1500, 100)])
"""

FAST = """\
def ways(k, total):
    count = 0
    for x in range(k + 1):
        count += len(range(max(0, total - x - k), min(k + 1, total - x + 1)))
    return count


print([ways(400, total) for total in range(100, 1500, 100)])
"""

_SIMPLE = names("identifier integer binary_operator unary_operator parenthesized_expression")
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class _Limits(NamedTuple):
    """Code of the first numbers in and the first ones above all intervals."""

    low: list[str]
    high: list[str]


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    if not module.scopes.calls(match["span"], "range") or module.comments(loop) or module.loops.target_used_after(loop):
        return None
    scope = module.scopes.scope(loop)
    if scope.kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    total, added = added_to(module, match["adding"])
    if total is None or added is None or not module.annotated_types.is_a(total, "int"):
        return None
    if not _is_only_tested(match, module) or not _is_fixed(match, module, added, total):
        return None
    limits = _limits(match, module)
    if limits is None or not all(module.scopes.means_builtin(name, scope) for name in ("len", "max", "min")):
        return None
    low, high = _joined("max", limits.low), _joined("min", limits.high)
    times = "" if module.code(added) == "1" else f"{module.edit.operand(added)} * "
    text = f"{module.code(total)} += {times}len(range({low}, {high}))"
    message = f"the numbers that fulfil `{module.code(match['condition'])}` are neighbours, which need not be tried out"
    return Finding(loop, message, (module.edit.replace_statement(loop, text),))


def _joined(function: str, codes: list[str]) -> str:
    return f"{function}({', '.join(codes)})" if len(codes) > 1 else codes[0]


def _limits(match: Match, module: Module) -> _Limits | None:
    """Where the numbers that are counted begin and end."""
    bounds = module.statements(match["bounds"])
    if not 1 <= len(bounds) <= 2 or not all(_is_simple(module, bound) for bound in bounds):
        return None
    limits = _Limits([module.code(bounds[0]) if len(bounds) == 2 else "0"], [module.code(bounds[-1])])
    for part in conjuncts(module, match["condition"]):
        signs = part.children[1::2] if part.type == "comparison_operator" else []
        if not signs:
            return None
        sides = with_value(module, part.children[::2], match.get("sum"), match.get("summed"))
        for left, sign, right in zip(sides, signs, sides[1:], strict=False):
            if not _add_limit(match, module, left, sign.type, right, limits):
                return None
    return limits


def _add_limit(match: Match, module: Module, left: Node, sign: str, right: Node, limits: _Limits) -> bool:
    linear = solved(module, left, right, match["index"]) if sign in _MIRRORED else None
    if linear is None or abs(linear.factor) != 1 or not (_is_simple(module, left) and _is_simple(module, right)):
        return False
    if linear.factor < 0:
        linear, sign = opposite(linear), _MIRRORED[sign]
    if sign in ("<", "<="):
        limits.high.append(linear.value(int(sign == "<=")))
    else:
        limits.low.append(linear.value(int(sign == ">")))
    return True


def _is_only_tested(match: Match, module: Module) -> bool:
    """The name for the sum is read in the condition and nowhere else."""
    name = match.get("sum")
    binding = module.scopes.binding(name) if name is not None else None
    if name is None:
        return True
    return binding is not None and all(module.contains(match["condition"], read) for read in binding.reads)


def _is_fixed(match: Match, module: Module, added: Node, total: Node) -> bool:
    """What is added is always the same int, and no limit depends on what was added so far."""
    parts = [added, match["condition"], match["bounds"], *([match["summed"]] if match.get("sum") is not None else [])]
    words = [{module.code(word) for word in module.walk(part, "identifier")} for part in parts]
    if any(module.code(total) in found for found in words) or module.code(match["index"]) in words[0]:
        return False
    name = match.get("sum")
    return _is_simple(module, added) and (name is None or module.code(name) not in words[0] | words[2] | words[3])


def _is_simple(module: Module, node: Node) -> bool:
    return all(part.type in _SIMPLE for part in module.walk(node)) and module.annotated_types.is_a(node, "int")
