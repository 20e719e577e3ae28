"""Queues of which a loop takes everything that was ever put in, in order: a list that grows while it is looped over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use, Write, names

if TYPE_CHECKING:
    from collections.abc import Iterator

_PUTTING = names("append extend")
_TARGETS = names("identifier pattern_list tuple_pattern list_pattern")


class Fifo(NamedTuple):
    """`while queue: item = queue.popleft(); …`, and all that happens to the queue from when it is made to then."""

    binding: Binding
    write: Write
    """What makes the queue that the loop empties."""
    loop: Node
    take: Node
    """The statement `item = queue.popleft()`, with which the body begins."""
    additions: tuple[Use, ...] = ()
    """All calls of `append` and `extend`."""

    @property
    def target(self) -> Node:
        """What is taken: `item`, or `x, y`."""
        return self.take.named_children[0].named_children[0]

    @property
    def condition(self) -> Node:
        """That the queue is not empty."""
        return self.loop.named_children[0]


def fifo_of(module: Module, call: Node) -> Fifo | None:
    """The loop of which `queue.popleft()` or `queue.pop(0)` is the first thing done; None if it is no such loop."""
    take = module.statement(call)
    assignment = take.named_children[0] if take.type == "expression_statement" else take
    body = module.parent(take)
    loop = module.parent(body) if body is not None else None
    if loop is None or body is None or loop.type != "while_statement" or loop.child_by_field_name("body") != body:
        return None
    if assignment.type != "assignment" or assignment.child_by_field_name("right") != call:
        return None
    if assignment.named_children[0].type not in _TARGETS or module.statements(body)[0].id != take.id:
        return None
    queue = call.named_children[0].named_children[0]
    write = module.flow.definition(queue)
    binding = module.scopes.binding(queue)
    if binding is None or write is None or write.kind is not Kind.ASSIGN or write.annotation is not None:
        return None
    fifo = Fifo(binding, write, loop, take)
    if not _is_made_for_loop(module, fifo) or not _tests_for_items(module, fifo):
        return None
    others = [
        use for use in _uses(module, fifo) if use.outer.id != call.id and not module.contains(fifo.condition, use.node)
    ]
    return fifo._replace(additions=tuple(others)) if all(map(_only_adds, others)) else None


def _is_made_for_loop(module: Module, fifo: Fifo) -> bool:
    """Every time the loop begins, the queue was just made, and by no other name than this one."""
    binding, write, loop = fifo.binding, fifo.write, fifo.loop
    start = module.statement(write.node)
    block = module.parent(start)
    if binding.scope.dynamic or module.scopes.captured(binding) or write.is_shared or block is None:
        return False
    if not start.end_byte <= loop.start_byte or not module.contains(block, loop):
        return False
    return all(module.contains(outer, start) for outer in module.loops.around(loop)) and not any(
        module.contains(fifo.target, other.node) for other in binding.writes
    )


def _uses(module: Module, fifo: Fifo) -> Iterator[Use]:
    """What is done with this very queue; as an escape where it may be this one, or comes at another time."""
    for use in module.uses.of(fifo.binding):
        write = module.flow.definition(use.node)
        if write is not None and write is not fifo.write:
            continue
        in_time = fifo.write.at <= use.node.start_byte < fifo.loop.end_byte
        alternative = fifo.loop.child_by_field_name("alternative")
        if write is None or not in_time or (alternative is not None and module.contains(alternative, use.node)):
            yield Use(Role.ESCAPES, use.node, use.outer)
        else:
            yield use


def _only_adds(use: Use) -> bool:
    return use.role is Role.METHOD and use.name in _PUTTING


def _tests_for_items(module: Module, fifo: Fifo) -> bool:
    """The condition is `queue`, `len(queue)`, `len(queue) > 0` and the like."""
    condition = module.unwrap(fifo.condition)
    if module.comments(fifo.condition):
        return False
    if module.scopes.binding(condition) is fifo.binding:
        return True
    if condition.type != "comparison_operator":
        return _is_length(module, condition, fifo.binding)
    parts = [module.code(part) for part in condition.children]
    if len(parts) != 3:
        return False
    left, right = condition.named_children
    if parts[1:] in (["!=", "[]"],):
        return module.scopes.binding(left) is fifo.binding and module.types.is_a(left, "list")
    if parts[1:] in ([">", "0"], ["!=", "0"], [">=", "1"]):
        return _is_length(module, left, fifo.binding)
    return parts[:2] in (["0", "<"], ["0", "!="], ["1", "<="]) and _is_length(module, right, fifo.binding)


def _is_length(module: Module, node: Node, binding: Binding) -> bool:
    return module.scopes.calls(node, "len") and [module.scopes.binding(each) for each in module.arguments(node)] == [
        binding
    ]
