"""Numbers that became smaller, loops that end earlier, input of which only a part is read."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from perfhint.records import Suspicion, Trick, Weight
from perfhint.verify.spurious.constants import Constants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source import Module

MOST_TOKENS = 6000
LEAST = 10
"""Smaller numbers are lowered for all kinds of reasons."""
MUCH = 2
"""Lowered by this factor it is worth a warning."""
TOLERANCE = 1e-3
_SIZED = frozenset({"bytearray", "bytes", "zeros", "ones", "full", "empty", "deque", "array"})
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Token:
    """A leaf of the tree, or a number with all that is worked out to it."""

    text: str
    node: Node
    number: int | float | None = None


def cut_down(old: Module, new: Module) -> Iterator[Suspicion]:
    """What `new` does less of than `old`, in places that are otherwise the same."""
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) <= MOST_TOKENS:
        yield from _lowered(old, new, before, after)
    yield from _cut(old, new)


def _tokens(module: Module) -> list[Token]:
    constants = Constants(module)
    numbers = {
        node.id: value
        for node, value in constants.outermost
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    found = []
    stack = [module.root]
    while stack:
        node = stack.pop()
        if node.type == "comment":
            continue
        if node.id in numbers:
            found.append(Token(f"{numbers[node.id]!r}", node, numbers[node.id]))
        elif node.type == "string" or not node.child_count:
            inner = _number_in(constants, node)
            found.append(Token(module.code(node), node, inner))
        else:
            stack.extend(reversed(node.children))
    return found


def _number_in(constants: Constants, node: Node) -> int | float | None:
    """The number that a leaf of a constant list or the like is."""
    value: Any = constants.value(node) if node.type in ("integer", "float") else None
    return value if isinstance(value, int | float) else None


def _lowered(old: Module, new: Module, before: list[Token], after: list[Token]) -> Iterator[Suspicion]:
    matcher = SequenceMatcher(None, [each.text for each in before], [each.text for each in after], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "replace" and i_end - i == j_end - j:
            for a, b in zip(before[i:i_end], after[j:j_end], strict=True):
                if a.number is not None and b.number is not None:
                    yield from _compared(new, a.number, b)
        elif tag == "equal":
            for a, b in zip(before[i:i_end], after[j:j_end], strict=True):
                if b.text == "range":
                    yield from _shorter_range(old, new, a.node, b.node)


def _compared(new: Module, was: float, token: Token) -> Iterator[Suspicion]:
    assert token.number is not None
    now = token.number
    if 0 < was < TOLERANCE and now > was:
        told = f"a tolerance was raised from {was!r} to {now!r}"
        yield Suspicion(Trick.CONSTANT_LOWERED, Weight.WARNING, new.line(token.node), told)
    if was < LEAST or not 0 <= now < was:
        return
    name, trick = _meaning(new, token.node)
    what = {
        Trick.BOUND_SHORTENED: f"the loop bound{name and f' {name}'} was lowered",
        Trick.SIZE_SHRUNK: f"the size{name and f' {name}'} was lowered",
    }.get(trick, f"the constant{name and f' {name}'} was lowered")
    weight = Weight.WARNING if now * MUCH <= was else Weight.EXPLANATION
    yield Suspicion(trick, weight, new.line(token.node), f"{what} from {was!r} to {now!r}")


def _meaning(module: Module, node: Node) -> tuple[str, Trick]:
    """The name that a number is given, and what it or the name is good for."""
    parent = module.parent(node)
    if parent is not None and parent.type == "assignment":
        left = parent.child_by_field_name("left")
        binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
        if binding is not None:
            tricks = {_use(module, read) for read in binding.reads}
            return binding.name, next(
                (each for each in (Trick.SIZE_SHRUNK, Trick.BOUND_SHORTENED) if each in tricks), Trick.CONSTANT_LOWERED
            )
    return "", _use(module, node)


def _use(module: Module, node: Node) -> Trick:
    """What a number is good for where it stands."""
    child = node
    for parent in module.ancestors(node):
        if parent.type == "call":
            function = parent.child_by_field_name("function")
            name = module.code(function).rpartition(".")[2] if function is not None else ""
            return {"range": Trick.BOUND_SHORTENED, "islice": Trick.BOUND_SHORTENED}.get(
                name, Trick.SIZE_SHRUNK if name in _SIZED else Trick.CONSTANT_LOWERED
            )
        if parent.type == "binary_operator" and any(each.type in ("list", "string") for each in parent.named_children):
            return Trick.SIZE_SHRUNK
        if parent.type == "while_statement":
            condition = parent.child_by_field_name("condition")
            return (
                Trick.BOUND_SHORTENED if condition is not None and condition.id == child.id else Trick.CONSTANT_LOWERED
            )
        if parent.type in ("block", "module", "slice"):
            return Trick.SIZE_SHRUNK if parent.type == "slice" else Trick.CONSTANT_LOWERED
        child = parent
    return Trick.CONSTANT_LOWERED


def _shorter_range(old: Module, new: Module, was: Node, now: Node) -> Iterator[Suspicion]:
    """The same `range` with other arguments, that are not just numbers."""
    before, after = old.parent(was), new.parent(now)
    if before is None or after is None or before.type != "call" or after.type != "call":
        return
    first, second = old.code(before), new.code(after)
    if first == second or max(len(first), len(second)) > _SHOWN or not _goes_round(new, after):
        return
    if not _names(old, before) & _names(new, after) or _function(old, before) != _function(new, after):
        return
    told = f"the loop goes over {second} instead of {first}"
    yield Suspicion(Trick.BOUND_SHORTENED, Weight.EXPLANATION, new.line(after), told)


def _goes_round(module: Module, call: Node) -> bool:
    return module.within(call, "for_statement", "for_in_clause") is not None


def _names(module: Module, call: Node) -> set[str]:
    """Names in the arguments, but for those of functions: without a common one it is another loop."""
    inside = {name for each in module.arguments(call) for name in map(module.code, module.walk(each, "identifier"))}
    return inside - {"len", "int", "min", "max", "range"}


def _function(module: Module, node: Node) -> str:
    around = module.within(node, "function_definition")
    name = around.child_by_field_name("name") if around is not None else None
    return module.code(name) if name is not None else ""


def _cut(old: Module, new: Module) -> Iterator[Suspicion]:
    """Slices to a fixed length and reads of a fixed size that the original does not have."""
    known = {old.code(node) for node in old.walk(old.root, "subscript", "call")}
    for node in new.walk(new.root, "subscript", "call"):
        if new.code(node) in known:
            continue
        size = _slice_end(new, node) if node.type == "subscript" else _read_size(new, node)
        if size is None or size < LEAST:
            continue
        what = new.code(node.named_children[0])
        told = f"only the first {size} of {what} are used"
        if node.type == "call":
            told = f"{what} reads no more than {size} characters"
        yield Suspicion(Trick.INPUT_CUT, Weight.WARNING, new.line(node), told)


def _slice_end(module: Module, node: Node) -> int | None:
    """N of `x[:N]`."""
    parts = [child for child in node.children if child.type == "slice"]
    if len(parts) != 1 or [child.type for child in parts[0].children] != [":", "integer"]:
        return None
    return _int(module.code(parts[0].children[1]))


def _read_size(module: Module, call: Node) -> int | None:
    """N of `file.read(N)`."""
    function, arguments = call.child_by_field_name("function"), module.arguments(call)
    name = function.child_by_field_name("attribute") if function is not None else None
    if name is None or module.code(name) != "read" or len(arguments) != 1 or module.within(call, "while_statement"):
        return None
    return _int(module.code(arguments[0])) if arguments[0].type == "integer" else None


def _int(code: str) -> int | None:
    try:
        return int(code, 0)
    except ValueError:
        return None
