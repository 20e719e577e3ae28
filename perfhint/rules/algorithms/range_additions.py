"""The same number added to every item of one stretch of a list after the other.

Slow:
    for left, right, amount in orders:
        for day in range(left, right):
            stock[day] += amount

Fast:
    stock_steps = [0] * (len(stock) + 1)
    for left, right, amount in orders:
        if left < right:
            stock_steps[left] += amount
            stock_steps[right] -= amount
    stock = [item + step for item, step in zip(stock, accumulate(stock_steps))]

Why:
    What is added to neighbours differs only where a stretch begins or ends. Noting these two steps takes the same time
    however long the stretch is, and one pass of running sums in the end tells what was added to every item.

When not:
    The list is looked at between two stretches; floats, whose sums depend on their order. Where the start of a stretch
    is not surely 0 or more, the loop stays for those that begin below: they count from the list's end.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Safety

ID = "PH160"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(for_statement
  left: (identifier) @item
  right: (call function: (identifier) @_range arguments: [
    (argument_list . (_) @stop .)
    (argument_list . (_) @start . (_) @stop .)
  ]) @span
  body: (block . (expression_statement . [
    (augmented_assignment
      left: (subscript value: (identifier) @items subscript: (_) @index) @place
      operator: ["+=" "-="] @operator right: (_) @amount)
    (assignment
      left: (subscript value: (identifier) @items subscript: (_) @index) @place
      right: (binary_operator left: (subscript) @read operator: ["+" "-"] @operator right: (_) @amount))
  ] .) @adding .)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def totals(n, orders):
    stock = [0] * n
    for order in range(orders):
        left = order * 7 % 1000 - 9
        for day in range(left, left + 3000):
            stock[day] += order
    return stock


print(sum(totals(4000, 1200)))
"""

FAST = """\
from itertools import accumulate


def totals(n, orders):
    stock = [0] * n
    stock_steps = [0] * (len(stock) + 1)
    for order in range(orders):
        left = order * 7 % 1000 - 9
        if 0 <= left < left + 3000:
            stock_steps[left] += order
            stock_steps[left + 3000] -= order
        else:
            for day in range(left, left + 3000):
                stock[day] += order
    stock = [item + step for item, step in zip(stock, accumulate(stock_steps))]
    return stock


print(sum(totals(4000, 1200)))
"""

_PLAIN = frozenset({"identifier", "integer", "binary_operator", "unary_operator", "parenthesized_expression"})
"""What bounds and amounts are made of: cheap to evaluate twice, and without effects if the names are ints."""
_OPPOSITE = {"+": "-", "-": "+"}


class _Bounds(NamedTuple):
    """Code of where a stretch begins and ends, and whether it surely begins at 0 or later."""

    first: str
    end: str
    is_natural: bool

    @property
    def code(self) -> str:
        """The condition that there is something between them."""
        return f"{'' if self.is_natural else '0 <= '}{self.first} < {self.end}"


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    binding, item = module.scopes.binding(match["items"]), module.scopes.binding(match["item"])
    if binding is None or item is None or module.comments(loop) or not module.scopes.calls(match["span"], "range"):
        return None
    if any(part.start_point.row != part.end_point.row for part in (match["span"], match["adding"])):
        return None
    bounds = _bounds(match, module)
    if bounds is None or _is_kept(module, loop, bounds) or not _adds_one_number(match, module, item):
        return None
    outer = _outermost(module, loop, binding)
    if outer is None or not _is_own_list(match, module, binding, outer) or module.loops.target_used_after(loop):
        return None
    if not (module.edit.owns_lines(outer) and module.edit.owns_lines(loop)):
        return None
    scope = module.scopes.scope(outer)
    if scope.kind == "module" and not match.context.is_script:
        return None  # others may read the variables
    if not all(module.scopes.means_builtin(name, scope) for name in ("len", "zip")):
        return None
    accumulate, imports = module.edit.imported("itertools", "accumulate", outer)
    name = binding.name
    steps, step = module.scopes.fresh_name(f"{name}_steps", outer), module.scopes.fresh_name("step", outer)
    one = module.scopes.fresh_name("item", outer)
    made = f"{name} = [{one} + {step} for {one}, {step} in zip({name}, {accumulate}({steps}))]"
    edits = (
        *imports,
        module.edit.insert_before(outer, f"{steps} = [0] * (len({name}) + 1)"),
        module.edit.replace_statement(loop, *_noting(match, module, bounds, steps)),
        module.edit.insert_after(outer, made),
    )
    message = f"`{module.code(match['adding'])}` goes through every item of each stretch; note where it begins and ends"
    return Finding(loop, message, edits)


def _noting(match: Match, module: Module, bounds: _Bounds, steps: str) -> list[str]:
    """The statements instead of the inner loop, which stays for stretches that begin below 0."""
    sign, amount, unit = module.code(match["operator"])[0], module.code(match["amount"]), module.indent_unit
    lines = [
        f"if {bounds.code}:",
        f"{unit}{steps}[{bounds.first}] {sign}= {amount}",
        f"{unit}{steps}[{bounds.end}] {_OPPOSITE[sign]}= {amount}",
    ]
    if not bounds.is_natural:
        head = f"{unit}for {module.code(match['item'])} in {module.code(match['span'])}:"
        lines += ["else:", head, f"{unit}{unit}{module.code(match['adding'])}"]
    return lines


