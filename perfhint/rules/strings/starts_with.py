"""Piece cut out of a text to be compared.

Slow:
    if text[: len(word)] == word:
        count += 1
    while text[i : i + len(word)] == word:
        i += len(word)

Fast:
    if text.startswith(word):
        count += 1
    while text.startswith(word, i):
        i += len(word)

Why:
    The slice makes a new text and copies every character of it, and then all of them are compared. `startswith`
    compares them where they are. It also asks for the length by itself.

When not:
    Objects that are not surely texts: lists have no such method. A piece from a place that may lie beyond the end of
    the text, since there even the empty text is not found.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules._ranges import is_natural
from perfhint.rules._slices import bounds, looped_over
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH450"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(comparison_operator . (subscript subscript: (slice) @piece) @cut . ["==" "!="] @sign . (_) @wanted .) @test
(comparison_operator . (_) @wanted . ["==" "!="] @sign . (subscript subscript: (slice) @piece) @cut .) @test
"""

SLOW = """\
def begins(text):
    found = 0
    starts = [text[:end] for end in range(0, 200000, 5000)]
    for start in starts * 1500:
        if text[: len(start)] == start:
            found += 1
    return found


print(begins("dreamer" * 30000))
"""

FAST = """\
def begins(text):
    found = 0
    starts = [text[:end] for end in range(0, 200000, 5000)]
    for start in starts * 1500:
        if text.startswith(start):
            found += 1
    return found


print(begins("dreamer" * 30000))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    test, cut, wanted = match["test"], match["cut"], match["wanted"]
    holder = cut.named_children[0]
    types = module.annotated_types
    if len(cut.children_by_field_name("subscript")) != 1 or module.comments(test):
        return None
    if not types.is_a(holder, "str") or not types.is_a(wanted, "str") or not is_hot(module, test):
        return None
    if not all(module.effects.is_pure(part, assume_plain=True) for part in (holder, match["piece"], wanted)):
        return None
    call = _instead(module, match["piece"], holder, wanted)
    if call is None:
        return None
    absent = "not " if module.code(match["sign"]) == "!=" else ""
    code = f"{absent}{module.edit.operand(holder)}.{call}"
    if absent and not _takes_not(module, test):
        code = f"({code})"
    message = f"`{module.code(cut)}` is a copy made to be compared; `{call.partition('(')[0]}` compares in place"
    sure = module.types.is_a(holder, "str") and module.types.is_a(wanted, "str")
    return Finding(test, message, (module.edit.replace(test, code),), None if sure else Safety.CHECKED)


def _instead(module: Module, piece: Node, holder: Node, wanted: Node) -> str | None:
    """`startswith(word)`, `startswith(word, i)`, `endswith(word)`, as the bounds of the slice ask for."""
    ends = bounds(module, piece)
    if ends is None:
        return None
    low, high = ends
    code = module.code(wanted)
    if low is None:
        return f"startswith({code})" if high is not None and _is_length(module, high, wanted) else None
    if high is None:
        size = low.named_children[0] if low.type == "unary_operator" and low.children[0].type == "-" else None
        cuts_end = size is not None and _is_length(module, size, wanted) and _has_letters(module, wanted)
        return f"endswith({code})" if cuts_end else None
    if not _ends_after(module, low, high, wanted) or not module.annotated_types.is_a(low, "int"):
        return None
    if not is_natural(module, low) or not (_has_letters(module, wanted) or _is_within(module, low, holder)):
        return None
    return f"startswith({code}, {module.code(low)})"


def _is_length(module: Module, node: Node, wanted: Node) -> bool:
    """`len(word)`."""
    node = module.unwrap(node)
    arguments = module.arguments(node) if module.scopes.calls(node, "len") else []
    return len(arguments) == 1 and _code(module, arguments[0]) == _code(module, wanted)


def _ends_after(module: Module, low: Node, high: Node, wanted: Node) -> bool:
    """`high` is `low + len(word)` or `len(word) + low`."""
    if high.type != "binary_operator" or high.children[1].type != "+":
        return False
    left, right = high.named_children[0], high.named_children[-1]
    start = _code(module, low)
    return (_code(module, left) == start and _is_length(module, right, wanted)) or (
        _code(module, right) == start and _is_length(module, left, wanted)
    )


def _code(module: Module, node: Node) -> str:
    return module.code(module.unwrap(node)).replace(" ", "")


def _has_letters(module: Module, wanted: Node) -> bool:
    """Surely not the empty text: one of several that are written out, or separated by white space."""
    items = looped_over(module, wanted)
    if items is not None and items.type == "identifier":
        items = module.flow.value(items) if _stays(module, items) else None
    if items is None:
        return False
    if items.type in ("list", "tuple", "set"):
        words = module.statements(items)
        return all(each.type == "string" and each.named_child_count == 3 for each in words)
    call = items.child_by_field_name("function") if items.type == "call" else None
    if call is None or call.type != "attribute" or module.arguments(items):
        return False
    return module.code(call.named_children[1]) == "split" and module.types.is_a(call.named_children[0], "str")


def _stays(module: Module, items: Node) -> bool:
    """Nothing is put into the list after it was made."""
    binding = module.scopes.binding(items)
    return (
        binding is not None
        and module.effects.is_private(binding)
        and not any(module.effects.changes(use) for use in module.uses.of(binding))
    )


def _is_within(module: Module, low: Node, holder: Node) -> bool:
    """`for low in range(len(text))`, or up to anything less, or one more."""
    span = looped_over(module, low)
    arguments = module.arguments(span) if span is not None and module.scopes.calls(span, "range") else []
    if len(arguments) not in (1, 2):
        return False
    stop = module.unwrap(arguments[-1])
    if stop.type == "binary_operator" and stop.children[1].type == "+" and module.code(stop.children[2]) == "1":
        stop = module.unwrap(stop.children[0])
    while stop.type == "binary_operator" and stop.children[1].type == "-" and is_natural(module, stop.children[2]):
        stop = module.unwrap(stop.children[0])
    return _is_length(module, stop, holder)


def _takes_not(module: Module, test: Node) -> bool:
    """`not` may stand there without parentheses."""
    parent = module.parent(test)
    return parent is None or parent.type not in ("comparison_operator", "binary_operator", "unary_operator", "await")
