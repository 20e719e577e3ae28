"""Equal pairs counted by comparing every two items.

Slow:
    for i in range(len(words)):
        for j in range(i + 1, len(words)):
            if words[i] == words[j]:
                pairs += 1

Fast:
    pairs += sum(times * (times - 1) // 2 for times in Counter(words).values())

Why:
    n items are n (n - 1) / 2 pairs to compare. A `collections.Counter` tells in one pass how often each item is there,
    and an item that is there c times is in c (c - 1) / 2 equal pairs.

When not:
    Items that cannot be hashed, floats (`nan` is not equal to itself), or anything else that is done with a pair.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.algorithms._lengths import is_length
from perfhint.rules.algorithms._linear import added_to
from perfhint.rules.api import Finding, Match, Module, Node, Safety, Type

ID = "PH170"
SAFETY = Safety.CHECKED  # where the list is shorter than the loops believe, another index is the first that fails
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(for_statement
  left: (identifier) @first
  right: (call function: (identifier) @_range) @outer
  body: (block . (for_statement
    left: (identifier) @second
    right: (call) @inner
    body: (block . (if_statement
      condition: (_) @test
      consequence: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
      !alternative) .)
    !alternative) @nested .)
  !alternative
  (#eq? @_range "range")) @loop
(for_statement
  left: [
    (pattern_list . (identifier) @first . (identifier) @second .)
    (tuple_pattern . (identifier) @first . (identifier) @second .)]
  right: (call arguments: (argument_list . (identifier) @items . (integer) @_two .)) @combinations
  body: (block . (if_statement
    condition: (_) @test
    consequence: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
    !alternative) .)
  !alternative
  (#eq? @_two "2")) @loop
(for_statement
  left: (identifier) @first
  right: (call function: (identifier) @_range) @outer
  body: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def equal_pairs(n):
    words = [str(i * i % 997) for i in range(n)]
    pairs = 0
    for i in range(len(words)):
        for j in range(i + 1, len(words)):
            if words[i] == words[j]:
                pairs += 1
    return pairs


print(equal_pairs(5000))
"""

FAST = """\
from collections import Counter


def equal_pairs(n):
    words = [str(i * i % 997) for i in range(n)]
    pairs = 0
    pairs += sum(times * (times - 1) // 2 for times in Counter(words).values())
    return pairs


print(equal_pairs(5000))
"""


class Pairs(NamedTuple):
    """All pairs of `holder[:stop]`."""

    holder: Node
    stop: Node | None
    """None if it is about the whole list."""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    total, added = added_to(module, match["adding"])
    if total is None or added is None or not module.annotated_types.is_a(total, "int"):
        return None
    pairs = _pairs(match, module, added)
    if pairs is None or not _is_hashed(module, pairs.holder) or not _is_only_counting(match, module, total):
        return None
    counter, edits = module.edit.imported("collections", "Counter", loop)
    text = f"sum(times * (times - 1) // 2 for times in {counter}({_items(match, module, pairs)}).values())"
    message = f"Every two items of `{module.code(pairs.holder)}` are compared; a Counter finds those that are equal"
    edits.append(module.edit.replace_statement(loop, f"{module.code(total)} += {text}"))
    return Finding(loop, message, tuple(edits))


def _items(match: Match, module: Module, pairs: Pairs) -> str:
    """The items as they are taken by the loops: with the same error if there are fewer."""
    name = module.code(pairs.holder)
    if pairs.stop is None or is_length(module, pairs.stop, pairs.holder):
        return name
    index = module.code(match["first"])
    return f"{name}[{index}] for {index} in range({module.code(pairs.stop)})"


# ------------------------------------------------------------------------------------------------ which pairs


def _pairs(match: Match, module: Module, added: Node) -> Pairs | None:
    if match.get("test") is None:
        return _by_count(match, module, added)
    if module.code(added) != "1":
        return None
    sides = _compared(module, match["test"])
    first, second = module.code(match["first"]), module.code(match["second"])
    if match.get("combinations") is not None:
        known = module.scopes.calls(match["combinations"], "itertools.combinations")
        return (
            Pairs(match["items"], None)
            if known and sorted(map(module.code, sides)) == sorted([first, second])
            else None
        )
    holders = [_indexed(module, side) for side in sides]
    if len(holders) != 2 or module.code(holders[0][0]) != module.code(holders[1][0]):
        return None
    if sorted(index for _, index in holders) != sorted([first, second]) or first == second:
        return None
    stop = _triangle(module, match["outer"], match["inner"], first)
    return Pairs(holders[0][0], stop) if stop is not None else None


def _compared(module: Module, test: Node) -> list[Node]:
    """Both sides of `==`."""
    test = module.unwrap(test)
    equal = test.type == "comparison_operator" and len(test.children) == 3 and test.children[1].type == "=="
    return [test.children[0], test.children[2]] if equal else []


