"""Values that a loop makes longer by making a whole new one each time: `x = join([x, part])`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._before_loop import is_bound_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.rules.api import Binding, Edit, Match, Module, Node, Use

_NEW = frozenset({"call", "list", "tuple", "binary_operator", "list_comprehension", "dictionary", "integer", "float"})
"""Expressions whose value nobody else has, if the call is one that makes something."""


class Growth(NamedTuple):
    """One statement in a loop that alone makes a name's value longer."""

    binding: Binding
    statement: Node
    loop: Node
    """The outermost loop that does nothing else with the name."""
    part: Node
    """What is added."""
    parts: str
    """A name for the list in which the parts can be collected."""

    def edits(self, module: Module, first: str, whole: str) -> list[Edit]:
        """Parts collected in a list, which begins as `first`, and put together once, as `whole`, after the loop."""
        statement = module.statement(self.loop)
        return [
            module.edit.insert_before(statement, f"{self.parts} = {first}"),
            module.edit.replace(self.statement, f"{self.parts}.append({module.code(self.part)})"),
            module.edit.insert_after(statement, f"{self.binding.name} = {whole}"),
        ]


def growth(match: Match, module: Module, name: Node, part: Node) -> Growth | None:
    """The growth of `name` by `part` in the assignment around both; None where the loop could tell the difference."""
    binding = module.scopes.binding(name)
    statement = module.statement(name)
    if binding is None or binding.scope.dynamic or module.comments(statement):
        return None
    if binding.scope.kind == "module":
        if not match.context.is_script or module.scopes.captured(binding):
            return None
    elif binding.scope.kind != "function" or module.scopes.captured(binding):
        return None
    loop = _loop(module, binding, statement)
    if loop is None or module.within(loop, "try_statement", "with_statement") or _reads(module, binding, part):
        return None
    outer = module.statement(loop)
    bound = any(is_bound_before(module, write, outer) for write in binding.writes if write.at <= outer.start_byte)
    if not bound or not module.edit.owns_lines(outer) or not _is_kept(module, part, loop, statement):
        return None
    return Growth(binding, statement, loop, part, module.scopes.fresh_name(f"{binding.name}_parts", outer))


def _loop(module: Module, binding: Binding, statement: Node) -> Node | None:
    """The outermost loop in which nothing but the statement uses the name."""
    nodes = [*binding.reads, *(write.node for write in binding.writes)]
    found = None
    for loop in module.loops.around(statement):
        used = any(module.contains(loop, node) and not module.contains(statement, node) for node in nodes)
        if used or loop.type == "for_in_clause" or module.within(statement, "try_statement"):
            break
        found = loop
    return found if found is None or not module.loops.is_small(found) or found.type == "while_statement" else None


def _reads(module: Module, binding: Binding, part: Node) -> bool:
    return any(module.contains(part, read) for read in binding.reads)


def _is_kept(module: Module, part: Node, loop: Node, statement: Node) -> bool:
    """What is added stays as it is until the loop is over."""
    if part.type in _NEW:
        return True
    binding = module.scopes.binding(part) if part.type == "identifier" else None
    if binding is None:
        return False
    anew = all(module.contains(loop, write.node) for write in binding.writes)
    return anew and not any(_changed_later(module, use, statement) for use in module.uses.of(binding))


def _changed_later(module: Module, use: Use, statement: Node) -> bool:
    return use.node.start_byte > statement.end_byte and module.effects.changes(use)


def keywords(module: Module, arguments: Iterable[Node]) -> str:
    """The keyword arguments, to be put behind another argument."""
    return "".join(f", {module.code(argument)}" for argument in arguments if argument.type == "keyword_argument")
