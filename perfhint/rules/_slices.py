"""Bounds of slices: where they begin and end, and whether they surely lie within the list."""

from __future__ import annotations

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Kind, Module, Node

_SIMPLE = frozenset({"identifier", "integer", "binary_operator", "parenthesized_expression"})

_SHORT = 8
"""A slice of at most this many items is gone through as quickly as a total is looked up."""


def bounds(module: Module, part: Node) -> tuple[Node | None, Node | None] | None:
    """Start, None where it is 0, and end of a slice; None if it has a step."""
    found: list[Node | None] = [None]
    for child in part.children:
        if child.type == ":":
            found.append(None)
        elif child.type != "comment":
            found[-1] = child
    if part.type != "slice" or len(found) != 2:
        return None
    low, high = found
    return (None if low is not None and module.code(low) == "0" else low), high


def difference(module: Module, call: Node, part: Node, holder: Node, statement: Node, sums: str) -> str | None:
    """What gives a total over the slice `part` of `holder` by the list `sums` of totals from the start to each place.

    With a test where the bounds may be negative, or in the wrong order. `call` is what the text will replace.
    """
    ends = bounds(module, part)
    if ends is None or ends == (None, None) or module.comments(call) or _is_short(module, *ends):
        return None
    low, high = ends
    surely = _are_in_order(module, low, high)
    if surely:
        places = [None if bound is None else within(module, bound, holder, statement) for bound in ends]
    elif all(bound is None or is_simple(module, bound) for bound in ends) and not _is_alternative(module, call):
        places = [None if bound is None else module.code(bound) for bound in ends]
    else:
        return None
    text = f"{sums}[{places[1] or -1}]"
    if surely and low is None:
        return text
    if low is not None:
        text += f" - {sums}[{places[0]}]"
    if not surely:
        text += f" if {_in_order(module, low, high, module.code(holder))} else {module.code(call)}"
    return in_parentheses(module, text, call)


def is_counted(module: Module, bound: Node) -> bool:
    """`bound` surely is an int of at least 0."""
    return is_natural(module, bound) and module.types.is_a(bound, "int")


def is_simple(module: Module, bound: Node) -> bool:
    """`i`, `i + 1`, `left - k`: an int that may be worked out several times."""
    return module.annotated_types.is_a(bound, "int") and all(node.type in _SIMPLE for node in module.walk(bound))


def within(module: Module, bound: Node, holder: Node, statement: Node) -> str:
    """`bound`, or where it might be larger than the list, at most the length of the list, as in a slice."""
    code, name = module.code(bound), module.code(holder)
    index, more = bound, 0
    if bound.type == "binary_operator" and module.code(bound).replace(" ", "").endswith("+1"):
        index, more = bound.children[0], 1
    span = looped_over(module, index)
    if span is not None and module.contains(statement, span) and _covers_indexes(module, span, name, up_to=1 - more):
        return code
    return f"min({code}, len({name}))"


def looped_over(module: Module, target: Node) -> Node | None:
    """What the loop goes through that gives `target` its value."""
    write = module.flow.definition(target) if target.type == "identifier" else None
    looped = write is not None and write.kind in (Kind.FOR, Kind.COMPREHENSION)
    return write.origin.child_by_field_name("right") if looped and write is not None else None


def _covers_indexes(module: Module, span: Node, name: str, *, up_to: int) -> bool:
    """`range(len(a))`, `range(len(a) + 1)` if `up_to` is 1, or `enumerate(a)`."""
    arguments = module.arguments(span) if span.type == "call" else []
    if module.scopes.calls(span, "enumerate"):
        return len(arguments) == 1 and module.code(arguments[0]) == name
    if not module.scopes.calls(span, "range") or len(arguments) not in (1, 2):
        return False
    stop = module.code(arguments[-1]).replace(" ", "")
    return stop in (f"len({name})", f"len({name})-1") or (up_to == 1 and stop == f"len({name})+1")


def _is_short(module: Module, low: Node | None, high: Node | None) -> bool:
    """A few items: `a[i:i + 3]`, `a[i - 1:i + 1]`."""
    if low is None or high is None:
        return False
    (start, less), (end, more) = (_split(module, bound) for bound in (low, high))
    return start == end and more - less <= _SHORT


def _split(module: Module, bound: Node) -> tuple[str, int]:
    """("i", 3) for `i + 3`."""
    if bound.type == "binary_operator" and bound.children[-1].type == "integer":
        sign, digits = module.code(bound.children[1]), module.code(bound.children[-1])
        if sign in ("+", "-") and digits.isdecimal():
            return module.code(bound.children[0]), int(digits) if sign == "+" else -int(digits)
    return module.code(bound), 0


def _are_in_order(module: Module, low: Node | None, high: Node | None) -> bool:
    """Surely 0 <= low <= high."""
    if not all(bound is None or is_counted(module, bound) for bound in (low, high)):
        return False
    if low is None or high is None:
        return True
    if high.type == "binary_operator" and module.code(high.children[1]) == "+":
        if module.code(high.children[0]) == module.code(low):
            return True
        if is_natural(module, high.children[-1]):
            high = high.children[0]
    return _starts_at(module, high, low)


def _starts_at(module: Module, high: Node, low: Node) -> bool:
    """`for high in range(low, …)` or `range(low + 1, …)`."""
    span = looped_over(module, high)
    arguments = module.arguments(span) if span is not None and module.scopes.calls(span, "range") else []
    if len(arguments) != 2 or low.type != "identifier":
        return False
    first, binding = arguments[0], module.scopes.binding(low)
    left = first.children[0] if first.type == "binary_operator" and module.code(first.children[1]) == "+" else first
    if first.type == "binary_operator" and not is_natural(module, first.children[-1]):
        return False
    same = module.code(left) == module.code(low) and left.type == "identifier" and binding is not None
    return same and module.flow.definition(left) is module.flow.definition(low)


def _is_alternative(module: Module, call: Node) -> bool:
    """Only worked out where a test failed, as this rule leaves it."""
    choice = module.parent(call)
    return choice is not None and choice.type == "conditional_expression" and choice.named_children[-1].id == call.id


def _in_order(module: Module, low: Node | None, high: Node | None, name: str) -> str:
    """`0 <= low <= high <= len(a)`, but for what is sure."""
    first = high if low is None else low
    steps = [] if first is not None and is_counted(module, first) else ["0"]
    steps += [module.code(bound) for bound in (low, high) if bound is not None]
    return " <= ".join([*steps, f"len({name})"])
