"""Loops that only count or add up numbers of a range.

Slow:
    for i in range(a, b):
        if i % k == 0:
            count += 1

Fast:
    count += len(range(a + -a % k, b, k))

Why:
    How many numbers a range has is known without looking at them, and those with a given remainder are a range
    themselves. `sum` adds up a range in C, and the sum of neighbouring numbers is one multiplication.

When not:
    The loop does anything else, or what it adds is not made of the numbers of the range alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.algorithms._linear import added_to
from perfhint.rules.api import Finding, Match, Module, Node, Safety

if TYPE_CHECKING:
    from perfhint.rules.api import Edit

ID = "PH118"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(1)"
PATTERN = """
(for_statement
  left: (identifier) @index
  right: (call function: (identifier) @_range) @span
  body: (block . [
    (expression_statement . [(augmented_assignment) (assignment)] @adding .)
    (if_statement
      condition: (_) @condition
      consequence: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
      !alternative)
  ] .)
  !alternative
  (#eq? @_range "range")) @loop
(call
  function: (identifier) @_sum
  arguments: (argument_list . [
    (call function: (identifier) @_range) @span
    (list_comprehension
      body: (identifier) @item
      . (for_in_clause left: (identifier) @index right: (call function: (identifier) @_range) @span) .)
  ] .)
  (#eq? @_sum "sum") (#eq? @_range "range")) @sum
(call
  function: (identifier) @_sum
  arguments: (generator_expression
    body: (identifier) @item
    . (for_in_clause left: (identifier) @index right: (call function: (identifier) @_range) @span) .)
  (#eq? @_sum "sum") (#eq? @_range "range")) @sum
"""

SLOW = """\
def multiples(low, high, k):
    count = 0
    for i in range(low, high + 1):
        if i % k == 0:
            count += 1
    return count


def total(n):
    result = 0
    for i in range(1, n + 1):
        result += i
    return result


print(sum(multiples(i, 2000, 7) for i in range(1000)), sum(total(i) for i in range(1500)))
"""

FAST = """\
def multiples(low, high, k):
    count = 0
    count += len(range(low + -low % k, high + 1, k))
    return count


def total(n):
    result = 0
    result += (1 + n) * max(n, 0) // 2
    return result


print(sum(multiples(i, 2000, 7) for i in range(1000)), sum(total(i) for i in range(1500)))
"""

_SIMPLE = frozenset({"identifier", "integer", "binary_operator", "unary_operator", "parenthesized_expression"})


class _Bounds(NamedTuple):
    """Code of the parts of a range."""

    start: str
    stop: str
    step: str

    def __str__(self) -> str:
        parts = (self.start, self.stop) if self.start != "0" or self.step != "1" else (self.stop,)
        return ", ".join(parts if self.step == "1" else (*parts, self.step))


def rewrite(match: Match, module: Module) -> Finding | None:
    if not module.scopes.calls(match["span"], "range"):
        return None
    return _closed(match, module) if match.get("sum") is not None else _looped(match, module)


# ------------------------------------------------------------------------------------------------------------ loops


def _looped(match: Match, module: Module) -> Finding | None:
    loop, index = match["loop"], module.code(match["index"])
    bounds = _bounds(module, match["span"])
    total, added = added_to(module, match["adding"])
    if bounds is None or total is None or added is None or index == module.code(total) or module.comments(loop):
        return None
    if module.loops.target_used_after(loop) or not module.annotated_types.is_a(total, "int"):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    if any(module.code(word) == module.code(total) for word in module.walk(match["span"], "identifier")):
        return None
    condition = match.get("condition")
    if condition is not None:
        bounds = _with_remainder(module, condition, index, bounds, match)
    text = _sum_of(module, added, index, bounds, match) if bounds is not None else None
    if text is None:
        return None
    what = "adds up" if "sum(" in text else "counts"
    message = f"the loop {what} numbers of a range one by one; that is `{text}`"
    return Finding(loop, message, (module.edit.replace_statement(loop, f"{module.code(total)} += {text}"),))


def _sum_of(module: Module, added: Node, index: str, bounds: _Bounds, match: Match) -> str | None:
    """What adding `added`, a linear function of the number, for every number of the range adds."""
    scope, added = module.scopes.scope(match["loop"]), module.unwrap(added)
    if added.type == "identifier" and module.code(added) == index:
        return f"sum(range({bounds}))" if module.scopes.means_builtin("sum", scope) else None
    if _is_fixed(module, added, index, match):
        count = f"len(range({bounds}))" if module.scopes.means_builtin("len", scope) else None
        return f"{module.edit.operand(added)} * {count}" if count and module.code(added) != "1" else count
    if added.type != "binary_operator":
        return None
    left, sign, right = added.children
    if sign.type == "*":
        fixed, other = (left, right) if _is_fixed(module, left, index, match) else (right, left)
        text = _sum_of(module, other, index, bounds, match) if _is_fixed(module, fixed, index, match) else None
        return text and f"{module.edit.operand(fixed)} * {_factor(module, other, text)}"
    first = _sum_of(module, left, index, bounds, match) if sign.type in ("+", "-") else None
    second = _sum_of(module, right, index, bounds, match) if first is not None else None
    return second and f"{first} {sign.type} {_factor(module, right, second)}"


def _factor(module: Module, of: Node, text: str) -> str:
    return f"({text})" if module.unwrap(of).type == "binary_operator" else text


def _with_remainder(module: Module, condition: Node, index: str, bounds: _Bounds, match: Match) -> _Bounds | None:
    """The numbers of a range that leave a remainder: `i % k == 0`."""
    condition = module.unwrap(condition)
    if bounds.step != "1" or condition.type != "comparison_operator" or len(condition.children) != 3:
        return None
    division, sign, wanted = condition.children
    division = module.unwrap(division)
    if sign.type != "==" or wanted.type != "integer" or division.type != "binary_operator":
        return None
    left, operator, divisor = division.children
    if operator.type != "%" or module.code(left) != index or not _is_fixed(module, divisor, index, match):
        return None
    rest, by = module.code(wanted), module.code(divisor)
    if divisor.type != "integer" and (rest != "0" or divisor.type != "identifier" or _was_negative(module, divisor)):
        return None
    if divisor.type == "integer" and not (by.isdecimal() and rest.isdecimal() and int(rest) < int(by)):
        return None
    return bounds._replace(start=_first(bounds.start, by, rest), step=by)


def _first(start: str, divisor: str, rest: str) -> str:
    """The first number from `start` on that leaves `rest`."""
    if start.isdecimal() and divisor.isdecimal():
        return str(int(start) + (int(rest) - int(start)) % int(divisor))
    if start in ("0", "1") and rest == "0":
        return divisor if start == "1" else "0"
    start = start if start.isidentifier() or start.isdecimal() else f"({start})"
    return f"{start} + {f'-{start}' if rest == '0' else f'({rest} - {start})'} % {divisor}"


def _was_negative(module: Module, number: Node) -> bool:
    seen = module.facts.value_range(number)
    return seen is not None and seen[0] <= 0


def _is_fixed(module: Module, node: Node, index: str, match: Match) -> bool:
    """An int that is the same in every iteration, and cheap to look at."""
    words = {module.code(word) for word in module.walk(node, "identifier")}
    changing = {index, module.code(match["adding"].children[0])}
    return not words & changing and _is_simple(module, node)


# ------------------------------------------------------------------------------------------------------------- sums


def _closed(match: Match, module: Module) -> Finding | None:
    """The sum of neighbouring numbers."""
    whole, item = match["sum"], match.get("item")
    if not module.scopes.is_builtin(whole.named_children[0], "sum") or module.comments(whole):
        return None
    if item is not None and module.code(item) != module.code(match["index"]):
        return None
    bounds = _bounds(module, match["span"])
    if bounds is None or bounds.step != "1":
        return None
    text = _series(module, match["span"], bounds)
    if text is None:
        return None
    edit: Edit = module.edit.replace(whole, in_parentheses(module, text, whole))
    return Finding(whole, f"`{module.code(whole)}` adds up neighbouring numbers; that is `{text}`", (edit,))


def _series(module: Module, span: Node, bounds: _Bounds) -> str | None:
    """The first and the last number, times how many there are, halved."""
    stop = module.arguments(span)[-1] if len(module.arguments(span)) < 3 else module.arguments(span)[1]
    if not module.scopes.means_builtin("max", module.scopes.scope(span)):
        return None
    last, counts = f"{_operand(bounds.stop)} - 1", _operand(bounds.stop)
    is_next = stop.type == "binary_operator" and stop.children[1].type == "+" and module.code(stop.children[-1]) == "1"
    if is_next:
        last = module.code(stop.children[0])
    if bounds.start == "0":
        count = counts if is_natural(module, stop) else f"max({bounds.stop}, 0)"
        return f"{_operand(last)} * {count} // 2"
    if bounds.start == "1" and not is_next:
        return f"{counts} * max({last}, 0) // 2"
    count = f"{bounds.stop} - {_operand(bounds.start)}"
    if is_next and bounds.start == "1":
        count = last
        if is_natural(module, stop.children[0]):
            return f"({bounds.start} + {last}) * {_operand(last)} // 2"
    return f"({bounds.start} + {last}) * max({count}, 0) // 2"


def _operand(code: str) -> str:
    return code if code.isidentifier() or code.isdecimal() else f"({code})"


def _bounds(module: Module, span: Node) -> _Bounds | None:
    """The parts of a range of simple ints, which may be written, and evaluated, twice."""
    arguments = module.arguments(span)
    if not 1 <= len(arguments) <= 3 or not all(_is_simple(module, argument) for argument in arguments):
        return None
    codes = [module.code(module.unwrap(argument)) for argument in arguments]
    if len(codes) == 3 and codes[2] == "1":
        codes.pop()
    return _Bounds(*(["0", *codes] if len(codes) == 1 else codes), *(["1"] if len(codes) < 3 else []))


def _is_simple(module: Module, node: Node) -> bool:
    return all(part.type in _SIMPLE for part in module.walk(node)) and module.annotated_types.is_a(node, "int")