# -------------------------------------------------------------------------------------------------------- guards


def _bounds(match: Match, module: Module) -> _Bounds | None:
    """Of the items that are changed by `items[i + offset]` for i from start to stop."""
    start, stop = match.get("start"), match["stop"]
    offset = _offset(module, match["index"], module.code(match["item"]))
    if offset is None or not all(_is_plain(module, bound) for bound in (start, stop) if bound is not None):
        return None
    first = _moved(module, start, offset)
    if first.startswith("-"):
        return None
    natural = offset >= 0 if start is None else offset >= 0 and is_natural(module, start)
    return _Bounds(first, _moved(module, stop, offset), natural or first.isdecimal())


def _is_kept(module: Module, loop: Node, bounds: _Bounds) -> bool:
    """This rule was here before: the loop is what it keeps for stretches that begin below 0."""
    otherwise = module.within(loop, "else_clause", "for_statement", "while_statement")
    choice = module.parent(otherwise) if otherwise is not None and otherwise.type == "else_clause" else None
    condition = choice.child_by_field_name("condition") if choice is not None else None
    return condition is not None and module.code(condition) == bounds.code


def _offset(module: Module, index: Node, name: str) -> int | None:
    """-1 for `i - 1`, 0 for `i`."""
    code = "".join(module.code(index).split())
    digits = code[len(name) + 1 :]
    if code == name:
        return 0
    if not code.startswith((f"{name}+", f"{name}-")) or not digits.isdecimal():
        return None
    return int(digits) if code[len(name)] == "+" else -int(digits)


def _moved(module: Module, bound: Node | None, offset: int) -> str:
    """`right` for `right + 1` moved by -1."""
    code = module.code(module.unwrap(bound)) if bound is not None else "0"
    if code.isdecimal():
        return str(int(code) + offset)
    base, number = code, 0
    if bound is not None and (inner := module.unwrap(bound)).type == "binary_operator":
        left, operator, right = inner.children[0], module.code(inner.children[1]), module.code(inner.children[-1])
        if operator in _OPPOSITE and right.isdecimal():
            base, number = module.code(left), int(right) if operator == "+" else -int(right)
        elif operator not in ("+", "-", "*", "//", "%"):
            base = f"({code})"
    moved = number + offset
    if not moved:
        return base
    return code if not offset else f"{base} {'+' if moved > 0 else '-'} {abs(moved)}"


def _is_plain(module: Module, node: Node) -> bool:
    return all(part.type in _PLAIN for part in module.walk(node)) and module.annotated_types.is_a(node, "int")


def _adds_one_number(match: Match, module: Module, item: Binding) -> bool:
    """The same int every time, that can be written twice; and no bound depends on the loop's own variable."""
    amount, read = match["amount"], match.get("read")
    if read is not None and module.code(read) != module.code(match["place"]):
        return False
    parts = [amount, match["stop"], *([match["start"]] if match.get("start") is not None else [])]
    if any(module.scopes.binding(name) is item for part in parts for name in module.walk(part, "identifier")):
        return False
    return (_is_plain(module, amount) and amount.type in ("identifier", "integer")) or _is_number_of_text(
        module, amount
    )


def _is_number_of_text(module: Module, amount: Node) -> bool:
    """`int(text)`"""
    if not module.scopes.calls(amount, "int"):
        return False
    arguments = module.arguments(amount)
    return len(arguments) == 1 and module.annotated_types.is_a(arguments[0], "str", "int")


def _outermost(module: Module, loop: Node, binding: Binding) -> Node | None:
    """The outermost loop that does nothing with the list but this."""
    uses = [use.node for use in module.uses.of(binding) if not module.contains(loop, use.node)]
    found = None
    for outer in module.loops.around(loop):
        if outer.type not in ("for_statement", "while_statement"):
            break
        if any(module.contains(outer, node) for node in [*uses, *(write.node for write in binding.writes)]):
            break
        found = outer
    return found


def _is_own_list(match: Match, module: Module, binding: Binding, outer: Node) -> bool:
    """A list of ints that nobody else knows, made before the loops and not seen by what may catch an error in them."""
    write = module.flow.definition(match["items"])
    kind = module.types.of_binding(binding)
    return (
        write is not None
        and write.kind is Kind.ASSIGN
        and write.scope is binding.scope
        and binding.scope.kind in ("module", "function")
        and binding.scope is module.scopes.scope(outer)
        and write.node.end_byte <= outer.start_byte
        and kind is not None
        and kind.name == "list"
        and kind.element is not None
        and kind.element.name == "int"
        and not binding.scope.dynamic
        and not module.scopes.captured(binding)
        and module.effects.is_private(binding)
        and module.within(outer, "try_statement", "with_statement") is None
    )
