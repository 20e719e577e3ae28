"""String built piece by piece.

Slow:
    text = ""
    for word in words:
        text = text + word + " "

Fast:
    parts = []
    for word in words:
        parts.append(word + " ")
    text = "".join(parts)

Why:
    Strings cannot grow: `+` copies everything built so far into a new one, and the loop becomes quadratic. CPython
    avoids the copy for `text += piece` alone, and only where `text` is a local variable, which still takes about twice
    as long as appending to a list. `"".join` copies each piece once.

When not:
    The loop looks at the text built so far, or something outside the loop may see it half built: an inner function, an
    exception handler around the loop. For a handful of pieces there is no gain.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Safety

ID = "PH401"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(augmented_assignment left: (identifier) @text "+=") @growing
(assignment left: (identifier) @text !type right: (binary_operator)) @growing
"""

SLOW = """\
def table(rows):
    text = ""
    for number in range(rows):
        text = text + str(number) + "\\t"
        if number % 10 == 9:
            text += "\\n"
    return text


print(len(table(30000)))
"""

FAST = """\
def table(rows):
    parts = []
    for number in range(rows):
        parts.append(str(number) + "\\t")
        if number % 10 == 9:
            parts.append("\\n")
    text = "".join(parts)
    return text


print(len(table(30000)))
"""

_HIDING = ("try_statement", "with_statement")


class _Growth(NamedTuple):
    """A statement that makes the text longer."""

    statement: Node
    piece: str
    in_front: bool
    reads: Node | None
    """The text itself on the right-hand side."""


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["text"])
    if binding is None or not _is_hidden_string(module, binding):
        return None
    found = _building_loop(module, match["growing"], binding)
    if found is None:
        return None
    loop, growths = found
    if match["growing"].id != growths[0].statement.id or module.loops.is_small(loop) or _may_show(module, loop):
        return None
    parts = module.scopes.fresh_name("parts", loop)
    start = _start(module, loop, binding, parts)
    if start is None:
        return None
    joined = f"reversed({parts})" if growths[0].in_front else parts
    edits: tuple[Edit, ...] = (
        start,
        *(module.edit.replace(growth.statement, f"{parts}.append({growth.piece})") for growth in growths),
        module.edit.insert_after(loop, f'{binding.name} = "".join({joined})'),
    )
    if binding.scope.kind == "module" and not match.context.is_script:
        edits = ()  # the list would be one more name for those who import it
    if _grows_in_place(module, binding, growths):
        message = f"`{binding.name}` grows piece by piece; only CPython need not copy it each time: join a list once"
        return Finding(match["growing"], message, edits, growth="constant factor")
    message = f"`{binding.name}` is copied whenever a piece is added; collect the pieces in a list and join them once"
    return Finding(match["growing"], message, edits)


def _grows_in_place(module: Module, binding: Binding, growths: list[_Growth]) -> bool:
    """CPython makes room behind a string that nothing but a local variable holds.

    So neither `text += piece` nor `text = text + piece` copies it, and `text = text + one + two` does.
    """
    return (
        binding.scope.kind == "function"
        and not module.scopes.captured(binding)
        and all(growth.reads is None or _is_added_to(growth) for growth in growths)
    )


def _is_added_to(growth: _Growth) -> bool:
    """`text = text + piece`: the text is nearest to the assignment."""
    total = growth.statement.child_by_field_name("right")
    return total is not None and not growth.in_front and total.named_children[0] == growth.reads


def _is_hidden_string(module: Module, binding: Binding) -> bool:
    """Surely a string, in a variable that no other function sees."""
    if binding.scope.kind not in ("function", "module") or binding.scope.dynamic or module.scopes.captured(binding):
        return False
    kind = module.types.of_binding(binding)
    return kind is not None and kind.name == "str"


def _building_loop(module: Module, growing: Node, binding: Binding) -> tuple[Node, list[_Growth]] | None:
    """The outermost loop around `growing` in which the text does nothing but grow, all at the same end; and how."""
    found = None
    for loop in module.loops.around(growing):
        writes = [write.origin for write in binding.writes if module.contains(loop, write.node)]
        growths = [growth for write in writes if (growth := _growth(module, write, binding)) is not None]
        reads = [read.id for read in binding.reads if module.contains(loop, read)]
        if len(growths) < len(writes) or len({growth.in_front for growth in growths}) != 1:
            break
        if set(reads) != {growth.reads.id for growth in growths if growth.reads is not None}:
            break
        found = loop, growths
    return found


def _growth(module: Module, statement: Node, binding: Binding) -> _Growth | None:
    """`s += piece`, `s = s + piece + piece` or `s = piece + piece + s`."""
    right, parent = statement.child_by_field_name("right"), module.parent(statement)
    if right is None or parent is None or parent.type != "expression_statement" or module.comments(statement):
        return None
    if statement.type == "augmented_assignment":
        plus = module.code(statement.children[1]) == "+="
        return _Growth(statement, module.code(right), False, None) if plus else None
    if statement.type != "assignment" or right.type != "binary_operator":
        return None
    last = right.child_by_field_name("right")
    first, second = _first_operands(module, right)
    if second is not None and module.scopes.binding(first) is binding:
        piece = module.data[second.start_byte : right.end_byte].decode()
        return _Growth(statement, piece, False, first)
    if second is not None and last is not None and module.scopes.binding(last) is binding:
        return _Growth(statement, module.code(right.named_children[0]), True, last)
    return None


def _first_operands(module: Module, total: Node) -> tuple[Node, Node | None]:
    """The first two of the operands added up in `total`; only one when other operators are mixed in."""
    first, second = total, None
    while first.type == "binary_operator" and module.code(first.children[1]) == "+":
        first, second = first.children[0], first.children[2]
    return first, second


def _may_show(module: Module, loop: Node) -> bool:
    """Should the loop raise, something might go on with the text as it is by then."""
    function = module.scopes.home(module.scopes.scope(loop)).node
    return any(
        ancestor.type in _HIDING and module.contains(function, ancestor) and not _only_opens(module, ancestor)
        for ancestor in module.ancestors(loop)
    )


def _only_opens(module: Module, statement: Node) -> bool:
    """`with open(…)`, which lets exceptions through."""
    if statement.type != "with_statement":
        return False
    calls = [next(module.walk(item, "call"), None) for item in module.walk(statement.named_children[0], "with_item")]
    return all(call is not None and module.scopes.calls(call, "open") for call in calls)


def _start(module: Module, loop: Node, binding: Binding, parts: str) -> Edit | None:
    """Where the list begins: in place of `s = ""`, or holding what the text surely is before the loop."""
    before = [write for write in binding.writes if write.at <= loop.start_byte]
    first = before[-1] if before else None
    if first is None:
        return None
    if first.kind is Kind.PARAMETER:
        return module.edit.insert_before(loop, f"{parts} = [{binding.name}]")
    block = module.parent(module.statement(first.node))
    if first.kind not in (Kind.ASSIGN, Kind.AUGMENTED) or block is None or not module.contains(block, loop):
        return None
    untouched = not any(first.at <= read.start_byte < loop.start_byte for read in binding.reads)
    beside = module.parent(loop)
    if (
        untouched
        and first.value is not None
        and not first.is_shared
        and first.annotation is None
        and module.code(first.value) in ('""', "''")
        and beside is not None
        and beside.id == block.id
    ):
        return module.edit.replace(first.origin, f"{parts} = []")
    return module.edit.insert_before(loop, f"{parts} = [{binding.name}]")
