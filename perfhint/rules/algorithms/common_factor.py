"""Same factor multiplied with every item of a sum.

Slow:
    for x in numbers[i + 1 :]:
        total += a * x

Fast:
    total += a * sum(numbers[i + 1 :])

Why:
    What is the same in all terms needs to be multiplied once. `sum` adds up the items in C; and a sum of neighbouring
    items can come from sums from the start, without looking at them at all.

When not:
    Floats, whose last digits depend on the order of operations; items that are used in more ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.algorithms._linear import added_to
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety, names

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH120"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement
  left: (identifier) @item
  right: (_) @items
  body: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
  !alternative) @loop
(for_statement
  left: (identifier) @item
  right: (_) @items
  body: (block
    . (expression_statement . [(augmented_assignment) (assignment)] @adding .)
    . (expression_statement . (augmented_assignment operator: "%=") @reducing .) .)
  !alternative) @loop
(for_statement
  left: (pattern_list . (identifier) @first . (identifier) @second .)
  right: (call arguments: (argument_list . (identifier) @pairs . (integer) @_two .)) @combinations
  body: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
  !alternative
  (#eq? @_two "2")) @loop
(call
  function: (identifier) @sum
  arguments: [
    (generator_expression . (binary_operator) @product . (for_in_clause
      left: (pattern_list . (identifier) @first . (identifier) @second .)
      right: (call arguments: (argument_list . (identifier) @pairs . (integer) @_two .)) @combinations) .)
    (argument_list . (list_comprehension . (binary_operator) @product . (for_in_clause
      left: (pattern_list . (identifier) @first . (identifier) @second .)
      right: (call arguments: (argument_list . (identifier) @pairs . (integer) @_two .)) @combinations) .) .)]
  (#eq? @sum "sum")
  (#eq? @_two "2")) @call
"""

SLOW = """\
def products(n):
    numbers = [i * i % 1009 for i in range(n)]
    total = 0
    for i in range(n):
        factor = numbers[i]
        for number in numbers[i + 1 :]:
            total += factor * number
    return total


print(products(3000))
"""

FAST = """\
def products(n):
    numbers = [i * i % 1009 for i in range(n)]
    total = 0
    for i in range(n):
        factor = numbers[i]
        total += factor * sum(numbers[i + 1 :])
    return total


print(products(3000))
"""

_SIMPLE = names("identifier integer binary_operator unary_operator parenthesized_expression")


def rewrite(match: Match, module: Module) -> Finding | None:
    if match.get("call") is not None:
        return _sum_of_pairs(match, module)
    loop = match["loop"]
    total, added = added_to(module, match["adding"])
    if total is None or added is None or not module.annotated_types.is_a(total, "int"):
        return None
    if any(child.type == "async" for child in loop.children) or module.comments(loop):
        return None
    if module.loops.target_used_after(loop) or not module.scopes.means_builtin("sum", module.scopes.scope(loop)):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    pairs = match.get("pairs")
    text = _of_items(match, module, total, added) if pairs is None else _of_pairs(match, module, added)
    if text is None:
        return None
    name = module.code(total)
    line = f"{name} += {text}"
    reducing = match.get("reducing")
    if reducing is not None:
        if not _is_reduced(module, reducing, total, match["item"]):
            return None
        line = f"{name} = ({name} + {text}) % {module.edit.operand(reducing.children[-1])}"
    message = f"`{module.code(added)}` is multiplied for every item; it can be `{text}`"
    return Finding(loop, message, (module.edit.replace_statement(loop, line),))


def _sum_of_pairs(match: Match, module: Module) -> Finding | None:
    """`sum(x * y for x, y in combinations(numbers, 2))`"""
    call, product = match["call"], match["product"]
    if not module.scopes.is_builtin(match["sum"], "sum") or module.comments(call):
        return None
    text = _of_pairs(match, module, product)
    if text is None:
        return None
    message = f"`{module.code(product)}` is worked out for every pair; it can be `{text}`"
    edit = module.edit.replace(call, in_parentheses(module, text, call))
    return Finding(call, message, (edit,), growth="O(n^2) → O(n)")


def _of_items(match: Match, module: Module, total: Node, added: Node) -> str | None:
    """`a * sum(items)`."""
    item, items = module.code(match["item"]), match["items"]
    factors = list(_factors(module, added))
    others = [factor for factor in factors if module.code(factor) != item]
    if len(others) != len(factors) - 1 or not others:
        return None
    words = {module.code(word) for part in (items, *others) for word in module.walk(part, "identifier")}
    if words & {item, module.code(total)} or not all(_is_int(module, factor) for factor in factors):
        return None
    if not all(part.type in _SIMPLE for factor in others for part in module.walk(factor)):
        return None  # it might fail where there are no items
    inner = module.code(items)
    return " * ".join([*(module.edit.operand(factor) for factor in others), f"sum({inner})"])


def _of_pairs(match: Match, module: Module, added: Node) -> str | None:
    """The products of all pairs are half of what the square of the sum has more than the squares."""
    numbers, factors = match["pairs"], [module.code(factor) for factor in _factors(module, added)]
    first, second = module.code(match["first"]), module.code(match["second"])
    if not module.scopes.calls(match["combinations"], "itertools.combinations") or first == second:
        return None
    kind = module.annotated_types.of(numbers)
    if sorted(factors) != sorted([first, second]) or kind is None or kind.name not in ("list", "tuple"):
        return None
    if kind.element is None or kind.element.name != "int":
        return None
    name = module.code(numbers)
    return f"(sum({name}) ** 2 - sum([{first} * {first} for {first} in {name}])) // 2"


def _factors(module: Module, node: Node) -> Iterator[Node]:
    node = module.unwrap(node)
    if node.type == "binary_operator" and node.children[1].type == "*":
        yield from _factors(module, node.children[0])
        yield from _factors(module, node.children[2])
    else:
        yield node


def _is_int(module: Module, node: Node) -> bool:
    return module.annotated_types.is_a(node, "int")


def _is_reduced(module: Module, reducing: Node, total: Node, item: Node) -> bool:
    """`total %= m` of a total that begins at 0: where there are no items it would change nothing."""
    modulus, binding = reducing.children[-1], module.scopes.binding(total)
    if module.code(reducing.children[0]) != module.code(total) or binding is None or not _is_int(module, modulus):
        return False
    if {module.code(word) for word in module.walk(modulus, "identifier")} & {module.code(total), module.code(item)}:
        return False
    if not all(part.type in _SIMPLE for part in module.walk(modulus)) or module.scopes.captured(binding):
        return False
    loop = module.within(reducing, "for_statement")
    return loop is not None and all(
        module.contains(loop, write.node)
        or (write.kind is Kind.ASSIGN and write.value is not None and module.code(write.value) == "0")
        for write in binding.writes
    )