def _indexed(module: Module, side: Node) -> tuple[Node, str]:
    """a and "i" of `a[i]`."""
    side = module.unwrap(side)
    if side.type != "subscript" or len(side.named_children) != 2 or side.named_children[0].type != "identifier":
        return side, ""
    return side.named_children[0], module.code(side.named_children[1])


def _triangle(module: Module, outer: Node, inner: Node, index: str) -> Node | None:
    """n where the loops go through all pairs of numbers below n, each once."""
    if not module.scopes.calls(outer, "range") or not module.scopes.calls(inner, "range"):
        return None
    rows, columns = module.arguments(outer), module.arguments(inner)
    if not 1 <= len(rows) <= 2 or not 1 <= len(columns) <= 2:
        return None
    stop = rows[-1]
    starts = {"0"} if len(rows) == 1 else {module.code(rows[0])}
    if len(columns) == 1 or module.code(columns[0]) == "0":
        return stop if starts <= {"0", "1"} and module.code(columns[-1]) == index and _is_plain(module, stop) else None
    if starts != {"0"} or _packed(module, columns[0]) not in (f"{index}+1", f"1+{index}"):
        return None
    end = columns[1]
    same = _packed(module, stop) in (_packed(module, end), f"{_packed(module, end)}-1")
    return end if same and _is_plain(module, end) else None


def _is_plain(module: Module, number: Node) -> bool:
    """`n`, or `len(a)`."""
    return number.type == "identifier" or module.scopes.calls(number, "len")


def _packed(module: Module, node: Node) -> str:
    return "".join(module.code(node).split())


def _by_count(match: Match, module: Module, added: Node) -> Pairs | None:
    """`a[i + 1:].count(a[i])` or `a[:i].count(a[i])` for every i."""
    function, arguments = added.child_by_field_name("function"), module.arguments(added)
    if function is None or function.type != "attribute" or len(arguments) != 1:
        return None
    part, method = function.named_children
    holder, index = _indexed(module, arguments[0])
    if part.type != "subscript" or module.code(method) != "count" or index != module.code(match["first"]):
        return None
    name = module.code(holder)
    later = (f"{name}[{index}+1:]", f"{name}[1+{index}:]")
    if _packed(module, part) not in (*later, f"{name}[:{index}]", f"{name}[0:{index}]"):
        return None
    if not module.annotated_types.is_a(holder, "list", "tuple"):
        return None  # in a text `count` is about parts of it
    numbers = module.arguments(match["outer"]) if module.scopes.calls(match["outer"], "range") else []
    if len(numbers) != 1:
        return None
    stop = numbers[0]
    if _packed(module, part) in later and stop.type == "binary_operator" and _packed(module, stop).endswith("-1"):
        stop = stop.children[0]  # after the last item there are none
    return Pairs(holder, None) if is_length(module, stop, holder) else None


# ------------------------------------------------------------------------------------------------------ guards


def _is_hashed(module: Module, holder: Node) -> bool:
    """A sequence of which equal items have equal hashes, and are equal to themselves."""
    kind = module.annotated_types.of(holder)
    return kind is not None and (
        kind.name == "str" or (kind.name in ("list", "tuple") and _is_settled(module, kind.element))
    )


def _is_settled(module: Module, kind: Type | None) -> bool:
    if kind is not None and kind.name == "tuple" and kind.items is not None:
        return all(_is_settled(module, item) for item in kind.items)
    return kind is not None and kind.name in ("int", "str", "bool", "bytes")


def _is_only_counting(match: Match, module: Module, total: Node) -> bool:
    """Nothing but the total is left of the loops, and they are plain ones over many items."""
    loop, nested = match["loop"], match.get("nested")
    loops = [loop] if nested is None else [loop, nested]
    if any(child.type == "async" for each in loops for child in each.children) or module.comments(loop):
        return False
    if any(module.loops.target_used_after(each) or module.loops.is_small(each) for each in loops):
        return False
    scope = module.scopes.scope(loop)
    if scope.kind not in ("module", "function") or (scope.kind == "module" and not match.context.is_script):
        return False  # others may read the loop's variables
    written = [module.code(name) for name in (match["first"], match.get("second"), total) if name is not None]
    read = [module.code(word) for each in _bounds(match, module) for word in module.walk(each, "identifier")]
    if len(set(written)) != len(written) or set(written) & set(read) or "times" in {*written, *read}:
        return False
    return module.scopes.means_builtin("sum", scope)


def _bounds(match: Match, module: Module) -> list[Node]:
    """What is the same all through the loops: the list, and where it ends."""
    found = [match["items"]] if match.get("items") is not None else module.arguments(match["outer"])
    holders = (
        [] if match.get("test") is None else [_indexed(module, side)[0] for side in _compared(module, match["test"])]
    )
    return found + [holder for holder in holders if holder.type == "identifier" and match.get("items") is None]
