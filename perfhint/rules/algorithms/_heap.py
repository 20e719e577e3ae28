"""A list of ints that is a heap while a loop runs, with the signs turned where the largest item is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.api import Edit, Kind, Role, names

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node, Use

_IMPORT = "from heapq import "
_ANY_ORDER = names("len sum max min any all set sorted")


class Heap(NamedTuple):
    """What happens to the list in the loop, in the words of a heap."""

    items: Binding
    loop: Node
    largest: bool

    @property
    def first(self) -> str:
        """The item that is wanted."""
        return f"-{self.items.name}[0]" if self.largest else f"{self.items.name}[0]"

    def look(self, module: Module, node: Node) -> Edit:
        """The first item in place of `node`."""
        return module.edit.replace(node, in_parentheses(module, self.first, node) if self.largest else self.first)

    def pop(self, module: Module, node: Node) -> list[Edit]:
        """The first item taken out in place of `node`, an expression or a statement."""
        heappop, edits = module.edit.imported("heapq", "heappop", node)
        unused = module.statement(node).id == node.id or module.uses.is_statement(node)
        text = f"{'-' if self.largest and not unused else ''}{heappop}({self.items.name})"
        return [*edits, module.edit.replace(node, in_parentheses(module, text, node) if text[0] == "-" else text)]

    def push(self, module: Module, call: Node) -> list[Edit] | None:
        """`items.append(value)`."""
        heappush, edits = module.edit.imported("heapq", "heappush", call)
        arguments = module.arguments(call)
        if len(arguments) != 1 or arguments[0].type == "list_splat" or module.comments(call):
            return None
        return [*edits, *self._call(heappush, call, arguments[0])]

    def replace(self, module: Module, item: Node) -> list[Edit] | None:
        """`items[0] = value`, or `items[0] -= value`, where `item` is the first one."""
        assignment = module.parent(item)
        value = assignment.child_by_field_name("right") if assignment is not None else None
        if assignment is None or value is None or module.comments(assignment) or value.type == "assignment":
            return None
        if not module.uses.is_statement(assignment):
            return None
        heapreplace, edits = module.edit.imported("heapq", "heapreplace", item)
        if assignment.type == "assignment" and assignment.named_children[0].id == item.id:
            return [*edits, *self._call(heapreplace, assignment, value)]
        operator = assignment.child_by_field_name("operator")
        used = any(module.scopes.binding(word) is self.items for word in module.walk(value, "identifier"))
        if assignment.type != "augmented_assignment" or operator is None or used or module.code(operator) == "**=":
            return None
        new = f"{self.first} {module.code(operator)[:-1]} {module.edit.operand(value)}"
        new = f"-({new})" if self.largest else new
        return [*edits, module.edit.replace(assignment, f"{heapreplace}({self.items.name}, {new})")]

    def _call(self, function: str, whole: Node, value: Node) -> list[Edit]:
        """`function(items, value)` in place of `whole`, where what is in `value` may be changed, too."""
        opening, closing = ("-(", "))") if self.largest else ("", ")")
        start = Edit(whole.start_byte, value.start_byte, f"{function}({self.items.name}, {opening}")
        return [start, Edit(value.end_byte, whole.end_byte, closing)]


def made_heap(module: Module, heap: Heap) -> list[Edit]:
    """The list becomes a heap before the loop; after it, if it is still needed, the items have their signs again."""
    heapify, edits = module.edit.imported("heapq", "heapify", heap.loop)
    turned = f"{heap.items.name} = [-item for item in {heap.items.name}]"
    before = [turned] if heap.largest else []
    edits.append(module.edit.insert_before(heap.loop, *before, f"{heapify}({heap.items.name})"))
    if heap.largest and any(read.start_byte > heap.loop.end_byte for read in heap.items.reads):
        edits.append(module.edit.insert_after(heap.loop, turned))
    return edits


def one_import(edits: list[Edit]) -> list[Edit]:
    """One line that imports all that is needed, in place of one for each."""
    imports = sorted({edit for edit in edits if edit.text.startswith(_IMPORT)}, key=lambda edit: edit.text)
    if not imports:
        return edits
    words = [edit.text.removeprefix(_IMPORT).rstrip() for edit in imports]
    line = imports[0].text.replace(words[0], ", ".join(words), 1)
    return [imports[0]._replace(text=line), *(edit for edit in edits if edit not in imports)]


def is_own_list(module: Module, items: Binding, loop: Node, sorting: Node | None = None) -> bool:
    """A list of ints that nobody else has, made in the loop around `loop`, if there is one.

    `sorting` is a statement that may bind the name again.
    """
    kind = module.annotated_types.of_binding(items)
    outer = next(iter(module.loops.around(loop)), None)
    return (
        kind is not None
        and kind.name == "list"
        and kind.element is not None
        and kind.element.name == "int"
        and module.effects.is_private(items)
        and not module.scopes.captured(items)
        and all(
            write.kind is Kind.ASSIGN
            and write.at <= loop.start_byte
            and (outer is None or module.contains(outer, write.node))
            for write in items.writes
            if sorting is None or not module.contains(sorting, write.node)
        )
    )


def needs_no_order(heap: Heap, use: Use) -> bool:
    """The list is not yet a heap there, or looked at in ways for which its order does not matter."""
    if use.node.start_byte < heap.loop.start_byte:
        return True
    if use.role is Role.ARGUMENT:
        return use.name in _ANY_ORDER
    return use.role in (Role.TRUTH, Role.SEARCHED) or (use.role is Role.METHOD and use.name == "count")
